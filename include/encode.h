/* Sound as a file, in the format that its name asks for. */
#pragma once

#include "excerpt.h"

typedef enum {
  ENCODE_ERROR_NO_CODEC,        /* the message names the element and the package of Debian */
  ENCODE_ERROR_FAILED,
} EncodeError;

#define ENCODE_ERROR (encode_error_quark ())
GQuark encode_error_quark (void);

/* Any may be NULL. */
typedef struct {
  const char *title, *artist, *album, *comment, *location;
} EncodeTags;

/* Whether @path ends as a file that we can write: .wav .flac .mp3 .opus .m4a .mp4 .webm */
gboolean encode_knows (const char *path);

/* Writes the sound of @excerpt into @out as what the ending of @path asks for. */
gboolean encode_write (const Excerpt *excerpt, const char *path, const EncodeTags *tags,
    GOutputStream *out, GError **error);
