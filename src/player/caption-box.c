#include "caption-box.h"

#define TO_COME 0xc4c8cc
#define ABOVE 1.2               /* units that stay free at the top */
#define SAFE 0.04               /* of the height, at least: screens hide 3.5 % (EBU R 95) */
#define BELOW 2.2               /* and at the bottom, where the bar is */
#define LEAST_SIZE 0.5
#define BETWEEN_NAMES "  \xC2\xB7  "

/* Bytes of the text, and what is drawn under them. */
typedef struct {
  guint from, to;
  guint32 colour;
} Run;

typedef struct {
  double x, y, width, height;
} Stretch;

typedef void (*StretchDraw) (Painter *painter, guint32 colour, const Stretch *stretch);

/* For each stretch of a line that @run stands on: text of two directions has several. The layout is
 * at the cairo context's zero. */
static void
for_stretches (Painter *painter, PangoLayout *layout, const Run *run, StretchDraw draw)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do {
    PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
    int start = pango_layout_line_get_start_index (line);
    int end = start + pango_layout_line_get_length (line);
    int from = MAX ((int) run->from, start), to = MIN ((int) run->to, end), *ranges, n_ranges;
    PangoRectangle box;

    if (to <= from)
      continue;
    pango_layout_iter_get_line_extents (iter, NULL, &box);
    pango_layout_line_get_x_ranges (line, from, to, &ranges, &n_ranges);
    for (int i = 0; i < n_ranges; i++) {
      const Stretch stretch = { pango_units_to_double (ranges[2 * i]), pango_units_to_double (box.y),
        pango_units_to_double (ranges[2 * i + 1] - ranges[2 * i]), pango_units_to_double (box.height) };

      draw (painter, run->colour, &stretch);
    }
    g_free (ranges);
  } while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

/* What was said is underlined, which who sees no colours sees. */
static void
underline (Painter *painter, guint32 colour, const Stretch *stretch)
{
  painter_set_colour (painter->cr, colour, 0.75);
  cairo_rectangle (painter->cr, stretch->x, stretch->y + stretch->height - painter->unit * 0.10,
      stretch->width, painter->unit * 0.055);
  cairo_fill (painter->cr);
}

static void
mark (Painter *painter, guint32 colour, const Stretch *stretch)
{
  double margin = painter->unit * 0.14;

  painter_set_colour (painter->cr, colour, 1);
  painter_trace_round (painter->cr, stretch->x - margin, stretch->y, stretch->width + 2 * margin,
      stretch->height, painter->unit * 0.18);
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

/* Each dash is of the colour of who speaks behind it. */
static void
colour_dashes (PangoAttrList *list, const Overlay *overlay)
{
  for (guint i = 0; i < overlay->n_voices && overlay->n_voices > 1; i++)
    if (overlay->voices[i].mark < overlay->voices[i].from)
      add_colour (list, painter_colour_of (overlay->voices[i].speaker), overlay->voices[i].mark,
          overlay->voices[i].from);
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
  colour_dashes (list, overlay);
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
}

static void
underline_said (Painter *painter, PangoLayout *layout)
{
  const Overlay *overlay = painter->overlay;

  for (guint i = 0; i < overlay->n_voices; i++) {
    guint end = i + 1 < overlay->n_voices ? overlay->voices[i + 1].mark : G_MAXINT;
    const Run said = { i ? overlay->voices[i].mark : 0, MIN (end, overlay->said_to),
      painter_colour_of (overlay->voices[i].speaker) };

    for_stretches (painter, layout, &said, underline);
  }
}

static void
draw_words (Painter *painter, PangoLayout *layout, double x, double y)
{
  const Overlay *overlay = painter->overlay;
  const Run now = { overlay->now_from, overlay->now_to, painter_colour_of (overlay->voice) };

  painter_outline (painter, layout, x, y);
  if (overlay->look.captions == CAPTIONS_BY_WORD) {
    cairo_save (painter->cr);
    cairo_translate (painter->cr, x, y);
    underline_said (painter, layout);
    for_stretches (painter, layout, &now, mark);
    cairo_restore (painter->cr);
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
lay_out_words (Painter *painter, Caption *caption, double size, double most)
{
  g_clear_object (&caption->words);
  caption->words = painter_make_layout (painter, painter->overlay->text, size, FALSE);
  pango_layout_set_alignment (caption->words, PANGO_ALIGN_CENTER);
  pango_layout_set_wrap (caption->words, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (caption->words, 1.1f);
  colour_words (caption->words, painter->overlay);
  pango_layout_get_pixel_size (caption->words, &caption->width, NULL);
  caption->width = MIN (caption->width + 2, (int) most);
  pango_layout_set_width (caption->words, caption->width * PANGO_SCALE);
  pango_layout_get_pixel_size (caption->words, NULL, &caption->height);
}

static gboolean
is_named_before (const Overlay *overlay, guint index)
{
  gboolean is_named = overlay->voices[index].speaker == SPEAKER_NONE;

  for (guint i = 0; i < index && !is_named; i++)
    is_named = overlay->voices[i].speaker == overlay->voices[index].speaker;
  return is_named;
}

/* Everybody who speaks in the caption, each in a colour. (transfer full) */
static char *
name_voices (const Overlay *overlay, PangoAttrList *colours)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < overlay->n_voices; i++) {
    int voice = overlay->voices[i].speaker;
    guint from;

    if (is_named_before (overlay, i))
      continue;
    if (names->len)
      g_string_append (names, BETWEEN_NAMES);
    from = (guint) names->len;
    g_string_append (names, subtitles_get_speaker (overlay->subtitles, voice));
    add_colour (colours, painter_colour_of (voice), from, (guint) names->len);
  }
  return g_string_free (names, FALSE);
}

static void
lay_out_name (Painter *painter, Caption *caption, double most)
{
  const Overlay *overlay = painter->overlay;
  PangoAttrList *colours = pango_attr_list_new ();
  g_autofree char *names = name_voices (overlay, colours);

  if (*names) {
    caption->name = painter_make_layout (painter, names, 0.58 * overlay->look.size, TRUE);
    pango_layout_set_attributes (caption->name, colours);
  }
  pango_attr_list_unref (colours);
  if (!caption->name)
    return;
  painter_limit_width (caption->name, most);
  pango_layout_get_pixel_size (caption->name, &caption->name_width, &caption->name_height);
  /* Else a Hebrew name stands at the far right. */
  painter_limit_width (caption->name, caption->name_width + 1);
}

/* Type that is too large for all of a caption is made smaller: none of it may be lost. */
static void
lay_out_within (Painter *painter, Caption *caption, double most)
{
  double size = painter->overlay->look.size, room = painter->height - painter->unit * (ABOVE + BELOW);

  lay_out_name (painter, caption, most);
  lay_out_words (painter, caption, size, most);
  while (size > LEAST_SIZE
      && caption->height + caption->name_height + caption->pad * 1.3 > room) {
    size *= 0.9;
    lay_out_words (painter, caption, size, most);
  }
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
  lay_out_within (painter, caption, most - 2 * caption->pad);
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
  painter_show (painter, caption->name, x, y, WHITE, 1);
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

/* Over the beginning of its lines. */
static double
find_name_place (const Painter *painter, const Caption *caption)
{
  return pango_layout_get_direction (caption->words, 0) == PANGO_DIRECTION_RTL
      ? caption->x + caption->box_width - caption->pad - caption->name_width : caption->x + caption->pad;
}

void
caption_box_draw (Painter *painter)
{
  g_auto (Caption) caption = { NULL };

  if (!lay_out (painter, &caption))
    return;
  caption.y = painter->overlay->look.is_top ? MAX (painter->unit * ABOVE, painter->height * SAFE)
      : painter->height - painter->unit * BELOW - caption.box_height;
  draw (painter, &caption, find_name_place (painter, &caption));
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
