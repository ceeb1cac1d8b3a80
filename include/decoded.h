/* What was decoded of an audio file. */
#pragma once

#include "nanoseconds.h"

#define DECODE_RATE 16000       /* samples a second */

typedef struct {
  gint16 *samples;              /* of decode_whole () */
  gsize n_samples;
  guint n_channels;             /* as it was recorded */
  Nanoseconds promised;         /* the length that the file claims; NANOSECONDS_NONE */
  char *fault;                  /* what broke, after which nothing could be decoded; NULL */
} Decoded;

void decoded_clear (Decoded *decoded);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Decoded, decoded_clear)

Nanoseconds decoded_get_length (const Decoded *decoded);

/* What of the recording is not there: "it breaks off at 12:31 of 51:07 (...)"; NULL: all is there.
 * (transfer full) */
char *decoded_to_remark (const Decoded *decoded);
