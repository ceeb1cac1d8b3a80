#include "zip.h"

#include <string.h>

#include "format.h"

#define CRC_POLYNOMIAL 0xEDB88320u
#define NEEDED 10               /* version 1.0: stored members */
#define DATE 0x0021             /* 1 January 1980, the first day there is: equal in, equal out */
#define MAX_SIZE G_MAXUINT32    /* more would be ZIP64 */
#define PIECE (256 * 1024)

static guint32
add_crc (guint32 crc, const guint8 *bytes, gsize length)
{
  static guint32 table[256];
  static gsize is_made;

  if (g_once_init_enter (&is_made)) {
    for (guint32 i = 0; i < 256; i++) {
      table[i] = i;
      for (guint bit = 0; bit < 8; bit++)
        table[i] = table[i] & 1 ? table[i] >> 1 ^ CRC_POLYNOMIAL : table[i] >> 1;
    }
    g_once_init_leave (&is_made, 1);
  }
  for (gsize i = 0; i < length; i++)
    crc = table[(crc ^ bytes[i]) & 0xFF] ^ crc >> 8;
  return crc;
}

void
zip_init (Zip *zip, GOutputStream *out)
{
  *zip = (Zip) { out, g_byte_array_new (), 0, 0 };
}

void
zip_clear (Zip *zip)
{
  g_clear_pointer (&zip->directory, g_byte_array_unref);
}

static void
append (GByteArray *bytes, guint64 value, guint size)
{
  for (guint i = 0; i < size; i++) {
    const guint8 byte = (guint8) (value >> (8 * i));

    g_byte_array_append (bytes, &byte, 1);
  }
}

static gboolean
write_all (Zip *zip, const void *bytes, gsize length, GError **error)
{
  zip->offset += length;
  return g_output_stream_write_all (zip->out, bytes, length, NULL, NULL, error);
}

/* What a member's own header and the directory's say alike. */
static void
append_facts (GByteArray *header, const char *name, guint32 crc, guint64 size)
{
  append (header, NEEDED, 2);
  append (header, 0, 2);        /* flags */
  append (header, 0, 2);        /* stored */
  append (header, 0, 2);        /* midnight */
  append (header, DATE, 2);
  append (header, crc, 4);
  append (header, size, 4);
  append (header, size, 4);
  append (header, strlen (name), 2);
  append (header, 0, 2);        /* nothing extra */
}

static gboolean
begin_member (Zip *zip, const char *name, guint32 crc, guint64 size, GError **error)
{
  g_autoptr (GByteArray) header = g_byte_array_new ();

  if (size >= MAX_SIZE || zip->offset >= MAX_SIZE) {
    g_set_error_literal (error, FORMAT_ERROR, FORMAT_ERROR_LIMIT, "it would be more than 4 GiB");
    return FALSE;
  }
  append (zip->directory, 0x02014b50, 4);
  append (zip->directory, NEEDED, 2);
  append_facts (zip->directory, name, crc, size);
  append (zip->directory, 0, 2);        /* no comment */
  append (zip->directory, 0, 2);        /* the first disk */
  append (zip->directory, 0, 2);
  append (zip->directory, 0, 4);
  append (zip->directory, zip->offset, 4);
  g_byte_array_append (zip->directory, (const guint8 *) name, (guint) strlen (name));
  zip->n_members++;
  append (header, 0x04034b50, 4);
  append_facts (header, name, crc, size);
  g_byte_array_append (header, (const guint8 *) name, (guint) strlen (name));
  return write_all (zip, header->data, header->len, error);
}

gboolean
zip_add_text (Zip *zip, const char *name, const char *text, gsize length, GError **error)
{
  const guint32 crc = ~add_crc (~0u, (const guint8 *) text, length);

  return begin_member (zip, name, crc, length, error) && write_all (zip, text, length, error);
}

/* Goes over the file: gives its CRC and size, and writes it if @zip is there. */
static gboolean
pass_file (Zip *zip, const char *path, guint32 *crc, guint64 *size, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) in = g_file_read (file, NULL, error);
  g_autofree guint8 *piece = g_malloc (PIECE);
  gssize n;

  *crc = ~0u;
  *size = 0;
  if (!in)
    return FALSE;
  while ((n = g_input_stream_read (G_INPUT_STREAM (in), piece, PIECE, NULL, error)) > 0) {
    *crc = add_crc (*crc, piece, (gsize) n);
    *size += (guint64) n;
    if (zip && !write_all (zip, piece, (gsize) n, error))
      return FALSE;
  }
  *crc = ~*crc;
  return n == 0;
}

gboolean
zip_add_file (Zip *zip, const char *name, const char *path, GError **error)
{
  guint32 crc, again;
  guint64 size, size_again;

  if (!pass_file (NULL, path, &crc, &size, error) || !begin_member (zip, name, crc, size, error)
      || !pass_file (zip, path, &again, &size_again, error))
    return FALSE;
  if (crc == again && size == size_again)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s changed while it was read", path);
  return FALSE;
}

gboolean
zip_finish (Zip *zip, GError **error)
{
  const guint64 start = zip->offset;
  g_autoptr (GByteArray) end = g_byte_array_new ();

  append (end, 0x06054b50, 4);
  append (end, 0, 4);           /* one disk */
  append (end, zip->n_members, 2);
  append (end, zip->n_members, 2);
  append (end, zip->directory->len, 4);
  append (end, start, 4);
  append (end, 0, 2);
  return write_all (zip, zip->directory->data, zip->directory->len, error)
      && write_all (zip, end->data, end->len, error);
}
