#include "cache.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>             /* g_utime () is a macro */

#include "engine-version.h"
#include "output.h"

/* A line that says what it is, then lines of numbers: "timing duration", the words' "start end
 * confidence", as many as the transcript has, then the insertions' "start end". Times are in
 * milliseconds. */
#define SIGNATURE "quoth alignment 3"
#define SUFFIX ".alignment"

static char *
get_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "quoth", NULL);
}

/* With its NUL, so that texts cannot run together. */
static void
add_text (GChecksum *checksum, const char *text)
{
  text = text ? text : "";
  g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text) + 1);
}

static void
add_number (GChecksum *checksum, guint64 number)
{
  guint64 bytes = GUINT64_TO_LE (number);

  g_checksum_update (checksum, (const guchar *) &bytes, sizeof bytes);
}

static void
add_transcript (GChecksum *checksum, const Transcript *transcript)
{
  add_text (checksum, transcript->language);
  for (guint i = 0; i < transcript->paragraphs->len; i++) {
    const Paragraph *paragraph = transcript_get_paragraph (transcript, i);

    add_text (checksum, paragraph->text);
    add_text (checksum, transcript_get_speaker (transcript, paragraph->speaker));
    add_number (checksum, paragraph->stamp);
  }
  /* Their paragraphs are a result. */
  for (guint i = 0; i < transcript->words->len; i++)
    add_text (checksum, transcript_get_word (transcript, i)->text);
}

/* NULL: it is not known what audio this is. */
static char *
make_path (const Transcript *transcript, const char *engine)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *folder = get_folder (), *name = NULL;

  if (!transcript->audio.sha256 || !transcript->audio.bytes)
    return NULL;
  add_text (checksum, ENGINE_VERSION);
  add_text (checksum, engine);
  add_text (checksum, transcript->audio.sha256);
  add_number (checksum, transcript->audio.bytes);
  add_transcript (checksum, transcript);
  name = g_strconcat (g_checksum_get_string (checksum), SUFFIX, NULL);
  return g_build_filename (folder, name, NULL);
}

/* Digits, then @mark, which is moved past. */
static gboolean
read_number (const char **cursor, char mark, guint64 most, guint64 *number)
{
  char *end;

  if (!g_ascii_isdigit (**cursor))
    return FALSE;
  *number = g_ascii_strtoull (*cursor, &end, 10);
  if (*end != mark || *number > most)
    return FALSE;
  *cursor = end + 1;
  return TRUE;
}

#define LAST_MILLISECOND (G_MAXUINT64 / MILLISECOND - 1)

static gboolean
read_span (const char **cursor, char mark, Nanoseconds *start, Nanoseconds *end)
{
  if (!read_number (cursor, ' ', LAST_MILLISECOND, start)
      || !read_number (cursor, mark, LAST_MILLISECOND, end) || *end <= *start)
    return FALSE;
  *start *= MILLISECOND;
  *end *= MILLISECOND;
  return TRUE;
}

/* What was kept is believed only if it keeps the laws that engines keep. */
static gboolean
read_words (const char **cursor, const Transcript *transcript, Word *words)
{
  for (guint i = 0; i < transcript->words->len; i++) {
    const guint least = i ? words[i - 1].paragraph : 0;
    guint64 confidence, paragraph;

    words[i] = *transcript_get_word (transcript, i);
    if (!read_span (cursor, ' ', &words[i].start, &words[i].end)
        || !read_number (cursor, ' ', 100, &confidence)
        || !read_number (cursor, '\n', transcript->paragraphs->len - 1, &paragraph)
        || paragraph < least || (i && words[i].start <= words[i - 1].start))
      return FALSE;
    words[i].confidence = (int) confidence;
    words[i].paragraph = (guint) paragraph;
  }
  return TRUE;
}

static gboolean
read_insertions (const char **cursor, GArray *insertions)
{
  while (**cursor) {
    Insertion insertion = { 0 };

    if (!read_span (cursor, '\n', &insertion.start, &insertion.end))
      return FALSE;
    g_array_append_val (insertions, insertion);
  }
  return TRUE;
}

static gboolean
read_alignment (Transcript *transcript, const char *text)
{
  g_autofree Word *words = g_new (Word, transcript->words->len + 1);
  g_autoptr (GArray) insertions = g_array_new (FALSE, FALSE, sizeof (Insertion));
  const char *cursor = text + strlen (SIGNATURE) + 1;
  guint64 timing, duration;

  if (!g_str_has_prefix (text, SIGNATURE "\n")
      || !read_number (&cursor, ' ', TIMING_SOURCE, &timing)
      || !read_number (&cursor, '\n', LAST_MILLISECOND, &duration)
      || !read_words (&cursor, transcript, words) || !read_insertions (&cursor, insertions))
    return FALSE;
  for (guint i = 0; i < transcript->words->len; i++)
    *transcript_get_word (transcript, i) = words[i];
  g_array_set_size (transcript->insertions, 0);
  if (insertions->len)
    g_array_append_vals (transcript->insertions, insertions->data, insertions->len);
  transcript->timing = (Timing) timing;
  transcript->audio.duration = duration * MILLISECOND;
  return TRUE;
}

gboolean
cache_load (Transcript *transcript, const char *engine)
{
  g_autofree char *path = make_path (transcript, engine), *text = NULL;

  if (!path || !g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  if (!read_alignment (transcript, text)) {
    g_unlink (path);
    return FALSE;
  }
  g_utime (path, NULL);
  return TRUE;
}

static char *
write_alignment (const Transcript *transcript)
{
  GString *text = g_string_new (SIGNATURE "\n");

  g_string_append_printf (text, "%d %" G_GUINT64_FORMAT "\n", (int) transcript->timing,
      nanoseconds_to_milliseconds (transcript->audio.duration));
  for (guint i = 0; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);

    g_string_append_printf (text, "%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %d %u\n",
        nanoseconds_to_milliseconds (word->start), nanoseconds_to_milliseconds (word->end),
        MAX (word->confidence, 0), word->paragraph);
  }
  for (guint i = 0; i < transcript->insertions->len; i++) {
    const Insertion *insertion = &g_array_index (transcript->insertions, Insertion, i);

    g_string_append_printf (text, "%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT "\n",
        nanoseconds_to_milliseconds (insertion->start),
        nanoseconds_to_milliseconds (insertion->end));
  }
  return g_string_free (text, FALSE);
}

/* Whole or not at all: others may read and write there at the same time. */
static gboolean
write_file (const char *path, const char *text, GError **error)
{
  g_autoptr (Output) output = output_open (path, error);

  return output && g_output_stream_write_all (output_get_stream (output), text, strlen (text),
      NULL, NULL, error) && output_commit (output, error);
}

gboolean
cache_store (const Transcript *transcript, const char *engine, GError **error)
{
  g_autofree char *path = make_path (transcript, engine), *folder = get_folder (), *text = NULL;

  if (!path || transcript->audio.duration == NANOSECONDS_NONE)
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", folder,
        g_strerror (errno));
    return FALSE;
  }
  text = write_alignment (transcript);
  if (!write_file (path, text, error))
    return FALSE;
  cache_trim (CACHE_MOST);
  return TRUE;
}

typedef struct {
  char *path;
  guint64 bytes;
  gint64 used;
} Kept;

static void
kept_clear (gpointer data)
{
  g_free (((Kept *) data)->path);
}

static int
compare_use (gconstpointer a, gconstpointer b)
{
  const Kept *first = a, *second = b;

  return (first->used > second->used) - (first->used < second->used);
}

/* Our own files alone. (element-type Kept) */
static GArray *
list_kept (void)
{
  g_autofree char *folder = get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (Kept));
  const char *name;

  g_array_set_clear_func (kept, kept_clear);
  while (dir && (name = g_dir_read_name (dir))) {
    Kept one = { .path = g_build_filename (folder, name, NULL) };
    GStatBuf status;

    if (!g_str_has_suffix (name, SUFFIX) || g_lstat (one.path, &status) != 0) {
      g_free (one.path);
      continue;
    }
    one.bytes = (guint64) status.st_size;
    one.used = (gint64) status.st_mtim.tv_sec * 1000000 + status.st_mtim.tv_nsec / 1000;
    g_array_append_val (kept, one);
  }
  return kept;
}

void
cache_trim (guint64 most)
{
  g_autoptr (GArray) kept = list_kept ();
  guint64 bytes = 0;

  for (guint i = 0; i < kept->len; i++)
    bytes += g_array_index (kept, Kept, i).bytes;
  g_array_sort (kept, compare_use);
  for (guint i = 0; i < kept->len && bytes > most; i++) {
    const Kept *one = &g_array_index (kept, Kept, i);

    if (g_unlink (one->path) == 0)
      bytes -= one->bytes;
  }
}
