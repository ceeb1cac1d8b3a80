/* Times words from stamps alone, without the audio. */
#pragma once

#include <gio/gio.h>

#include "transcript.h"

typedef enum {
  ALIGN_ERROR_NO_TIMES,         /* neither stamps nor a duration */
  ALIGN_ERROR_MODEL,            /* no acoustic model, or not one that we can read */
  ALIGN_ERROR_MISMATCH,         /* the audio is not of this transcript */
  ALIGN_ERROR_NO_AUDIO,         /* too short to hold a word */
  ALIGN_ERROR_NO_VOICE,         /* nothing here speaks the language */
} AlignError;

#define ALIGN_ERROR (align_error_quark ())
GQuark align_error_quark (void);

/* Times every word of @transcript. Onsets grow by 1 ms at least; each stamp is believed only as
 * far as rates of speech allow, equal stamps share their time. @transcript's audio duration, where
 * known, ends the last word. */
gboolean stamps_time_words (Transcript *transcript, GError **error);
