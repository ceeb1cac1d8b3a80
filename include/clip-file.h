/* A quote that was cut out of the audio, as a file. */
#pragma once

#include "excerpt.h"
#include "format.h"
#include "found.h"

/* One quote, found and cut. */
typedef struct {
  Found *found;
  Excerpt sound;                /* cropped */
  Nanoseconds start, end;       /* of the clip, in the recording */
} Clip;

void clip_clear (Clip *clip);

/* Captions of a clip, by the name of its file; NULL: it is sound. */
const Format *clip_caption_format (const char *path);

/* Writes @n_clips of @clips, one after the other, as the file @path: their captions, or their sound
 * with tags and, where the container has a place for them, captions. @copied: the recording whose
 * frames are copied as they are; NULL: the sound is encoded. Messages name @path. */
gboolean clip_write (const Transcript *transcript, const Clip *clips, guint n_clips,
    const char *path, const char *copied, GError **error);
