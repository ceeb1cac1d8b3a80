#include "synthetic.h"

#include <math.h>

#include "frontend.h"
#include "reading.h"
#include "tokens.h"
#include "voice.h"

#define TEXT "The moth people have a machine. It turns light into birds, and nobody knows why. " \
    "We asked them twice, on a Tuesday, and they gave us tea and 1,500 photographs of the wall."

static Transcript *
make_transcript (const char *text, const char *language)
{
  Transcript *transcript = transcript_new ();

  transcript->language = transcript_keep (transcript, language, -1);
  transcript_add_paragraph (transcript, SPEAKER_NONE, NANOSECONDS_NONE, text);
  tokens_make_words (transcript);
  return transcript;
}

/* Another language's voice reads the text, behind @lead seconds of silence. Truth is where it says
 * each word. */
static GArray *
make_sound (const Transcript *transcript, const char *voice, double lead, double *starts)
{
  guint n = transcript->words->len;
  g_autofree const char **words = g_new (const char *, n);
  g_auto (VoiceSpeech) speech = { 0 };
  GArray *sound = g_array_new (FALSE, TRUE, sizeof (gint16));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++) {
    words[i] = transcript_get_word (transcript, i)->text;
    starts[i] = NAN;
  }
  g_array_set_size (sound, (guint) (lead * VOICE_RATE));
  voice_select (voice, &error);
  g_assert_no_error (error);
  voice_speech_init (&speech);
  voice_say (words, n, &speech);
  for (guint i = 0; i < speech.phones->len; i++) {
    const VoicePhone *phone = &g_array_index (speech.phones, VoicePhone, i);

    if (phone->kind != VOICE_PAUSE && isnan (starts[phone->word]))
      starts[phone->word] = lead + (double) phone->start / VOICE_RATE;
  }
  g_array_append_vals (sound, speech.samples->data, speech.samples->len);
  return sound;
}

static void
assert_laws (const Transcript *transcript)
{
  for (guint i = 0; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);

    g_assert_cmpuint (word->start % MILLISECOND, ==, 0);
    g_assert_cmpuint (word->end, >, word->start);
    g_assert_cmpint (word->confidence, >=, 0);
    g_assert_cmpint (word->confidence, <=, 100);
    if (i)
      g_assert_cmpuint (word->start, >, word[-1].start);
    if (i)
      g_assert_cmpuint (word[-1].end, <=, word->start);
  }
}

static const struct {
  const char *name, *voice;
  double lead;
} readers[] = {
  { "the-same", "en-us", 0 },
  { "another", "en-gb-scotland", 0 },
  { "late", "en-gb", 3 },
};

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
test_reader (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Transcript) transcript = make_transcript (TEXT, "en-us");
  guint n = transcript->words->len;
  g_autofree double *starts = g_new (double, n), *errors = g_new (double, n);
  g_autoptr (GArray) samples = make_sound (transcript, readers[i].voice, readers[i].lead, starts);
  const AlignSound sound = { (const gint16 *) samples->data, samples->len };
  g_autoptr (GError) error = NULL;

  synthetic_time_words (transcript, &sound, NULL, &error);
  g_assert_no_error (error);
  assert_laws (transcript);
  g_assert_cmpint (transcript->timing, ==, TIMING_SYNTHETIC);
  for (guint k = 0; k < n; k++) {
    double start = (double) transcript_get_word (transcript, k)->start / SECOND;

    errors[k] = isnan (starts[k]) ? 0 : fabs (start - starts[k]);
  }
  qsort (errors, n, sizeof *errors, compare_doubles);
  g_assert_cmpfloat (errors[n / 2], <, 0.03);
  g_assert_cmpfloat (errors[n * 9 / 10], <, 0.25);
}

/* Each is said, and the next one was printed. */
static const char *const sentences[] = {
  "The moth people have a machine.", "Nobody asked us for the key.",
  "We went home before the rain began.", "It was Tuesday, and he knew.",
  "You can see three birds up there.",
};

/* Refused, or doubted in every word. */
static void
test_another_sentence (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Transcript) said = make_transcript (sentences[i], "en-us");
  g_autoptr (Transcript) printed = make_transcript (sentences[(i + 1) % G_N_ELEMENTS (sentences)],
      "en-us");
  g_autofree double *starts = g_new (double, said->words->len);
  g_autoptr (GArray) samples = make_sound (said, "en-gb", 0.3, starts);
  const AlignSound sound = { (const gint16 *) samples->data, samples->len };
  g_autoptr (GError) error = NULL;

  if (!synthetic_time_words (printed, &sound, NULL, &error)) {
    g_assert_error (error, ALIGN_ERROR, ALIGN_ERROR_MISMATCH);
    return;
  }
  for (guint k = 0; k < printed->words->len; k++)
    g_assert_cmpint (transcript_get_word (printed, k)->confidence, <, 50);
}

static const struct {
  const char *name, *language, *text;
  double seconds;
  int code;
} failures[] = {
  { "no-voice", "tlh", TEXT, 10, ALIGN_ERROR_NO_VOICE },
  { "nothing-to-say-in-chinese", "zh-TW", "-", 10, ALIGN_ERROR_NO_AUDIO },
  { "no-sound", "en", TEXT, 0, ALIGN_ERROR_NO_AUDIO },
  { "nothing-to-say", "en", "-", 10, ALIGN_ERROR_NO_AUDIO },
  { "silence", "en", TEXT, 20, ALIGN_ERROR_MISMATCH },
  { "shorter-than-any-speech", "en", TEXT, 0.3, ALIGN_ERROR_MISMATCH },
};

static void
test_failure (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Transcript) transcript = make_transcript (failures[i].text, failures[i].language);
  gsize n = (gsize) (failures[i].seconds * VOICE_RATE);
  g_autofree gint16 *samples = g_new0 (gint16, n + 1);
  const AlignSound sound = { samples, n };
  g_autoptr (GError) error = NULL;

  if (!transcript->words->len)
    transcript_add_word (transcript, failures[i].text, NANOSECONDS_NONE, NANOSECONDS_NONE,
        CONFIDENCE_UNKNOWN);
  g_assert_false (synthetic_time_words (transcript, &sound, NULL, &error));
  g_assert_error (error, ALIGN_ERROR, failures[i].code);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++) {
    g_autofree char *path = g_strconcat ("/synthetic/reader/", readers[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_reader);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++) {
    g_autofree char *path = g_strdup_printf ("/synthetic/another-sentence/%u", (guint) i);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_another_sentence);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (failures); i++) {
    g_autofree char *path = g_strconcat ("/synthetic/failure/", failures[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_failure);
  }
  return g_test_run ();
}
