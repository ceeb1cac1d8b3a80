/* Pieces of a recording without decoding it: frames of its codec, as they are. */
#pragma once

#include "encode.h"

typedef struct {
  Nanoseconds start, end;
} CopySpan;

/* Writes the frames of @audio, a path or an http(s) URL, that sound in @spans, one span after the
 * other, into @out as what the ending of @path asks for. A frame lasts 20 to 30 ms, and so much more
 * may sound at both ends. MP3 goes into .mp3, AAC into .m4a and .mp4, Opus into .opus and .webm. */
gboolean copying_write (const char *audio, const CopySpan *spans, guint n_spans, const char *path,
    const EncodeTags *tags, GOutputStream *out, GError **error);

/* Whether a file at @path could be made so of some recording. */
gboolean copying_knows (const char *path);
