/* Any audio GStreamer plays as 16 kHz mono samples. Sample 0 is where mpv and a browser start
 * sounding: what an encoder put before the recording is cut, what a container delays is silence. */
#pragma once

#include <gio/gio.h>

#include "decoded.h"

typedef enum {
  DECODE_ERROR_NO_AUDIO,        /* nothing in it that sounds */
  DECODE_ERROR_NO_CODEC,        /* the message names the element and the package of Debian */
  DECODE_ERROR_BROKEN,          /* not what it says it is */
  DECODE_ERROR_STALLED,         /* no sample came for too long */
  DECODE_ERROR_LIMIT,           /* over DECODE_LONGEST */
} DecodeError;

#define DECODE_ERROR (decode_error_quark ())
GQuark decode_error_quark (void);

#define DECODE_PATIENCE (30 * SECOND)
#define DECODE_LONGEST (24 * 3600 * SECOND)

/* Any member may be NULL or 0. All is called in the thread that decodes. */
typedef struct {
  /* The next samples; FALSE: enough, which is no error. */
  gboolean (*take) (const gint16 *samples, gsize n_samples, gpointer data);

  /* Some times a second. @length is what the file says: NANOSECONDS_NONE, or not the truth. */
  void (*progress) (Nanoseconds done, Nanoseconds length, gpointer data);

  /* Instead of @take: the sound as it was recorded, @n_channels floats a frame, and its rate, which
   * stay the same. */
  gboolean (*take_frames) (const float *frames, gsize n_frames, guint n_channels, guint rate,
      gpointer data);

  /* Of a recording of two channels take what they do not share, not what they do. */
  gboolean is_difference;

  gpointer data;
  GCancellable *cancellable;    /* heeded within a tenth of a second */
  Nanoseconds patience;         /* without a sample; 0: DECODE_PATIENCE */
} DecodeWatch;

/* Decodes @name, a path or an http(s) URL, block by block. Sound before a fault counts: that is
 * TRUE, with @fault set; what the net does not deliver is an error. Errors are of DECODE_ERROR,
 * G_IO_ERROR (cancelled, not found, ...) or GST_RESOURCE_ERROR; messages do not repeat @name. */
gboolean decode_stream (const char *name, const DecodeWatch *watch, Decoded *decoded,
    GError **error);

/* The same in one piece, 115 MB an hour; @watch's take is not called. Where one of two channels is
 * the other turned over, so that nothing is left of them together, it is their difference. */
gboolean decode_whole (const char *name, const DecodeWatch *watch, Decoded *decoded,
    GError **error);
