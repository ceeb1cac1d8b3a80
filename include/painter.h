/* Strokes that all parts of the overlay are made of. Sizes are in units, places in pixels; the unit
 * is the height of the captions' type. Used inside src/player only. */
#pragma once

#include <pango/pangocairo.h>

#include "overlay.h"

typedef struct {
  const Overlay *overlay;
  cairo_t *cr;
  int width, height;
  double unit;                  /* pixels */
  gboolean is_on_dark;          /* what is behind it is dark anyway: letters need no edges */
  OverlayBox *boxes;
  guint n_boxes;
} Painter;

#define WHITE 0xffffff
#define DARK 0x0b0d10

/* Of a picture of @width by @height pixels. */
double painter_unit_of (int width, int height);

guint32 painter_colour_of (int voice);
void painter_set_colour (cairo_t *cr, guint32 colour, double alpha);

/* Something is drawn here. */
void painter_add_box (Painter *painter, double x, double y, double width, double height);

void painter_trace_round (cairo_t *cr, double x, double y, double width, double height,
    double radius);

/* A dark ground for text. */
void painter_fill_round (Painter *painter, double x, double y, double width, double height,
    double alpha);

/* @size in units. (transfer full) */
PangoLayout *painter_make_layout (Painter *painter, const char *text, double size,
    gboolean is_bold);

/* Text that is wider ends in "...". */
void painter_limit_width (PangoLayout *layout, double width);

/* Dark edges carry the letters where what is behind them is thin. */
void painter_outline (Painter *painter, PangoLayout *layout, double x, double y);

void painter_show (Painter *painter, PangoLayout *layout, double x, double y, guint32 colour,
    double alpha);
