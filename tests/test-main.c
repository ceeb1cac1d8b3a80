/* The program as a shell sees it: arguments in, both streams and the exit status out. */
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#define VTT "WEBVTT\n\n00:01.000 --> 00:02.000\nHello there.\n"

/* The folder where the program runs; a name that ends with "/" is a folder. */
static const struct {
  const char *name, *contents;
} files[] = {
  { "folder/" },
  { "talk.vtt", VTT },
  { "-dash.vtt", VTT },
  { "two words.vtt", VTT },
  { "empty.vtt", "" },
  { "nothing.txt", " \n" },
};

/* @out and @err: exactly this, but "*" stands for anything. */
static const struct {
  const char *name, *arguments, *in;
  int status;
  const char *out, *err;
} calls[] = {
  { "version", "--version", NULL, 0, "quoth " QUOTH_VERSION "\n", "" },
  { "help", "--help", NULL, 0, "Usage: quoth COMMAND [OPTION...]\n*\n  export *\n  check *", "" },
  { "help/short", "-h", NULL, 0, "Usage: quoth COMMAND *", "" },
  { "help/word", "help", NULL, 0, "Usage: quoth COMMAND *", "" },
  { "no-command", "", NULL, 2, "", "Usage: quoth COMMAND *" },
  { "unknown-command", "exprot talk.vtt", NULL, 2, "",
    "quoth: no command \"exprot\"\nUsage: quoth COMMAND *" },
};

static void
make_files (const char *folder)
{
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = g_build_filename (folder, files[i].name, NULL);

    if (files[i].contents)
      g_assert_true (g_file_set_contents (path, files[i].contents, -1, NULL));
    else
      g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  }
}

static void
remove_files (const char *folder)
{
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = g_build_filename (folder, files[i].name, NULL);
    g_assert_cmpint (g_remove (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (folder), ==, 0);    /* so nothing was left beside */
}

static void
assert_text (const char *text, const char *pattern)
{
  if (strchr (pattern, '*') ? !g_pattern_match_simple (pattern, text)
      : !g_str_equal (pattern, text))
    g_error ("not \"%s\":\n%s", pattern, text);
}

static void
test_call (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autofree char *folder = g_dir_make_tmp ("main-XXXXXX", NULL), *out = NULL, *err = NULL;
  g_autofree char *line = g_strconcat ("quoth ", calls[i].arguments, NULL);
  g_auto (GStrv) argv = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
      | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  make_files (folder);
  g_assert_true (g_shell_parse_argv (line, NULL, &argv, NULL));
  g_free (argv[0]);
  argv[0] = g_strdup (g_getenv ("QUOTH"));
  g_subprocess_launcher_set_cwd (launcher, folder);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, calls[i].in, NULL, &out, &err, &error);
  g_assert_no_error (error);
  assert_text (err, calls[i].err);
  assert_text (out, calls[i].out);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, calls[i].status);
  remove_files (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("LANGUAGE", "C", TRUE);     /* strerror () in the language of the rows */
  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++) {
    g_autofree char *path = g_strconcat ("/main/", calls[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_call);
  }
  return g_test_run ();
}
