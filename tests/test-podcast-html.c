#include "described.h"

#include <string.h>

static const struct {
  const char *name, *text, *expected;
} readable[] = {
  { "one-block-each",
    "<cite>Ada:</cite>\n<time>0:01</time>\n<p>Good morning.</p>\n<cite>Ken:</cite>\n"
    "<time>1:02:03</time>\n<p>Here's the thing: it is cold.</p>",
    "1.000 *Ada: Good morning.\n3723.000 *Ken: Here's the thing: it is cold.\n" },
  { "glued-and-without-colon",
    "<cite>ada byrne</cite><time>00:00:01.500</time><p>Good morning.</p><time>0:05</time>"
    "<p>It is cold.</p><p>Very.</p>",
    "1.500 *ada byrne: Good morning.\n5.000 ada byrne: It is cold.\n- ada byrne: Very.\n" },
  { "cited-in-the-text",
    "<html><head><title>T</title></head><body><h1>T</h1><cite>Ada:</cite><time>0:01</time>"
    "<p>I read <cite>The Sea</cite> at <time>9:00</time> today.</p></body></html>",
    "1.000 *Ada: I read The Sea at 9:00 today.\n" },
  { "no-clock", "<cite>Ada:</cite><time>99:99</time><p>Hello.</p>", "- *Ada: Hello.\n" },
  { "first-name", "<cite>Ada Byrne:</cite><time>0:01</time><p>One.</p><cite>Ada:</cite>"
    "<time>0:02</time><p>Two.</p>", "1.000 *Ada Byrne: One.\n2.000 *Ada Byrne: Two.\n" },
};

static void
test_readable (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  Source source = { .text = g_strdup (readable[i].text), .length = strlen (readable[i].text) };
  const Format *format = format_for_content (source.text, source.length);
  g_autoptr (GError) error = NULL;
  g_autoptr (Transcript) transcript = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpstr (format->name, ==, "podcast-html");
  transcript = format->read (&source, &error);
  g_free (source.text);
  g_assert_no_error (error);
  text = described (transcript);
  g_assert_cmpstr (text, ==, readable[i].expected);
}

static void
test_empty (void)
{
  Source source = { .text = g_strdup ("<cite>Ada:</cite><time>0:01</time>"), .length = 34 };
  g_autoptr (GError) error = NULL;

  g_assert_null (format_for_name ("podcast-html")->read (&source, &error));
  g_assert_error (error, FORMAT_ERROR, FORMAT_ERROR_EMPTY);
  g_free (source.text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/podcast-html/empty", test_empty);
  for (gsize i = 0; i < G_N_ELEMENTS (readable); i++) {
    g_autofree char *path = g_strconcat ("/podcast-html/readable/", readable[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_readable);
  }
  return g_test_run ();
}
