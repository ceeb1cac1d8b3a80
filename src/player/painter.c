/* All sizes come from one unit, so that a phone's portrait and a wall's landscape look alike: the
 * height of the captions' type, which fits 42 columns into the width. */
#include "painter.h"

#include <math.h>

#define HEIGHT_PART 0.058       /* of the picture's height: BBC asks for 8 % a line with leading */
#define WIDTH_PART 0.041        /* of its width */
#define DEFAULT_FONT "sans-serif"

/* Light colours that differ in hue and lightness, each 7:1 and more on black, and 4.5:1 on black of
 * 80 % over white (WCAG 2.1, 1.4.3). */
static const guint32 voices[] = {
  0xffd166, 0x7cc7ff, 0x8ce99a, 0xffab91, 0xd6b4ff, 0x6ee7d8, 0xffb3d1, 0xd9d9c3,
};
#define NOBODY 0xf2f2f2

double
painter_unit_of (int width, int height)
{
  return MIN (height * HEIGHT_PART, width * WIDTH_PART);
}

guint32
painter_colour_of (int voice)
{
  return voice == SPEAKER_NONE ? NOBODY : voices[(guint) voice % G_N_ELEMENTS (voices)];
}

void
painter_set_colour (cairo_t *cr, guint32 colour, double alpha)
{
  cairo_set_source_rgba (cr, (colour >> 16) / 255.0, (colour >> 8 & 255) / 255.0,
      (colour & 255) / 255.0, alpha);
}

void
painter_add_box (Painter *painter, double x, double y, double width, double height)
{
  int left = MAX ((int) floor (x) - 2, 0), top = MAX ((int) floor (y) - 2, 0);
  int right = MIN ((int) ceil (x + width) + 2, painter->width);
  int bottom = MIN ((int) ceil (y + height) + 2, painter->height);

  if (painter->n_boxes < OVERLAY_BOXES && right > left && bottom > top)
    painter->boxes[painter->n_boxes++] = (OverlayBox) { left, top, right - left, bottom - top };
}

void
painter_trace_round (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  radius = MIN (radius, MIN (width, height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

void
painter_fill_round (Painter *painter, double x, double y, double width, double height, double alpha)
{
  painter_trace_round (painter->cr, x, y, width, height, painter->unit * 0.28);
  painter_set_colour (painter->cr, DARK, alpha);
  cairo_fill (painter->cr);
  painter_add_box (painter, x, y, width, height);
}

PangoLayout *
painter_make_layout (Painter *painter, const char *text, double size, gboolean is_bold)
{
  PangoLayout *layout = pango_cairo_create_layout (painter->cr);
  PangoFontDescription *font = pango_font_description_from_string (
      painter->overlay->look.font ? painter->overlay->look.font : DEFAULT_FONT);

  pango_font_description_set_absolute_size (font, size * painter->unit * PANGO_SCALE);
  pango_font_description_set_weight (font, is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_MEDIUM);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

void
painter_limit_width (PangoLayout *layout, double width)
{
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
}

void
painter_show (Painter *painter, PangoLayout *layout, double x, double y, guint32 colour,
    double alpha)
{
  cairo_move_to (painter->cr, x, y);
  painter_set_colour (painter->cr, colour, alpha);
  pango_cairo_show_layout (painter->cr, layout);
}

void
painter_outline (Painter *painter, PangoLayout *layout, double x, double y)
{
  if (painter->is_on_dark || painter->overlay->look.opacity >= 0.75)
    return;
  cairo_move_to (painter->cr, x, y);
  pango_cairo_layout_path (painter->cr, layout);
  painter_set_colour (painter->cr, DARK, 1);
  cairo_set_line_width (painter->cr, painter->unit * 0.14);
  cairo_set_line_join (painter->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (painter->cr);
}
