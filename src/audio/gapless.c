#include "gapless.h"

#include <gst/audio/audio.h>

#include <string.h>

#define DECODER_DELAY 529       /* of the synthesis filter bank, for all of layer III */
#define HAS_FRAMES 1            /* flags of the Xing header */
#define HAS_BYTES 2
#define HAS_CONTENTS 4
#define HAS_QUALITY 8
#define VERSION_SIZE 9          /* "LAME3.100"; then revision, lowpass, gains, flags, rate */
#define DELAY_AT 21             /* from there: 12 bits of delay, 12 of padding */
#define VBRI_AT (4 + 32)

static guint
read_rate (const guint8 *frame)
{
  static const guint rates[] = { 44100, 48000, 32000, 0 };
  guint version = frame[1] >> 3 & 3;

  return rates[frame[2] >> 2 & 3] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
}

/* Behind the header and the side information, whose size goes by version and channels. */
static gsize
find_xing (const guint8 *frame)
{
  gboolean is_mpeg1 = (frame[1] >> 3 & 3) == 3, is_mono = frame[3] >> 6 == 3;

  if (is_mpeg1)
    return 4 + (is_mono ? 17 : 32);
  return 4 + (is_mono ? 9 : 17);
}

static gboolean
wrote_delay (const guint8 *version)
{
  static const char *const writers[] = { "LAME", "Lavf", "Lavc" };

  for (gsize i = 0; i < G_N_ELEMENTS (writers); i++)
    if (memcmp (version, writers[i], 4) == 0)
      return TRUE;
  return FALSE;
}

static guint
samples_of_frame (const guint8 *frame)
{
  return (frame[1] >> 3 & 3) == 3 ? 1152 : 576;
}

static void
read_xing (const guint8 *frame, gsize size, gsize at, Gapless *gapless)
{
  guint8 flags = frame[at + 7];
  guint32 n_frames;

  at += 8;
  if (flags & HAS_FRAMES && at + 4 <= size) {
    memcpy (&n_frames, frame + at, 4);
    gapless->n_samples = (guint64) GUINT32_FROM_BE (n_frames) * samples_of_frame (frame);
  }
  at += (flags & HAS_FRAMES ? 4 : 0) + (flags & HAS_BYTES ? 4 : 0)
      + (flags & HAS_CONTENTS ? 100 : 0) + (flags & HAS_QUALITY ? 4 : 0);
  if (at + DELAY_AT + 2 <= size && wrote_delay (frame + at))
    gapless->skip_samples = (frame[at + DELAY_AT] << 4 | frame[at + DELAY_AT + 1] >> 4)
        + DECODER_DELAY;
}

gboolean
gapless_read (const guint8 *frame, gsize size, Gapless *gapless)
{
  gsize at;

  *gapless = (Gapless) { 0 };
  if (size < VBRI_AT + 4 || frame[0] != 0xff || (frame[1] & 0xe0) != 0xe0)
    return FALSE;
  gapless->rate = read_rate (frame);
  at = find_xing (frame);
  if (at + 8 <= size
      && (memcmp (frame + at, "Xing", 4) == 0 || memcmp (frame + at, "Info", 4) == 0)) {
    read_xing (frame, size, at, gapless);
    return TRUE;
  }
  return memcmp (frame + VBRI_AT, "VBRI", 4) == 0;
}

gboolean
gapless_read_buffer (GstBuffer *buffer, Gapless *gapless)
{
  GstMapInfo map;
  gboolean is_table;

  if (gst_buffer_get_audio_clipping_meta (buffer) || !gst_buffer_map (buffer, &map, GST_MAP_READ))
    return FALSE;
  is_table = gapless_read (map.data, map.size, gapless);
  gst_buffer_unmap (buffer, &map);
  return is_table && gapless->rate;
}
