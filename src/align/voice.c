#include "voice.h"

#include <espeak-ng/speak_lib.h>
#include <math.h>
#include <string.h>

#include "language.h"
#include "melted.h"

#define MAX_KINDS 4096          /* no voice has near as many phones */
#define MAX_CHARS 100000        /* of a call: espeak-ng counts in ints, and hostile text is long */
#define MOST_MELTED 8           /* words that are said as one */

/* 22.05 kHz to VOICE_RATE, as most voices need it: a windowed sinc, REACH samples to each side. */
#define REACH 16
#define PHASES 320              /* 16000 / 22050 = 320 / 441 */
#define ROLL_OFF 0.94           /* of half the lower rate: what passes */

typedef struct {
  const gsize *starts;          /* character each word starts at, and the end */
  guint n_words, word;
  gboolean is_alone;            /* a word that is said to hear how; its sounds make no new kinds */
  GArray *samples, *phones;
} Saying;

static int rate;                /* of the voice; 0: not started */
static GHashTable *kinds;       /* phone's name to its kind */
static GHashTable *alone;       /* word's text to its phones, said by itself */
static char *selected;          /* voice */

/* Women and men of espeak-ng's that differ most: what phones of all of them have in common is nearer
 * to anybody's (read English after one pass: median 31 ms with the plain voice, 21 with these). */
static const char *const variants[] = { "+f2", "+m3", "+f4", "+m7" };

void
voice_speech_init (VoiceSpeech *speech)
{
  speech->samples = g_array_new (FALSE, FALSE, sizeof (gint16));
  speech->phones = g_array_new (FALSE, FALSE, sizeof (VoicePhone));
}

void
voice_speech_clear (VoiceSpeech *speech)
{
  g_clear_pointer (&speech->samples, g_array_unref);
  g_clear_pointer (&speech->phones, g_array_unref);
}

/* "_:", "_", "_!", "_|": pauses of several lengths. */
static guint16
find_kind (const char *name, gboolean may_be_new)
{
  gpointer kind;

  if (*name == '_' || !*name)
    return VOICE_PAUSE;
  kind = g_hash_table_lookup (kinds, name);
  if (!kind && !may_be_new)
    return G_MAXUINT16;
  if (!kind && g_hash_table_size (kinds) < MAX_KINDS) {
    kind = GUINT_TO_POINTER (g_hash_table_size (kinds) + 1);
    g_hash_table_insert (kinds, g_strdup (name), kind);
  }
  return (guint16) GPOINTER_TO_UINT (kind);
}

/* Word events count characters from 1; those of a number's parts may point into it or stand still,
 * and words that melt together ("of the") have one for all. */
static void
note_word (Saying *saying, const espeak_EVENT *event)
{
  while (saying->word + 1 < saying->n_words
      && (gsize) event->text_position > saying->starts[saying->word + 1])
    saying->word++;
}

static void
note_phone (Saying *saying, const espeak_EVENT *event)
{
  char name[sizeof event->id.string + 1] = "";
  VoicePhone phone = { .word = saying->word, .start = (gsize) event->sample };

  memcpy (name, event->id.string, sizeof event->id.string);
  phone.kind = find_kind (name, !saying->is_alone);
  g_array_append_val (saying->phones, phone);
}

static int
on_sound (short *samples, int n_samples, espeak_EVENT *event)
{
  Saying *saying = event->user_data;

  for (; event->type != espeakEVENT_LIST_TERMINATED; event++) {
    saying = event->user_data;
    if (event->type == espeakEVENT_WORD)
      note_word (saying, event);
    else if (event->type == espeakEVENT_PHONEME)
      note_phone (saying, event);
  }
  if (samples && n_samples > 0 && saying)
    g_array_append_vals (saying->samples, samples, (guint) n_samples);
  return 0;
}

static gboolean
start (GError **error)
{
  if (rate)
    return TRUE;
  rate = espeak_Initialize (AUDIO_OUTPUT_SYNCHRONOUS, 0, NULL,
      espeakINITIALIZE_PHONEME_EVENTS | espeakINITIALIZE_DONT_EXIT);
  if (rate <= 0) {
    rate = 0;
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
        "espeak-ng cannot find its voices; install espeak-ng-data");
    return FALSE;
  }
  kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  alone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
      (GDestroyNotify) g_array_unref);
  espeak_SetSynthCallback (on_sound);
  return TRUE;
}

/* "pt-BR", then "pt". Mandarin goes by another name here than where it stands for all Chinese. */
gboolean
voice_select (const char *language, GError **error)
{
  g_autofree char *name = language_is (language, "zh") ? g_strdup ("cmn") : language_tidy (language);
  char *dash = strchr (name, '-');

  if (!start (error))
    return FALSE;
  if (espeak_SetVoiceByName (name) != EE_OK) {
    if (dash)
      *dash = '\0';
    if (!dash || espeak_SetVoiceByName (name) != EE_OK) {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
          "espeak-ng has no voice for the language \"%s\" (install espeak-ng-data if it "
          "lacks voices; --language names another)", language);
      return FALSE;
    }
  }
  g_free (selected);
  selected = g_steal_pointer (&name);
  g_hash_table_remove_all (kinds);
  g_hash_table_remove_all (alone);
  return TRUE;
}

static void
make_filter (float filter[PHASES][2 * REACH], double cutoff)
{
  for (guint phase = 0; phase < PHASES; phase++)
    for (int k = 0; k < 2 * REACH; k++) {
      double at = k - REACH + 1 - (double) phase / PHASES;
      double sinc = at ? sin (G_PI * cutoff * at) / (G_PI * at) : cutoff;

      filter[phase][k] = (float) (sinc * (0.5 + 0.5 * cos (G_PI * at / (REACH + 1))));
    }
}

/* From @rate to VOICE_RATE; any rate, to the nearest of PHASES. */
static void
resample (const GArray *from, GArray *to)
{
  const gint16 *samples = (const gint16 *) from->data;
  const double step = (double) rate / VOICE_RATE;
  float filter[PHASES][2 * REACH];
  gsize n = (gsize) (from->len / step);

  make_filter (filter, MIN (1, 1 / step) * ROLL_OFF);
  for (gsize i = 0; i < n; i++) {
    double at = i * step;
    gssize whole = (gssize) at;
    const float *taps = filter[(guint) ((at - whole) * PHASES)];
    float sum = 0;
    gint16 sample;

    for (gssize k = 0; k < 2 * REACH; k++) {
      gssize source = whole + k - REACH + 1;

      if (source >= 0 && source < (gssize) from->len)
        sum += taps[k] * samples[source];
    }
    sample = (gint16) CLAMP (sum, G_MININT16, G_MAXINT16);
    g_array_append_val (to, sample);
  }
}

static void
keep (const Saying *saying, VoiceSpeech *speech)
{
  gsize before = speech->samples->len;

  resample (saying->samples, speech->samples);
  for (guint i = 0; i < saying->phones->len; i++) {
    VoicePhone phone = g_array_index (saying->phones, VoicePhone, i);

    phone.start = before + MIN ((gsize) ((double) phone.start * VOICE_RATE / rate),
        speech->samples->len - before);
    g_array_append_val (speech->phones, phone);
  }
}

static void
synthesise (Saying *saying, const char *text)
{
  espeak_Synth (text, strlen (text) + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8 | espeakENDPAUSE,
      NULL, saying);
}

static const GArray *
say_alone (const char *text)
{
  GArray *phones = g_hash_table_lookup (alone, text);
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (gint16));
  const gsize starts[] = { 0, strlen (text) };
  Saying saying = { .starts = starts, .n_words = 1, .is_alone = TRUE, .samples = samples };

  if (phones)
    return phones;
  saying.phones = phones = g_array_new (FALSE, FALSE, sizeof (VoicePhone));
  g_hash_table_insert (alone, g_strdup (text), phones);
  synthesise (&saying, text);
  return phones;
}

/* The @n phones of @said are all that speaks for @words [@first, @end). */
static void
part_words (const char *const *words, guint first, guint end, VoicePhone *said, guint n)
{
  g_autoptr (GArray) each = g_array_new (FALSE, FALSE, sizeof (VoicePhone));

  for (guint word = first; word < end && each->len <= MELTED_MOST; word++) {
    const GArray *phones = say_alone (words[word]);

    for (guint i = 0; i < phones->len; i++) {
      VoicePhone phone = g_array_index (phones, VoicePhone, i);

      phone.word = word;
      if (phone.kind != VOICE_PAUSE)
        g_array_append_val (each, phone);
    }
  }
  melted_part (said, n, (const VoicePhone *) each->data, each->len);
}

static void
part_melted (const Saying *saying, const char *const *words)
{
  VoicePhone *phones = (VoicePhone *) saying->phones->data;

  for (guint i = 0, end; i < saying->phones->len; i = end) {
    guint word = phones[i].word, next = saying->n_words;

    for (end = i + 1; end < saying->phones->len && phones[end].word == word;)
      end++;
    if (end < saying->phones->len)
      next = phones[end].word;
    if (next > word + 1)
      part_words (words, word, MIN (next, word + MOST_MELTED), phones + i, end - i);
  }
}

void
voice_vary (guint turn)
{
  g_autofree char *name = g_strconcat (selected, variants[turn % G_N_ELEMENTS (variants)], NULL);

  if (espeak_SetVoiceByName (name) != EE_OK)
    espeak_SetVoiceByName (selected);
}

void
voice_say (const char *const *words, guint n_words, VoiceSpeech *speech)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree gsize *starts = g_new (gsize, n_words + 1);
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (gint16));
  g_autoptr (GArray) phones = g_array_new (FALSE, FALSE, sizeof (VoicePhone));
  Saying saying = { .starts = starts, .n_words = n_words, .samples = samples, .phones = phones };
  gsize chars = 0;

  for (guint i = 0; i < n_words; i++) {
    starts[i] = chars;
    chars += (gsize) g_utf8_strlen (words[i], -1) + 1;
    if (chars < MAX_CHARS)
      g_string_append_printf (text, "%s ", words[i]);
  }
  starts[n_words] = chars;
  synthesise (&saying, text->str);
  part_melted (&saying, words);
  keep (&saying, speech);
}
