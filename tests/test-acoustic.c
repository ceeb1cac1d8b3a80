#include "acoustic.h"

#include "decode.h"
#include "tokens.h"
#include "voice.h"

/* Real speech lies beside the source tree, not in it; the model is a package of its own. */
static char *
truth_path (const char *name)
{
  const char *source = g_getenv ("G_TEST_SRCDIR");

  return g_build_filename (source ? source : ".", "..", "..", "shared", "truth", name, NULL);
}

static gboolean
is_there (const char *path)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_test_skip ("no speech to test with");
  else if (!g_file_test (QUOTH_MODEL_DIRECTORY "/en-us/mdef", G_FILE_TEST_EXISTS))
    g_test_skip ("no acoustic model (Debian: pocketsphinx-en-us)");
  else
    return TRUE;
  return FALSE;
}

static Transcript *
make_transcript (const char *text)
{
  Transcript *transcript = transcript_new ();

  transcript_add_paragraph (transcript, SPEAKER_NONE, NANOSECONDS_NONE, text);
  tokens_make_words (transcript);
  return transcript;
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
      g_assert_cmpuint (word->start, >=, word[-1].end);
  }
}

#define SENTENCE "dr1-fvmh0_sa1.flac"
#define EVERY_WORD_BEFORE 1000   /* the first whose time is known */
#define SAID "She had your dark suit in greasy wash water all year."

/* The text given for a sentence of a second's reading; the words, counted from the first, and where
 * they begin by hand, in milliseconds; a confidence of 0 for what was never said. */
static const struct {
  const char *name, *text;
  struct {
    guint word, start;
  } truth[3];
  int unsaid;                   /* a word; -1: none */
} rows[] = {
  { "as-said", SAID, { { 0, 488 }, { 6, 1682 }, { 10, 2878 } }, -1 },
  { "word-missing", "She had your suit in greasy wash water all year.",
    { { 0, 488 }, { 5, 1682 }, { 9, 2878 } }, -1 },
  { "word-never-said", "She had your dark suit in marvellous greasy wash water all year.",
    { { 0, 488 }, { 7, 1682 }, { 11, 2878 } }, 6 },
  { "sentence-never-said", "The green apples of that garden were never eaten by any of them. " SAID,
    { { 13, 488 }, { 19, 1682 }, { 23, 2878 } }, EVERY_WORD_BEFORE },
  { "direction", "[coughs] She had your dark suit in greasy wash water all year.",
    { { 1, 488 }, { 7, 1682 }, { 11, 2878 } }, 0 },
};

static void
test_sentence (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *path = truth_path ("utterances/" SENTENCE);
  g_autoptr (Transcript) transcript = make_transcript (rows[i].text);
  g_auto (Decoded) decoded = { 0 };
  g_autoptr (GError) error = NULL;

  if (!is_there (path))
    return;
  g_assert_true (decode_whole (path, &(DecodeWatch) { 0 }, &decoded, &error));
  g_assert_true (acoustic_time_words (transcript,
      &(AlignSound) { decoded.samples, decoded.n_samples }, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (transcript->timing, ==, TIMING_ACOUSTIC);
  assert_laws (transcript);
  for (guint k = 0; k < G_N_ELEMENTS (rows[i].truth); k++)
    g_assert_cmpfloat_with_epsilon (
        transcript_get_word (transcript, rows[i].truth[k].word)->start / (double) MILLISECOND,
        rows[i].truth[k].start, 40);
  for (guint k = 0; k < transcript->words->len; k++)
    if (transcript_get_word (transcript, k)->confidence == 0)
      g_assert_true ((int) k == rows[i].unsaid
          || (rows[i].unsaid == EVERY_WORD_BEFORE && k < rows[i].truth[0].word));
}

/* A part of the sentence said before it goes on, and a pause behind, in milliseconds; the word that
 * comes then. The text has it once. */
static const struct {
  const char *name;
  guint first, end, pause, word, start;
} restarts[] = {
  { "broken-off", 1682, 1790, 150, 6, 1682 },           /* "grea- greasy" */
  { "phrase-again", 906, 1603, 50, 3, 987 },            /* "your dark suit, your dark suit in" */
};

static guint
to_samples (guint milliseconds)
{
  return milliseconds * (DECODE_RATE / 1000);
}

/* @sound with what row @i says again. (element-type gint16) (transfer full) */
static GArray *
make_restart (const Decoded *sound, gsize i)
{
  GArray *samples = g_array_new (FALSE, TRUE, sizeof (gint16));
  const guint first = to_samples (restarts[i].first), end = to_samples (restarts[i].end);

  g_array_append_vals (samples, sound->samples, end);
  g_array_set_size (samples, samples->len + to_samples (restarts[i].pause));
  g_array_append_vals (samples, sound->samples + first, (guint) sound->n_samples - first);
  return samples;
}

/* The second time counts. */
static void
test_restart (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *path = truth_path ("utterances/" SENTENCE);
  g_autoptr (Transcript) transcript = make_transcript (SAID);
  g_auto (Decoded) decoded = { 0 };
  g_autoptr (GArray) samples = NULL;
  const guint later = restarts[i].end - restarts[i].first + restarts[i].pause;

  if (!is_there (path))
    return;
  g_assert_true (decode_whole (path, &(DecodeWatch) { 0 }, &decoded, NULL));
  samples = make_restart (&decoded, i);
  g_assert_true (acoustic_time_words (transcript,
      &(AlignSound) { (gint16 *) samples->data, samples->len }, NULL, NULL));
  assert_laws (transcript);
  g_assert_cmpfloat_with_epsilon (
      transcript_get_word (transcript, restarts[i].word)->start / (double) MILLISECOND,
      restarts[i].start + later, 40);
  g_assert_cmpfloat_with_epsilon (transcript_get_word (transcript, 0)->start
      / (double) MILLISECOND, 488, 40);
}

/* What is no speech of this text is said so, and the words keep the laws. */
static void
test_mismatch (void)
{
  g_autofree char *path = truth_path ("utterances/" SENTENCE);
  g_autofree gint16 *silence = g_new0 (gint16, 16000);
  g_autoptr (Transcript) transcript = make_transcript (SAID);
  g_autoptr (GError) error = NULL;

  if (!is_there (path))
    return;
  g_assert_false (acoustic_time_words (transcript, &(AlignSound) { silence, 16000 }, NULL, &error));
  g_assert_error (error, ALIGN_ERROR, ALIGN_ERROR_MISMATCH);
  assert_laws (transcript);
}

#define LIGHTHOUSE "The keeper lights the lamp at dusk. Ships far out count its turns and know where " \
    "they are. In winter nobody comes for weeks, and bread gets short. "
#define BREWERY "Barley is soaked until it sprouts, then dried over a slow fire. What people call hops " \
    "came later. My uncle swears by honey, my aunt by doing nothing at all. "
#define TIMES 38

static char *
repeat (const char *text)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < TIMES; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

/* Minutes of another episode are told by some looks, without a search. */
static void
test_other_episode (void)
{
  g_autofree char *said = repeat (LIGHTHOUSE), *written = repeat (BREWERY);
  g_autoptr (Transcript) transcript = make_transcript (written);
  g_auto (VoiceSpeech) speech = { 0 };
  g_autoptr (GError) error = NULL;
  AlignSound sound;

  if (!g_file_test (QUOTH_MODEL_DIRECTORY "/en-us/mdef", G_FILE_TEST_EXISTS)) {
    g_test_skip ("no acoustic model (Debian: pocketsphinx-en-us)");
    return;
  }
  voice_speech_init (&speech);
  g_assert_true (voice_select ("en", NULL));
  voice_say ((const char *const *) &said, 1, &speech);
  sound = (AlignSound) { (const gint16 *) speech.samples->data, speech.samples->len };
  g_assert_cmpuint (sound.n_samples, >, 300 * 16000);
  g_assert_false (acoustic_time_words (transcript, &sound, NULL, &error));
  g_assert_error (error, ALIGN_ERROR, ALIGN_ERROR_MISMATCH);
  g_assert_cmpuint (transcript_get_word (transcript, 0)->start, ==, NANOSECONDS_NONE);
}

#define LEAVES "They carry their own light home, and nobody asks them what it weighs. "
#define RETURNS "Later that year the company sold its boats and moved away from the coast."

static void
say (const char *text, guint turn, VoiceSpeech *speech)
{
  voice_vary (turn);
  voice_say (&text, 1, speech);
}

/* That comes and goes, as a street's does. */
static void
add_noise (GArray *samples)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  gint loud = 1;

  for (guint i = 0; i < samples->len; i++) {
    gint16 *sample = &g_array_index (samples, gint16, i);

    if (i % 2400 == 0)
      loud = g_rand_int_range (random, 300, 3000);
    *sample = (gint16) CLAMP (*sample / 2 + g_rand_int_range (random, -loud, loud), -32768, 32767);
  }
}

/* What somebody else says for a while, through noise, draws no words to it. */
static void
test_foreign_passage (void)
{
  g_autoptr (Transcript) transcript = make_transcript (LIGHTHOUSE LEAVES RETURNS);
  g_auto (VoiceSpeech) speech = { 0 };
  g_autoptr (GError) error = NULL;
  guint first = 0, from, to;
  AlignSound sound;

  if (!g_file_test (QUOTH_MODEL_DIRECTORY "/en-us/mdef", G_FILE_TEST_EXISTS)) {
    g_test_skip ("no acoustic model (Debian: pocketsphinx-en-us)");
    return;
  }
  while (!g_str_equal (transcript_get_word (transcript, first)->text, "Later"))
    first++;
  voice_speech_init (&speech);
  g_assert_true (voice_select ("en", NULL));
  say (LIGHTHOUSE LEAVES, 0, &speech);
  from = speech.samples->len / 16;
  say (BREWERY BREWERY, 1, &speech);
  to = speech.samples->len / 16;
  say (RETURNS, 0, &speech);
  add_noise (speech.samples);
  sound = (AlignSound) { (const gint16 *) speech.samples->data, speech.samples->len };
  g_assert_true (acoustic_time_words (transcript, &sound, NULL, &error));
  g_assert_cmpuint (transcript_get_word (transcript, first - 1)->end / MILLISECOND, <, from + 300);
  g_assert_cmpuint (transcript_get_word (transcript, first)->start / MILLISECOND, >=, to - 100);
  g_assert_cmpuint (transcript->insertions->len, ==, 1);
}

/* What is left of BREWERY in the sound: the end of a sentence, of which the model makes out so many
 * words, however strange the voice is to it. */
static const struct {
  const char *name, *rest;
  guint n_rest, n_heard;
} cuts[] = {
  { "whole-sentences", "", 0, 0 },
  { "inside-a-sentence", "by honey, my aunt by doing nothing at all. ", 9, 3 },
};

static guint
find_word (const Transcript *transcript, const char *text)
{
  guint i = 0;

  while (!g_str_equal (transcript_get_word (transcript, i)->text, text))
    i++;
  return i;
}

/* A passage was cut out of the sound: what is said keeps its times, what is not takes no more than
 * there is. Beside the cut a word may be lost, or one of the passage be taken for heard, not surely. */
static void
test_cut_passage (gconstpointer data)
{
  const gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (Transcript) transcript = make_transcript (LIGHTHOUSE LEAVES BREWERY RETURNS);
  const guint first = find_word (transcript, "Barley"), later = find_word (transcript, "Later");
  const guint end = later - cuts[row].n_rest;
  g_auto (VoiceSpeech) speech = { 0 };
  g_autoptr (GError) error = NULL;
  guint cut, resumed, n_unheard = 0, n_heard = 0;
  AlignSound sound;

  if (!g_file_test (QUOTH_MODEL_DIRECTORY "/en-us/mdef", G_FILE_TEST_EXISTS)) {
    g_test_skip ("no acoustic model (Debian: pocketsphinx-en-us)");
    return;
  }
  voice_speech_init (&speech);
  g_assert_true (voice_select ("en", NULL));
  say (LIGHTHOUSE LEAVES, 0, &speech);
  cut = speech.samples->len / 16;
  if (cuts[row].n_rest)
    say (cuts[row].rest, 0, &speech);
  resumed = speech.samples->len / 16;
  say (RETURNS, 0, &speech);
  sound = (AlignSound) { (const gint16 *) speech.samples->data, speech.samples->len };
  g_assert_true (acoustic_time_words (transcript, &sound, NULL, &error));
  for (guint i = 0; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);

    n_unheard += word->confidence == 0 && i >= first && i < end;
    n_heard += word->confidence > 0 && i >= end && i < later;
    g_assert_true (word->confidence < 50 || i < first || i >= end);
    g_assert_true (word->confidence > 0 || (i >= first && i <= later));
    g_assert_cmpuint (word->end, >=, word->start + (word->confidence ? MILLISECOND : 0));
    g_assert_true (!i || word->start >= word[-1].end);
  }
  g_assert_cmpuint (transcript_get_word (transcript, first - 1)->end / MILLISECOND, <=, cut + 50);
  g_assert_cmpuint (n_unheard, >=, end - first - 2);
  g_assert_cmpuint (n_heard, >=, cuts[row].n_heard);
  g_assert_cmpuint (transcript_get_word (transcript, end)->start / MILLISECOND, >=, cut - 50);
  g_assert_cmpuint (transcript_get_word (transcript, later)->start / MILLISECOND, >=, resumed - 50);
}

typedef struct {
  guint first, end;
} Lines;

/* Some lines of a talk are in the transcript, others are what is said; then, behind an advertisement,
 * what is said later. */
static const struct {
  const char *name;
  Lines text, said, later;
  guint n_insertions;
} parts[] = {
  { "audio-is-from-the-end", { 0, 80 }, { 70, 74 }, { 0, 0 }, 0 },
  { "audio-is-from-the-middle", { 0, 80 }, { 48, 52 }, { 0, 0 }, 0 },
  { "text-is-from-the-end", { 40, 44 }, { 20, 44 }, { 0, 0 }, 1 },
  { "advertisement-for-a-passage", { 0, 80 }, { 0, 4 }, { 66, 70 }, 1 },
};

static gboolean
are_said (const Lines *lines, guint line)
{
  return line >= lines->first && line < lines->end;
}

static char **
read_talk (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "bench", "other-talk.txt", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return g_strsplit (g_strstrip (text), "\n", -1);
}

/* Where each line begins and ends, in milliseconds. */
static void
say_lines (char **lines, const Lines *said, VoiceSpeech *speech, guint *starts, guint *ends)
{
  for (guint i = said->first; i < said->end; i++) {
    starts[i] = speech->samples->len / 16;
    say (lines[i], 0, speech);
    ends[i] = speech->samples->len / 16;
  }
}

/* Text and sound are of one talk, and most of one of them is not in the other: every word that is
 * said is found in its line, and no other. */
static void
test_part (gconstpointer data)
{
  const gsize row = GPOINTER_TO_SIZE (data);
  g_auto (GStrv) lines = read_talk ();
  g_autoptr (Transcript) transcript = transcript_new ();
  g_auto (VoiceSpeech) speech = { 0 };
  g_autoptr (GError) error = NULL;
  guint starts[100] = { 0 }, ends[100] = { 0 };
  AlignSound sound;

  if (!g_file_test (QUOTH_MODEL_DIRECTORY "/en-us/mdef", G_FILE_TEST_EXISTS)) {
    g_test_skip ("no acoustic model (Debian: pocketsphinx-en-us)");
    return;
  }
  for (guint i = parts[row].text.first; i < parts[row].text.end; i++)
    transcript_add_paragraph (transcript, SPEAKER_NONE, NANOSECONDS_NONE, lines[i]);
  tokens_make_words (transcript);
  voice_speech_init (&speech);
  g_assert_true (voice_select ("en", NULL));
  say_lines (lines, &parts[row].said, &speech, starts, ends);
  if (parts[row].later.end)
    say (BREWERY, 1, &speech);
  say_lines (lines, &parts[row].later, &speech, starts, ends);
  sound = (AlignSound) { (const gint16 *) speech.samples->data, speech.samples->len };
  g_assert_true (acoustic_time_words (transcript, &sound, NULL, &error));
  for (guint i = 0; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);
    const guint line = parts[row].text.first + word->paragraph;

    if (!are_said (&parts[row].said, line) && !are_said (&parts[row].later, line)) {
      g_assert_cmpint (word->confidence, <, 50);
    } else if (word->confidence) {
      g_assert_cmpuint (word->start / MILLISECOND + 300, >=, starts[line]);
      g_assert_cmpuint (word->end / MILLISECOND, <=, ends[line] + 300);
    }
  }
  g_assert_cmpuint (transcript->insertions->len, ==, parts[row].n_insertions);
}

static void
test_no_sound (void)
{
  const gint16 samples[100] = { 0 };
  g_autoptr (Transcript) transcript = make_transcript (SAID);
  g_autoptr (GError) error = NULL;

  g_assert_false (acoustic_time_words (transcript, &(AlignSound) { samples, 100 }, NULL, &error));
  g_assert_error (error, ALIGN_ERROR, ALIGN_ERROR_NO_AUDIO);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/acoustic/sentence/", rows[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_sentence);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (restarts); i++) {
    g_autofree char *path = g_strconcat ("/acoustic/restart/", restarts[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_restart);
  }
  g_test_add_func ("/acoustic/mismatch", test_mismatch);
  g_test_add_func ("/acoustic/other-episode", test_other_episode);
  g_test_add_func ("/acoustic/foreign-passage", test_foreign_passage);
  for (gsize i = 0; i < G_N_ELEMENTS (cuts); i++) {
    g_autofree char *path = g_strconcat ("/acoustic/cut-passage/", cuts[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_cut_passage);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autofree char *path = g_strconcat ("/acoustic/part/", parts[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_part);
  }
  g_test_add_func ("/acoustic/no-sound", test_no_sound);
  return g_test_run ();
}
