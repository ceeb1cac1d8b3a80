/* Viterbi training of hidden Markov models from the speech to be aligned, as aligners without a
 * model of the language do it; see S. Brognaux and T. Drugman, "HMM-Based Speech Segmentation"
 * (2016). The first segmentation is that of a synthetic voice, so there is no flat start. */
#include "monophones.h"

#include <math.h>
#include <string.h>

#include "frontend.h"
#include "voice.h"

#define STATES 3
#define PAUSE_STATE STATES      /* of a row that is a pause */
#define PAUSE_CLASS 0           /* then the phones' states, at the end any sound at all */
#define WIDTH FRONTEND_FEATURES

#define PRIOR 8.0               /* frames that a phone as a whole is worth to each of its states */
#define MIN_VARIANCE 0.2        /* of that of all sound: a rare phone must not fit itself only */
#define REACH 80                /* frames that a round may move a sound */
#define REACH_ROWS 6            /* at least: pauses to be left out */
#define START_WAIT 60.0f        /* nats: words are not lost for a cough */

/* A state of a phone where it stands in the text; rows without a phone are pauses. */
typedef struct {
  guint32 phone;
  guint8 state;
} Row;

struct _Monophones {
  const Reading *reading;
  guint n_frames, n_classes, n_rows;
  float *features;              /* WIDTH a frame */
  Row *rows;
  guint32 *classes;             /* of each row */
  guint8 *flags;                /* of each row */
  guint32 *path;                /* row of each frame, or WARP_WAITING */
  double *count, *sum, *square; /* of each class, and of each of its features */
  float *means, *factors, *constants;
  float *anything;              /* cost of each frame if it is any sound at all */
};

static const ReadingPhone *
get_phone (const Monophones *phones, guint index)
{
  return &g_array_index (phones->reading->phones, ReadingPhone, index);
}

static void
add_row (Monophones *phones, Row row, guint8 flags)
{
  guint kind = get_phone (phones, row.phone)->kind;

  phones->classes[phones->n_rows] = row.state == PAUSE_STATE ? PAUSE_CLASS
      : 1 + STATES * (kind - 1) + row.state;
  phones->flags[phones->n_rows] = flags;
  phones->rows[phones->n_rows++] = row;
}

static gboolean
is_behind_pause (const Monophones *phones)
{
  return phones->n_rows && phones->rows[phones->n_rows - 1].state == PAUSE_STATE;
}

/* A pause may be made between any two words; anything may be heard before a paragraph. */
static void
make_rows (Monophones *phones)
{
  guint n = phones->reading->phones->len, paragraph = 0;
  const GArray *paragraphs = phones->reading->paragraphs;

  for (guint32 i = 0; i < n; i++) {
    const ReadingPhone *phone = get_phone (phones, i);

    if (paragraph < paragraphs->len
        && phone->frame >= g_array_index (paragraphs, guint, paragraph)) {
      add_row (phones, (Row) { i, PAUSE_STATE }, WARP_MAY_WAIT | WARP_MAY_LEAP);
      paragraph++;
    } else if ((phone->kind == VOICE_PAUSE || phone->word != phone[-1].word)
        && !is_behind_pause (phones))
      add_row (phones, (Row) { i, PAUSE_STATE }, WARP_MAY_LEAP);
    for (guint8 state = 0; phone->kind != VOICE_PAUSE && state < STATES; state++)
      add_row (phones, (Row) { i, state }, 0);
  }
  add_row (phones, (Row) { n - 1, PAUSE_STATE }, WARP_MAY_WAIT);
}

static guint
count_kinds (const Reading *reading)
{
  guint most = 0;

  for (guint i = 0; i < reading->phones->len; i++)
    most = MAX (most, g_array_index (reading->phones, ReadingPhone, i).kind);
  return most;
}

Monophones *
monophones_new (const Reading *reading, const float *cepstra, guint n_frames)
{
  Monophones *phones = g_new0 (Monophones, 1);
  gsize most = reading->phones->len * (STATES + 1) + 1, floats;

  phones->reading = reading;
  phones->n_frames = n_frames;
  phones->n_classes = 1 + STATES * count_kinds (reading) + 1;
  phones->rows = g_new (Row, most);
  phones->classes = g_new (guint32, most);
  phones->flags = g_new (guint8, most);
  make_rows (phones);

  phones->features = g_new (float, (gsize) n_frames * WIDTH);
  for (guint i = 0; i < n_frames; i++)
    frontend_get_features (cepstra, n_frames, i, phones->features + (gsize) i * WIDTH);
  phones->path = g_new (guint32, n_frames);
  phones->anything = g_new (float, n_frames);
  floats = (gsize) phones->n_classes * WIDTH;
  phones->count = g_new (double, phones->n_classes);
  phones->sum = g_new (double, floats);
  phones->square = g_new (double, floats);
  phones->means = g_new (float, floats);
  phones->factors = g_new (float, floats);
  phones->constants = g_new (float, phones->n_classes);
  return phones;
}

void
monophones_free (Monophones *phones)
{
  g_free (phones->rows);
  g_free (phones->classes);
  g_free (phones->flags);
  g_free (phones->features);
  g_free (phones->path);
  g_free (phones->anything);
  g_free (phones->count);
  g_free (phones->sum);
  g_free (phones->square);
  g_free (phones->means);
  g_free (phones->factors);
  g_free (phones->constants);
  g_free (phones);
}

/* First frame of sound in which the reading has come to each of its frames, and the end. */
static guint32 *
invert_path (const Monophones *phones, const guint32 *path)
{
  guint n = phones->reading->n_frames, next = 0;
  guint32 *when = g_new (guint32, n + 1);

  for (guint i = 0; i < phones->n_frames; i++)
    while (path[i] != WARP_WAITING && next <= path[i])
      when[next++] = i;
  while (next <= n)
    when[next++] = phones->n_frames;
  return when;
}

/* States share their phone's time. */
void
monophones_start (Monophones *phones, const guint32 *path)
{
  const GArray *all = phones->reading->phones;
  g_autofree guint32 *when = invert_path (phones, path);

  for (guint i = 0; i < phones->n_frames; i++)
    phones->path[i] = WARP_WAITING;
  for (guint32 i = 0; i < phones->n_rows; i++) {
    const Row *row = phones->rows + i;
    const ReadingPhone *phone = get_phone (phones, row->phone);
    guint begin = when[phone->frame];
    guint end = when[row->phone + 1 < all->len ? phone[1].frame : phones->reading->n_frames];
    guint length = end - begin;

    if (row->state != PAUSE_STATE) {
      end = begin + length * (row->state + 1) / STATES;
      begin += length * row->state / STATES;
    } else if (phone->kind != VOICE_PAUSE)
      continue;
    for (guint frame = begin; frame < end; frame++)
      if (path[frame] != WARP_WAITING)
        phones->path[frame] = i;
  }
}

static void
add_frame (Monophones *phones, guint class, const float *frame)
{
  double *sum = phones->sum + (gsize) class * WIDTH;
  double *square = phones->square + (gsize) class * WIDTH;

  phones->count[class]++;
  for (guint k = 0; k < WIDTH; k++) {
    sum[k] += frame[k];
    square[k] += (double) frame[k] * frame[k];
  }
}

static void
count_frames (Monophones *phones)
{
  gsize floats = (gsize) phones->n_classes * WIDTH;

  memset (phones->count, 0, phones->n_classes * sizeof (double));
  memset (phones->sum, 0, floats * sizeof (double));
  memset (phones->square, 0, floats * sizeof (double));
  for (guint i = 0; i < phones->n_frames; i++) {
    const float *frame = phones->features + (gsize) i * WIDTH;

    if (phones->path[i] != WARP_WAITING)
      add_frame (phones, phones->classes[phones->path[i]], frame);
    add_frame (phones, phones->n_classes - 1, frame);
  }
}

typedef struct {
  double count, mean, square;
} Moments;

/* What @n classes from @first on have together in feature @k, and @weight of @prior. */
static Moments
pool (const Monophones *phones, guint first, guint n, guint k, Moments prior, double weight)
{
  Moments all = { weight, weight * prior.mean, weight * prior.square };

  for (guint i = first; i < first + n; i++) {
    all.count += phones->count[i];
    all.mean += phones->sum[(gsize) i * WIDTH + k];
    all.square += phones->square[(gsize) i * WIDTH + k];
  }
  all.mean /= all.count;
  all.square /= all.count;
  return all;
}

/* A state leans on its phone, and that on all sound, the more the less was heard of it. */
static void
learn_class (Monophones *phones, guint class)
{
  const Moments nothing = { 0 };
  guint any = phones->n_classes - 1;

  phones->constants[class] = 0;
  for (guint k = 0; k < WIDTH; k++) {
    Moments all = pool (phones, any, 1, k, nothing, 0), state = all;
    double all_variance = MAX (all.square - all.mean * all.mean, 1e-6), variance;

    if (class != PAUSE_CLASS && class != any)
      state = pool (phones, 1 + (class - 1) / STATES * STATES, STATES, k, all, PRIOR);
    if (class != any)
      state = pool (phones, class, 1, k, state, PRIOR);
    variance = MAX (state.square - state.mean * state.mean, MIN_VARIANCE * all_variance);
    phones->means[(gsize) class * WIDTH + k] = (float) state.mean;
    phones->factors[(gsize) class * WIDTH + k] = (float) (1 / variance);
    phones->constants[class] += (float) log (variance);
  }
}

/* The rows near where each frame was: as far as REACH frames to each side. */
static void
choose_rows (const Monophones *phones, guint32 *first, guint32 *end)
{
  guint n = phones->n_frames;
  g_autofree guint32 *rows = g_new (guint32, n);

  for (guint i = 0, row = 0; i < n; i++)
    rows[i] = row = phones->path[i] == WARP_WAITING ? row : phones->path[i];
  for (guint i = 0; i < n; i++) {
    guint low = rows[i > REACH ? i - REACH : 0], high = rows[MIN (i + REACH, n - 1)];

    first[i] = low > REACH_ROWS ? low - REACH_ROWS : 0;
    end[i] = MIN (high + REACH_ROWS + 1, phones->n_rows);
  }
  end[n - 1] = phones->n_rows;
}

gboolean
monophones_train (Monophones *phones)
{
  guint n = phones->n_frames, any = phones->n_classes - 1;
  g_autofree guint32 *first = g_new (guint32, n), *end = g_new (guint32, n);
  const WarpShapes shapes = { WIDTH, phones->means, phones->factors, phones->constants };
  const WarpRows rows = { .shapes = &shapes, .n_rows = phones->n_rows, .classes = phones->classes,
    .flags = phones->flags, .start_wait_cost = START_WAIT };
  const WarpFrames frames = { .n_frames = n, .features = phones->features, .first = first,
    .end = end, .wait_costs = phones->anything };

  count_frames (phones);
  for (guint i = 0; i < phones->n_classes; i++)
    learn_class (phones, i);
  for (guint i = 0; i < n; i++)
    phones->anything[i] = warp_measure (&shapes, phones->features + (gsize) i * WIDTH, any);
  choose_rows (phones, first, end);
  return warp_find (&rows, &frames, phones->path);
}

guint32
monophones_get_phone (const Monophones *phones, guint frame, float *evidence)
{
  const WarpShapes shapes = { WIDTH, phones->means, phones->factors, phones->constants };
  guint32 row = phones->path[frame];

  if (row == WARP_WAITING || phones->rows[row].state == PAUSE_STATE)
    return MONOPHONES_NONE;
  *evidence = phones->anything[frame] - warp_measure (&shapes,
      phones->features + (gsize) frame * WIDTH, phones->classes[row]);
  return phones->rows[row].phone;
}

gboolean
monophones_is_waiting (const Monophones *phones, guint frame)
{
  return phones->path[frame] == WARP_WAITING;
}
