#include <string.h>

#include "golden.h"
#include "tokens.h"
#include "written.h"

/* talk.quoth.json, as each of these writes it. */
static const char *const names[] = { "chapters-json", "vtt-chapters", "ctm", "text",
  "psc", "mkv-chapters", "ffmetadata", "edl", "textgrid", "eaf",
  "smil", "xhtml" };

static void
test_golden (gconstpointer data)
{
  const Format *format = format_for_name (data);
  g_autofree char *source = read_golden ("talk.quoth.json", NULL);
  g_autofree char *name = g_strconcat ("talk", format->suffix, NULL);
  g_autofree char *golden = read_golden (name, NULL), *text = NULL;
  g_autoptr (Transcript) transcript = read_bytes (format_for_name ("quoth"), source,
      strlen (source), NULL);

  text = written (format, transcript, NULL);
  g_assert_cmpstr (text, ==, golden);
}

/* The last chapter ends with the audio, the last word, or a second after it begins. */
static void
test_last_chapter (void)
{
  g_autoptr (Transcript) transcript = transcript_new ();
  const Format *format = format_for_name ("vtt-chapters");
  g_autofree char *alone = NULL, *with_words = NULL;

  transcript_add_chapter (transcript, 2 * SECOND, "a", NULL);
  alone = written (format, transcript, NULL);
  g_assert_cmpstr (alone, ==, "WEBVTT\n\n00:00:02.000 --> 00:00:03.000\na\n");

  transcript_add_paragraph (transcript, SPEAKER_NONE, NANOSECONDS_NONE, "b c");
  transcript_add_word (transcript, "b", SECOND, 8 * SECOND, CONFIDENCE_UNKNOWN);
  transcript_add_word (transcript, "c", NANOSECONDS_NONE, NANOSECONDS_NONE, CONFIDENCE_UNKNOWN);
  with_words = written (format, transcript, NULL);
  g_assert_cmpstr (with_words, ==, "WEBVTT\n\n00:00:02.000 --> 00:00:08.000\na\n");
}

/* Who says what, as "Name: word" a line. */
static char *
read_said (const Format *format, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Transcript) transcript = read_bytes (format, text, strlen (text), &error);
  GString *said = g_string_new (NULL);

  g_assert_no_error (error);
  tokens_make_words (transcript);
  for (guint i = 0; i < transcript->words->len; i++)
    g_string_append_printf (said, "%s: %s\n", transcript_get_speaker (transcript,
            transcript_get_word_speaker (transcript, i)), transcript_get_word (transcript, i)->text);
  return g_string_free (said, FALSE);
}

/* An episode, written as text and read again. */
static void
test_text_again (void)
{
  const Format *html = format_for_name ("html"), *format = format_for_name ("text");
  g_autofree char *page = read_golden ("../../subtitles/sampler/episode.html", NULL);
  g_autoptr (Transcript) transcript = read_bytes (html, page, strlen (page), NULL);
  g_autofree char *text = NULL, *before = read_said (html, page), *after = NULL;

  tokens_make_words (transcript);
  text = written (format, transcript, NULL);
  after = read_said (format, text);
  g_assert_cmpuint (strlen (before), >, 10000);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_strconcat ("/writers/golden/", names[i], NULL);
    g_test_add_data_func (path, names[i], test_golden);
  }
  g_test_add_func ("/writers/last-chapter", test_last_chapter);
  g_test_add_func ("/writers/text-again", test_text_again);
  return g_test_run ();
}
