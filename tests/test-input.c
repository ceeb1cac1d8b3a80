#include "input.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

/* A folder, and what is in it. The test stands in it. */
typedef struct {
  char *folder, *before;
} Place;

static void
write_file (const char *path, const char *bytes, gssize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
}

static void
make_place (Place *place, gconstpointer data)
{
  place->folder = g_dir_make_tmp ("input-XXXXXX", NULL);
  place->before = g_get_current_dir ();
  g_assert_cmpint (g_chdir (place->folder), ==, 0);
  g_assert_cmpint (g_mkdir ("feed", 0700), ==, 0);
  g_assert_cmpint (g_mkdir ("feed/sub", 0700), ==, 0);
  g_assert_cmpint (g_mkdir ("feed-2", 0700), ==, 0);
  write_file ("outside.vtt", "WEBVTT\n", -1);
  write_file ("feed-2/ep.vtt", "WEBVTT\n", -1);
  write_file ("feed/feed.xml", "<rss/>", -1);
  write_file ("feed/ep.vtt", "WEBVTT\n", -1);
  write_file ("feed/a b.vtt", "WEBVTT\n", -1);
  write_file ("feed/100%.vtt", "WEBVTT\n", -1);
  write_file ("feed/sub/ep.vtt", "WEBVTT\n", -1);
  g_assert_cmpint (symlink ("ep.vtt", "feed/inside.vtt"), ==, 0);
  g_assert_cmpint (symlink ("../outside.vtt", "feed/leaves.vtt"), ==, 0);
  g_assert_cmpint (symlink ("..", "feed/up"), ==, 0);
  g_assert_cmpint (symlink ("circle", "feed/circle"), ==, 0);
  g_assert_cmpint (symlink ("feed", "link"), ==, 0);
}

static const char *const made[] = {
  "link", "feed/circle", "feed/up", "feed/leaves.vtt", "feed/inside.vtt", "feed/sub/ep.vtt",
  "feed/100%.vtt", "feed/a b.vtt", "feed/ep.vtt", "feed/feed.xml", "feed-2/ep.vtt", "outside.vtt",
  "extra", "feed-2", "feed/sub", "feed",
};

static void
remove_place (Place *place, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (made); i++)
    g_remove (made[i]);
  g_assert_cmpint (g_chdir (place->before), ==, 0);
  g_assert_cmpint (g_rmdir (place->folder), ==, 0);
  g_free (place->folder);
  g_free (place->before);
}

static const struct {
  const char *name, *base, *reference;
  const char *meaning;          /* a path begins in the folder of the test; NULL: refused */
  int code;
} references[] = {
  { "file", "feed/feed.xml", "ep.vtt", "/feed/ep.vtt" },
  { "below", "feed/feed.xml", "sub/ep.vtt", "/feed/sub/ep.vtt" },
  { "dot", "feed/feed.xml", "./sub/../ep.vtt", "/feed/ep.vtt" },
  { "blanks", "feed/feed.xml", "\n ep.vtt ", "/feed/ep.vtt" },
  { "escape", "feed/feed.xml", "a%20b.vtt", "/feed/a b.vtt" },
  { "no-escape", "feed/feed.xml", "a b.vtt", "/feed/a b.vtt" },
  { "bad-escape", "feed/feed.xml", "100%.vtt", "/feed/100%.vtt" },
  { "escaped-slash", "feed/feed.xml", "sub%2Fep.vtt", "/feed/sub/ep.vtt" },
  { "query", "feed/feed.xml", "ep.vtt?lang=en#t=1", "/feed/ep.vtt" },
  { "link-inside", "feed/feed.xml", "inside.vtt", "/feed/ep.vtt" },
  { "folder-is-a-link", "link/feed.xml", "ep.vtt", "/feed/ep.vtt" },
  { "none", "feed/feed.xml", "none.vtt", NULL, G_IO_ERROR_NOT_FOUND },
  { "nul", "feed/feed.xml", "ep.vtt%00", NULL, G_IO_ERROR_NOT_FOUND },
  { "circle", "feed/feed.xml", "circle", NULL, G_IO_ERROR_TOO_MANY_LINKS },
  { "up", "feed/feed.xml", "../outside.vtt", NULL, G_IO_ERROR_PERMISSION_DENIED },
  { "up-escaped", "feed/feed.xml", "%2e%2e/outside.vtt", NULL, G_IO_ERROR_PERMISSION_DENIED },
  { "up-through-link", "feed/feed.xml", "up/outside.vtt", NULL, G_IO_ERROR_PERMISSION_DENIED },
  { "link-leaves", "feed/feed.xml", "leaves.vtt", NULL, G_IO_ERROR_PERMISSION_DENIED },
  { "neighbour", "feed/feed.xml", "../feed-2/ep.vtt", NULL, G_IO_ERROR_PERMISSION_DENIED },
  { "itself", "feed/feed.xml", "up/feed/ep.vtt", "/feed/ep.vtt" },
  { "absolute", "feed/feed.xml", "/etc/passwd", NULL, G_IO_ERROR_PERMISSION_DENIED },
  { "two-slashes", "feed/feed.xml", "//etc/passwd", NULL, G_IO_ERROR_PERMISSION_DENIED },
  { "file-uri", "feed/feed.xml", "file:///etc/passwd", NULL, G_IO_ERROR_PERMISSION_DENIED },
  { "file-uri-host", "feed/feed.xml", "file://example.org/x", NULL, G_IO_ERROR_NOT_SUPPORTED },
  { "file-uri-relative", "feed/feed.xml", "file:ep.vtt", NULL, G_IO_ERROR_NOT_SUPPORTED },
  { "other-scheme", "feed/feed.xml", "data:text/vtt,WEBVTT", NULL, G_IO_ERROR_NOT_SUPPORTED },
  { "http", "feed/feed.xml", "http://example.org/ep.vtt", "http://example.org/ep.vtt" },
  { "https", "feed/feed.xml", "HTTPS://example.org/a%20b", "https://example.org/a%20b" },
  { "no-such-folder", "none/feed.xml", "ep.vtt", NULL, G_IO_ERROR_NOT_FOUND },

  { "stdin/http", "-", "http://example.org/", "http://example.org/" },
  { "stdin/file", "-", "feed/ep.vtt", NULL, G_IO_ERROR_PERMISSION_DENIED },

  { "net/relative", "https://example.org/a/feed.xml?x", "ep.vtt", "https://example.org/a/ep.vtt" },
  { "net/up", "https://example.org/a/b/f", "../../../ep.vtt", "https://example.org/ep.vtt" },
  { "net/root", "https://example.org/a/b/f", "/ep.vtt?x=1", "https://example.org/ep.vtt?x=1" },
  { "net/same-scheme", "https://example.org/f", "//example.com/x", "https://example.com/x" },
  { "net/http", "https://example.org/f", "http://example.com/x", "http://example.com/x" },
  { "net/file", "https://example.org/f", "file:///etc/passwd", NULL,
    G_IO_ERROR_PERMISSION_DENIED },
  { "net/data", "https://example.org/f", "data:,x", NULL, G_IO_ERROR_PERMISSION_DENIED },
  { "net/path", "https://example.org/f", "/etc/passwd", "https://example.org/etc/passwd" },
};

static void
test_reference (Place *place, gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (GError) error = NULL;
  g_autofree char *meaning = input_resolve (references[i].base, references[i].reference, &error);
  g_autofree char *path = NULL;

  if (!references[i].meaning) {
    g_assert_null (meaning);
    g_assert_error (error, G_IO_ERROR, references[i].code);
    return;
  }
  g_assert_no_error (error);
  path = g_strconcat (references[i].meaning[0] == '/' ? place->folder : "", references[i].meaning,
      NULL);
  g_assert_cmpstr (meaning, ==, path);
}

/* An absolute path and a file: URI into the document's own folder. */
static void
test_own_folder (Place *place, gconstpointer data)
{
  g_autofree char *path = g_build_filename (place->folder, "feed", "a b.vtt", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *local = g_strconcat ("file://localhost", uri + strlen ("file://"), NULL);
  const char *names[] = { path, uri, local };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *meaning = input_resolve ("feed/feed.xml", names[i], &error);

    g_assert_no_error (error);
    g_assert_cmpstr (meaning, ==, path);
  }
}

static const struct {
  const char *name, *path;
  int code;
  const char *message;
} failures[] = {
  { "none", "none.vtt", G_IO_ERROR_NOT_FOUND, "No such file or directory" },
  { "folder", "feed", G_IO_ERROR_IS_DIRECTORY, "Is a directory" },
  { "under-a-file", "outside.vtt/x", G_IO_ERROR_NOT_DIRECTORY, "Not a directory" },
  { "circle", "feed/circle", G_IO_ERROR_TOO_MANY_LINKS, "Too many levels of symbolic links" },
  { "no-name", "", G_IO_ERROR_NOT_FOUND, "No such file or directory" },
};

static void
test_failure (Place *place, gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (GError) error = NULL;

  g_assert_null (input_read (failures[i].path, &error));
  g_assert_error (error, G_IO_ERROR, failures[i].code);
  g_assert_cmpstr (error->message, ==, failures[i].message);
}

static void
test_no_permission (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0) {
    g_test_skip ("root may read everything");
    return;
  }
  g_assert_cmpint (chmod ("outside.vtt", 0), ==, 0);
  g_assert_null (input_read ("outside.vtt", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

static void
test_too_large (Place *place, gconstpointer data)
{
  int fd = open ("extra", O_WRONLY | O_CREAT, 0600);
  g_autoptr (GError) error = NULL;

  if (ftruncate (fd, INPUT_MAX_FILE + 1) == -1)
    g_test_skip ("no file system for a sparse file of 4 GiB");
  else {
    g_assert_null (input_read ("extra", &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  }
  close (fd);
}

static const struct {
  const char *name, *bytes;
  gsize length;
} contents[] = {
  { "empty", "", 0 },
  { "one-byte", "a", 1 },
  { "nul", "a\0b\n", 4 },
};

static void
test_contents (Place *place, gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (Input) input = NULL;

  write_file ("extra", contents[i].bytes, contents[i].length);
  input = input_read ("extra", NULL);
  g_assert_cmpmem (input->bytes, input->length, contents[i].bytes, contents[i].length);
  g_assert_cmpint (input->bytes[input->length], ==, '\0');
  g_assert_cmpstr (input->uri, ==, "extra");
  g_assert_null (input->charset);
}

#define N_NUMBERS 100000        /* more than a pipe holds, and than the first reads */

static char *
numbers (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_NUMBERS; i++)
    g_string_append_printf (text, "%05u\n", i);
  return g_string_free (text, FALSE);
}

static gpointer
write_numbers (gpointer fd)
{
  g_autofree char *text = numbers ();

  for (gsize at = 0, length = strlen (text); at < length;)
    at += write (GPOINTER_TO_INT (fd), text + at, MIN (length - at, 7777));
  close (GPOINTER_TO_INT (fd));
  return NULL;
}

static void
test_stdin (Place *place, gconstpointer data)
{
  int pipe_ends[2], terminal = dup (STDIN_FILENO);
  g_autoptr (Input) input = NULL;
  g_autofree char *text = numbers ();
  GThread *writer;

  g_assert_cmpint (pipe (pipe_ends), ==, 0);
  dup2 (pipe_ends[0], STDIN_FILENO);
  writer = g_thread_new ("writer", write_numbers, GINT_TO_POINTER (pipe_ends[1]));
  input = input_read ("-", NULL);
  g_thread_join (writer);
  dup2 (terminal, STDIN_FILENO);
  close (pipe_ends[0]);
  close (terminal);
  g_assert_cmpstr (input->uri, ==, "-");
  g_assert_cmpmem (input->bytes, input->length, text, strlen (text));
}

/* Files whose size the system gives as 0. */
static void
test_no_size (Place *place, gconstpointer data)
{
  g_autoptr (Input) input = input_read ("/proc/self/maps", NULL);

  if (!input)
    g_test_skip ("no /proc");
  else
    g_assert_cmpuint (input->length, >, 1000);
}

static const struct {
  const char *name;
  gboolean is_url;
} names[] = {
  { "http://x", TRUE }, { "HTTPS://x", TRUE }, { "https://", TRUE }, { "ftp://x", FALSE },
  { "http", FALSE }, { "./http://x", FALSE }, { "-", FALSE }, { "", FALSE },
};

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (input_is_url (names[i].name), ==, names[i].is_url);
}

#define ADD(path, data, test) g_test_add (path, Place, data, make_place, test, remove_place)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (references); i++) {
    g_autofree char *path = g_strconcat ("/input/resolve/", references[i].name, NULL);
    ADD (path, GSIZE_TO_POINTER (i), test_reference);
  }
  ADD ("/input/resolve/own-folder", NULL, test_own_folder);
  for (gsize i = 0; i < G_N_ELEMENTS (failures); i++) {
    g_autofree char *path = g_strconcat ("/input/failure/", failures[i].name, NULL);
    ADD (path, GSIZE_TO_POINTER (i), test_failure);
  }
  ADD ("/input/failure/no-permission", NULL, test_no_permission);
  ADD ("/input/failure/too-large", NULL, test_too_large);
  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++) {
    g_autofree char *path = g_strconcat ("/input/contents/", contents[i].name, NULL);
    ADD (path, GSIZE_TO_POINTER (i), test_contents);
  }
  ADD ("/input/stdin", NULL, test_stdin);
  ADD ("/input/no-size", NULL, test_no_size);
  g_test_add_func ("/input/is-url", test_names);
  return g_test_run ();
}
