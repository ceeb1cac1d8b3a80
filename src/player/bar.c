#include "bar.h"

static double
bar_left (double unit)
{
  return unit * 0.8;
}

static char *
clock_dup (guint64 seconds)
{
  if (seconds < 3600)
    return g_strdup_printf ("%u:%02u", (guint) (seconds / 60), (guint) (seconds % 60));
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%02u:%02u", seconds / 3600,
      (guint) (seconds / 60 % 60), (guint) (seconds % 60));
}

double
bar_part_of (const Overlay *overlay, Nanoseconds time)
{
  return MIN ((double) time / (double) overlay->duration, 1);
}

/* A gap where a chapter begins, a hatched stretch where nobody reads from the transcript. */
static void
draw_marks (Painter *painter, double x, double y, double width, double height)
{
  const Overlay *overlay = painter->overlay;
  const Subtitles *subtitles = overlay->subtitles;

  for (guint i = 0; subtitles && i < subtitles->insertions->len; i++) {
    const Insertion *insertion = &g_array_index (subtitles->insertions, Insertion, i);
    double from = x + width * bar_part_of (overlay, insertion->start);
    double to = x + width * bar_part_of (overlay, insertion->end);

    for (double at = from; at < to; at += height * 0.9) {
      painter_set_colour (painter->cr, DARK, 0.9);
      cairo_rectangle (painter->cr, at, y, MIN (height * 0.4, to - at), height);
      cairo_fill (painter->cr);
    }
  }
  for (guint i = 0; subtitles && i < subtitles->chapters->len; i++) {
    double at = x + width * bar_part_of (overlay, subtitles_get_chapter (subtitles, i)->start);

    painter_set_colour (painter->cr, DARK, 1);
    cairo_rectangle (painter->cr, at - height * 0.2, y, height * 0.4, height);
    cairo_fill (painter->cr);
  }
}

void
bar_draw_labels (Painter *painter, double x, double y, double width)
{
  const Overlay *overlay = painter->overlay;
  g_autofree char *now = clock_dup (overlay->second);
  g_autofree char *all = clock_dup (overlay->duration / SECOND);
  g_autofree char *times = g_strconcat (now, " / ", all, NULL);
  PangoLayout *layout = painter_make_layout (painter, times, 0.5, FALSE);
  int times_width;

  pango_layout_get_pixel_size (layout, &times_width, NULL);
  painter_show (painter, layout, x + width - times_width, y, WHITE, 1);
  g_object_unref (layout);
  if (!overlay->chapter)
    return;
  layout = painter_make_layout (painter, overlay->chapter, 0.5, FALSE);
  painter_limit_width (layout, width - times_width - painter->unit);
  painter_show (painter, layout, x, y, WHITE, 1);
  g_object_unref (layout);
}

void
bar_draw (Painter *painter)
{
  const Overlay *overlay = painter->overlay;
  double unit = painter->unit, x = bar_left (unit), height = unit * 0.22;
  double width = painter->width - 2 * x, y = painter->height - unit * 0.62;

  if (overlay->duration == NANOSECONDS_NONE || !overlay->duration)
    return;
  painter_fill_round (painter, x - unit * 0.4, painter->height - unit * 1.65, width + unit * 0.8,
      unit * 1.45, 0.7);
  bar_draw_labels (painter, x, painter->height - unit * 1.5, width);
  painter_set_colour (painter->cr, 0x6b7280, 1);
  cairo_rectangle (painter->cr, x, y, width, height);
  cairo_fill (painter->cr);
  painter_set_colour (painter->cr, WHITE, 1);
  cairo_rectangle (painter->cr, x, y, width * overlay->part, height);
  cairo_fill (painter->cr);
  draw_marks (painter, x, y, width, height);
  painter_set_colour (painter->cr, WHITE, 1);
  cairo_new_path (painter->cr);
  cairo_arc (painter->cr, x + width * overlay->part, y + height / 2, height * 0.95, 0, 2 * G_PI);
  cairo_fill (painter->cr);
}

double
bar_find (double x, double y, int width, int height)
{
  double unit = painter_unit_of (width, height), left = bar_left (unit);

  if (y < height - unit * 1.65 || width <= 2 * left)
    return -1;
  return CLAMP ((x - left) / (width - 2 * left), 0, 1);
}
