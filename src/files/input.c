#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "download.h"

#define FIRST_READ (64 * 1024)  /* of a pipe, whose size nobody knows */
#define LARGEST_READ (1 << 30)  /* read () itself stops at 2 GiB */
#define LARGEST_BUFFER (INPUT_MAX_FILE + 2)

static void
set_error_from_errno (GError **error)
{
  int code = errno;

  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
}

static gboolean
resize (Input *input, guint64 size, GError **error)
{
  char *bytes = NULL;

  if (size > LARGEST_BUFFER) {
    g_autofree char *limit = g_format_size_full (INPUT_MAX_FILE, G_FORMAT_SIZE_IEC_UNITS);

    g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
        "larger than %s, the limit of a file", limit);
    return FALSE;
  }
  bytes = g_try_realloc (input->bytes, size);
  if (!bytes) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "larger than the free memory");
    return FALSE;
  }
  input->bytes = bytes;
  return TRUE;
}

static guint64
larger (guint64 room)
{
  return room == LARGEST_BUFFER ? room + 1
      : MIN (MAX (room + room / 2, FIRST_READ), LARGEST_BUFFER);
}

/* Until the end of the file. A buffer of two bytes more than @expected never has to grow: one for
 * the read that finds the end, one for the NUL. */
static gboolean
read_all (Input *input, int fd, guint64 expected, GError **error)
{
  guint64 room = expected + 2;

  if (!resize (input, room, error))
    return FALSE;
  for (;;) {
    gssize n_read = read (fd, input->bytes + input->length,
        MIN (room - 1 - input->length, LARGEST_READ));

    if (n_read == 0)
      break;
    if (n_read > 0)
      input->length += n_read;
    else if (errno != EINTR) {
      set_error_from_errno (error);
      return FALSE;
    }
    if (input->length == room - 1) {
      room = larger (room);
      if (!resize (input, room, error))
        return FALSE;
    }
  }
  input->bytes[input->length] = '\0';
  return resize (input, input->length + 1, error);
}

static gboolean
read_fd (Input *input, int fd, GError **error)
{
  struct stat info;

  if (fstat (fd, &info) == -1) {
    set_error_from_errno (error);
    return FALSE;
  }
  return read_all (input, fd, S_ISREG (info.st_mode) ? info.st_size : FIRST_READ, error);
}

static Input *
read_path (const char *path, GError **error)
{
  g_autoptr (Input) input = g_new0 (Input, 1);
  gboolean is_stdin = g_str_equal (path, "-"), done;
  int fd = is_stdin ? STDIN_FILENO : open (path, O_RDONLY | O_NOCTTY | O_CLOEXEC);

  if (fd == -1) {
    set_error_from_errno (error);
    return NULL;
  }
  done = read_fd (input, fd, error);
  if (!is_stdin)
    close (fd);
  input->uri = g_strdup (path);
  return done ? g_steal_pointer (&input) : NULL;
}

Input *
input_read (const char *name, GError **error)
{
  static const DownloadLimits limits = {
    .bytes = INPUT_MAX_DOWNLOAD,
    .idle_milliseconds = 30 * 1000,
    .total_milliseconds = 15 * 60 * 1000,
    .redirects = 10,
  };

  return input_is_url (name) ? download_read (name, &limits, error) : read_path (name, error);
}

void
input_free (Input *input)
{
  g_free (input->bytes);
  g_free (input->uri);
  g_free (input->charset);
  g_free (input);
}

gboolean
input_is_url (const char *name)
{
  return g_ascii_strncasecmp (name, "http://", 7) == 0
      || g_ascii_strncasecmp (name, "https://", 8) == 0;
}

static char *
resolve_url (const char *base, const char *reference, GError **error)
{
  g_autofree char *url = g_uri_resolve_relative (base, reference,
      G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);

  if (url && input_is_url (url))
    return g_steal_pointer (&url);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
      "\"%s\" is not an http(s) address, and a document from the net may name no other",
      reference);
  return NULL;
}

/* The file name that the URI reference @reference is: without query and fragment, decoded. What
 * is no valid escape is taken as it stands: people write "100%.vtt". */
static char *
decode_path (const char *reference)
{
  g_autofree char *path = g_strndup (reference, strcspn (reference, "?#"));
  char *decoded = g_uri_unescape_string (path, NULL);

  return decoded ? decoded : g_steal_pointer (&path);
}

/* Errors are of any domain. */
static char *
read_file_uri (const char *uri, GError **error)
{
  g_autofree char *host = NULL, *path = g_filename_from_uri (uri, &host, error);

  if (!path || !host || g_ascii_strcasecmp (host, "localhost") == 0)
    return g_steal_pointer (&path);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "a file of another computer, %s", host);
  return NULL;
}

static char *
find_file (const char *folder, const char *reference, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) reason = NULL;

  if (!g_uri_peek_scheme (reference)) {
    path = decode_path (reference);
    return g_path_is_absolute (path) ? g_steal_pointer (&path)
        : g_build_filename (folder, path, NULL);
  }
  if (g_ascii_strncasecmp (reference, "file:", 5) == 0)
    path = read_file_uri (reference, &reason);
  if (!path)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "\"%s\": %s", reference,
        reason ? reason->message : "neither a file nor an http(s) address");
  return g_steal_pointer (&path);
}

/* @path as the kernel sees it. (transfer full) */
static char *
real_path (const char *path, const char *reference, GError **error)
{
  char *found = realpath (path, NULL), *copy = g_strdup (found);

  if (!found) {
    set_error_from_errno (error);
    g_prefix_error (error, "\"%s\": ", reference);
  }
  free (found);
  return copy;
}

static gboolean
is_below (const char *path, const char *folder)
{
  gsize length = strlen (folder);

  if (!g_str_has_prefix (path, folder))
    return FALSE;
  return folder[length - 1] == '/' || path[length] == '/';
}

static char *
resolve_file (const char *base, const char *reference, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (base), *folder = NULL, *named = NULL, *path = NULL;

  folder = real_path (parent, parent, error);
  if (!folder)
    return NULL;
  named = find_file (folder, reference, error);
  path = named ? real_path (named, reference, error) : NULL;
  if (!path || is_below (path, folder))
    return g_steal_pointer (&path);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
      "\"%s\" is outside the document's folder, %s", reference, folder);
  return NULL;
}

char *
input_resolve (const char *base, const char *reference, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (reference));

  if (base && input_is_url (base))
    return resolve_url (base, trimmed, error);
  if (input_is_url (trimmed))
    return resolve_url (trimmed, "", error);
  if (base && !g_str_equal (base, "-"))
    return resolve_file (base, trimmed, error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
      "\"%s\" is not an http(s) address, and a document from stdin has no folder", trimmed);
  return NULL;
}
