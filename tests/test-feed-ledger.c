#include <glib/gstdio.h>

#include "feed-ledger.h"

#define LINE(episode, name, file, digest) "{\"episode\":\"" episode "\",\"name\":\"" name \
    "\",\"file\":\"" file "\",\"digest\":\"" digest "\"}\n"

static const struct {
  const char *name, *text, *episode, *file, *kept_name, *kept_digest;
} cases[] = {
  { "none", NULL, "g", "a.vtt", NULL, NULL },
  { "empty", "", "g", "a.vtt", NULL, NULL },
  { "line", LINE ("g", "a", "a.vtt", "1"), "g", "a.vtt", "a", "1" },
  { "later", LINE ("g", "a", "a.vtt", "1") LINE ("g", "a", "a.vtt", "2"), "g", "a.vtt", "a", "2" },
  { "two-files", LINE ("g", "a", "a.vtt", "1") LINE ("g", "a", "a.srt", "2"), "g", "a.vtt", "a",
    "1" },
  { "escapes", LINE ("g\\u00e9\\\"", "a", "a.vtt", "1"), "g\303\251\"", "a.vtt", "a", "1" },
  { "cut", LINE ("g", "a", "a.vtt", "1") "{\"episode\":\"g\",\"na", "g", "a.vtt", "a", "1" },
  { "nonsense", "\n\nxyz\n[1]\n{}\nnull\n" LINE ("g", "a", "a.vtt", "1"), "g", "a.vtt", "a", "1" },
  { "more", "{\"new\":[{}],\"episode\":\"g\",\"name\":\"a\",\"file\":\"a.vtt\",\"digest\":\"1\"}",
    "g", "a.vtt", "a", "1" },
  { "outside", LINE ("g", "../a", "a.vtt", "1") LINE ("g", "a", "../a.vtt", "1")
    LINE ("g", "..", "a.vtt", "1") LINE ("g", "", "a.vtt", "1"), "g", "a.vtt", NULL, NULL },
};

static void
test_read (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autofree char *folder = g_dir_make_tmp ("ledger-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, LEDGER_FILE, NULL);
  g_autoptr (GError) error = NULL;

  if (cases[i].text)
    g_assert_true (g_file_set_contents (path, cases[i].text, -1, NULL));
  for (guint pass = 0; pass < 2; pass++) {      /* the second reads what the first wrote */
    g_autoptr (Ledger) ledger = ledger_open (folder, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (ledger_get_name (ledger, cases[i].episode), ==, cases[i].kept_name);
    g_assert_cmpstr (ledger_get_digest (ledger, cases[i].file), ==, cases[i].kept_digest);
  }
  g_remove (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_put (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ledger-XXXXXX", NULL), *text = NULL;
  g_autofree char *path = g_build_filename (folder, LEDGER_FILE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (Ledger) ledger = ledger_open (folder, &error);

  g_assert_no_error (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (ledger_put (ledger, "g", "a", "a.vtt", "1", &error));
  g_assert_true (ledger_put (ledger, "g", "a", "a.vtt", "2", &error));
  g_assert_cmpstr (ledger_get_digest (ledger, "a.vtt"), ==, "2");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, LINE ("g", "a", "a.vtt", "1") LINE ("g", "a", "a.vtt", "2"));
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_false (ledger_put (ledger, "g", "a", "a.vtt", "3", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (error->message, path));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/feed-ledger/read/", cases[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_read);
  }
  g_test_add_func ("/feed-ledger/put", test_put);
  return g_test_run ();
}
