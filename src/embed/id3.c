#include "id3.h"

#include <string.h>

#define HEADER_SIZE 10          /* of a tag and of a frame */
#define MAX_TAG (1 << 28)       /* four bytes of seven bits */
#define MAX_CHAPTERS 255        /* of a table of contents: its count is a byte */
#define NO_OFFSET G_MAXUINT32   /* of a chapter's bytes: its times count */
#define NOT_SYNCHSAFE 0x80

/* Of the tag. */
#define FLAG_UNSYNCHRONISED 0x80
#define FLAG_EXTENDED 0x40
#define FLAG_FOOTER 0x10

/* Of SYLT. */
#define STAMPS_IN_MILLISECONDS 2
#define CONTENT_TRANSCRIPTION 2

#define CTOC_TOP_AND_ORDERED 3

typedef struct {
  guint version;                /* 3 or 4 */
  GByteArray *frames;           /* as they were, without those that are written anew */
  gsize end;                    /* where the sound begins in the file */
} Tag;

static void
tag_clear (Tag *tag)
{
  g_clear_pointer (&tag->frames, g_byte_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tag, tag_clear)

static guint32
read_number (const guint8 *bytes, guint bits)
{
  guint32 number = 0;

  for (guint i = 0; i < 4; i++)
    number = number << bits | bytes[i];
  return number;
}

static void
append_number (GByteArray *to, guint32 number, guint bits)
{
  guint8 bytes[4];

  for (guint i = 0; i < 4; i++)
    bytes[3 - i] = number >> (i * bits) & ((1 << bits) - 1);
  g_byte_array_append (to, bytes, sizeof bytes);
}

static guint
bits_of_size (const Tag *tag)
{
  return tag->version == 4 ? 7 : 8;
}

static gboolean
set_error (GError **error, const char *what)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, what);
  return FALSE;
}

/* Takes the zero out that stands behind each 0xFF. */
static void
resynchronise (GByteArray *bytes)
{
  guint to = 0;

  for (guint from = 0; from < bytes->len; from++) {
    bytes->data[to++] = bytes->data[from];
    if (bytes->data[from] == 0xFF && from + 1 < bytes->len && bytes->data[from + 1] == 0)
      from++;
  }
  g_byte_array_set_size (bytes, to);
}

static gboolean
is_written_anew (const guint8 *frame)
{
  static const char *const ids[] = { "CHAP", "CTOC", "SYLT", "USLT" };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    if (memcmp (frame, ids[i], 4) == 0)
      return TRUE;
  return FALSE;
}

/* Some programs write sizes of 2.4 as those of 2.3: they end at no frame if read as they should. */
static gsize
measure_frame (const Tag *tag, const guint8 *frame, gsize left)
{
  gsize safe = HEADER_SIZE + (gsize) read_number (frame + 4, 7);
  gsize plain = HEADER_SIZE + (gsize) read_number (frame + 4, 8);
  gboolean is_safe = !((frame[4] | frame[5] | frame[6] | frame[7]) & NOT_SYNCHSAFE);

  if (tag->version == 3 || !is_safe)
    return plain;
  if (safe == left || (safe + 4 <= left && (!frame[safe] || g_ascii_isupper (frame[safe]))))
    return safe;
  return plain <= left ? plain : safe;
}

/* @bytes: what stands behind the tag's header. Padding, all zero, ends them. */
static gboolean
take_frames (Tag *tag, const guint8 *bytes, gsize length, GError **error)
{
  while (length > HEADER_SIZE && *bytes) {
    gsize size = measure_frame (tag, bytes, length);

    if (size > length)
      return set_error (error, "its ID3 tag is broken: a frame is longer than the tag");
    if (!is_written_anew (bytes)) {
      g_byte_array_append (tag->frames, bytes, 4);
      append_number (tag->frames, size - HEADER_SIZE, bits_of_size (tag));
      g_byte_array_append (tag->frames, bytes + 8, size - 8);
    }
    bytes += size;
    length -= size;
  }
  return TRUE;
}

/* The size of an extended header: that of 2.3 does not count its own four bytes. */
static gsize
measure_extension (const Tag *tag, const GByteArray *body)
{
  if (body->len < 4)
    return body->len;
  return tag->version == 4 ? read_number (body->data, 7) : 4 + (gsize) read_number (body->data, 8);
}

static gboolean
read_body (Tag *tag, guint8 flags, const guint8 *bytes, gsize length, GError **error)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();
  gsize skip = 0;

  g_byte_array_append (body, bytes, length);
  if (flags & FLAG_UNSYNCHRONISED && tag->version == 3)       /* in 2.4 each frame says it */
    resynchronise (body);
  if (flags & FLAG_EXTENDED)
    skip = measure_extension (tag, body);
  if (skip > body->len)
    return set_error (error, "its ID3 tag is broken: the header is longer than the tag");
  return take_frames (tag, body->data + skip, body->len - skip, error);
}

static gboolean
read_tag (Tag *tag, const guint8 *bytes, gsize length, GError **error)
{
  gsize size;

  *tag = (Tag) { .version = 4, .frames = g_byte_array_new () };
  if (length < HEADER_SIZE || memcmp (bytes, "ID3", 3) != 0)
    return TRUE;
  if (bytes[3] != 3 && bytes[3] != 4)
    return set_error (error, "its ID3 tag is neither of version 2.3 nor 2.4");
  tag->version = bytes[3];
  size = read_number (bytes + 6, 7);
  if (size > length - HEADER_SIZE)
    return set_error (error, "its ID3 tag is longer than the file");
  tag->end = HEADER_SIZE + size + (tag->version == 4 && bytes[5] & FLAG_FOOTER ? HEADER_SIZE : 0);
  tag->end = MIN (tag->end, length);
  return read_body (tag, bytes[5], bytes + HEADER_SIZE, size, error);
}

static void
begin_frame (GByteArray *frame, const char *id)
{
  g_byte_array_append (frame, (const guint8 *) id, 4);
  g_byte_array_set_size (frame, HEADER_SIZE);
  memset (frame->data + 4, 0, HEADER_SIZE - 4);
}

/* Now that its size is known. */
static void
end_frame (const Tag *tag, GByteArray *to, GByteArray *frame)
{
  g_byte_array_append (to, frame->data, 4);
  append_number (to, frame->len - HEADER_SIZE, bits_of_size (tag));
  g_byte_array_append (to, frame->data + 8, frame->len - 8);
  g_byte_array_unref (frame);
}

/* 2.3 has no UTF-8: UTF-16 with its mark. */
static guint8
encoding_of (const Tag *tag)
{
  return tag->version == 4 ? 3 : 1;
}

static void
append_utf16 (GByteArray *frame, const char *text)
{
  g_autofree gunichar2 *wide = NULL;
  const guint8 mark[] = { 0xFF, 0xFE };
  long n_units = 0;

  wide = g_utf8_to_utf16 (text, -1, NULL, &n_units, NULL);
  g_byte_array_append (frame, mark, sizeof mark);
  for (long i = 0; i < n_units; i++) {
    const guint8 unit[] = { wide[i] & 0xFF, wide[i] >> 8 };

    g_byte_array_append (frame, unit, sizeof unit);
  }
}

/* To the end of the frame. */
static void
append_text (const Tag *tag, GByteArray *frame, const char *text)
{
  if (tag->version == 4)
    g_byte_array_append (frame, (const guint8 *) text, strlen (text));
  else
    append_utf16 (frame, text);
}

/* Something follows. */
static void
append_string (const Tag *tag, GByteArray *frame, const char *text)
{
  const guint8 zero[] = { 0, 0 };

  append_text (tag, frame, text);
  g_byte_array_append (frame, zero, tag->version == 4 ? 1 : 2);
}

static void
append_latin (GByteArray *frame, const char *text)
{
  g_byte_array_append (frame, (const guint8 *) text, strlen (text) + 1);
}

static void
append_byte (GByteArray *frame, guint8 byte)
{
  g_byte_array_append (frame, &byte, 1);
}

static void
append_milliseconds (GByteArray *frame, Nanoseconds time)
{
  append_number (frame, MIN (nanoseconds_to_milliseconds (time), G_MAXUINT32), 8);
}

static GByteArray *
new_frame (const char *id)
{
  GByteArray *frame = g_byte_array_new ();

  begin_frame (frame, id);
  return frame;
}

static void
append_title (const Tag *tag, GByteArray *to, const char *title)
{
  GByteArray *frame = new_frame ("TIT2");

  append_byte (frame, encoding_of (tag));
  append_text (tag, frame, title);
  end_frame (tag, to, frame);
}

/* An address is ASCII; its description says, as podcasters' programs have it, what it is. */
static void
append_link (const Tag *tag, GByteArray *to, const char *link)
{
  GByteArray *frame = new_frame ("WXXX");
  g_autofree char *address = g_uri_escape_string (link, ":/?#[]@!$&'()*+,;=%", FALSE);

  append_byte (frame, encoding_of (tag));
  append_string (tag, frame, "chapter url");
  g_byte_array_append (frame, (const guint8 *) address, strlen (address));
  end_frame (tag, to, frame);
}

static void
append_chapter (const Tag *tag, GByteArray *to, const MediaChapter *chapter, const char *id)
{
  GByteArray *frame = new_frame ("CHAP");

  append_latin (frame, id);
  append_milliseconds (frame, chapter->start);
  append_milliseconds (frame, chapter->end);
  append_number (frame, NO_OFFSET, 8);
  append_number (frame, NO_OFFSET, 8);
  append_title (tag, frame, chapter->title);
  if (chapter->link)
    append_link (tag, frame, chapter->link);
  end_frame (tag, to, frame);
}

static void
append_chapters (const Tag *tag, GByteArray *to, const GArray *chapters)
{
  GByteArray *contents = new_frame ("CTOC");
  guint n_chapters = MIN (chapters->len, MAX_CHAPTERS);

  append_latin (contents, "toc");
  append_byte (contents, CTOC_TOP_AND_ORDERED);
  append_byte (contents, n_chapters);
  for (guint i = 0; i < n_chapters; i++) {
    g_autofree char *id = g_strdup_printf ("chp%u", i);

    append_latin (contents, id);
    append_chapter (tag, to, &g_array_index (chapters, MediaChapter, i), id);
  }
  end_frame (tag, to, contents);
}

static void
append_lyrics (const Tag *tag, GByteArray *to, const MediaText *text)
{
  GByteArray *frame = new_frame ("USLT");

  append_byte (frame, encoding_of (tag));
  g_byte_array_append (frame, (const guint8 *) text->language, 3);
  append_string (tag, frame, "");
  append_text (tag, frame, text->lyrics);
  end_frame (tag, to, frame);
}

static void
append_lines (const Tag *tag, GByteArray *to, const MediaText *text)
{
  GByteArray *frame = new_frame ("SYLT");

  append_byte (frame, encoding_of (tag));
  g_byte_array_append (frame, (const guint8 *) text->language, 3);
  append_byte (frame, STAMPS_IN_MILLISECONDS);
  append_byte (frame, CONTENT_TRANSCRIPTION);
  append_string (tag, frame, "");
  for (guint i = 0; i < text->lines->len; i++) {
    const MediaLine *line = &g_array_index (text->lines, MediaLine, i);

    append_string (tag, frame, line->text);
    append_milliseconds (frame, line->start);
  }
  end_frame (tag, to, frame);
}

static gboolean
write_all (GOutputStream *out, const guint8 *bytes, gsize length, GError **error)
{
  return g_output_stream_write_all (out, bytes, length, NULL, NULL, error);
}

static gboolean
write_tag (const Tag *tag, GOutputStream *out, GError **error)
{
  g_autoptr (GByteArray) header = g_byte_array_new ();

  if (tag->frames->len >= MAX_TAG)
    return set_error (error, "its ID3 tag would be over 256 MB");
  g_byte_array_append (header, (const guint8 *) "ID3", 3);
  append_byte (header, tag->version);
  append_byte (header, 0);
  append_byte (header, 0);
  append_number (header, tag->frames->len, 7);
  return write_all (out, header->data, header->len, error)
      && write_all (out, tag->frames->data, tag->frames->len, error);
}

gboolean
id3_write (const guint8 *bytes, gsize length, const MediaText *text, GOutputStream *out,
    GError **error)
{
  g_auto (Tag) tag = { 0 };

  if (!read_tag (&tag, bytes, length, error))
    return FALSE;
  if (text->chapters->len)
    append_chapters (&tag, tag.frames, text->chapters);
  if (text->lyrics)
    append_lyrics (&tag, tag.frames, text);
  if (text->lines->len)
    append_lines (&tag, tag.frames, text);
  return write_tag (&tag, out, error)
      && write_all (out, bytes + tag.end, length - tag.end, error);
}
