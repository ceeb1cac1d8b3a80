#include "ground.h"

#include "painter.h"

#define SMALLEST 12             /* pixels across that are left of a blurred cover */
#define SHADE 0.74              /* alpha of black: white text has 7:1 on what was white */

void
ground_paint (cairo_t *cr, int width, int height)
{
  cairo_pattern_t *ground = cairo_pattern_create_radial (width / 2.0, height * 0.4, 0, width / 2.0,
      height * 0.4, MAX (width, height) * 0.75);

  cairo_pattern_add_color_stop_rgb (ground, 0, 0.157, 0.192, 0.251);
  cairo_pattern_add_color_stop_rgb (ground, 1, 0.055, 0.067, 0.090);
  cairo_set_source (cr, ground);
  cairo_paint (cr);
  cairo_pattern_destroy (ground);
}

/* @surface as large as the square of @side pixels. */
static cairo_surface_t *
scale_to_square (cairo_surface_t *surface, int side)
{
  cairo_surface_t *square = cairo_image_surface_create (CAIRO_FORMAT_RGB24, side, side);
  cairo_t *cr = cairo_create (square);

  cairo_scale (cr, (double) side / cairo_image_surface_get_width (surface),
      (double) side / cairo_image_surface_get_height (surface));
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_destroy (cr);
  return square;
}

/* Twice as large again and again is a blur: each time its neighbours flow into a pixel. */
void
ground_paint_blurred (cairo_t *cr, int width, int height, cairo_surface_t *cover)
{
  int side = MAX (width, height);
  cairo_surface_t *blurred = scale_to_square (cover, SMALLEST);

  for (int now = SMALLEST * 2; now < side; now *= 2) {
    cairo_surface_t *larger = scale_to_square (blurred, MIN (now, side));

    cairo_surface_destroy (blurred);
    blurred = larger;
  }
  cairo_save (cr);
  cairo_translate (cr, (width - side) / 2.0, (height - side) / 2.0);
  cairo_scale (cr, (double) side / cairo_image_surface_get_width (blurred),
      (double) side / cairo_image_surface_get_height (blurred));
  cairo_set_source_surface (cr, blurred, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_set_source_rgba (cr, 0.02, 0.025, 0.035, SHADE);
  cairo_paint (cr);
  cairo_surface_destroy (blurred);
}

void
ground_paint_cover (cairo_t *cr, cairo_surface_t *cover, double x, double y, double side,
    double radius)
{
  int width = cairo_image_surface_get_width (cover);
  int height = cairo_image_surface_get_height (cover);
  double scale = side / MAX (width, height);

  cairo_save (cr);
  painter_trace_round (cr, x - width * scale / 2, y - height * scale / 2, width * scale, height * scale,
      radius);
  cairo_clip (cr);
  cairo_translate (cr, x - width * scale / 2, y - height * scale / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, cover, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BEST);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_restore (cr);
}
