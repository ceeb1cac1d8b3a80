#include "feed-ledger.h"

#include <string.h>

#include "json-cursor.h"
#include "json-writer.h"
#include "output.h"

typedef struct {
  char *episode, *name, *file, *digest;
} Entry;

struct _Ledger {
  char *path;
  GHashTable *files;            /* (element-type char* Entry) */
  GHashTable *names;            /* of episodes (element-type char* char*) */
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->episode);
  g_free (entry->name);
  g_free (entry->file);
  g_free (entry->digest);
  g_free (entry);
}

void
ledger_free (Ledger *ledger)
{
  g_free (ledger->path);
  g_hash_table_unref (ledger->files);
  g_hash_table_unref (ledger->names);
  g_free (ledger);
}

static void
keep (Ledger *ledger, const char *episode, const char *name, const char *file, const char *digest)
{
  Entry *entry = g_new (Entry, 1);

  *entry = (Entry) { g_strdup (episode), g_strdup (name), g_strdup (file), g_strdup (digest) };
  g_hash_table_replace (ledger->files, entry->file, entry);
  g_hash_table_replace (ledger->names, g_strdup (episode), g_strdup (name));
}

/* A name is part of a path: one that leads out of the folder is none. */
static gboolean
is_name (const char *text)
{
  return text && *text && *text != '.' && !strchr (text, '/');
}

static void
read_line (Ledger *ledger, char *line)
{
  const char *episode = NULL, *name = NULL, *file = NULL, *digest = NULL;
  JsonCursor *cursor = g_new (JsonCursor, 1);

  json_cursor_init (cursor, line, strlen (line));
  if (json_cursor_enter_object (cursor)) {
    while (json_cursor_next_member (cursor)) {
      const char **member = json_cursor_key_is (cursor, "episode") ? &episode
          : json_cursor_key_is (cursor, "name") ? &name
          : json_cursor_key_is (cursor, "file") ? &file
          : json_cursor_key_is (cursor, "digest") ? &digest : NULL;

      if (member)
        *member = json_cursor_read_string (cursor);
      else
        json_cursor_skip (cursor);
    }
  }
  if (json_cursor_finish (cursor, NULL) && episode && digest && is_name (name) && is_name (file))
    keep (ledger, episode, name, file, digest);
  g_free (cursor);
}

static gboolean
read_lines (Ledger *ledger, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (ledger->path, &text, NULL, &problem)) {
    if (g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOENT))
      return TRUE;
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, problem->message);
    return FALSE;
  }
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line; line++)
    if (**line)
      read_line (ledger, *line);
  return TRUE;
}

static gboolean
write_line (const Entry *entry, GOutputStream *out, GError **error)
{
  JsonWriter writer;

  json_writer_init (&writer, out);
  json_writer_put (&writer, "{\"episode\":");
  json_writer_put_string (&writer, entry->episode);
  json_writer_put (&writer, ",\"name\":");
  json_writer_put_string (&writer, entry->name);
  json_writer_put (&writer, ",\"file\":");
  json_writer_put_string (&writer, entry->file);
  json_writer_put (&writer, ",\"digest\":");
  json_writer_put_string (&writer, entry->digest);
  json_writer_put (&writer, "}\n");
  return json_writer_finish (&writer, error);
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  const Entry *entry = a, *other = b;

  return strcmp (entry->file, other->file);
}

static gboolean
write_lines (Ledger *ledger, GError **error)
{
  g_autoptr (GList) entries = g_list_sort (g_hash_table_get_values (ledger->files), compare_files);
  g_autoptr (Output) output = output_open (ledger->path, error);
  gboolean done = output != NULL;

  for (GList *at = entries; at && done; at = at->next)
    done = write_line (at->data, output_get_stream (output), error);
  return done && output_commit (output, error);
}

Ledger *
ledger_open (const char *folder, GError **error)
{
  g_autoptr (Ledger) ledger = g_new0 (Ledger, 1);

  ledger->path = g_build_filename (folder, LEDGER_FILE, NULL);
  ledger->files = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, entry_free);
  ledger->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (read_lines (ledger, error)
      && (!g_hash_table_size (ledger->files) || write_lines (ledger, error)))
    return g_steal_pointer (&ledger);
  g_prefix_error (error, "%s: ", ledger->path);
  return NULL;
}

const char *
ledger_get_name (const Ledger *ledger, const char *episode)
{
  return g_hash_table_lookup (ledger->names, episode);
}

const char *
ledger_get_digest (const Ledger *ledger, const char *file)
{
  const Entry *entry = g_hash_table_lookup (ledger->files, file);

  return entry ? entry->digest : NULL;
}

/* Appended: a run over thousands that is stopped has not worked for nothing. */
static gboolean
append_line (const Ledger *ledger, const Entry *entry, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (ledger->path);
  g_autoptr (GFileOutputStream) out = g_file_append_to (file, G_FILE_CREATE_NONE, NULL, error);

  return out && write_line (entry, G_OUTPUT_STREAM (out), error)
      && g_output_stream_close (G_OUTPUT_STREAM (out), NULL, error);
}

gboolean
ledger_put (Ledger *ledger, const char *episode, const char *name, const char *file,
    const char *digest, GError **error)
{
  keep (ledger, episode, name, file, digest);
  if (append_line (ledger, g_hash_table_lookup (ledger->files, file), error))
    return TRUE;
  g_prefix_error (error, "%s: ", ledger->path);
  return FALSE;
}
