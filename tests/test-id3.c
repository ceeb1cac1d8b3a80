#include "id3.h"

#include <string.h>

#define BYTES(text) text, sizeof (text) - 1
#define SOUND "\xFF\xFB\x90\x64sound"
#define TITLE4 "TIT2\0\0\0\4\0\0\3abc"
#define TITLE3 "TIT2\0\0\0\4\0\0\0abc"
#define OLD "CHAP\0\0\0\x12\0\0old\0\0\0\0\0\0\0\0\1\xFF\xFF\xFF\xFF\xFF\xFF"
/* What is written of the text below, in 2.4. */
#define CHAPTERS4 \
    "CHAP\0\0\0\x4C\0\0chp0\0\0\0\x03\xE8\0\0\x07\xD0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF" \
    "TIT2\0\0\0\4\0\0\3\xC3\xA9" "b" \
    "WXXX\0\0\0\x1F\0\0\3" "chapter url\0" "https://a.b/%C3%A9"
#define TAIL4 "CTOC\0\0\0\x0B\0\0toc\0\3\1chp0\0" \
    "USLT\0\0\0\7\0\0\3eng\0ab" \
    "SYLT\0\0\0\x0E\0\0\3eng\2\2\0hi\0\0\0\x05\xDC"

/* A tag that is written is read again by its own sizes: each frame's, and the tag's. */
static void
assert_whole (const guint8 *bytes, gsize length)
{
  gsize size = (gsize) bytes[6] << 21 | bytes[7] << 14 | bytes[8] << 7 | bytes[9];
  guint bits = bytes[3] == 4 ? 7 : 8;
  gsize at = 10;

  while (at < 10 + size) {
    const guint8 *frame = bytes + at;

    for (guint i = 0; i < 4; i++)
      g_assert_true (g_ascii_isupper (frame[i]) || g_ascii_isdigit (frame[i]));
    at += 10 + ((gsize) frame[4] << 3 * bits | frame[5] << 2 * bits | frame[6] << bits | frame[7]);
  }
  g_assert_cmpuint (at, ==, 10 + size);
  g_assert_cmpmem (bytes + at, length - at, SOUND, sizeof SOUND - 1);
}

static GBytes *
write_text (const char *bytes, gsize length, GError **error)
{
  static const MediaChapter chapter = { SECOND, 2 * SECOND, "\xC3\xA9" "b", "https://a.b/\xC3\xA9" };
  static const MediaLine line = { 1500 * MILLISECOND, 2 * SECOND, "hi", NULL, NULL };
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_auto (MediaText) text = { 0 };

  media_text_init (&text);
  strcpy (text.language, "eng");
  text.lyrics = "ab";
  g_array_append_val (text.chapters, chapter);
  g_array_append_val (text.lines, line);
  if (!id3_write ((const guint8 *) bytes, length, &text, out, error))
    return NULL;
  g_output_stream_close (out, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static const struct {
  const char *name, *bytes;
  gsize length;
  const char *kept;             /* the frames that stay */
  gsize kept_length;
  guint version;
} tags[] = {
  { "none", BYTES (SOUND), BYTES (""), 4 },
  { "2.4", BYTES ("ID3\4\0\0\0\0\0\x0E" TITLE4 SOUND), BYTES (TITLE4), 4 },
  { "2.3", BYTES ("ID3\3\0\0\0\0\0\x0E" TITLE3 SOUND), BYTES (TITLE3), 3 },
  { "padding", BYTES ("ID3\4\0\0\0\0\0\x1A" TITLE4 "\0\0\0\0\0\0\0\0\0\0\0\0" SOUND),
      BYTES (TITLE4), 4 },
  { "replaced", BYTES ("ID3\4\0\0\0\0\0\x2A" OLD TITLE4 SOUND), BYTES (TITLE4), 4 },
  { "footer", BYTES ("ID3\4\0\x10\0\0\0\x0E" TITLE4 "3DI\4\0\x10\0\0\0\x0E" SOUND),
      BYTES (TITLE4), 4 },
  { "extended-2.4", BYTES ("ID3\4\0\x40\0\0\0\x14" "\0\0\0\6\1\0" TITLE4 SOUND),
      BYTES (TITLE4), 4 },
  { "extended-2.3", BYTES ("ID3\3\0\x40\0\0\0\x18" "\0\0\0\6\0\0\0\0\0\0" TITLE3 SOUND),
      BYTES (TITLE3), 3 },
  { "unsynchronised", BYTES ("ID3\3\0\x80\0\0\0\x10" "TIT2\0\0\0\5\0\0\0a\xFF\0bc" SOUND),
      BYTES ("TIT2\0\0\0\5\0\0\0a\xFF" "bc"), 3 },
};

static void
test_tag (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row), length;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) written = write_text (tags[i].bytes, tags[i].length, &error);
  const guint8 *bytes;

  g_assert_no_error (error);
  bytes = g_bytes_get_data (written, &length);
  g_assert_cmpmem (bytes, 3, "ID3", 3);
  g_assert_cmpuint (bytes[3], ==, tags[i].version);
  g_assert_cmpmem (bytes + 10, tags[i].kept_length, tags[i].kept, tags[i].kept_length);
  assert_whole (bytes, length);
}

static void
test_bytes (void)
{
  static const char expected[] = "ID3\4\0\0\0\0\1\x14" CHAPTERS4 TAIL4 SOUND;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) written = write_text (BYTES (SOUND), &error);
  const char *bytes;
  gsize length;

  g_assert_no_error (error);
  bytes = g_bytes_get_data (written, &length);
  for (gsize i = 0; i < length; i++)
    g_test_message ("%02x %c", (guint8) bytes[i], g_ascii_isprint (bytes[i]) ? bytes[i] : '.');
  g_assert_cmpmem (bytes, length, expected, sizeof expected - 1);
}

/* What was written is replaced, not added to. */
static void
test_again (void)
{
  g_autoptr (GBytes) once = write_text (BYTES (SOUND), NULL);
  gsize length;
  const char *bytes = g_bytes_get_data (once, &length);
  g_autoptr (GBytes) twice = write_text (bytes, length, NULL);

  g_assert_true (g_bytes_equal (once, twice));
}

static const struct {
  const char *name, *bytes;
  gsize length;
} broken[] = {
  { "2.2", BYTES ("ID3\2\0\0\0\0\0\0" SOUND) },
  { "longer-than-file", BYTES ("ID3\4\0\0\0\1\0\0" SOUND) },
  { "frame-longer-than-tag", BYTES ("ID3\3\0\0\0\0\0\x0E" "TIT2\0\1\0\4\0\0\0abc" SOUND) },
  { "frame-of-4-gb", BYTES ("ID3\3\0\0\0\0\0\x0E" "TIT2\xFF\xFF\xFF\xFF\0\0\0abc" SOUND) },
  { "header-longer-than-tag", BYTES ("ID3\4\0\x40\0\0\0\x0E" "\x7F\x7F\x7F\x7F__________" SOUND) },
};

static void
test_broken (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (GError) error = NULL;

  g_assert_null (write_text (broken[i].bytes, broken[i].length, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

/* Every beginning of a tag is read or refused. */
static void
test_truncated (void)
{
  static const char whole[] = "ID3\4\0\x40\0\0\0\x14" "\0\0\0\6\1\0" TITLE4 SOUND;

  for (gsize length = 0; length < sizeof whole; length++) {
    g_autofree char *part = g_memdup2 (whole, length);
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) written = write_text (part, length, &error);

    g_assert_true ((written != NULL) == (error == NULL));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++) {
    g_autofree char *path = g_strconcat ("/id3/tag/", tags[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_tag);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++) {
    g_autofree char *path = g_strconcat ("/id3/broken/", broken[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_broken);
  }
  g_test_add_func ("/id3/bytes", test_bytes);
  g_test_add_func ("/id3/again", test_again);
  g_test_add_func ("/id3/truncated", test_truncated);
  return g_test_run ();
}
