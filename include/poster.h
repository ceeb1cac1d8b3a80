/* The pictures of a video to post: title, cover or speakers, caption, waveform; portrait, square or
 * landscape. Over a film of its own: caption and bar. */
#pragma once

#include "overlay.h"
#include "peaks.h"

/* What a caption may take of a picture. */
typedef struct {
  guint columns, lines;
} PosterRoom;

/* @size: of the type; 1 is usual. */
PosterRoom poster_get_room (int width, int height, double size);

typedef struct {
  int width, height;
  CaptionLook look;
  const char *title;            /* of the episode; NULL */
  Subtitles *subtitles;         /* from 0 to @duration */
  Nanoseconds duration;
  cairo_surface_t *cover;       /* NULL: the speakers instead */
  const Peaks *peaks;           /* NULL: over pictures of a film, which are not painted over */
} PosterContents;

typedef struct _Poster Poster;

/* Keeps references and copies; not @peaks, nor the look's font. */
Poster *poster_new (const PosterContents *contents);
void poster_free (Poster *poster);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Poster, poster_free)

/* What is to be seen at @position. */
Overlay poster_find (const Poster *poster, Nanoseconds position);

/* Draws it: all of the picture, or over what @cr holds if it is a film's. */
void poster_draw (Poster *poster, const Overlay *overlay, cairo_t *cr);
