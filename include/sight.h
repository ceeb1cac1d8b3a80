/* What there is to see in a media file: pictures that move, or a cover. */
#pragma once

#include <gst/gst.h>

#include "nanoseconds.h"

typedef struct {
  int width, height;            /* of the film; 0: none */
  int rate;                     /* pictures a second, rounded up */
  GstSample *cover;             /* as it stands there; NULL */
} Sight;

/* Of @audio, a path or an http(s) URL. What cannot be found out is not there. */
void sight_find (const char *audio, Sight *sight);
void sight_clear (Sight *sight);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sight, sight_clear)

/* The film itself, picture after picture. */
typedef struct _SightReader SightReader;

/* The pictures of @audio from @start on, @width by @height, black at two sides where they are of
 * another shape. */
SightReader *sight_reader_new (const char *audio, Nanoseconds start, int width, int height,
    GError **error);
void sight_reader_free (SightReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SightReader, sight_reader_free)

/* The next picture, BGRx, and when it is seen, counted from @start. NULL: there is none left.
 * (transfer full) */
GstSample *sight_reader_pull (SightReader *reader, Nanoseconds *time);
