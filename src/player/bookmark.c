#include "bookmark.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* Lines of "MILLISECONDS SHA-256 of the name", newest first: a name may hold anything. */
#define KEY_LENGTH 64

static char *
get_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "quoth", "places", NULL);
}

static char *
make_key (const char *audio)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, audio, -1);
}

static GStrv
read_lines (void)
{
  g_autofree char *path = get_path (), *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return g_new0 (char *, 1);
  return g_strsplit (text, "\n", BOOKMARKS_MOST + 1);
}

/* What stands before the key, if @line is about it. */
static gboolean
read_line (const char *line, const char *key, guint64 *milliseconds)
{
  const char *space = strchr (line, ' ');

  if (!space || strncmp (space + 1, key, KEY_LENGTH) != 0)
    return FALSE;
  *milliseconds = g_ascii_strtoull (line, NULL, 10);
  return *milliseconds < MILLISECONDS_MAX;
}

Nanoseconds
bookmark_load (const char *audio)
{
  g_autofree char *key = make_key (audio);
  g_auto (GStrv) lines = read_lines ();
  guint64 milliseconds;

  for (char **line = lines; *line; line++)
    if (read_line (*line, key, &milliseconds))
      return milliseconds * MILLISECOND;
  return 0;
}

gboolean
bookmark_store (const char *audio, Nanoseconds place, GError **error)
{
  g_autofree char *path = get_path (), *folder = g_path_get_dirname (path);
  g_autofree char *key = make_key (audio);
  g_auto (GStrv) lines = read_lines ();
  g_autoptr (GString) text = g_string_new (NULL);
  guint64 milliseconds;
  guint n = 1;

  if (place)
    g_string_append_printf (text, "%" G_GUINT64_FORMAT " %s\n", nanoseconds_to_milliseconds (place),
        key);
  for (char **line = lines; *line && n < BOOKMARKS_MOST; line++)
    if (strlen (*line) > KEY_LENGTH && !read_line (*line, key, &milliseconds)) {
      g_string_append_printf (text, "%s\n", *line);
      n++;
    }
  if (g_mkdir_with_parents (folder, 0700) == -1) {
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", folder,
        g_strerror (errno));
    return FALSE;
  }
  return g_file_set_contents (path, text->str, (gssize) text->len, error);
}
