#include <string.h>

#include "span.h"

/* Words in a span, and the onset and end each gets, in milliseconds. */
static const struct {
  const char *name, *text;
  guint start, stop;
  const char *times;
} spans[] = {
  { "one", "word", 1000, 1300, "1000-1300" },
  { "equal", "abc abc", 0, 500, "0-250 250-500" },
  { "just-fits", "a b c", 7, 10, "7-8 8-9 9-10" },
  { "too-short", "a b c", 7, 9, "7-8 8-9 9-10" },
  { "no-time", "a b", 7, 7, "7-8 8-9" },
  { "backwards", "a b", 7, 3, "7-8 8-9" },
};

/* Two words in a second, and whether the first lasts longer and there is a pause behind it. */
static const struct {
  const char *name, *first, *second;
  gboolean is_longer, has_pause;
} pairs[] = {
  { "letters", "strengthen", "up", TRUE, FALSE },
  { "digits", "2023", "abcd", TRUE, FALSE },
  { "wide", "\346\227\245\346\234\254", "ab", TRUE, FALSE },
  { "sentence", "ab.", "abcd", FALSE, TRUE },
  { "comma", "ab,", "abcd", FALSE, TRUE },
  { "quoted-stop", "ab.\"", "abcd", FALSE, TRUE },
  { "stop-at-the-end", "abcdef", "ab.", TRUE, FALSE },
};

static void
test_pair (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (Transcript) transcript = transcript_new ();
  const Word *first, *second;

  transcript_add_paragraph (transcript, SPEAKER_NONE, NANOSECONDS_NONE, "");
  transcript_add_word (transcript, pairs[i].first, 0, 0, CONFIDENCE_UNKNOWN);
  transcript_add_word (transcript, pairs[i].second, 0, 0, CONFIDENCE_UNKNOWN);
  span_share (transcript, 0, 2, 0, SECOND / 2);

  first = transcript_get_word (transcript, 0);
  second = first + 1;
  g_assert_cmpuint (first->start, ==, 0);
  g_assert_cmpuint (second->end, ==, SECOND / 2);
  g_assert_cmpint (first->end > second->end - second->start, ==, pairs[i].is_longer);
  g_assert_cmpint (second->start > first->end, ==, pairs[i].has_pause);
}

/* Nobody draws a word out for a minute. */
static void
test_silence (void)
{
  g_autoptr (Transcript) transcript = transcript_new ();

  transcript_add_paragraph (transcript, SPEAKER_NONE, NANOSECONDS_NONE, "");
  transcript_add_word (transcript, "yes", 0, 0, CONFIDENCE_UNKNOWN);
  span_share (transcript, 0, 1, SECOND, 60 * SECOND);
  g_assert_cmpuint (transcript_get_word (transcript, 0)->start, ==, SECOND);
  g_assert_cmpuint (transcript_get_word (transcript, 0)->end, >, SECOND + SECOND / 4);
  g_assert_cmpuint (transcript_get_word (transcript, 0)->end, <, 2 * SECOND);
}

/* Onsets and ends of words "abc", "-" for those without, and whether the gaps are filled so. */
static const struct {
  const char *name, *before, *after;
} gaps[] = {
  { "none", "- -", NULL },
  { "all", "5-7 3-4", "5-7 3-4" },
  { "between", "100-200 - - 300-400", "100-200 200-250 250-300 300-400" },
  { "no-room", "100-200 - 200-300", "100-200 200-201 201-300" },
  { "first-at-zero", "- 0-100", "0-1 1-100" },
};

static void
test_fill (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (GString) after = g_string_new (NULL);
  g_auto (GStrv) words = g_strsplit (gaps[i].before, " ", -1);

  transcript_add_paragraph (transcript, SPEAKER_NONE, NANOSECONDS_NONE, "");
  for (guint k = 0; words[k]; k++) {
    gboolean is_timed = *words[k] != '-';
    guint64 end = is_timed ? g_ascii_strtoull (strchr (words[k], '-') + 1, NULL, 10) : 0;

    transcript_add_word (transcript, "abc",
        is_timed ? g_ascii_strtoull (words[k], NULL, 10) * MILLISECOND : NANOSECONDS_NONE,
        is_timed ? end * MILLISECOND : NANOSECONDS_NONE, CONFIDENCE_UNKNOWN);
  }
  g_assert_cmpint (span_fill (transcript), ==, gaps[i].after != NULL);
  for (guint k = 0; gaps[i].after && k < transcript->words->len; k++) {
    const Word *word = transcript_get_word (transcript, k);

    g_string_append_printf (after, "%s%" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT,
        k ? " " : "", word->start / MILLISECOND, word->end / MILLISECOND);
  }
  g_assert_cmpstr (after->str, ==, gaps[i].after ? gaps[i].after : "");
}

/* Before the first time and behind the last, words come at their usual pace. */
static void
test_fill_ends (void)
{
  g_autoptr (Transcript) transcript = transcript_new ();
  const Word *words;

  transcript_add_paragraph (transcript, SPEAKER_NONE, NANOSECONDS_NONE, "");
  for (guint i = 0; i < 3; i++)
    transcript_add_word (transcript, "abc", i == 1 ? 5 * SECOND : NANOSECONDS_NONE,
        i == 1 ? 6 * SECOND : NANOSECONDS_NONE, CONFIDENCE_UNKNOWN);
  g_assert_true (span_fill (transcript));
  words = transcript_get_word (transcript, 0);
  g_assert_cmpuint (words[0].start, >, 4 * SECOND);
  g_assert_cmpuint (words[0].end, ==, 5 * SECOND);
  g_assert_cmpuint (words[2].start, ==, 6 * SECOND);
  g_assert_cmpuint (words[2].end, <, 7 * SECOND);
}

static void
test_share (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (GString) times = g_string_new (NULL);
  g_auto (GStrv) words = g_strsplit (spans[i].text, " ", -1);

  transcript_add_paragraph (transcript, SPEAKER_NONE, NANOSECONDS_NONE, spans[i].text);
  transcript_add_word (transcript, "before", 0, 1, CONFIDENCE_UNKNOWN);
  for (guint k = 0; words[k]; k++)
    transcript_add_word (transcript, words[k], NANOSECONDS_NONE, NANOSECONDS_NONE,
        CONFIDENCE_UNKNOWN);

  span_share (transcript, 1, transcript->words->len, spans[i].start * MILLISECOND,
      spans[i].stop * MILLISECOND);
  for (guint k = 1; k < transcript->words->len; k++) {
    const Word *word = transcript_get_word (transcript, k);

    g_string_append_printf (times, "%s%" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT,
        k > 1 ? " " : "", word->start / MILLISECOND, word->end / MILLISECOND);
  }
  g_assert_cmpstr (times->str, ==, spans[i].times);
  g_assert_cmpuint (transcript_get_word (transcript, 0)->end, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++) {
    g_autofree char *path = g_strconcat ("/span/", spans[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_share);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autofree char *path = g_strconcat ("/span/pair/", pairs[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_pair);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (gaps); i++) {
    g_autofree char *path = g_strconcat ("/span/fill/", gaps[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_fill);
  }
  g_test_add_func ("/span/fill/ends", test_fill_ends);
  g_test_add_func ("/span/silence", test_silence);
  return g_test_run ();
}
