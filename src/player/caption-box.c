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

/* A caption laid out: @x and @y of its box, all in pixels. */
typedef struct {
  PangoLayout *words, *name;    /* @name is NULL where nobody is named */
  int width, height;            /* of the words */
  int name_width, name_height;
  double pad, x, y, box_width, box_height;
} Caption;

static void
caption_clear (Caption *caption)
{
  g_clear_object (&caption->words);
  g_clear_object (&caption->name);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Caption, caption_clear)

static void
lay_out_words (Painter *painter, Caption *caption, double most)
{
  caption->words = painter_make_layout (painter, painter->overlay->text,
      painter->overlay->look.size, FALSE);
  pango_layout_set_alignment (caption->words, PANGO_ALIGN_CENTER);
  pango_layout_set_wrap (caption->words, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (caption->words, 1.1f);
  colour_words (caption->words, painter->overlay);
  pango_layout_get_pixel_size (caption->words, &caption->width, NULL);
  caption->width = MIN (caption->width + 2, (int) most);
  pango_layout_set_width (caption->words, caption->width * PANGO_SCALE);
  pango_layout_get_pixel_size (caption->words, NULL, &caption->height);
}

static void
lay_out_name (Painter *painter, Caption *caption, double most)
{
  const Overlay *overlay = painter->overlay;

  if (!overlay->speaker)
    return;
  caption->name = painter_make_layout (painter, overlay->speaker, 0.58 * overlay->look.size, TRUE);
  painter_limit_width (caption->name, most);
  pango_layout_get_pixel_size (caption->name, &caption->name_width, &caption->name_height);
  /* Else a Hebrew name stands at the far right. */
  painter_limit_width (caption->name, caption->name_width + 1);
}

/* FALSE: there is none. */
static gboolean
lay_out (Painter *painter, Caption *caption)
{
  const Overlay *overlay = painter->overlay;
  double most = painter->width * 0.94;

  if (!overlay->text || !*overlay->text || overlay->look.captions == CAPTIONS_OFF)
    return FALSE;
  caption->pad = painter->unit * 0.45;
  lay_out_words (painter, caption, most - 2 * caption->pad);
  lay_out_name (painter, caption, most - 2 * caption->pad);
  caption->box_width = MAX (caption->width, caption->name_width) + 2 * caption->pad;
  caption->box_height = caption->height + caption->name_height + caption->pad * 1.3;
  caption->x = (painter->width - caption->box_width) / 2;
  return TRUE;
}

static void
draw_name (Painter *painter, const Caption *caption, double x)
{
  double y = caption->y + caption->pad * 0.5;

  if (!caption->name)
    return;
  painter_outline (painter, caption->name, x, y);
  painter_show (painter, caption->name, x, y, painter_colour_of (painter->overlay->voice), 1);
}

static void
draw (Painter *painter, const Caption *caption, double name_x)
{
  painter_fill_round (painter, caption->x, caption->y, caption->box_width, caption->box_height,
      painter->overlay->look.opacity);
  draw_name (painter, caption, name_x);
  draw_words (painter, caption->words, (painter->width - caption->width) / 2.0,
      caption->y + caption->pad * 0.6 + caption->name_height);
}

void
caption_box_draw (Painter *painter)
{
  g_auto (Caption) caption = { NULL };

  if (!lay_out (painter, &caption))
    return;
  caption.y = painter->overlay->look.is_top ? painter->unit * 1.2
      : painter->height - painter->unit * 2.2 - caption.box_height;
  draw (painter, &caption, caption.x + caption.pad);
}

void
caption_box_draw_at (Painter *painter, double y)
{
  g_auto (Caption) caption = { NULL };

  if (!lay_out (painter, &caption))
    return;
  caption.y = y;
  draw (painter, &caption, (painter->width - caption.name_width) / 2.0);
}
