/* Which cue, word and chapter show at a moment. */
#include "subtitles.h"

/* Two cues of two words, the second after a gap; two chapters. Times are in milliseconds. */
static Subtitles *
make (void)
{
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (CueList) cues = cue_list_new ();
  int ann = transcript_add_speaker (transcript, "Ann"), bob = transcript_add_speaker (transcript, "Bob");

  transcript_add_paragraph (transcript, ann, 0, "Hello there");
  transcript_add_word (transcript, "Hello", 1000 * MILLISECOND, 1400 * MILLISECOND, -1);
  transcript_add_word (transcript, "there", 1500 * MILLISECOND, 1900 * MILLISECOND, -1);
  transcript_add_paragraph (transcript, bob, 0, "well & good");
  transcript_add_word (transcript, "well", 3000 * MILLISECOND, 3200 * MILLISECOND, -1);
  transcript_add_word (transcript, "& good", 3200 * MILLISECOND, 3600 * MILLISECOND, -1);
  cue_list_append (cues, &(Cue) { .start = 1000 * MILLISECOND, .end = 2000 * MILLISECOND,
    .text = "<v Ann>Hello\nthere", .first_word = 0, .end_word = 2 });
  cue_list_append (cues, &(Cue) { .start = 3000 * MILLISECOND, .end = 4000 * MILLISECOND,
    .text = "<v Bob>- well &amp; good", .first_word = 2, .end_word = 4 });
  transcript_add_chapter (transcript, NANOSECONDS_NONE, "Nowhere", NULL);
  transcript_add_chapter (transcript, 500 * MILLISECOND, "Greetings", NULL);
  transcript_add_chapter (transcript, 3000 * MILLISECOND, "Large greetings", "https://example.org/");
  return subtitles_new (transcript, cues);
}

#define NONE -1

/* What shows from @time on, and until when. */
static const struct {
  guint64 time;
  int cue, word, chapter;
  guint64 next;
} moments[] = {
  { 0, NONE, NONE, NONE, 500 },
  { 500, NONE, NONE, 0, 1000 },
  { 999, NONE, NONE, 0, 1000 },
  { 1000, 0, 0, 0, 1500 },
  { 1450, 0, 0, 0, 1500 },
  { 1500, 0, 1, 0, 2000 },
  { 1999, 0, 1, 0, 2000 },
  { 2000, NONE, NONE, 0, 3000 },
  { 3000, 1, 2, 1, 3200 },
  { 3200, 1, 3, 1, 4000 },
  { 4000, NONE, NONE, 1, G_MAXUINT64 },
};

static void
test_moments (void)
{
  g_autoptr (Subtitles) subtitles = make ();

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++) {
    Nanoseconds time = moments[i].time * MILLISECOND;
    guint cue = subtitles_find_cue (subtitles, time);
    Nanoseconds next = subtitles_next_change (subtitles, time);

    g_assert_cmpint ((int) cue, ==, moments[i].cue);
    g_assert_cmpint ((int) subtitles_find_word (subtitles, cue, time), ==, moments[i].word);
    g_assert_cmpint ((int) subtitles_find_chapter (subtitles, time), ==, moments[i].chapter);
    g_assert_cmpuint (next, ==, moments[i].next == G_MAXUINT64 ? NANOSECONDS_NONE
        : moments[i].next * MILLISECOND);
  }
}

/* Where each word stands in the text, whatever white space and marks are around it. */
static void
test_words (void)
{
  g_autoptr (Subtitles) subtitles = make ();
  const char *const texts[] = { "Hello", "there", "well", "& good" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    const SubtitleWord *word = subtitles_get_word (subtitles, i);
    const SubtitleCue *cue = subtitles_get_cue (subtitles, i / 2);
    g_autofree char *text = g_strndup (cue->text + word->from, word->to - word->from);

    g_assert_cmpstr (text, ==, texts[i]);
    g_assert_cmpint (word->speaker, ==, (int) i / 2);
  }
  g_assert_cmpstr (subtitles_get_speaker (subtitles, 1), ==, "Bob");
  g_assert_null (subtitles_get_speaker (subtitles, SPEAKER_NONE));
}

static void
test_chapters (void)
{
  g_autoptr (Subtitles) subtitles = make ();

  g_assert_cmpuint (subtitles_find_chapter_named (subtitles, "greetings"), ==, 0);
  g_assert_cmpuint (subtitles_find_chapter_named (subtitles, "LARGE"), ==, 1);
  g_assert_cmpuint (subtitles_find_chapter_named (subtitles, "nothing"), ==, SUBTITLE_NONE);
}

/* Captions of a file: nobody says which words are whose, and cues may overlap. */
static void
test_captions (void)
{
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (CueList) cues = cue_list_new ();
  g_autoptr (Subtitles) subtitles = NULL;

  transcript_add_paragraph (transcript, SPEAKER_NONE, 0, "one two three");
  transcript_add_word (transcript, "one", 0, 1 * SECOND, -1);
  transcript_add_word (transcript, "two", 1 * SECOND, 2 * SECOND, -1);
  transcript_add_word (transcript, "three", 3 * SECOND, 4 * SECOND, -1);
  cue_list_append (cues, &(Cue) { .start = 0, .end = 5 * SECOND, .text = "one <i>two</i>" });
  cue_list_append (cues, &(Cue) { .start = 3 * SECOND, .end = 4 * SECOND, .text = "three" });
  cue_list_append (cues, &(Cue) { .start = 6 * SECOND, .end = 6 * SECOND, .text = "" });
  subtitles = subtitles_new (transcript, cues);
  g_assert_cmpuint (subtitles_get_cue (subtitles, 0)->end_word, ==, 2);
  g_assert_cmpuint (subtitles_get_cue (subtitles, 1)->end_word, ==, 3);
  g_assert_cmpuint (subtitles_find_cue (subtitles, 3500 * MILLISECOND), ==, 1);
  g_assert_cmpuint (subtitles_find_cue (subtitles, 4500 * MILLISECOND), ==, 0);
  g_assert_cmpuint (subtitles_find_cue (subtitles, 6 * SECOND), ==, SUBTITLE_NONE);
  g_assert_cmpuint (subtitles_find_last_cue (subtitles, 6 * SECOND), ==, 2);
}

/* A cue of Ann, of Bob, of both, of two whom nobody names, of words without times. */
static const struct {
  const char *name;
  int speakers[3];              /* of its words "one", "two", "three"; NONE: not named */
  const char *text;
  guint n_voices;
  SubtitleVoice voices[2];      /* the first of them */
  const char *said;
  const char *second;           /* word, where it is not "two" */
} spoken[] = {
  { "one", { 0, 0, 0 }, "one\ntwo three", 1, { { 0, 0, 0 } }, "Ann: one\ntwo three" },
  { "dash-alone", { 1, 1, 1 }, "- one two three", 1, { { 1, 0, 2 } }, "Bob: - one two three" },
  { "two", { 0, 1, 1 }, "- one\n- two three", 2, { { 0, 0, 2 }, { 1, 6, 8 } },
    "Ann: one\nBob: two three" },
  { "no-dash", { 0, 0, 1 }, "one two\nthree", 2, { { 0, 0, 0 }, { 1, 8, 8 } },
    "Ann: one two\nBob: three" },
  { "back", { 0, 1, 0 }, "- one - two - three", 3, { { 0, 0, 2 }, { 1, 6, 8 } },
    "Ann: one Bob: two Ann: three" },
  { "unnamed", { NONE, 1, 1 }, "- one\n- two three", 2, { { NONE, 0, 2 }, { 1, 6, 8 } },
    "one\nBob: two three" },
  { "dash-in-word", { 0, 1, 1 }, "one\n- two three", 2, { { 0, 0, 0 }, { 1, 4, 6 } },
    "Ann: one\nBob: two three", "- two" },
  { "other-words", { 0, 0, 0 }, "what else", 1, { { NONE, 0, 0 } }, "what else" },
};

static Subtitles *
make_spoken (gsize i)
{
  const char *const words[] = { "one", spoken[i].second ? spoken[i].second : "two", "three" };
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (CueList) cues = cue_list_new ();

  transcript_add_speaker (transcript, "Ann");
  transcript_add_speaker (transcript, "Bob");
  for (guint word = 0; word < 3; word++) {
    transcript_add_paragraph (transcript, spoken[i].speakers[word], 0, words[word]);
    transcript_add_word (transcript, words[word], word * SECOND, (word + 1) * SECOND, -1);
  }
  cue_list_append (cues, &(Cue) { .start = 0, .end = 3 * SECOND, .text = spoken[i].text,
    .first_word = 0, .end_word = 3 });
  return subtitles_new (transcript, cues);
}

static void
test_voices (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (Subtitles) subtitles = make_spoken (i);
  g_autofree char *said = subtitles_dup_said (subtitles, 0);
  SubtitleVoice voices[SUBTITLE_VOICES];

  g_assert_cmpuint (subtitles_list_voices (subtitles, 0, voices), ==, spoken[i].n_voices);
  for (guint k = 0; k < MIN (spoken[i].n_voices, 2); k++) {
    g_assert_cmpint (voices[k].speaker, ==, spoken[i].voices[k].speaker);
    g_assert_cmpuint (voices[k].mark, ==, spoken[i].voices[k].mark);
    g_assert_cmpuint (voices[k].from, ==, spoken[i].voices[k].from);
  }
  g_assert_cmpstr (said, ==, spoken[i].said);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/subtitles/moments", test_moments);
  g_test_add_func ("/subtitles/words", test_words);
  g_test_add_func ("/subtitles/chapters", test_chapters);
  g_test_add_func ("/subtitles/captions", test_captions);
  for (gsize i = 0; i < G_N_ELEMENTS (spoken); i++) {
    g_autofree char *name = g_strconcat ("/subtitles/voices/", spoken[i].name, NULL);

    g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_voices);
  }
  return g_test_run ();
}
