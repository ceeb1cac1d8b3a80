/* The calm ground that sound is shown on: dark, with the cover if there is one. */
#pragma once

#include <cairo.h>

void ground_paint (cairo_t *cr, int width, int height);

/* The same, of the colours of @cover: blurred, and dark enough for white text. */
void ground_paint_blurred (cairo_t *cr, int width, int height, cairo_surface_t *cover);

/* @cover inside a square of @side pixels around @x, @y, its corners round by @radius. */
void ground_paint_cover (cairo_t *cr, cairo_surface_t *cover, double x, double y, double side,
    double radius);
