#include "span.h"

/* Words in a span, and the onset and end each gets, in milliseconds. */
static const struct {
  const char *name, *text;
  guint start, stop;
  const char *times;
} spans[] = {
  { "one", "word", 1000, 1500, "1000-1500" },
  { "equal", "abc def", 0, 1000, "0-500 500-1000" },
  { "by-letters", "a abc", 0, 602, "0-201 201-602" },
  { "sentence", "ab. cd", 0, 1302, "0-301 1001-1302" },
  { "comma", "ab, cd", 0, 902, "0-301 601-902" },
  { "quoted-stop", "ab.\" cd", 0, 1302, "0-301 1001-1302" },
  { "no-pause-at-the-end", "cd ab.", 0, 602, "0-301 301-602" },
  { "digits", "23 abcdefgh", 0, 1802, "0-901 901-1802" },
  { "wide", "\346\227\245 abc", 0, 802, "0-401 401-802" },
  { "no-letters", "& %", 0, 1000, "0-500 500-1000" },
  { "just-fits", "a b c", 7, 10, "7-8 8-9 9-10" },
  { "too-short", "a b c", 7, 9, "7-8 8-9 9-10" },
  { "no-time", "a b", 7, 7, "7-8 8-9" },
  { "backwards", "a b", 7, 3, "7-8 8-9" },
};

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
  return g_test_run ();
}
