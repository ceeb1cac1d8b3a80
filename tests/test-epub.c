/* EPUB, byte for byte: its members are stored as they are. */
#include <glib/gstdio.h>
#include <string.h>

#include "golden.h"
#include "written.h"

/* What talk.quoth.json becomes with @audio, or the error's text. */
static GBytes *
write_book (const char *audio, GError **error)
{
  g_autofree char *source = read_golden ("talk.quoth.json", NULL);
  g_autoptr (Transcript) transcript = read_bytes (format_for_name ("quoth"), source, strlen (source),
      NULL);
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  const Edition edition = { transcript, NULL, remarks, .audio_path = audio };

  if (!format_for_name ("epub")->write (&edition, out, error))
    return NULL;
  g_output_stream_close (out, NULL, NULL);
  g_assert_cmpuint (remarks->len, ==, audio ? 0 : 1);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static void
test_golden (void)
{
  g_autofree char *folder = g_dir_make_tmp ("quoth-epub-XXXXXX", NULL);
  g_autofree char *audio = g_build_filename (folder, "talk.MP3", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) book = NULL;
  g_autofree char *golden = NULL;
  gsize length;

  g_file_set_contents (audio, "not\0a sound", 11, &error);
  g_assert_no_error (error);
  book = write_book (audio, &error);
  g_assert_no_error (error);
  g_unlink (audio);
  g_rmdir (folder);
  golden = read_golden ("talk.epub", &length);
  g_assert_cmpmem (g_bytes_get_data (book, NULL), g_bytes_get_size (book), golden, length);
}

static void
test_no_audio (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) book = write_book (NULL, &error);
  gsize size;
  const char *bytes;

  g_assert_no_error (error);
  bytes = g_bytes_get_data (book, &size);
  g_assert_cmpmem (bytes + 30, 28, "mimetypeapplication/epub+zip", 28);
  g_assert_null (memmem (bytes, size, "episode.smil", 12));
}

static void
test_missing_audio (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) book = write_book ("/nowhere/talk.mp3", &error);

  g_assert_null (book);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/epub/golden", test_golden);
  g_test_add_func ("/epub/no-audio", test_no_audio);
  g_test_add_func ("/epub/missing-audio", test_missing_audio);
  return g_test_run ();
}
