#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "beside.h"
#include "engine-version.h"
#include "exporting.h"
#include "feed-ledger.h"
#include "message.h"
#include "progress.h"

#define MAX_SLUG 80             /* bytes of a file's name, without its suffix */

typedef struct {
  const ExportOptions *options;
  const char *folder;
  const Format *format;
  Ledger *ledger;
  GPtrArray *names;             /* of the feed's episodes, without suffix (element-type char*) */
  Progress progress;
  guint written, unchanged, failed;
} FeedExport;

/* "On Prompt Engineering!" -> "on-prompt-engineering": letters and digits of any script. */
static char *
make_slug (const char *title)
{
  g_autofree char *lower = g_utf8_strdown (title ? title : "", -1);
  GString *slug = g_string_new (NULL);

  for (const char *at = lower; *at && slug->len < MAX_SLUG; at = g_utf8_next_char (at)) {
    if (g_unichar_isalnum (g_utf8_get_char (at)) || g_unichar_ismark (g_utf8_get_char (at)))
      g_string_append_unichar (slug, g_utf8_get_char (at));
    else if (slug->len && slug->str[slug->len - 1] != '-')
      g_string_append_c (slug, '-');
  }
  if (slug->len && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  if (!slug->len)
    g_string_append (slug, "episode");
  return g_string_free (slug, FALSE);
}

static const char *
get_key (const FeedEpisode *episode)
{
  return episode->guid ? episode->guid : episode->title ? episode->title : "";
}

/* The name of an earlier run; else one that nobody has, however episodes are called. */
static char *
name_episode (const FeedExport *export, const FeedEpisode *episode, GHashTable *taken)
{
  const char *known = ledger_get_name (export->ledger, get_key (episode));
  g_autofree char *slug = make_slug (episode->title);
  char *name = g_strdup (known ? known : slug);

  for (guint n = 2; g_hash_table_contains (taken, name); n++) {
    g_free (name);
    name = g_strdup_printf ("%s-%u", slug, n);
  }
  return name;
}

/* What is known keeps its name. Of new ones the last in the feed, the oldest, choose first, so that
 * names are the same in a folder that is made anew. */
static GPtrArray *
name_episodes (const FeedExport *export, const Feed *feed)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_set_size (names, (int) feed->episodes->len);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = feed->episodes->len; i-- > 0;) {
      const FeedEpisode *episode = g_ptr_array_index (feed->episodes, i);
      const char *known = ledger_get_name (export->ledger, get_key (episode));
      gboolean is_free = known && !g_hash_table_contains (taken, known);

      if (names->pdata[i] || (pass == 0 && !is_free))
        continue;
      names->pdata[i] = name_episode (export, episode, taken);
      g_hash_table_add (taken, names->pdata[i]);
    }
  return names;
}

/* What follows the last slash of an address, decoded, without its query. */
static char *
dup_last_part (const char *uri)
{
  g_autofree char *path = g_strndup (uri, strcspn (uri, "?#"));
  const char *slash = strrchr (path, '/');
  char *part = g_uri_unescape_string (slash ? slash + 1 : path, "/");

  return part && *part && !g_str_equal (part, "..") ? part : (g_free (part), NULL);
}

/* In the folder that --audio names: under the name that the feed's has, or that of the result. */
static char *
find_audio (const FeedExport *export, const char *file, const Transcript *transcript)
{
  const char *folder = export->options->load.audio;
  g_autofree char *beside = g_build_filename (folder, file, NULL);
  g_autofree char *part = transcript->audio.uri ? dup_last_part (transcript->audio.uri) : NULL;
  g_autofree char *path = part ? g_build_filename (folder, part, NULL) : NULL;

  if (path && g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&path);
  return beside_find_audio (beside);
}

static void
add_text (GChecksum *checksum, const char *text)
{
  g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text) + 1);
}

/* To read all of the audio would take longer than to write captions. */
static void
add_audio (GChecksum *checksum, const char *path)
{
  g_autofree char *text = NULL;
  GStatBuf info;

  if (path && g_stat (path, &info) == 0)
    text = g_strdup_printf ("%s %" G_GUINT64_FORMAT " %" G_GINT64_FORMAT, path,
        (guint64) info.st_size, (gint64) info.st_mtime);
  add_text (checksum, text ? text : "");
}

/* Of all that the result is made of. */
static char *
make_digest (const LoadedEpisode *loaded, const ExportOptions *options)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  add_text (checksum, QUOTH_VERSION);
  add_text (checksum, ENGINE_VERSION);
  add_text (checksum, options->line);
  add_text (checksum, loaded->digest);
  add_audio (checksum, options->load.audio ? options->load.audio
      : loaded->transcript->audio.path);
  return g_strdup (g_checksum_get_string (checksum));
}

static gboolean
is_unchanged (const FeedExport *export, const char *file, const char *path, const char *digest)
{
  return !g_strcmp0 (ledger_get_digest (export->ledger, file), digest)
      && g_file_test (path, G_FILE_TEST_EXISTS);
}

/* @options are the episode's own. */
static gboolean
write_episode (FeedExport *export, const LoadedEpisode *loaded, const char *file,
    const ExportOptions *options, GError **error)
{
  const char *name = g_ptr_array_index (export->names, loaded->index);
  g_autofree char *path = g_build_filename (export->folder, file, NULL);
  g_autofree char *digest = make_digest (loaded, options);
  char *paths[] = { path, NULL };

  if (is_unchanged (export, file, path, digest)) {
    export->unchanged++;
    return TRUE;
  }
  if (!export_all (loaded->transcript, options, paths, error)
      || !ledger_put (export->ledger, get_key (loaded->episode), name, file, digest, error))
    return FALSE;
  printf ("%s\n", path);
  fflush (stdout);
  export->written++;
  return TRUE;
}

static gboolean
export_episode (FeedExport *export, const LoadedEpisode *loaded, GError **error)
{
  const char *suffix = export->format->suffix;
  g_autofree char *file = g_strconcat (g_ptr_array_index (export->names, loaded->index),
      suffix ? suffix : "", NULL);
  g_autofree char *audio = export->options->load.audio
      ? find_audio (export, file, loaded->transcript) : NULL;
  ExportOptions options = *export->options;

  options.name = loaded->episode->title ? loaded->episode->title : file;
  options.load.audio = audio;
  if (export->options->load.audio && !audio && !options.load.is_quiet) {
    g_autofree char *line = g_strdup_printf ("episode \"%s\": no audio of it in %s",
        options.name, export->options->load.audio);

    message_say (line);
  }
  return write_episode (export, loaded, file, &options, error);
}

static void
take_episode (const LoadedEpisode *loaded, gpointer closure)
{
  FeedExport *export = closure;
  const guint n_episodes = loaded->feed->episodes->len;
  g_autofree char *within = g_strdup_printf ("episode %u of %u: ", loaded->index + 1, n_episodes);
  g_autoptr (GError) error = NULL;
  const GError *problem = loaded->problem;

  if (!export->names)
    export->names = name_episodes (export, loaded->feed);
  progress_clear (&export->progress);
  progress_within (within);
  if (loaded->transcript && !export_episode (export, loaded, &error))
    problem = error;
  progress_within (NULL);
  if (problem) {
    message_print ("export", problem->message);
    export->failed++;
  }
  progress_report (&export->progress, (double) (loaded->index + 1) / n_episodes);
}

static gboolean
open_folder (FeedExport *export, GError **error)
{
  if (g_mkdir_with_parents (export->folder, 0777) == -1) {
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", export->folder,
        g_strerror (errno));
    return FALSE;
  }
  export->ledger = ledger_open (export->folder, error);
  return export->ledger != NULL;
}

static void
say_result (const FeedExport *export)
{
  g_autofree char *line = g_strdup_printf ("%u written, %u unchanged, %u failed", export->written,
      export->unchanged, export->failed);

  if (!export->options->load.is_quiet)
    message_say (line);
}

static gboolean
check_folders (const ExportOptions *options, GError **error)
{
  const char *audio = options->load.audio;

  if (!options->paths || options->paths[1])
    return export_set_usage_error (error, "--episode", "all", "wants one -o FOLDER/");
  if (audio && !g_file_test (audio, G_FILE_TEST_IS_DIR))
    return export_set_usage_error (error, "--audio", audio,
        "with --episode all, a folder of the episodes' audio is wanted");
  return TRUE;
}

gboolean
export_feed (const char *name, const ExportOptions *options, GError **error)
{
  FeedExport export = { .options = options };
  const LoadVisitor visitor = { take_episode, &export };
  gboolean done;

  if (!check_folders (options, error))
    return FALSE;
  export.folder = *options->paths;
  export.format = export_choose_format (options, NULL, error);
  if (!open_folder (&export, error))
    return FALSE;
  progress_begin (&export.progress, "exporting");
  done = load_episodes (name, &options->load, &visitor, error);
  progress_clear (&export.progress);
  if (done)
    say_result (&export);
  if (done && export.failed)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %u of the episodes failed", name,
        export.failed);
  ledger_free (export.ledger);
  g_clear_pointer (&export.names, g_ptr_array_unref);
  return done && !export.failed;
}
