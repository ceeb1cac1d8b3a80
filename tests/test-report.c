#include "report.h"

#include <libxml/parser.h>
#include <string.h>

#include "golden.h"
#include "written.h"

static char *
write_report (const Transcript *transcript, const Peaks *peaks)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  report_write (transcript, "in.html", peaks, out, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (out, "", 1, NULL, NULL, &error);
  g_output_stream_close (out, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (out));
}

static void
assert_well_formed (const char *page)
{
  xmlDoc *document = xmlReadMemory (page, (int) strlen (page), "report.html", NULL,
      XML_PARSE_NONET);

  g_assert_nonnull (document);
  xmlFreeDoc (document);
}

/* Louder and softer, a hundred times a second. */
static void
make_peaks (Peaks *peaks, guint seconds)
{
  peaks_init (peaks);
  for (guint i = 0; i < seconds * PEAKS_RATE; i++) {
    const gint16 samples[PEAKS_HOP] = { (gint16) (i * 997 % 128 * 200), (gint16) -(i % 7 * 3000) };

    peaks_add (peaks, samples, PEAKS_HOP);
  }
}

/* The bytes behind the style, which is free to change. */
static void
test_golden (void)
{
  g_autofree char *source = read_golden ("report.quoth.json", NULL);
  g_autofree char *golden = read_golden ("report.html", NULL), *page = NULL;
  g_autoptr (Transcript) transcript = read_bytes (format_for_name ("quoth"), source,
      strlen (source), NULL);
  g_auto (Peaks) peaks = { 0 };

  make_peaks (&peaks, 40);
  page = write_report (transcript, &peaks);
  assert_well_formed (page);
  g_assert_cmpstr (strstr (page, "</style>"), ==, golden);
}

/* Texts that no page may fall over. */
static const char *const texts[] = {
  "<script>alert(1)</script>", "]]>", "a\x01\x1b[2Jz", "\xef\xbf\xbe\xef\xbf\xbf", "&#0;", "\"'",
  "\xe2\x80\xae" "desrever", "<!--", "日本語", "",
};

static void
test_hostile (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (Transcript) transcript = transcript_new ();
    g_autofree char *page = NULL;

    transcript->title = transcript->audio.uri = texts[i];
    transcript_add_paragraph (transcript, transcript_add_speaker (transcript, texts[i]), 0, texts[i]);
    transcript_add_word (transcript, texts[i], SECOND, 2 * SECOND, 3);
    page = write_report (transcript, NULL);
    assert_well_formed (page);
    g_assert_null (strstr (page, "<script"));
    g_assert_null (strchr (page, '\x1b'));
    g_assert_null (strstr (page, "\xe2\x80\xae"));
  }
}

/* Times that no episode has. */
static const struct {
  const char *name;
  Nanoseconds stamp, start, end;
} times[] = {
  { "none", NANOSECONDS_NONE, NANOSECONDS_NONE, NANOSECONDS_NONE },
  { "zero", 0, 0, 0 },
  { "backwards", SECOND, 9 * SECOND, SECOND },
  { "last-start", 0, MILLISECONDS_MAX * MILLISECOND, MILLISECONDS_MAX * MILLISECOND },
  { "last-end", 0, SECOND, MILLISECONDS_MAX * MILLISECOND },
  { "last-stamp", MILLISECONDS_MAX * MILLISECOND, SECOND, 2 * SECOND },
};

static void
test_times (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  const Insertion insertion = { times[i].start, times[i].end };
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autofree char *page = NULL;

  g_array_append_val (transcript->insertions, insertion);
  for (guint k = 0; k < 3; k++) {
    transcript_add_paragraph (transcript, SPEAKER_NONE, times[i].stamp, "a");
    transcript_add_word (transcript, "a", times[i].start, times[i].end, 3);
  }
  page = write_report (transcript, NULL);
  assert_well_formed (page);
  g_assert_cmpuint (strlen (page), <, 100000);
}

/* An hour at its worst: every word doubtful, in noise. */
static void
test_hour (void)
{
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autofree char *page = NULL;
  g_auto (Peaks) peaks = { 0 };

  make_peaks (&peaks, 3600);
  for (guint i = 0; i < 600; i++) {
    transcript_add_paragraph (transcript, SPEAKER_NONE, i * 6 * SECOND, "doubtful");
    for (guint k = 0; k < 18; k++)
      transcript_add_word (transcript, "doubtful", i * 6 * SECOND + k * SECOND / 3,
          i * 6 * SECOND + (k + 1) * SECOND / 3, (int) (i + k) % 50);
  }
  page = write_report (transcript, &peaks);
  assert_well_formed (page);
  g_assert_cmpuint (strlen (page), <, 1000000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/golden", test_golden);
  g_test_add_func ("/report/hostile", test_hostile);
  g_test_add_func ("/report/hour", test_hour);
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++) {
    g_autofree char *path = g_strconcat ("/report/times/", times[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_times);
  }
  return g_test_run ();
}
