/* A GStreamer source of calm pictures for sound that has none of its own: a dark ground, the cover
 * on it, and what is drawn over them. As large as what shows them likes; seekable, and without an
 * end until the sound ends. It looks 25 times a second whether something changes, and makes a
 * picture only then: a gap says that the last one stays. */
#pragma once

#include <cairo.h>
#include <gst/gst.h>

/* What is drawn, and when; the streaming thread asks. */
typedef struct {
  gboolean (*has_ended) (GstClockTime stream_time, gpointer data);

  /* Whether what @draw would draw is not what it drew last. */
  gboolean (*changes) (GstClockTime stream_time, gpointer data);
  void (*draw) (cairo_t *cr, int width, int height, GstClockTime stream_time, gpointer data);
} CanvasContent;

GstElement *canvas_new (const CanvasContent *content, gpointer data);

/* @cover: NULL is none. Any thread. */
void canvas_set_cover (GstElement *canvas, cairo_surface_t *cover);
