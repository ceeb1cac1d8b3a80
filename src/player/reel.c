#include "reel.h"

#include <string.h>

#define RATE 25                 /* moments a second at which a picture may begin */

struct _Reel {
  Film *film;
  Poster *poster;
  SightReader *sight;
  int width, height;
  guint64 n_moments;            /* that were looked at */
  Overlay shown;
  Nanoseconds shown_at;         /* NANOSECONDS_NONE: nothing is shown yet */

  GstSample *waiting;           /* of @sight, to be seen at @waiting_time; NULL */
  Nanoseconds waiting_time;
};

Reel *
reel_new (Film *film, Poster *poster, SightReader *sight, int width, int height)
{
  Reel *reel = g_new0 (Reel, 1);

  *reel = (Reel) { .film = film, .poster = poster, .sight = sight, .width = width,
    .height = height, .shown_at = NANOSECONDS_NONE };
  return reel;
}

void
reel_free (Reel *reel)
{
  g_clear_pointer (&reel->waiting, gst_sample_unref);
  g_free (reel);
}

/* Onto what @behind shows, if there is one. */
static gboolean
add_picture (Reel *reel, const Overlay *overlay, GstBuffer *behind, Nanoseconds time)
{
  GstBuffer *picture = film_new_picture (reel->film);
  cairo_surface_t *surface;
  GstMapInfo map;
  cairo_t *cr;

  gst_buffer_map (picture, &map, GST_MAP_WRITE);
  if (behind)
    gst_buffer_extract (behind, 0, map.data, map.size);
  surface = cairo_image_surface_create_for_data (map.data, CAIRO_FORMAT_RGB24, reel->width,
      reel->height, reel->width * 4);
  cr = cairo_create (surface);
  poster_draw (reel->poster, overlay, cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  gst_buffer_unmap (picture, &map);
  return film_add_picture (reel->film, picture, time);
}

/* How far we are is drawn as it is, but is no reason to draw. */
static gboolean
is_as_shown (const Reel *reel, const Overlay *overlay)
{
  Overlay then = *overlay;

  then.part = reel->shown.part;
  return reel->shown_at != NANOSECONDS_NONE && overlay_equals (&then, &reel->shown);
}

static gboolean
show (Reel *reel, const Overlay *overlay, Nanoseconds time)
{
  reel->shown = *overlay;
  reel->shown_at = time;
  return add_picture (reel, overlay, NULL, time);
}

static Nanoseconds
moment_at (guint64 index)
{
  return index * SECOND / RATE;
}

static gboolean
advance_poster (Reel *reel, Nanoseconds until)
{
  for (; moment_at (reel->n_moments) < until; reel->n_moments++) {
    Nanoseconds time = moment_at (reel->n_moments);
    Overlay overlay = poster_find (reel->poster, time);

    if (!is_as_shown (reel, &overlay) && !show (reel, &overlay, time))
      return FALSE;
  }
  return TRUE;
}

static gboolean
advance_sight (Reel *reel, Nanoseconds until)
{
  while (TRUE) {
    Overlay overlay;
    gboolean is_added;

    if (!reel->waiting)
      reel->waiting = sight_reader_pull (reel->sight, &reel->waiting_time);
    if (!reel->waiting || reel->waiting_time >= until)
      return TRUE;
    overlay = poster_find (reel->poster, reel->waiting_time);
    is_added = add_picture (reel, &overlay, gst_sample_get_buffer (reel->waiting),
        reel->waiting_time);
    g_clear_pointer (&reel->waiting, gst_sample_unref);
    if (!is_added)
      return FALSE;
  }
}

gboolean
reel_advance (Reel *reel, Nanoseconds until)
{
  return reel->sight ? advance_sight (reel, until) : advance_poster (reel, until);
}

/* A container knows when a picture begins, not when the last one ends. */
gboolean
reel_finish (Reel *reel, Nanoseconds end)
{
  Nanoseconds last;
  Overlay overlay;

  if (!reel_advance (reel, end))
    return FALSE;
  last = moment_at (reel->n_moments ? reel->n_moments - 1 : 0);
  if (reel->sight || reel->shown_at == last)
    return TRUE;
  overlay = poster_find (reel->poster, last);
  return show (reel, &overlay, last);
}
