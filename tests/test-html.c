#include "described.h"

#include <string.h>

static const struct {
  const char *name, *text, *expected;
} readable[] = {
  { "stamp-and-bold-label",
    "<p>[00:00:01] <strong>Ada Byrne:</strong> Hello &amp; good day.</p>"
    "<p>[00:00:05] And more.</p><p>[00:00:09] <strong>Ken:</strong> Yes.</p>",
    "1.000 *Ada Byrne: Hello & good day.\n5.000 Ada Byrne: And more.\n9.000 *Ken: Yes.\n" },
};

static Transcript *
read_text (const char *text, GError **error)
{
  Source source = { .text = g_strdup (text), .length = strlen (text) };
  const Format *format = format_for_content (source.text, source.length);
  Transcript *transcript;

  g_assert_nonnull (format);
  g_assert_cmpstr (format->name, ==, "html");
  transcript = format->read (&source, error);
  g_free (source.text);
  return transcript;
}

static void
test_readable (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (GError) error = NULL;
  g_autoptr (Transcript) transcript = read_text (readable[i].text, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = described (transcript);
  g_assert_cmpstr (text, ==, readable[i].expected);
}

/* The type specimen lies beside the working copy, where there is one. */
static void
test_seed (void)
{
  static const char *const chapters[] = {
    "= 28.000 Logan’s path to OpenAI", "= 427.000 On ChatGPT and GPT3 API",
    "= 976.000 On Prompt Engineering", "= 1230.000 Usecases and LLM-Native Products",
    "= 1537.000 Risks and benefits of building on OpenAI", "= 2122.000 OpenAI Codex",
    "= 2563.000 Apple's Neural Engine", "= 2662.000 Lightning Round",
  };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "seed",
      "episode.html", NULL);
  g_autofree char *page = NULL, *text = NULL;
  g_autoptr (Transcript) transcript = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &page, NULL, NULL)) {
    g_test_skip ("the type specimen is not here");
    return;
  }
  transcript = read_text (page, &error);
  g_assert_no_error (error);
  text = described (transcript);
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; i < G_N_ELEMENTS (chapters); i++)
    g_assert_cmpstr (lines[i], ==, chapters[i]);
  g_assert_cmpuint (transcript->chapters->len, ==, 8);
  g_assert_cmpuint (transcript->paragraphs->len, ==, 265);
  g_assert_cmpuint (transcript->speakers->len, ==, 3);
  g_assert_cmpuint (transcript->links->len, ==, 9);
  g_assert_true (g_str_has_suffix (text, "Thank you, Logan.\n"));
  g_assert_nonnull (strstr (text, "\n298.000 Logan Kilpatrick: And I\n"));
  g_assert_nonnull (strstr (text, "\n1238.000 Alessio Fanelli: T.\n"));
  g_assert_nonnull (strstr (text, "\n1889.000 Alessio Fanelli: It's got\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/seed", test_seed);
  for (gsize i = 0; i < G_N_ELEMENTS (readable); i++) {
    g_autofree char *path = g_strconcat ("/html/readable/", readable[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_readable);
  }
  return g_test_run ();
}
