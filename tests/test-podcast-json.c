#include <string.h>

#include "described.h"
#include "worded.h"
#include "written.h"

#define SEGMENTS(elements) "{\"version\":\"1.0.0\",\"segments\":[" elements "]}"

extern const Format format_podcast_json;

static const struct {
  const char *name, *text, *words;
} timed[] = {
  { "word-a-segment", SEGMENTS (
        "{\"speaker\":\"Ann\",\"startTime\":0.5,\"endTime\":0.75,\"body\":\"I\"},"
        "{\"speaker\":\"Ann\",\"startTime\":0.8,\"endTime\":1.0015,\"body\":\"do.\"},"
        "{\"speaker\":\"Bo\",\"startTime\":1.25,\"endTime\":2,\"body\":\"Yes\"}"),
    "Ann[I 500-750 do. 800-1002] Bo[Yes 1250-2000]" },
  { "shared-out", SEGMENTS ("{\"startTime\":1,\"endTime\":1.5,\"body\":\"abc abc\"}"),
    "[abc 1000-1250 abc 1250-1500]" },
  { "speaker-goes-on", SEGMENTS (
        "{\"speaker\":\"Ann\",\"startTime\":0,\"endTime\":0.1,\"body\":\"a\"},"
        "{\"startTime\":0.1,\"endTime\":0.2,\"body\":\"b\"},"
        "{\"speaker\":null,\"startTime\":0.2,\"endTime\":0.3,\"body\":\"c\"},"
        "{\"speaker\":\"\",\"startTime\":0.3,\"endTime\":0.4,\"body\":\"d\"}"),
    "Ann[a 0-100 b 100-200 c 200-300] [d 300-400]" },
  { "marks-apart", SEGMENTS (
        "{\"startTime\":0,\"endTime\":0.1,\"body\":\"Well\"},"
        "{\"startTime\":0.1,\"endTime\":0.1,\"body\":\",\"},"
        "{\"startTime\":0.2,\"endTime\":0.3,\"body\":\"no\"},"
        "{\"startTime\":0.3,\"endTime\":0.3,\"body\":\"\\u2013\"}"),
    "[Well, 0-100 no \342\200\223 200-300]" },
  { "over-each-other", SEGMENTS (
        "{\"speaker\":\"A\",\"startTime\":0,\"endTime\":0.5,\"body\":\"one\"},"
        "{\"speaker\":\"B\",\"startTime\":0.25,\"endTime\":0.75,\"body\":\"two\"}"),
    "A[one 0-250] B[two 250-750]" },
  { "backwards", SEGMENTS (
        "{\"startTime\":1,\"endTime\":1.1,\"body\":\"one\"},"
        "{\"startTime\":0.5,\"endTime\":0.6,\"body\":\"two\"}"),
    "[one 1000-1001] [two 1001-1002]" },
  { "equal", SEGMENTS (
        "{\"startTime\":1,\"endTime\":1,\"body\":\"one\"},"
        "{\"startTime\":1,\"endTime\":1,\"body\":\"two\"}"),
    "[one 1000-1001 two 1001-1002]" },
  { "clocks-and-strings", SEGMENTS (
        "{\"startTime\":\"00:00:01.500\",\"endTime\":\"1.75\",\"body\":\"one\"}"),
    "[one 1500-1750]" },
  { "before-zero", SEGMENTS ("{\"startTime\":-1,\"endTime\":0.2,\"body\":\"one\"}"),
    "[one 0-200]" },
  { "name-of-two-lines", SEGMENTS (
        "{\"speaker\":\" A\\n</v>  \",\"startTime\":0,\"endTime\":0.2,\"body\":\"one\"}"),
    "A </v>[one 0-200]" },
};

static const struct {
  const char *name, *text, *paragraphs;
} untimed[] = {
  { "no-times", SEGMENTS ("{\"speaker\":\"A\",\"body\":\"one\"},{\"body\":\"two\"},"
        "{\"speaker\":\"B\",\"body\":\"three\"}"), "- *A: one two\n- *B: three\n" },
  { "one-time", SEGMENTS ("{\"body\":\"one\"},{\"startTime\":1.5,\"body\":\"two\"}"),
    "- -: one\n1.500 -: two\n" },
};

static const struct {
  const char *name, *text, *message;
} refused[] = {
  { "no-body", SEGMENTS ("{\"startTime\":1}"), "segments[0]: has no \"body\"" },
  { "body-number", SEGMENTS ("{\"body\":1}"), "segments[0].body: not a string" },
  { "huge", SEGMENTS ("{\"startTime\":1e300,\"body\":\"a\"}"), "segments[0].startTime: too large" },
  { "no-time", SEGMENTS ("{\"startTime\":\"soon\",\"body\":\"a\"}"),
    "segments[0].startTime: not a time" },
  { "empty", SEGMENTS (""), "nobody says anything in it" },
  { "blank", SEGMENTS ("{\"startTime\":1,\"body\":\" . \"}"), "nobody says anything in it" },
  { "truncated", "{\"segments\":[{\"body\":\"a\"},\n{\"bo",
    "line 2, column 5: the text ends too early: expected '\"'" },
};

/* Cue text of a cue from 1 to 2 seconds, and its segments. */
static const struct {
  const char *name, *text, *segments;
} cues[] = {
  { "plain", "a &amp; <b>b</b>\nc",
    "{\"startTime\":1.000,\"endTime\":2.000,\"body\":\"a & b\\nc\"}" },
  { "voice", "<v Ann>a", "{\"speaker\":\"Ann\",\"startTime\":1.000,\"endTime\":2.000,\"body\":\"a\"}" },
  { "two-voices", "<v Ann>abc</v>\n<v Bo>def</v>",
    "{\"speaker\":\"Ann\",\"startTime\":1.000,\"endTime\":1.500,\"body\":\"abc\"},\n"
    "{\"speaker\":\"Bo\",\"startTime\":1.500,\"endTime\":2.000,\"body\":\"def\"}" },
  { "one-voice-twice", "<v Ann>abc</v>\n<v Ann>def</v>",
    "{\"speaker\":\"Ann\",\"startTime\":1.000,\"endTime\":2.000,\"body\":\"abc\\ndef\"}" },
  { "voice-then-nobody", "<v Ann>abc</v> def",
    "{\"speaker\":\"Ann\",\"startTime\":1.000,\"endTime\":1.500,\"body\":\"abc\"},\n"
    "{\"speaker\":\"\",\"startTime\":1.500,\"endTime\":2.000,\"body\":\"def\"}" },
  { "ruby", "<ruby>a<rt>b</rt></ruby>", "{\"startTime\":1.000,\"endTime\":2.000,\"body\":\"a\"}" },
  { "nothing", "", "{\"startTime\":1.000,\"endTime\":2.000,\"body\":\"\"}" },
};

static void
test_timed (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (GError) error = NULL;
  g_autoptr (Transcript) transcript = NULL;
  g_autofree char *words = NULL;

  g_assert_true (format_for_content (timed[i].text, strlen (timed[i].text))
      == &format_podcast_json);
  transcript = read_bytes (&format_podcast_json, timed[i].text, strlen (timed[i].text), &error);
  g_assert_no_error (error);
  words = worded (transcript);
  g_assert_cmpstr (words, ==, timed[i].words);
  g_assert_cmpint (transcript->timing, ==, TIMING_SOURCE);
}

static void
test_untimed (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (GError) error = NULL;
  g_autoptr (Transcript) transcript = NULL;
  g_autofree char *text = NULL;

  transcript = read_bytes (&format_podcast_json, untimed[i].text, strlen (untimed[i].text),
      &error);
  g_assert_no_error (error);
  text = described (transcript);
  g_assert_cmpstr (text, ==, untimed[i].paragraphs);
  g_assert_cmpint (transcript->timing, ==, TIMING_NONE);
  g_assert_cmpuint (transcript->words->len, ==, 0);
}

static void
test_refused (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_bytes (&format_podcast_json, refused[i].text, strlen (refused[i].text),
          &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, refused[i].message);
}

static void
test_cue (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (CueList) list = cue_list_new ();
  Cue cue = { .start = SECOND, .end = 2 * SECOND, .text = cues[i].text };
  g_autofree char *text = NULL, *expected = g_strdup_printf (
      "{\n\"version\":\"1.0.0\",\n\"segments\":[\n%s\n]\n}\n", cues[i].segments);

  cue_list_append (list, &cue);
  text = written (&format_podcast_json, transcript, list);
  g_assert_cmpstr (text, ==, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (timed); i++) {
    g_autofree char *path = g_strconcat ("/podcast-json/timed/", timed[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_timed);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (untimed); i++) {
    g_autofree char *path = g_strconcat ("/podcast-json/untimed/", untimed[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_untimed);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autofree char *path = g_strconcat ("/podcast-json/refused/", refused[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refused);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (cues); i++) {
    g_autofree char *path = g_strconcat ("/podcast-json/cue/", cues[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_cue);
  }
  return g_test_run ();
}
