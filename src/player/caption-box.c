#include "caption-box.h"

#define TO_COME 0xc4c8cc

/* Calls for each stretch of a line that the bytes [from, to) stand on: text of two directions has
 * several. */
typedef void (*Stretch) (Painter *painter, double x, double y, double width, double height);

static void
for_stretches (Painter *painter, PangoLayout *layout, double x, double y, guint from, guint to,
    Stretch stretch)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do {
    PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
    int start = pango_layout_line_get_start_index (line);
    int end = start + pango_layout_line_get_length (line);
    PangoRectangle box;
    int *ranges, n_ranges;

    if ((int) to <= start || (int) from >= end)
      continue;
    pango_layout_iter_get_line_extents (iter, NULL, &box);
    pango_layout_line_get_x_ranges (line, MAX ((int) from, start), MIN ((int) to, end), &ranges,
        &n_ranges);
    for (int i = 0; i < n_ranges; i++)
      stretch (painter, x + (double) ranges[2 * i] / PANGO_SCALE, y + (double) box.y / PANGO_SCALE,
          (double) (ranges[2 * i + 1] - ranges[2 * i]) / PANGO_SCALE,
          (double) box.height / PANGO_SCALE);
    g_free (ranges);
  } while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

/* What was said is underlined, which who sees no colours sees. */
static void
underline (Painter *painter, double x, double y, double width, double height)
{
  painter_set_colour (painter->cr, painter_colour_of (painter->overlay->voice), 0.75);
  cairo_rectangle (painter->cr, x, y + height - painter->unit * 0.10, width, painter->unit * 0.055);
  cairo_fill (painter->cr);
}

static void
mark (Painter *painter, double x, double y, double width, double height)
{
  double margin = painter->unit * 0.14;

  painter_set_colour (painter->cr, painter_colour_of (painter->overlay->voice), 1);
  painter_trace_round (painter->cr, x - margin, y, width + 2 * margin, height,
      painter->unit * 0.18);
  cairo_fill (painter->cr);
}

static void
add_colour (PangoAttrList *list, guint32 colour, guint from, guint to)
{
  PangoAttribute *attribute = pango_attr_foreground_new ((guint16) ((colour >> 16) * 257),
      (guint16) ((colour >> 8 & 255) * 257), (guint16) ((colour & 255) * 257));

  attribute->start_index = from;
  attribute->end_index = to;
  pango_attr_list_insert (list, attribute);
}

/* Colours alone: nothing that would make the letters take other places. */
static void
colour_words (PangoLayout *layout, const Overlay *overlay)
{
  PangoAttrList *list = pango_attr_list_new ();

  if (overlay->look.captions == CAPTIONS_BY_WORD) {
    add_colour (list, TO_COME, MAX (overlay->said_to, overlay->now_to), G_MAXUINT);
    if (overlay->now_to > overlay->now_from)
      add_colour (list, DARK, overlay->now_from, overlay->now_to);
  }
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
}

static void
draw_words (Painter *painter, PangoLayout *layout, double x, double y)
{
  const Overlay *overlay = painter->overlay;

  painter_outline (painter, layout, x, y);
  if (overlay->look.captions == CAPTIONS_BY_WORD) {
    if (overlay->said_to)
      for_stretches (painter, layout, x, y, 0, overlay->said_to, underline);
    if (overlay->now_to > overlay->now_from)
      for_stretches (painter, layout, x, y, overlay->now_from, overlay->now_to, mark);
  }
  painter_show (painter, layout, x, y, WHITE, 1);
}

/* Where captions of two lines would begin. */
static double
find_top (Painter *painter, double height)
{
  return painter->overlay->look.is_top ? painter->unit * 1.2
      : painter->height - painter->unit * 2.2 - height;
}

void
caption_box_draw (Painter *painter)
{
  const Overlay *overlay = painter->overlay;
  double size = overlay->look.size, pad = painter->unit * 0.45, most = painter->width * 0.94;
  PangoLayout *layout, *name = NULL;
  int width, height, name_width = 0, name_height = 0;
  double box_width, box_height, x, y;

  if (!overlay->text || !*overlay->text || overlay->look.captions == CAPTIONS_OFF)
    return;
  layout = painter_make_layout (painter, overlay->text, size, FALSE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, 1.1f);
  colour_words (layout, overlay);
  pango_layout_get_pixel_size (layout, &width, &height);
  width = MIN (width + 2, (int) (most - 2 * pad));
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  if (overlay->speaker) {
    name = painter_make_layout (painter, overlay->speaker, 0.58 * size, TRUE);
    painter_limit_width (name, most - 2 * pad);
    pango_layout_get_pixel_size (name, &name_width, &name_height);
    painter_limit_width (name, name_width + 1); /* else a Hebrew name stands at the far right */
  }
  box_width = MAX (width, name_width) + 2 * pad;
  box_height = height + name_height + pad * 1.3;
  x = (painter->width - box_width) / 2;
  y = find_top (painter, box_height);
  painter_fill_round (painter, x, y, box_width, box_height, overlay->look.opacity);
  if (name) {
    painter_outline (painter, name, x + pad, y + pad * 0.5);
    painter_show (painter, name, x + pad, y + pad * 0.5, painter_colour_of (overlay->voice), 1);
    g_object_unref (name);
  }
  draw_words (painter, layout, (painter->width - width) / 2.0, y + pad * 0.6 + name_height);
  g_object_unref (layout);
}
