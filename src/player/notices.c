#include "notices.h"

static void
draw_line (Painter *painter, const char *text, double size, double x, double y, gboolean is_right)
{
  PangoLayout *layout = painter_make_layout (painter, text, size, TRUE);
  double pad = painter->unit * 0.4;
  int width, height;

  painter_limit_width (layout, painter->width * 0.9 - 2 * pad);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (is_right)
    x = painter->width - x - width - 2 * pad;
  pango_layout_set_width (layout, -1);
  painter_limit_width (layout, MIN (width + 2, painter->width * 0.9 - 2 * pad));
  painter_fill_round (painter, x, y, width + 2 * pad, height + pad, 0.85);
  painter_show (painter, layout, x + pad, y + pad / 2, WHITE, 1);
  g_object_unref (layout);
}

/* At the other end from the captions. */
void
notices_draw_lines (Painter *painter)
{
  const Overlay *overlay = painter->overlay;
  double unit = painter->unit, y = overlay->look.is_top ? painter->height - unit * 4 : unit * 0.7;

  if (overlay->prompt) {
    g_autofree char *line = g_strdup_printf ("/%s▏%s%s", overlay->prompt,
        overlay->notice ? "   " : "", overlay->notice ? overlay->notice : "");

    draw_line (painter, line, 0.8, unit * 0.8, y, FALSE);
    return;
  }
  if (overlay->is_chapter_new && overlay->chapter && *overlay->chapter)
    draw_line (painter, overlay->chapter, 0.9, unit * 0.8, y, FALSE);
  if (overlay->notice)
    draw_line (painter, overlay->notice, 0.7, unit * 0.8,
        y + (overlay->is_chapter_new ? unit * 1.8 : 0), TRUE);
}

void
notices_draw_sheet (Painter *painter)
{
  guint n_lines = 1;
  double unit = painter->unit, size = 0.62;
  PangoLayout *layout;
  PangoTabArray *tabs;

  if (!painter->overlay->sheet)
    return;
  for (const char *at = painter->overlay->sheet; *at; at++)
    n_lines += *at == '\n';
  size = MIN (size, painter->height * 0.9 / unit / (n_lines * 1.55));
  painter_set_colour (painter->cr, DARK, 0.92);
  cairo_paint (painter->cr);
  painter->n_boxes = 0;          /* it covers all */
  painter_add_box (painter, 0, 0, painter->width, painter->height);
  layout = painter_make_layout (painter, painter->overlay->sheet, size, FALSE);
  tabs = pango_tab_array_new_with_positions (1, FALSE, PANGO_TAB_LEFT,
      (int) (size * unit * 8 * PANGO_SCALE));
  pango_layout_set_tabs (layout, tabs);
  pango_tab_array_free (tabs);
  painter_limit_width (layout, painter->width * 0.9);
  painter_show (painter, layout, painter->width * 0.05, painter->height * 0.05, WHITE, 1);
  g_object_unref (layout);
}
