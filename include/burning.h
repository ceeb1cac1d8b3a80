/* Burns captions into a video: a stretch of an episode's sound with pictures made for it, or of its
 * film. */
#pragma once

#include <cairo.h>

#include "caption-look.h"
#include "film.h"
#include "output.h"
#include "stretch.h"

typedef struct {
  const char *audio;            /* a path or a URL */
  cairo_surface_t *cover;       /* NULL: what the audio brings */
  const char *title;            /* NULL: the transcript's */
  const FilmKind *kind;
  int width, height;            /* 0: the film's, else 1280 by 720 */
  CaptionLook look;             /* its opacity below 0: as usual */
  gboolean is_quiet;
} Burning;

/* Into @output, whose path is @path, the @stretch of @transcript, whose words are timed. */
gboolean burning_make (const Burning *burning, const Transcript *transcript,
    const Stretch *stretch, const char *path, Output *output, GError **error);
