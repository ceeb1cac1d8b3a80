/* The page for browsers: what stands in it, and that it reads back as what was written. The script
 * is tested in a browser: clients/page.py. */
#include <string.h>

#include "golden.h"
#include "page.h"
#include "stamps.h"
#include "tokens.h"
#include "written.h"

static Transcript *
read_transcript (const char *format, const char *text)
{
  g_autoptr (GError) error = NULL;
  Transcript *transcript = read_bytes (format_for_name (format), text, strlen (text), &error);

  g_assert_no_error (error);
  return transcript;
}

static char *
write_page (const Transcript *transcript, const char *audio_url)
{
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  const Edition edition = { transcript, NULL, remarks, .audio_url = audio_url };

  page_write (&edition, out, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (out, "", 1, NULL, NULL, &error);
  g_output_stream_close (out, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (out));
}

/* From behind @from until @to. */
static void
cut (char *text, const char *from, const char *to)
{
  char *start = strstr (text, from), *end = start ? strstr (start + strlen (from), to) : NULL;

  g_assert_nonnull (end);
  memmove (start + strlen (from), end, strlen (end) + 1);
}

/* Style, controls and script are the same in every page, and change; so do their hashes. */
static void
test_golden (void)
{
  g_autofree char *source = read_golden ("talk.quoth.json", NULL);
  g_autofree char *golden = read_golden ("talk.html", NULL), *text = NULL;
  g_autoptr (Transcript) transcript = read_transcript ("quoth", source);

  text = write_page (transcript, "https://example.org/My%20talk.mp3?x=1&y");
  cut (text, "script-src '", "; ");
  cut (text, "style-src '", "'");
  cut (text, "<style>", "</style>");
  cut (text, "<template id=\"controls\">", "</template>");
  cut (text, "</template>\n<script>", "</script>");
  g_assert_cmpstr (text, ==, golden);
}

/* "name: word start-end" a line, with chapters and links behind. */
static char *
describe (const Transcript *transcript)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s|%s|%s|%s\n", transcript->title, transcript->description,
      transcript->language, transcript->date);
  for (guint i = 0; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);

    g_string_append_printf (text, "%s: %s%s %" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT "\n",
        transcript_get_speaker (transcript, transcript_get_word_speaker (transcript, i)),
        word->is_glued ? "+" : "", word->text,
        word->start == NANOSECONDS_NONE ? 0 : nanoseconds_to_milliseconds (word->start),
        word->start == NANOSECONDS_NONE ? 0 : nanoseconds_to_milliseconds (word->end));
  }
  for (guint i = 0; i < transcript->chapters->len; i++) {
    const Chapter *chapter = transcript_get_chapter (transcript, i);

    g_string_append_printf (text, "%" G_GUINT64_FORMAT " %s %s\n",
        nanoseconds_to_milliseconds (chapter->start), chapter->title, chapter->link);
  }
  for (guint i = 0; i < transcript->links->len; i++)
    g_string_append_printf (text, "%s %s\n", g_array_index (transcript->links, Link, i).text,
        g_array_index (transcript->links, Link, i).url);
  return g_string_free (text, FALSE);
}

static void
check_again (const Transcript *transcript)
{
  g_autofree char *page = write_page (transcript, "a%20b.mp3"), *twice = NULL;
  g_autoptr (Transcript) again = read_transcript ("html", page);
  g_autofree char *before = describe (transcript), *after = describe (again);

  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (again->audio.uri, ==, "a b.mp3");
  g_assert_cmpint (again->timing, ==, transcript->timing);
  twice = write_page (again, "a%20b.mp3");
  g_assert_cmpstr (twice, ==, page);
}

static void
test_sample_again (void)
{
  g_autofree char *source = read_golden ("../../subtitles/sampler/episode.quoth.json", NULL);
  g_autoptr (Transcript) transcript = read_transcript ("quoth", source);

  transcript->title = "The \"Bench\" <&>";
  transcript->date = "2026-05-13";
  check_again (transcript);
}

/* Words that would be markup, that have spaces, that are not timed, that go back in time. */
static void
test_odd_again (void)
{
  static const struct {
    const char *text;
    guint start, end;           /* milliseconds; equal: not timed */
    gboolean is_glued;
  } words[] = {
    { "</p><script>", 5000, 5001 }, { "so –", 0, 0 }, { "&amp;", 1000, 100000 }, { "日", 2, 3 },
    { "本", 4000000, 4000900, TRUE }, { "<wbr>", 4000900, 4001000 }, { "-->", 0, 0, TRUE },
    { "\"'", 4001001, 4001002 }, { "\xE2\x80\xA8", 4002000, 4002001 },
  };
  g_autoptr (Transcript) transcript = transcript_new ();

  transcript->title = "</title><!-- -->";
  transcript->description = "One\n\"Two\" & <three>";
  transcript->language = "ja";
  transcript->timing = TIMING_SOURCE;
  transcript_add_chapter (transcript, 0, "<h2>", "https://example.org/?a=1&b=\"2\"");
  transcript_add_chapter (transcript, 9000 * SECOND, "Behind all of it", NULL);
  transcript_add_link (transcript, "a < b", "mailto:a@example.org");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    if (i % 3 == 0)
      transcript_add_paragraph (transcript, i == 3 ? SPEAKER_NONE
          : transcript_add_speaker (transcript, i ? "B & <b>" : "</cite>A"), NANOSECONDS_NONE, "?");
    transcript_add_word (transcript, words[i].text, words[i].start == words[i].end
        ? NANOSECONDS_NONE : words[i].start * MILLISECOND, words[i].start == words[i].end
        ? NANOSECONDS_NONE : words[i].end * MILLISECOND, CONFIDENCE_UNKNOWN)->is_glued
        = words[i].is_glued && i % 3;
  }
  check_again (transcript);
}

/* What nobody may follow is text. */
static void
test_links (void)
{
  static const struct {
    const char *url;
    gboolean may;
  } rows[] = {
    { "https://example.org", TRUE }, { "HTTP://example.org", TRUE }, { "mailto:a@example.org", TRUE },
    { "javascript:alert(1)", FALSE }, { "data:text/html,x", FALSE }, { "//example.org", FALSE },
    { " https://example.org", FALSE }, { "file:///etc/passwd", FALSE }, { "", FALSE }, { NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (page_may_link (rows[i].url), ==, rows[i].may);
}

/* The page's direction is that of its language's usual script, or of the script that is named. */
static void
test_directions (void)
{
  static const struct {
    const char *language, *root;
  } rows[] = {
    { "ar", "<html lang=\"ar\" dir=\"rtl\">" }, { "he-IL", "<html lang=\"he-IL\" dir=\"rtl\">" },
    { "FA", "<html lang=\"FA\" dir=\"rtl\">" }, { "az-Arab", "<html lang=\"az-Arab\" dir=\"rtl\">" },
    { "ar-Latn", "<html lang=\"ar-Latn\">" }, { "ara\"x", "<html lang=\"en\">" },
    { "arn", "<html lang=\"arn\">" }, { "-", "<html lang=\"en\">" }, { NULL, "<html lang=\"en\">" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (Transcript) transcript = transcript_new ();
    g_autofree char *page = NULL;

    transcript->language = rows[i].language;
    transcript_add_paragraph (transcript, SPEAKER_NONE, NANOSECONDS_NONE, "?");
    page = write_page (transcript, NULL);
    g_assert_nonnull (strstr (page, rows[i].root));
  }
}

/* What is no date is shown, and claimed nowhere to be one. */
static void
test_dates (void)
{
  static const struct {
    const char *date, *shown;
    gboolean is_claimed;
  } rows[] = {
    { "2026-05-13", "<time datetime=\"2026-05-13\">2026-05-13</time>", TRUE },
    { "2026-05-13T10:00:00Z", "<time datetime=\"2026-05-13T10:00:00Z\">2026-05-13</time>", TRUE },
    { "yesterday", "<data value=\"yesterday\">yesterday</data>" },
    { "Wed, 13 May 2026", "<data value=\"Wed, 13 May 2026\">Wed, 13 May 2026</data>" },
    { "2026-13-40", "<data value=\"2026-13-40\">2026-13-40</data>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (Transcript) transcript = transcript_new (), again = NULL;
    g_autofree char *page = NULL;

    transcript->date = rows[i].date;
    transcript_add_paragraph (transcript, SPEAKER_NONE, NANOSECONDS_NONE, "?");
    page = write_page (transcript, NULL);
    g_assert_nonnull (strstr (page, rows[i].shown));
    g_assert_cmpint (strstr (page, "\"datePublished\"") != NULL, ==, rows[i].is_claimed);
    again = read_transcript ("html", page);
    g_assert_cmpstr (again->date, ==, rows[i].date);
  }
}

/* The audio may come from where it is said to be, and from nowhere else. */
static void
test_policy (void)
{
  static const struct {
    const char *url, *policy;
  } rows[] = {
    { "talk.mp3", "media-src 'self' blob:; base" },
    { "https://example.org/a.mp3", "media-src 'self' blob: https:; base" },
    { "HTTP://example.org/a.mp3", "media-src 'self' blob: http: https:; base" },
    { "//example.org/a.mp3", "media-src 'self' blob: http: https:; base" },
    { "httpd.mp3", "media-src 'self' blob:; base" },
  };
  g_autoptr (Transcript) transcript = transcript_new ();

  transcript_add_paragraph (transcript, SPEAKER_NONE, NANOSECONDS_NONE, "?");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *page = write_page (transcript, rows[i].url);

    g_assert_nonnull (strstr (page, rows[i].policy));
  }
}

static void
test_numbers (void)
{
  static const gint64 rows[] = { 0, 1, -1, 15, 16, -16, 31, 32, -512, 123456789, 
    -1099511627776 };
  g_autoptr (GString) text = g_string_new (NULL);
  const char *cursor;
  gint64 number;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    page_number_append_signed (text, rows[i]);
  cursor = text->str;
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_assert_true (page_number_read_signed (&cursor, &number));
    g_assert_cmpint (number, ==, rows[i]);
  }
  g_assert_false (page_number_read_signed (&cursor, &number));
  cursor = "____________________";
  g_assert_false (page_number_read_signed (&cursor, &number));
  cursor = "!";
  g_assert_false (page_number_read_signed (&cursor, &number));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page/golden", test_golden);
  g_test_add_func ("/page/sample-again", test_sample_again);
  g_test_add_func ("/page/odd-again", test_odd_again);
  g_test_add_func ("/page/links", test_links);
  g_test_add_func ("/page/directions", test_directions);
  g_test_add_func ("/page/dates", test_dates);
  g_test_add_func ("/page/policy", test_policy);
  g_test_add_func ("/page/numbers", test_numbers);
  return g_test_run ();
}
