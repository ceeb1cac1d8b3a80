#include "bookmark.h"

#include <glib/gstdio.h>

static void
store (const char *audio, Nanoseconds place)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (bookmark_store (audio, place, &error));
  g_assert_no_error (error);
}

static void
test_places (void)
{
  g_assert_cmpuint (bookmark_load ("/a"), ==, 0);
  store ("/a", 61234 * MILLISECOND);
  store ("https://example.org/b.mp3?x\ny", 5 * SECOND);
  g_assert_cmpuint (bookmark_load ("/a"), ==, 61234 * MILLISECOND);
  g_assert_cmpuint (bookmark_load ("https://example.org/b.mp3?x\ny"), ==, 5 * SECOND);
  store ("/a", 7 * SECOND);
  g_assert_cmpuint (bookmark_load ("/a"), ==, 7 * SECOND);
  store ("/a", 0);
  g_assert_cmpuint (bookmark_load ("/a"), ==, 0);
  g_assert_cmpuint (bookmark_load ("https://example.org/b.mp3?x\ny"), ==, 5 * SECOND);
}

/* The one left longest ago goes. */
static void
test_most (void)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "quoth", "places", NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < BOOKMARKS_MOST; i++) {
    g_autofree char *name = g_strdup_printf ("/%u", i);
    g_autofree char *key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);

    g_string_append_printf (text, "1000 %s\n", key);
  }
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  g_assert_cmpuint (bookmark_load ("/499"), ==, SECOND);
  store ("/new", 2 * SECOND);
  g_assert_cmpuint (bookmark_load ("/499"), ==, 0);
  g_assert_cmpuint (bookmark_load ("/498"), ==, SECOND);
  g_assert_cmpuint (bookmark_load ("/new"), ==, 2 * SECOND);
}

static void
test_nonsense (void)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "quoth", "places", NULL);

  g_assert_true (g_file_set_contents (path, "\n \nx y\n99999999999999999999999 z\n", -1, NULL));
  g_assert_cmpuint (bookmark_load ("/a"), ==, 0);
  store ("/a", SECOND);
  g_assert_cmpuint (bookmark_load ("/a"), ==, SECOND);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("bookmark-XXXXXX", NULL);
  g_autofree char *inner = g_build_filename (folder, "quoth", NULL);
  g_autofree char *path = g_build_filename (inner, "places", NULL);
  int status;

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bookmark/places", test_places);
  g_test_add_func ("/bookmark/most", test_most);
  g_test_add_func ("/bookmark/nonsense", test_nonsense);
  status = g_test_run ();
  g_remove (path);
  g_rmdir (inner);
  g_rmdir (folder);
  return status;
}
