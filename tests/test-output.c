#include "output.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

/* A folder of one file, "old\n", private to its owner. */
typedef struct {
  char *folder, *path, *other;
} Place;

static void
make_place (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  place->folder = g_dir_make_tmp ("output-XXXXXX", &error);
  g_assert_no_error (error);
  place->path = g_build_filename (place->folder, "talk.vtt", NULL);
  place->other = g_build_filename (place->folder, "other.vtt", NULL);
  g_file_set_contents_full (place->path, "old\n", -1, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static void
remove_place (Place *place, gconstpointer data)
{
  g_remove (place->path);
  g_remove (place->other);
  g_assert_cmpint (g_rmdir (place->folder), ==, 0);     /* so nothing was left beside */
  g_free (place->folder);
  g_free (place->path);
  g_free (place->other);
}

static gboolean
save (const char *path, const char *text, GError **error)
{
  g_autoptr (Output) output = output_open (path, error);

  return output
      && g_output_stream_printf (output_get_stream (output), NULL, NULL, error, "%s", text)
      && output_commit (output, error);
}

static void
assert_file (const char *path, const char *text, guint mode)
{
  g_autofree char *contents = NULL;
  struct stat info;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, text);
  g_assert_cmpint (lstat (path, &info), ==, 0);
  g_assert_true (S_ISREG (info.st_mode));
  g_assert_cmpuint (info.st_mode & 07777, ==, mode);
}

static void
test_new (Place *place, gconstpointer data)
{
  mode_t before = umask (027);

  g_assert_true (save (place->other, "new\n", NULL));
  umask (before);
  assert_file (place->other, "new\n", 0640);
}

static void
test_replaced (Place *place, gconstpointer data)
{
  g_assert_cmpint (chmod (place->path, 0666), ==, 0);   /* more than any umask grants */
  g_assert_true (save (place->path, "new\n", NULL));
  assert_file (place->path, "new\n", 0666);
}

static void
test_not_committed (Place *place, gconstpointer data)
{
  g_autoptr (Output) output = output_open (place->path, NULL);

  g_assert_true (g_output_stream_printf (output_get_stream (output), NULL, NULL, NULL, "new\n"));
  g_assert_true (g_output_stream_flush (output_get_stream (output), NULL, NULL));
  g_clear_pointer (&output, output_free);
  assert_file (place->path, "old\n", 0600);
}

/* A file that its owner made read-only is not replaced behind his back. Root may. */
static void
test_read_only (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (chmod (place->path, 0400), ==, 0);
  if (geteuid () == 0)
    g_assert_true (save (place->path, "new\n", &error));
  else
    g_assert_false (save (place->path, "new\n", &error));
  assert_file (place->path, geteuid () == 0 ? "new\n" : "old\n", 0400);
}

static void
test_owner (Place *place, gconstpointer data)
{
  struct stat info;

  if (geteuid () != 0) {
    g_test_skip ("only root gives a file away");
    return;
  }
  g_assert_cmpint (chown (place->path, 12, 34), ==, 0);
  g_assert_cmpint (chmod (place->path, 02640), ==, 0);
  g_assert_true (save (place->path, "new\n", NULL));
  assert_file (place->path, "new\n", 02640);
  g_assert_cmpint (stat (place->path, &info), ==, 0);
  g_assert_cmpuint (info.st_uid, ==, 12);
  g_assert_cmpuint (info.st_gid, ==, 34);
}

/* Nobody sees a part of it. */
static void
test_under_way (Place *place, gconstpointer data)
{
  g_autoptr (Output) output = output_open (place->path, NULL);
  GOutputStream *stream = output_get_stream (output);

  for (guint i = 0; i < 10000; i++)
    g_assert_true (g_output_stream_printf (stream, NULL, NULL, NULL, "%05u\n", i));
  g_assert_true (g_output_stream_flush (stream, NULL, NULL));
  assert_file (place->path, "old\n", 0600);
}

static void
test_circle (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("other.vtt", place->other), ==, 0);
  g_assert_false (save (place->other, "new\n", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS);
}

/* @data: the link points to nothing. */
static void
test_symlink (Place *place, gconstpointer data)
{
  mode_t before = umask (077);

  if (data)
    g_assert_cmpint (g_remove (place->path), ==, 0);
  g_assert_cmpint (symlink ("talk.vtt", place->other), ==, 0);
  g_assert_true (save (place->other, "new\n", NULL));
  umask (before);
  g_assert_true (g_file_test (place->other, G_FILE_TEST_IS_SYMLINK));
  assert_file (place->path, "new\n", 0600);
}

static gpointer
read_all (gpointer path)
{
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static void
test_fifo (Place *place, gconstpointer data)
{
  g_autofree char *text = NULL;
  GThread *reader;

  g_assert_cmpint (mkfifo (place->other, 0600), ==, 0);
  reader = g_thread_new ("reader", read_all, place->other);
  g_assert_true (save (place->other, "new\n", NULL));
  text = g_thread_join (reader);
  g_assert_cmpstr (text, ==, "new\n");
}

/* stdout is a file that the shell opened with ">>". */
static void
test_stdout (Place *place, gconstpointer name)
{
  int file = open (place->path, O_WRONLY | O_APPEND), terminal = dup (STDOUT_FILENO);
  gboolean saved;

  fflush (stdout);
  dup2 (file, STDOUT_FILENO);
  saved = save (name, "new\n", NULL);
  dup2 (terminal, STDOUT_FILENO);
  close (file);
  close (terminal);

  g_assert_true (saved);
  assert_file (place->path, "old\nnew\n", 0600);
}

/* A child is interrupted while it writes: the old file stays, and nothing else. */
static void
test_interrupted (Place *place, gconstpointer data)
{
  pid_t child = fork ();
  int status;

  if (!child) {
    g_autoptr (Output) output = NULL;

    output_clean_up_on_signals ();
    output = output_open (place->path, NULL);
    g_output_stream_printf (output_get_stream (output), NULL, NULL, NULL, "new");
    g_output_stream_flush (output_get_stream (output), NULL, NULL);
    raise (GPOINTER_TO_INT (data));
    _exit (0);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, GPOINTER_TO_INT (data));
  assert_file (place->path, "old\n", 0600);
}

static const struct {
  const char *name, *path;
  int code;
} failures[] = {
  { "full-device", "/dev/full", G_IO_ERROR_NO_SPACE },
  { "folder", "/", G_IO_ERROR_IS_DIRECTORY },
  { "not-a-folder", "/dev/null/talk.vtt", G_IO_ERROR_NOT_DIRECTORY },
  { "no-such-folder", "/no/such/folder/talk.vtt", G_IO_ERROR_NOT_FOUND },
  { "no-name", "", G_IO_ERROR_NOT_FOUND },
};

static void
test_failure (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_assert_false (save (failures[i].path, "new\n", &error));
  g_assert_error (error, G_IO_ERROR, failures[i].code);
  g_assert_true (stat ("/dev/full", &info) == 0 && S_ISCHR (info.st_mode));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, test) \
  g_test_add ("/output/" name, Place, data, make_place, test, remove_place)
  ADD ("new", NULL, test_new);
  ADD ("replaced", NULL, test_replaced);
  ADD ("not-committed", NULL, test_not_committed);
  ADD ("read-only", NULL, test_read_only);
  ADD ("owner", NULL, test_owner);
  ADD ("under-way", NULL, test_under_way);
  ADD ("circle", NULL, test_circle);
  ADD ("symlink", NULL, test_symlink);
  ADD ("dangling-symlink", "dangling", test_symlink);
  ADD ("fifo", NULL, test_fifo);
  ADD ("stdout/dash", "-", test_stdout);
  ADD ("stdout/device", "/dev/stdout", test_stdout);
  ADD ("interrupted/int", GINT_TO_POINTER (SIGINT), test_interrupted);
  ADD ("interrupted/term", GINT_TO_POINTER (SIGTERM), test_interrupted);
  for (gsize i = 0; i < G_N_ELEMENTS (failures); i++) {
    g_autofree char *path = g_strconcat ("/output/failure/", failures[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_failure);
  }
  return g_test_run ();
}
