/* The files beside the sample episode are what the program makes of it. Where that is meant to
 * change: "ninja refresh-sampler", then read the difference. */
#include <gio/gio.h>
#include <glib/gstdio.h>

static const char *const goldens[] = {
  "episode.vtt", "episode.karaoke.vtt", "episode.srt", "episode.json", "episode.chapters.json",
  "episode.chapters.vtt", "episode.txt", "episode.ctm", "episode.quoth.json",
};

static char *made;              /* a folder, for the time of the test */

static char *
dup_subtitles_path (const char *name)
{
  return g_build_filename (g_test_get_dir (G_TEST_DIST), "..", "subtitles", name, NULL);
}

/* What @arguments, ended by NULL, print. */
static char *
dup_output (const char *const *arguments)
{
  g_autofree char *out = NULL, *err = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err,
      &status, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (err, ==, "");
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&out);
}

static char *
dup_contents (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

static void
make_all (void)
{
  g_autofree char *script = dup_subtitles_path ("export-sampler.sh");
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;

  made = g_dir_make_tmp ("quoth-sampler-XXXXXX", &error);
  g_assert_no_error (error);
  out = dup_output ((const char *[]) { "sh", script, g_getenv ("QUOTH"), made, NULL });
  g_assert_cmpstr (out, ==, "");
}

static void
remove_all (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (goldens); i++) {
    g_autofree char *path = g_build_filename (made, goldens[i], NULL);
    g_remove (path);
  }
  g_assert_cmpint (g_rmdir (made), ==, 0);
  g_free (made);
}

static void
test_golden (gconstpointer name)
{
  g_autofree char *beside = g_build_filename ("sampler", name, NULL);
  g_autofree char *golden_path = dup_subtitles_path (beside);
  g_autofree char *made_path = g_build_filename (made, name, NULL);
  g_autofree char *golden = dup_contents (golden_path), *contents = dup_contents (made_path);

  g_assert_cmpstr (contents, ==, golden);
}

/* The feed's newest episode is the page itself; its other one names a file beside the feed. */
static void
test_feed (gconstpointer data)
{
  const char *const *row = data;
  g_autofree char *feed = dup_subtitles_path ("sampler/feed.xml");
  g_autofree char *source = dup_subtitles_path (row[1]);
  g_autofree char *from_feed = dup_output ((const char *[]) { g_getenv ("QUOTH"), "export",
      "--quiet", feed, "--episode", row[0], "--to", "srt", NULL });
  g_autofree char *from_source = dup_output ((const char *[]) { g_getenv ("QUOTH"), "export",
      "--quiet", source, "--to", "srt", NULL });

  g_assert_cmpstr (from_feed, ==, from_source);
}

static const char *const newest[] = { "latest", "sampler/episode.html" };
static const char *const trailer[] = { "rewinding", "sampler/trailer.srt" };

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  make_all ();
  for (gsize i = 0; i < G_N_ELEMENTS (goldens); i++) {
    g_autofree char *path = g_strconcat ("/sampler/golden/", goldens[i], NULL);
    g_test_add_data_func (path, goldens[i], test_golden);
  }
  g_test_add_data_func ("/sampler/feed/newest", newest, test_feed);
  g_test_add_data_func ("/sampler/feed/trailer", trailer, test_feed);
  status = g_test_run ();
  remove_all ();
  return status;
}
