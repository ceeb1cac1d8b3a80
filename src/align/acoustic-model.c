/* The files' forms are SphinxTrain's: "mdef" is binary (BMDF), "means", "variances" and
 * "transition_matrices" are arrays behind a header of lines, "sendump" is weights in bytes behind a
 * header of counted strings. All little-endian. */
#include "acoustic-model.h"

#include <math.h>
#include <string.h>

#include "stamps.h"

#define MARK 0x11223344         /* of the byte order */
#define LEAST_VARIANCE 1e-4
#define LEAST_TRANSITION 1e-4
#define WEIGHT_STEP (1024 * 9.9995000333e-5)    /* a byte counts steps of 1024 ln 1.0001 down */
#define MOST_PHONES 255
#define MOST_SENONES 60000

typedef struct {
  char *content;
  const char *at, *end;
} File;

static void
file_clear (File *file)
{
  g_free (file->content);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (File, file_clear)

static gboolean
file_open (File *file, const char *directory, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  gsize length;

  if (!g_file_get_contents (path, &file->content, &length, error))
    return FALSE;
  file->at = file->content;
  file->end = file->content + length;
  return TRUE;
}

/* The next @size bytes, or NULL. */
static const void *
take (File *file, gsize size)
{
  const char *at = file->at;

  if (size > (gsize) (file->end - at))
    return NULL;
  file->at += size;
  return at;
}

/* -1 at the end of the file. */
static gint32
take_number (File *file)
{
  const void *bytes = take (file, sizeof (gint32));
  gint32 number = -1;

  if (bytes)
    memcpy (&number, bytes, sizeof number);
  return GINT32_FROM_LE (number);
}

static gboolean
set_broken (const char *name, GError **error)
{
  g_set_error (error, ALIGN_ERROR, ALIGN_ERROR_MODEL, "%s: not of a model that we know", name);
  return FALSE;
}

static gboolean
take_phone_names (AcousticModel *model, File *file)
{
  const char *start = file->at;

  model->phones = g_new0 (char *, model->n_phones + 1);
  for (guint i = 0; i < model->n_phones; i++) {
    const char *end = memchr (file->at, 0, file->end - file->at);

    if (!end)
      return FALSE;
    model->phones[i] = g_strdup (take (file, end + 1 - file->at));
  }
  return take (file, (4 - (file->at - start) % 4) % 4) != NULL;
}

static guint16 *
find_triphone (const AcousticModel *model, const Triphone *triphone)
{
  gsize n = model->n_phones;

  return &model->triphones[((triphone->place * n + triphone->phone) * n + triphone->left) * n
      + triphone->right];
}

/* Phones of their own come first, then those in context: sequence, transitions, and four bytes. */
static gboolean
take_phones (AcousticModel *model, File *file, guint n_entries)
{
  const guint8 *entry = take (file, n_entries * 12);
  gsize n = model->n_phones, size = PHONE_PLACES * n * n * n;

  if (!entry)
    return FALSE;
  model->is_filler = g_new0 (gboolean, n);
  model->triphones = g_new (guint16, size);
  memset (model->triphones, 0xff, size * sizeof *model->triphones);
  for (guint i = 0; i < n_entries; i++, entry += 12) {
    const guint8 *info = entry + 8;
    gint32 sequence = entry[0] | entry[1] << 8 | entry[2] << 16;
    Triphone triphone = { info[0], info[1], info[2], info[3] };

    if ((guint) sequence >= model->n_sequences || (i < n && (guint) sequence != i))
      return FALSE;
    if (i < n)
      model->is_filler[i] = info[0];
    else if (info[0] < PHONE_PLACES && MAX (MAX (info[1], info[2]), info[3]) < n)
      *find_triphone (model, &triphone) = sequence;
  }
  return TRUE;
}

static gboolean
take_sequences (AcousticModel *model, File *file)
{
  gsize n = (gsize) model->n_sequences * MODEL_STATES;
  const void *bytes = take_number (file) == (gint32) n ? take (file, n * 2) : NULL;

  if (!bytes)
    return FALSE;
  model->sequences = g_memdup2 (bytes, n * 2);
  for (gsize i = 0; i < n; i++) {
    model->sequences[i] = GUINT16_FROM_LE (model->sequences[i]);
    if (model->sequences[i] >= model->n_trained)
      return FALSE;
  }
  return TRUE;
}

/* A senone belongs to the phone whose triphones use it. */
static guint8 *
find_codebooks (const AcousticModel *model)
{
  guint8 *codebooks = g_new0 (guint8, model->n_trained);
  gsize n = model->n_phones;

  for (gsize i = 0; i < PHONE_PLACES * n * n * n; i++)
    for (guint k = 0; k < MODEL_STATES && model->triphones[i] != G_MAXUINT16; k++)
      codebooks[model->sequences[model->triphones[i] * MODEL_STATES + k]] = i / n / n % n;
  for (gsize i = 0; i < n * MODEL_STATES; i++)
    codebooks[model->sequences[i]] = i / MODEL_STATES;
  return codebooks;
}

/* Numbers the senones anew, so that those of a codebook follow each other. */
static void
sort_senones (AcousticModel *model)
{
  g_autofree guint8 *codebooks = find_codebooks (model);
  guint next = 0;

  model->senones = g_new (guint16, model->n_trained);
  model->first_senone = g_new (guint, model->n_phones + 1);
  model->codebooks = g_new0 (guint8, model->n_trained + model->n_phones * MODEL_SENONE_STEP);
  for (guint codebook = 0; codebook < model->n_phones; codebook++) {
    model->first_senone[codebook] = next;
    for (guint i = 0; i < model->n_trained; i++)
      if (codebooks[i] == codebook)
        model->senones[i] = next++;
    next = (next + MODEL_SENONE_STEP - 1) / MODEL_SENONE_STEP * MODEL_SENONE_STEP;
    memset (model->codebooks + model->first_senone[codebook], codebook,
        next - model->first_senone[codebook]);
  }
  model->first_senone[model->n_phones] = model->n_senones = next;
  for (gsize i = 0; i < (gsize) model->n_sequences * MODEL_STATES; i++)
    model->sequences[i] = model->senones[model->sequences[i]];
}

static gboolean
read_definition (AcousticModel *model, const char *directory, GError **error)
{
  g_auto (File) file = { 0 };
  gint32 count[10] = { 0 };

  if (!file_open (&file, directory, "mdef", error))
    return FALSE;
  if (take_number (&file) != 0x46444d42 || take_number (&file) != 1
      || !take (&file, take_number (&file)))
    return set_broken ("mdef", error);
  for (guint i = 0; i < G_N_ELEMENTS (count); i++)
    count[i] = take_number (&file);
  model->n_phones = count[0];
  model->n_trained = count[4];
  model->n_sequences = count[6];
  model->silence = count[9];
  if (count[0] < 1 || count[0] > MOST_PHONES || count[1] < count[0] || count[1] > G_MAXINT32 / 12
      || count[2] != MODEL_STATES || count[5] != count[0] || count[6] < count[0]
      || count[6] >= G_MAXUINT16 || count[4] < 1 || count[4] > MOST_SENONES || count[8] < 0
      || model->silence >= model->n_phones || !take_phone_names (model, &file)
      || !take (&file, (gsize) count[8] * 8) || !take_phones (model, &file, count[1])
      || !take_sequences (model, &file))
    return set_broken ("mdef", error);
  sort_senones (model);
  return TRUE;
}

/* The floats behind the header and the @n_counts counts of an array file, which must be @counts. */
static const float *
take_array (File *file, const gint32 *counts, guint n_counts)
{
  const char *header = g_strstr_len (file->at, MIN (file->end - file->at, 4096), "endhdr\n");

  if (!header)
    return NULL;
  file->at = header + strlen ("endhdr\n");
  if (take_number (file) != MARK)
    return NULL;
  for (guint i = 0; i < n_counts; i++)
    if (take_number (file) != counts[i])
      return NULL;
  return take (file, (gsize) counts[n_counts - 1] * sizeof (float));
}

static float
get_float (const float *array, gsize index)
{
  float value;

  memcpy (&value, (const char *) array + index * sizeof value, sizeof value);
  return value;
}

/* Multiplies the density out, so that it costs two products a feature (no difference to take). */
static void
set_gaussian (float *rows, const float *means, const float *variances, gsize first)
{
  double constant = 0;

  for (guint i = 0; i < FRONTEND_CEPSTRA; i++) {
    double mean = get_float (means, first + i);
    double variance = MAX (get_float (variances, first + i), LEAST_VARIANCE);

    rows[i * MODEL_DENSITIES] = (float) (-0.5 / variance);
    rows[(FRONTEND_CEPSTRA + i) * MODEL_DENSITIES] = (float) (mean / variance);
    constant -= 0.5 * (mean * mean / variance + log (2 * G_PI * variance));
  }
  rows[2 * FRONTEND_CEPSTRA * MODEL_DENSITIES] = (float) constant;
}

static gboolean
read_gaussians (AcousticModel *model, const char *directory, GError **error)
{
  const gint32 n = model->n_phones * MODEL_STREAMS;
  const gint32 counts[] = { model->n_phones, MODEL_STREAMS, MODEL_DENSITIES, FRONTEND_CEPSTRA,
    FRONTEND_CEPSTRA, FRONTEND_CEPSTRA, n * MODEL_DENSITIES * FRONTEND_CEPSTRA };
  g_auto (File) mean_file = { 0 }, variance_file = { 0 };
  const float *means, *variances;

  if (!file_open (&mean_file, directory, "means", error)
      || !file_open (&variance_file, directory, "variances", error))
    return FALSE;
  means = take_array (&mean_file, counts, G_N_ELEMENTS (counts));
  variances = take_array (&variance_file, counts, G_N_ELEMENTS (counts));
  if (!means || !variances)
    return set_broken (means ? "variances" : "means", error);

  model->gaussians = g_aligned_alloc (n, MODEL_ROWS * MODEL_DENSITIES * sizeof (float), 64);
  for (gint32 i = 0; i < n * MODEL_DENSITIES; i++)
    set_gaussian (model->gaussians + (gsize) (i / MODEL_DENSITIES) * MODEL_ROWS * MODEL_DENSITIES
        + i % MODEL_DENSITIES, means, variances, (gsize) i * FRONTEND_CEPSTRA);
  return TRUE;
}

/* Rows of counts; only the ways to stay and to go on to the next state are taken. */
static gboolean
read_transitions (AcousticModel *model, const char *directory, GError **error)
{
  const gint32 n = model->n_phones * MODEL_STATES;
  const gint32 counts[] = { model->n_phones, MODEL_STATES, MODEL_STATES + 1,
    n * (MODEL_STATES + 1) };
  g_auto (File) file = { 0 };
  const float *array;

  if (!file_open (&file, directory, "transition_matrices", error))
    return FALSE;
  array = take_array (&file, counts, G_N_ELEMENTS (counts));
  if (!array)
    return set_broken ("transition_matrices", error);
  model->stay = g_new (float, n);
  model->leave = g_new (float, n);
  for (gint32 i = 0; i < n; i++) {
    gsize at = (gsize) i * (MODEL_STATES + 1) + i % MODEL_STATES;
    double stay = get_float (array, at), leave = get_float (array, at + 1), sum = stay + leave;

    model->stay[i] = (float) log (MAX (sum > 0 ? stay / sum : 0.5, LEAST_TRANSITION));
    model->leave[i] = (float) log (MAX (sum > 0 ? leave / sum : 0.5, LEAST_TRANSITION));
  }
  return TRUE;
}

/* Past the strings of the header, the last of which is empty. */
static gboolean
skip_strings (File *file)
{
  gint32 length = take_number (file);

  while (length > 0 && take (file, length))
    length = take_number (file);
  return length == 0;
}

/* Rounded to the upper half of its bits. */
static guint16
shorten (float value)
{
  guint32 bits;

  memcpy (&bits, &value, sizeof bits);
  return (guint16) ((bits + 0x8000) >> 16);
}

/* Weights lie by stream, density, senone; of a frame the same few densities are wanted for all
 * senones of a codebook. */
static gboolean
read_weights (AcousticModel *model, const char *directory, GError **error)
{
  g_auto (File) file = { 0 };
  const guint8 *bytes;
  guint16 values[256];

  if (!file_open (&file, directory, "sendump", error))
    return FALSE;
  if (!skip_strings (&file) || take_number (&file) != MODEL_DENSITIES
      || take_number (&file) != (gint32) model->n_trained
      || !(bytes = take (&file, (gsize) MODEL_STREAMS * MODEL_DENSITIES * model->n_trained)))
    return set_broken ("sendump", error);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = shorten ((float) exp (-WEIGHT_STEP * i));
  model->weights = g_new0 (guint16, (gsize) model->n_senones * MODEL_STREAMS * MODEL_DENSITIES);
  for (gsize i = 0; i < MODEL_STREAMS * MODEL_DENSITIES; i++)
    for (guint k = 0; k < model->n_trained; k++) {
      guint senone = model->senones[k], codebook = model->codebooks[senone];
      guint first = model->first_senone[codebook], n = model->first_senone[codebook + 1] - first;

      model->weights[(gsize) first * MODEL_STREAMS * MODEL_DENSITIES + i * n + senone - first]
          = values[*bytes++];
    }
  return TRUE;
}

AcousticModel *
acoustic_model_read (const char *directory, GError **error)
{
  g_autoptr (AcousticModel) model = g_new0 (AcousticModel, 1);

  if (read_definition (model, directory, error) && read_gaussians (model, directory, error)
      && read_transitions (model, directory, error) && read_weights (model, directory, error))
    return g_steal_pointer (&model);
  g_prefix_error (error, "no acoustic model (Debian's pocketsphinx-en-us has it): ");
  return NULL;
}

void
acoustic_model_free (AcousticModel *model)
{
  g_strfreev (model->phones);
  g_free (model->is_filler);
  g_free (model->sequences);
  g_free (model->triphones);
  g_free (model->stay);
  g_free (model->leave);
  g_free (model->codebooks);
  g_free (model->senones);
  g_free (model->first_senone);
  g_aligned_free (model->gaussians);
  g_free (model->weights);
  g_free (model);
}

int
acoustic_model_find_phone (const AcousticModel *model, const char *name)
{
  for (guint i = 0; i < model->n_phones; i++)
    if (g_str_equal (model->phones[i], name))
      return i;
  return -1;
}

static guint16
find_in_any_place (const AcousticModel *model, Triphone triphone)
{
  guint16 sequence = *find_triphone (model, &triphone);

  for (guint place = 0; place < PHONE_PLACES && sequence == G_MAXUINT16; place++) {
    triphone.place = place;
    sequence = *find_triphone (model, &triphone);
  }
  return sequence;
}

const guint16 *
acoustic_model_get_senones (const AcousticModel *model, const Triphone *triphone)
{
  Triphone near = *triphone;
  guint16 sequence = G_MAXUINT16;

  if (!model->is_filler[near.phone]) {
    near.left = model->is_filler[near.left] ? model->silence : near.left;
    near.right = model->is_filler[near.right] ? model->silence : near.right;
    sequence = find_in_any_place (model, near);
    if (sequence == G_MAXUINT16 && near.place != PHONE_INTERNAL) {
      near.left = near.place == PHONE_END ? near.left : model->silence;
      near.right = near.place == PHONE_BEGIN ? near.right : model->silence;
      sequence = find_in_any_place (model, near);
    }
  }
  if (sequence == G_MAXUINT16)
    sequence = near.phone;
  return model->sequences + (gsize) sequence * MODEL_STATES;
}
