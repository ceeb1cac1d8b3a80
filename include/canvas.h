/* A GStreamer source of calm pictures, 25 a second, for sound that has none of its own: a dark
 * ground, the cover on it. As large as what shows them likes; seekable, and without an end until
 * the sound ends. */
#pragma once

#include <cairo.h>
#include <gst/gst.h>

/* Whether a picture at @stream_time is beyond the sound; a streaming thread asks. */
typedef gboolean (*CanvasEnded) (GstClockTime stream_time, gpointer data);

GstElement *canvas_new (CanvasEnded ended, gpointer data);

/* @cover: NULL is none. Any thread. */
void canvas_set_cover (GstElement *canvas, cairo_surface_t *cover);
