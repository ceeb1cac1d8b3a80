/* What an MP3 encoder noted about its file: how much it put before the recording, and how long it
 * is. */
#pragma once

#include <gst/gst.h>

typedef struct {
  guint rate;
  guint skip_samples;           /* a decoder delivers before the recording begins */
  guint64 n_samples;            /* of the whole file; 0: not noted */
} Gapless;

/* Whether @frame, a whole MPEG audio frame, is no sound but the table of contents that "Xing",
 * "Info" or "VBRI" opens. Skips nothing unless LAME, or a library that writes its tag, noted its
 * delay: as FFmpeg's libavformat/mp3dec.c has it, and with it mpv and Chromium. */
gboolean gapless_read (const guint8 *frame, gsize size, Gapless *gapless);

/* Whether @buffer is such a frame and notes a delay that nobody else cuts: from 1.24 on GStreamer may
 * cut it itself, and says so beside the frame. Any thread. */
gboolean gapless_read_buffer (GstBuffer *buffer, Gapless *gapless);
