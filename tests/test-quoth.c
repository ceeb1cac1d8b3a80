#include <string.h>

#include "written.h"

#define TOP "{\"quoth\":1,\"paragraphs\":[{\"text\":\"a b\"}],"
#define WORD(members) TOP "\"words\":[{\"text\":\"a\",\"paragraph\":0," members "}]}"

extern const Format format_quoth;

/* What is refused, and the word that says why and where. */
static const struct {
  const char *name, *text, *message;
} refused[] = {
  { "truncated", "{\"quoth\":1,\n\"title\":\"a",
    "line 2, column 11: the text ends too early: expected '\"'" },
  { "array", "[]", "not an object" },
  { "later-version", "{\"quoth\":2}", "quoth: a version that this program does not read" },
  { "empty", "{\"quoth\":1}", "neither paragraphs nor cues in it" },
  { "title", "{\"quoth\":1,\"title\":1}", "title: not a string" },
  { "title-twice", "{\"title\":\"a\",\"title\":\"a\"}", "title: stands twice" },
  { "words-twice", TOP "\"words\":[],\"words\":[]}", "words: stands twice" },
  { "audio", "{\"audio\":[]}", "audio: not an object" },
  { "audio-bytes", "{\"audio\":{\"bytes\":-1}}", "audio.bytes: is negative" },
  { "timing", "{\"timing\":\"guessed\"}", "timing: not a timing that we know" },
  { "speakers", "{\"speakers\":{}}", "speakers: not an array" },
  { "speaker-null", "{\"speakers\":[null]}", "speakers[0]: not a string" },
  { "speaker-empty", "{\"speakers\":[\"\"]}", "speakers[0]: is empty" },
  { "speaker-twice", "{\"speakers\":[\"a\",\"a\"]}", "speakers[1]: stands twice" },
  { "chapter-without-start", "{\"chapters\":[{}]}", "chapters[0]: has no \"start\"" },
  { "paragraph", "{\"paragraphs\":[1]}", "paragraphs[0]: not an object" },
  { "paragraph-without-text", "{\"paragraphs\":[{}]}", "paragraphs[0]: has no \"text\"" },
  { "paragraph-text-null", "{\"paragraphs\":[{\"text\":null}]}",
    "paragraphs[0].text: not a string" },
  { "paragraphs-twice", TOP "\"paragraphs\":[]}", "paragraphs: stands twice" },
  { "speaker-negative", "{\"paragraphs\":[{\"text\":\"a\",\"speaker\":-1}]}",
    "paragraphs[0].speaker: is negative" },
  { "no-such-speaker", "{\"paragraphs\":[{\"text\":\"a\",\"speaker\":1}],\"speakers\":[\"b\"]}",
    "paragraphs[0].speaker: there is no such speaker" },
  { "start-string", WORD ("\"start\":\"1\""), "words[0].start: not a number" },
  { "start-float", WORD ("\"start\":1.5"), "words[0].start: not a whole number" },
  { "start-huge", WORD ("\"start\":18446744073709"), "words[0].start: too large" },
  { "start-twice", WORD ("\"start\":1,\"start\":2"), "words[0].start: stands twice" },
  { "start-alone", WORD ("\"start\":1"),
    "words[0]: has one of \"start\" and \"end\" but not the other" },
  { "end-before-start", WORD ("\"start\":2,\"end\":1"), "words[0]: ends before it starts" },
  { "confidence", WORD ("\"confidence\":101"), "words[0]: its confidence is over 100" },
  { "confidence-huge", WORD ("\"confidence\":4294967295"), "words[0].confidence: too large" },
  { "two-words", TOP "\"words\":[{\"text\":\"a b\",\"paragraph\":0}]}",
    "words[0]: its text is not one word" },
  { "no-word", TOP "\"words\":[{\"text\":\"\",\"paragraph\":0}]}",
    "words[0]: its text is not one word" },
  { "mark", TOP "\"words\":[{\"text\":\".\",\"paragraph\":0}]}",
    "words[0]: its text is not one word" },
  { "line-in-word", TOP "\"words\":[{\"text\":\"a\\n\",\"paragraph\":0}]}",
    "words[0]: its text is not one word" },
  { "no-such-paragraph", TOP "\"words\":[{\"text\":\"a\",\"paragraph\":1}]}",
    "words[0].paragraph: there is no such paragraph" },
  { "paragraph-backwards", "{\"paragraphs\":[{\"text\":\"a\"},{\"text\":\"b\"}],\"words\":["
    "{\"text\":\"b\",\"paragraph\":1},{\"text\":\"a\",\"paragraph\":0}]}",
    "words[1].paragraph: is before the last word's" },
  { "insertion", "{\"insertions\":[{\"start\":1}]}", "insertions[0]: has no \"end\"" },
  { "cue-start", "{\"cues\":[{\"start\":null}]}", "cues[0].start: not a number" },
  { "setting-number", "{\"cues\":[{\"settings\":{\"line\":5}}]}",
    "cues[0].settings.line: not a string" },
  { "setting-with-space", "{\"cues\":[{\"settings\":{\"line\":\"5 --> 6\"}}]}",
    "cues[0].settings.line: not a WebVTT setting" },
  { "setting-with-arrow", "{\"regions\":[{\"id\":\"-->\"}]}",
    "regions[0].id: not a WebVTT setting" },
  { "setting-without-name", "{\"regions\":[{\"\":\"1\"}]}", "regions[0].: not a WebVTT setting" },
};

/* Not as we write it, and what is written. */
static const struct {
  const char *name, *text, *found;
} rewritten[] = {
  { "any-order",
    "{\"paragraphs\":[{\"text\":\"a\",\"speaker\":0}],\"speakers\":[\"B\"],\"quoth\":1}",
    "{\"speaker\":0,\"stamp\":null,\"text\":\"a\"}" },
  { "chapters-sorted", TOP "\"chapters\":[{\"start\":2},{\"start\":1}]}",
    "{\"start\":1,\"title\":null,\"link\":null},\n{\"start\":2,\"title\":null,\"link\":null}" },
  { "lone-surrogate", "{\"quoth\":1,\"paragraphs\":[{\"text\":\"a\\udc00b\"}]}",
    "\"text\":\"a\xEF\xBF\xBD" "b\"" },
  { "nul", "{\"quoth\":1,\"paragraphs\":[{\"text\":\"a\\u0000b\"}]}",
    "\"text\":\"a\xEF\xBF\xBD" "b\"" },
  { "unknown-between",
    "{\"quoth\":1,\"z\": [1.0 ,\t2e5],\"paragraphs\":[{\"y\":0,\"text\":\"a\"}]}",
    "\"text\":\"a\",\"y\":0}\n],\n\"words\":[],\n\"insertions\":[],\n\"z\": [1.0 ,\t2e5]\n}\n" },
  { "unknown-escaped-key", "{\"quoth\":1,\"t\\u0069tle\":1,\"paragraphs\":[{\"text\":\"a\"}]}",
    ",\n\"t\\u0069tle\":1\n}" },
  { "captions-without-cues", "{\"quoth\":1,\"cues\":[]}",
    ",\n\"cues\":[],\n\"regions\":[],\n\"styles\":[]\n}\n" },
  { "last-setting-wins", "{\"quoth\":1,\"cues\":[{\"start\":0,\"end\":1,\"text\":\"a\","
    "\"settings\":{\"line\":\"1\",\"size\":\"5%\",\"line\":\"2\"}}]}",
    "\"settings\":{\"line\":\"2\",\"size\":\"5%\"}" },
};

static const struct {
  const char *name, *text;
  gboolean is_quoth;
} probed[] = {
  { "first", "{\"quoth\":1}", TRUE },
  { "spaced", "\xEF\xBB\xBF\n {\n \"quoth\" : 1}", TRUE },
  { "second", "{\"title\":\"a\",\"quoth\":1}", TRUE },
  { "value", "{\"title\":\"quoth\"}", FALSE },
  { "escaped", "{\"title\":\"\\\"quoth\\\":\"}", FALSE },
  { "no-object", "[\"quoth\":1]", FALSE },
  { "text", "\"quoth\":", FALSE },
  { "nothing", "", FALSE },
};

static void
test_golden (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", "everything.quoth.json",
      NULL);
  g_autofree char *golden = NULL, *text = NULL;
  g_autoptr (Transcript) transcript = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &golden, &length, &error);
  g_assert_no_error (error);
  transcript = read_bytes (&format_quoth, golden, length, &error);
  g_assert_no_error (error);
  text = written (&format_quoth, transcript, NULL);
  g_assert_cmpstr (text, ==, golden);

  g_assert_cmpuint (transcript->audio.duration, ==, 12345 * MILLISECOND);
  g_assert_cmpint (transcript->timing, ==, TIMING_ACOUSTIC);
  g_assert_cmpstr (transcript_get_speaker (transcript, 1), ==, "\033\xC3\xA9</v>");
  g_assert_cmpuint (transcript_get_word (transcript, 0)->end, ==, 1400 * MILLISECOND);
  g_assert_cmpuint (transcript_get_word (transcript, 2)->start, ==, NANOSECONDS_NONE);
  g_assert_cmpstr (cue_list_get (transcript->captions, 0)->settings, ==, "line:50% align:start");
}

static void
test_refused (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_bytes (&format_quoth, refused[i].text, strlen (refused[i].text), &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, refused[i].message);
}

static void
test_rewritten (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (GError) error = NULL;
  g_autoptr (Transcript) once = NULL, again = NULL;
  g_autofree char *text = NULL, *twice = NULL;

  once = read_bytes (&format_quoth, rewritten[i].text, strlen (rewritten[i].text), &error);
  g_assert_no_error (error);
  text = written (&format_quoth, once, NULL);
  if (!strstr (text, rewritten[i].found))
    g_assert_cmpstr (text, ==, rewritten[i].found);

  again = read_bytes (&format_quoth, text, strlen (text), &error);
  g_assert_no_error (error);
  twice = written (&format_quoth, again, NULL);
  g_assert_cmpstr (twice, ==, text);
}

static void
test_probed (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);

  g_assert_cmpint (format_quoth.probe (probed[i].text, strlen (probed[i].text)), ==,
      probed[i].is_quoth);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quoth/golden", test_golden);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autofree char *path = g_strconcat ("/quoth/refused/", refused[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refused);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (rewritten); i++) {
    g_autofree char *path = g_strconcat ("/quoth/rewritten/", rewritten[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_rewritten);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (probed); i++) {
    g_autofree char *path = g_strconcat ("/quoth/probed/", probed[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_probed);
  }
  return g_test_run ();
}
