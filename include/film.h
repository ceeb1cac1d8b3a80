/* Pictures and sound on their way into a video file, through GStreamer's encoders. */
#pragma once

#include <gst/gst.h>

#include "encode.h"

/* What a file is made of, by the ending of its name. */
typedef struct _FilmKind FilmKind;

/* NULL: none that we make. */
const FilmKind *film_kind_for_path (const char *path);

/* ".mp4, .webm or .mkv" */
const char *film_list_endings (void);

/* How much later the sound of its encoder is than the pictures, at @rate. */
Nanoseconds film_kind_get_delay (const FilmKind *kind, guint rate);

typedef struct {
  int width, height;            /* even */
  guint rate, n_channels;       /* of the sound */
  int picture_rate;             /* pictures a second; fewer may come */
} FilmShape;

typedef struct _Film Film;

/* Writes Matroska into @fd, a regular file, which stays open. NULL, ENCODE_ERROR: an encoder is not
 * there, or does not start. */
Film *film_new (const FilmKind *kind, int fd, const FilmShape *shape, GError **error);

/* Ends it, whole or not. */
void film_free (Film *film);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Film, film_free)

/* Memory for a picture, BGRx, rows without padding. (transfer full) */
GstBuffer *film_new_picture (const Film *film);

/* Takes @picture, which is to be seen from @time on. FALSE: it broke, film_finish () says why. */
gboolean film_add_picture (Film *film, GstBuffer *picture, Nanoseconds time);

/* The next frames of the sound. FALSE: as above. */
gboolean film_add_sound (Film *film, const float *frames, gsize n_frames);

/* Until all of it is in the file. */
gboolean film_finish (Film *film, GError **error);
