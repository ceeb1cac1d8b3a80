/* JSON of recognisers and aligners, tests/corpus/FORMAT/FILE: who says what, and when. */
#include <string.h>

#include "captions.h"
#include "described.h"

static const struct {
  const char *format, *file, *said, *words;     /* "onset-end/confidence" of each */
} rows[] = {
  { "aeneas", "a.json", "0.000 -: Hello there, all of you. One two.\n",
    "0-619/-1 619-1161/-1 1488-1859/-1 1859-2145/-1 2145-2680/-1 2680-3000/-1 3000-4000/-1 " },
  { "assemblyai", "a.json", "= 0.250 Opening\n0.250 *Speaker A: Hello there.\n1.500 *Speaker B: Yes, hi!\n",
    "250-650/98 700-1100/100 1500-1700/-1 1700-2100/50 " },
  { "aws", "a.json", "0.250 *spk_0: Hello there.\n1.500 *spk_1: Yes, hi.\n",
    "250-650/97 700-1100/100 1500-1700/50 1700-2100/50 " },
  { "aws", "channels.json", "0.250 *ch_0: Hello there.\n1.500 *ch_1: Yes, hi.\n",
    "250-650/97 700-1100/100 1500-1700/50 1700-2100/50 " },
  { "deepgram", "a.json", "0.250 *Speaker 0: Hello there.\n1.500 *Speaker 1: Yes, hi\n",
    "250-650/97 700-1100/90 1500-1700/80 1700-2100/50 " },
  { "deepgram", "two.json", "0.250 *Speaker 0: hello\n1.500 *Speaker 1: yes\n5.000 *Speaker 0: bye\n",
    "250-650/-1 1500-1700/-1 5000-6000/-1 " },
  { "segments-json", "list.json", "0.250 *Ada Byrne: Hello there.\n1.500 *Ken: Yes, hi.\n60.000 Ken: Bye.\n",
    "250-694/-1 694-1200/-1 1500-1694/-1 1864-2100/-1 60000-60900/-1 " },
  { "segments-json", "clocks.json", "1.000 *Ada Byrne: Hello there.\n5.500 *Ken: Yes, hi.\n",
    "1000-1853/-1 1853-2824/-1 5500-6010/-1 6460-7079/-1 " },
  { "segments-json", "podlove.json", "1.000 *Ada Byrne: Hello there.\n2.500 *2: Yes.\n",
    "1000-1701/-1 1701-2500/-1 2500-4000/-1 " },
  { "segments-json", "monologues.json", "0.250 *Speaker 0: Hello there.\n1.500 *Speaker 1: Yes.\n",
    "250-650/-1 700-1100/-1 1500-1700/-1 " },
  { "whisper", "gentle.json", "0.250 -: Hello there, all.\n", "250-650/-1 650-1700/-1 1700-2100/-1 " },
};

static void
test_row (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  const Format *format = format_for_name (rows[i].format);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "corpus", rows[i].format, rows[i].file,
      NULL);
  g_autofree char *text = NULL, *said = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (Transcript) transcript = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  g_assert_true (format_for_content (text, length) == format);
  transcript = read_captions (format, text, length, &error);
  g_assert_no_error (error);
  said = described (transcript);
  g_assert_cmpstr (said, ==, rows[i].said);
  for (guint n = 0; n < transcript->words->len; n++) {
    const Word *word = transcript_get_word (transcript, n);

    g_string_append_printf (words, "%u-%u/%d ", (guint) nanoseconds_to_milliseconds (word->start),
        (guint) nanoseconds_to_milliseconds (word->end), word->confidence);
  }
  g_assert_cmpstr (words->str, ==, rows[i].words);
}

static void
test_language (void)
{
  static const char *const told[][3] = {
    { "assemblyai", "{\"words\":[{\"text\":\"a\"}],\"language_code\":\"en_us\"}", "en-us" },
    { "assemblyai", "{\"words\":[{\"text\":\"a\"}],\"language_code\":null}", NULL },
    { "aws", "{\"results\":{\"items\":[{\"alternatives\":[{\"content\":\"a\"}]}],"
      "\"language_code\":\"de-DE\"}}", "de-DE" },
    { "deepgram", "{\"results\":{\"channels\":[{\"alternatives\":[{\"words\":[{\"word\":\"a\"}]}],"
      "\"detected_language\":\"de\"}]}}", "de" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (told); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (Transcript) transcript = read_captions (format_for_name (told[i][0]), told[i][1],
        strlen (told[i][1]), &error);

    g_assert_no_error (error);
    g_assert_cmpstr (transcript->language, ==, told[i][2]);
  }
}

/* What is no such JSON is said, with its place. */
static void
test_broken (void)
{
  static const char *const formats[] = { "aeneas", "assemblyai", "aws", "deepgram" };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autoptr (GError) error = NULL, nothing = NULL;

    g_assert_null (read_captions (format_for_name (formats[i]), "{\"words\":\n[{]", 12, &error));
    g_assert_error (error, FORMAT_ERROR, FORMAT_ERROR_SYNTAX);
    g_assert_null (read_captions (format_for_name (formats[i]), "{}", 2, &nothing));
    g_assert_error (nothing, FORMAT_ERROR, FORMAT_ERROR_EMPTY);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/recognisers/", rows[i].format, NULL);

    add_row (path, rows[i].file, i, test_row);
  }
  g_test_add_func ("/recognisers/language", test_language);
  g_test_add_func ("/recognisers/broken", test_broken);
  return g_test_run ();
}
