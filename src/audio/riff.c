#include "riff.h"

#include <string.h>

#define CHUNKS 12               /* where they begin */
#define CHUNK_HEAD 8            /* name and length */
#define BYTE_RATE 8             /* where it stands in "fmt " */
#define LEAST_FORMAT 16         /* bytes of it */
#define UNKNOWN 0x7fffffff      /* and more: written to a pipe */

static guint32
read_number (const guint8 *bytes)
{
  return bytes[0] | (guint32) bytes[1] << 8 | (guint32) bytes[2] << 16 | (guint32) bytes[3] << 24;
}

Nanoseconds
riff_read_length (const guint8 *head, gsize length)
{
  guint32 byte_rate = 0;

  if (length < CHUNKS || memcmp (head, "RIFF", 4) || memcmp (head + 8, "WAVE", 4))
    return NANOSECONDS_NONE;
  for (gsize at = CHUNKS; at + CHUNK_HEAD <= length;) {
    const guint8 *chunk = head + at;
    const gsize n = read_number (chunk + 4);

    if (!memcmp (chunk, "data", 4))
      return byte_rate && n && n < UNKNOWN ? n * SECOND / byte_rate : NANOSECONDS_NONE;
    if (!memcmp (chunk, "fmt ", 4) && n >= LEAST_FORMAT && at + CHUNK_HEAD + LEAST_FORMAT <= length)
      byte_rate = read_number (chunk + CHUNK_HEAD + BYTE_RATE);
    at += CHUNK_HEAD + n + n % 2;
  }
  return NANOSECONDS_NONE;
}
