/* All sizes come from one unit, so that a phone's portrait and a wall's landscape look alike: the
 * height of the captions' type, which fits 42 columns into the width. */
#include "overlay.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#define HEIGHT_PART 0.058       /* of the picture's height: BBC asks for 8 % a line with leading */
#define WIDTH_PART 0.041        /* of its width */
#define NEW_CHAPTER (5 * SECOND)
#define BAR_STEPS 2000
#define DEFAULT_FONT "sans-serif"

/* Light colours that differ in hue and lightness, each 7:1 and more on black, and 4.5:1 on black of
 * 80 % over white (WCAG 2.1, 1.4.3). */
static const guint32 voices[] = {
  0xffd166, 0x7cc7ff, 0x8ce99a, 0xffab91, 0xd6b4ff, 0x6ee7d8, 0xffb3d1, 0xd9d9c3,
};
#define NOBODY 0xf2f2f2
#define WHITE 0xffffff
#define TO_COME 0xc4c8cc
#define DARK 0x0b0d10

typedef struct {
  const Overlay *overlay;
  cairo_t *cr;
  int width, height;
  double unit;                  /* pixels */
  OverlayBox *boxes;
  guint n_boxes;
} Canvas;

static guint32
colour_of (int voice)
{
  return voice == SPEAKER_NONE ? NOBODY : voices[(guint) voice % G_N_ELEMENTS (voices)];
}

static void
set_colour (cairo_t *cr, guint32 colour, double alpha)
{
  cairo_set_source_rgba (cr, (colour >> 16) / 255.0, (colour >> 8 & 255) / 255.0,
      (colour & 255) / 255.0, alpha);
}

static void
add_box (Canvas *canvas, double x, double y, double width, double height)
{
  int left = MAX ((int) floor (x) - 2, 0), top = MAX ((int) floor (y) - 2, 0);
  int right = MIN ((int) ceil (x + width) + 2, canvas->width);
  int bottom = MIN ((int) ceil (y + height) + 2, canvas->height);

  if (canvas->n_boxes < OVERLAY_BOXES && right > left && bottom > top)
    canvas->boxes[canvas->n_boxes++] = (OverlayBox) { left, top, right - left, bottom - top };
}

static void
trace_round (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  radius = MIN (radius, MIN (width, height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
fill_round (Canvas *canvas, double x, double y, double width, double height, double alpha)
{
  trace_round (canvas->cr, x, y, width, height, canvas->unit * 0.28);
  set_colour (canvas->cr, DARK, alpha);
  cairo_fill (canvas->cr);
  add_box (canvas, x, y, width, height);
}

/* @size in units. */
static PangoLayout *
make_layout (Canvas *canvas, const char *text, double size, gboolean is_bold)
{
  PangoLayout *layout = pango_cairo_create_layout (canvas->cr);
  PangoFontDescription *font = pango_font_description_from_string (
      canvas->overlay->look.font ? canvas->overlay->look.font : DEFAULT_FONT);

  pango_font_description_set_absolute_size (font, size * canvas->unit * PANGO_SCALE);
  pango_font_description_set_weight (font, is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_MEDIUM);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static void
limit_width (PangoLayout *layout, double width)
{
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
}

static void
show (Canvas *canvas, PangoLayout *layout, double x, double y, guint32 colour, double alpha)
{
  cairo_move_to (canvas->cr, x, y);
  set_colour (canvas->cr, colour, alpha);
  pango_cairo_show_layout (canvas->cr, layout);
}

/* The caption */

/* Calls for each stretch of a line that the bytes [from, to) stand on: text of two directions has
 * several. */
typedef void (*Stretch) (Canvas *canvas, double x, double y, double width, double height);

static void
for_stretches (Canvas *canvas, PangoLayout *layout, double x, double y, guint from, guint to,
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
      stretch (canvas, x + (double) ranges[2 * i] / PANGO_SCALE, y + (double) box.y / PANGO_SCALE,
          (double) (ranges[2 * i + 1] - ranges[2 * i]) / PANGO_SCALE,
          (double) box.height / PANGO_SCALE);
    g_free (ranges);
  } while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

/* What was said is underlined, which who sees no colours sees. */
static void
underline (Canvas *canvas, double x, double y, double width, double height)
{
  set_colour (canvas->cr, colour_of (canvas->overlay->voice), 0.75);
  cairo_rectangle (canvas->cr, x, y + height - canvas->unit * 0.10, width, canvas->unit * 0.055);
  cairo_fill (canvas->cr);
}

static void
mark (Canvas *canvas, double x, double y, double width, double height)
{
  double margin = canvas->unit * 0.14;

  set_colour (canvas->cr, colour_of (canvas->overlay->voice), 1);
  trace_round (canvas->cr, x - margin, y, width + 2 * margin, height, canvas->unit * 0.18);
  cairo_fill (canvas->cr);
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

/* Dark edges carry the letters where what is behind them is thin. */
static void
outline (Canvas *canvas, PangoLayout *layout, double x, double y)
{
  if (canvas->overlay->look.opacity >= 0.75)
    return;
  cairo_move_to (canvas->cr, x, y);
  pango_cairo_layout_path (canvas->cr, layout);
  set_colour (canvas->cr, DARK, 1);
  cairo_set_line_width (canvas->cr, canvas->unit * 0.14);
  cairo_set_line_join (canvas->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (canvas->cr);
}

static void
draw_words (Canvas *canvas, PangoLayout *layout, double x, double y)
{
  const Overlay *overlay = canvas->overlay;

  outline (canvas, layout, x, y);
  if (overlay->look.captions == CAPTIONS_BY_WORD) {
    if (overlay->said_to)
      for_stretches (canvas, layout, x, y, 0, overlay->said_to, underline);
    if (overlay->now_to > overlay->now_from)
      for_stretches (canvas, layout, x, y, overlay->now_from, overlay->now_to, mark);
  }
  show (canvas, layout, x, y, WHITE, 1);
}

/* Where captions of two lines would begin. */
static double
find_top (Canvas *canvas, double height)
{
  return canvas->overlay->look.is_top ? canvas->unit * 1.2
      : canvas->height - canvas->unit * 2.2 - height;
}

static void
draw_caption (Canvas *canvas)
{
  const Overlay *overlay = canvas->overlay;
  double size = overlay->look.size, pad = canvas->unit * 0.45, most = canvas->width * 0.94;
  PangoLayout *layout, *name = NULL;
  int width, height, name_width = 0, name_height = 0;
  double box_width, box_height, x, y;

  if (!overlay->text || !*overlay->text || overlay->look.captions == CAPTIONS_OFF)
    return;
  layout = make_layout (canvas, overlay->text, size, FALSE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, 1.1f);
  colour_words (layout, overlay);
  pango_layout_get_pixel_size (layout, &width, &height);
  width = MIN (width + 2, (int) (most - 2 * pad));
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  if (overlay->speaker) {
    name = make_layout (canvas, overlay->speaker, 0.58 * size, TRUE);
    limit_width (name, most - 2 * pad);
    pango_layout_get_pixel_size (name, &name_width, &name_height);
    limit_width (name, name_width + 1);         /* else a Hebrew name stands at the far right */
  }
  box_width = MAX (width, name_width) + 2 * pad;
  box_height = height + name_height + pad * 1.3;
  x = (canvas->width - box_width) / 2;
  y = find_top (canvas, box_height);
  fill_round (canvas, x, y, box_width, box_height, overlay->look.opacity);
  if (name) {
    outline (canvas, name, x + pad, y + pad * 0.5);
    show (canvas, name, x + pad, y + pad * 0.5, colour_of (overlay->voice), 1);
    g_object_unref (name);
  }
  draw_words (canvas, layout, (canvas->width - width) / 2.0, y + pad * 0.6 + name_height);
  g_object_unref (layout);
}

/* The bar */

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

static double
part_of (const Overlay *overlay, Nanoseconds time)
{
  return MIN ((double) time / (double) overlay->duration, 1);
}

/* A gap where a chapter begins, a hatched stretch where nobody reads from the transcript. */
static void
draw_marks (Canvas *canvas, double x, double y, double width, double height)
{
  const Overlay *overlay = canvas->overlay;
  const Subtitles *subtitles = overlay->subtitles;

  for (guint i = 0; subtitles && i < subtitles->insertions->len; i++) {
    const Insertion *insertion = &g_array_index (subtitles->insertions, Insertion, i);
    double from = x + width * part_of (overlay, insertion->start);
    double to = x + width * part_of (overlay, insertion->end);

    for (double at = from; at < to; at += height * 0.9) {
      set_colour (canvas->cr, DARK, 0.9);
      cairo_rectangle (canvas->cr, at, y, MIN (height * 0.4, to - at), height);
      cairo_fill (canvas->cr);
    }
  }
  for (guint i = 0; subtitles && i < subtitles->chapters->len; i++) {
    double at = x + width * part_of (overlay, subtitles_get_chapter (subtitles, i)->start);

    set_colour (canvas->cr, DARK, 1);
    cairo_rectangle (canvas->cr, at - height * 0.2, y, height * 0.4, height);
    cairo_fill (canvas->cr);
  }
}

static void
draw_labels (Canvas *canvas, double x, double y, double width)
{
  const Overlay *overlay = canvas->overlay;
  g_autofree char *now = clock_dup (overlay->second);
  g_autofree char *all = clock_dup (overlay->duration / SECOND);
  g_autofree char *times = g_strconcat (now, " / ", all, NULL);
  PangoLayout *layout = make_layout (canvas, times, 0.5, FALSE);
  int times_width;

  pango_layout_get_pixel_size (layout, &times_width, NULL);
  show (canvas, layout, x + width - times_width, y, WHITE, 1);
  g_object_unref (layout);
  if (!overlay->chapter)
    return;
  layout = make_layout (canvas, overlay->chapter, 0.5, FALSE);
  limit_width (layout, width - times_width - canvas->unit);
  show (canvas, layout, x, y, WHITE, 1);
  g_object_unref (layout);
}

static void
draw_bar (Canvas *canvas)
{
  const Overlay *overlay = canvas->overlay;
  double unit = canvas->unit, x = bar_left (unit), height = unit * 0.22;
  double width = canvas->width - 2 * x, y = canvas->height - unit * 0.62;

  if (overlay->duration == NANOSECONDS_NONE || !overlay->duration)
    return;
  fill_round (canvas, x - unit * 0.4, canvas->height - unit * 1.65, width + unit * 0.8, unit * 1.45,
      0.7);
  draw_labels (canvas, x, canvas->height - unit * 1.5, width);
  set_colour (canvas->cr, 0x6b7280, 1);
  cairo_rectangle (canvas->cr, x, y, width, height);
  cairo_fill (canvas->cr);
  set_colour (canvas->cr, WHITE, 1);
  cairo_rectangle (canvas->cr, x, y, width * overlay->part, height);
  cairo_fill (canvas->cr);
  draw_marks (canvas, x, y, width, height);
  set_colour (canvas->cr, WHITE, 1);
  cairo_new_path (canvas->cr);
  cairo_arc (canvas->cr, x + width * overlay->part, y + height / 2, height * 0.95, 0, 2 * G_PI);
  cairo_fill (canvas->cr);
}

static double
unit_of (int width, int height)
{
  return MIN (height * HEIGHT_PART, width * WIDTH_PART);
}

double
overlay_find_on_bar (double x, double y, int width, int height)
{
  double unit = unit_of (width, height), left = bar_left (unit);

  if (y < height - unit * 1.65 || width <= 2 * left)
    return -1;
  return CLAMP ((x - left) / (width - 2 * left), 0, 1);
}

/* Who is there, where there is no picture */

static gboolean
is_speaking (const Overlay *overlay, guint index)
{
  return overlay->voice == (int) index && overlay->text;
}

/* "Maren Okafor" is MO. */
static char *
initials_of (const char *name)
{
  GString *initials = g_string_new (NULL);
  gboolean is_first = TRUE;

  for (; *name && g_utf8_strlen (initials->str, -1) < 2; name = g_utf8_next_char (name)) {
    gunichar character = g_utf8_get_char (name);

    if (is_first && g_unichar_isalnum (character))
      g_string_append_unichar (initials, g_unichar_toupper (character));
    is_first = !g_unichar_isalnum (character) && !g_unichar_ismark (character);
  }
  return g_string_free (initials, FALSE);
}

static void
draw_person (Canvas *canvas, guint index, double x, double y, double radius)
{
  const Overlay *overlay = canvas->overlay;
  const char *name = subtitles_get_speaker (overlay->subtitles, (int) index);
  g_autofree char *initials = initials_of (name);
  PangoLayout *layout = make_layout (canvas, initials, radius / canvas->unit * 0.75, TRUE);
  gboolean speaks = is_speaking (overlay, index);
  int width, height;

  cairo_new_path (canvas->cr);  /* where the last text ended */
  cairo_arc (canvas->cr, x, y, radius, 0, 2 * G_PI);
  set_colour (canvas->cr, speaks ? colour_of ((int) index) : 0x20252d, 1);
  cairo_fill_preserve (canvas->cr);
  set_colour (canvas->cr, colour_of ((int) index), speaks ? 1 : 0.55);
  cairo_set_line_width (canvas->cr, canvas->unit * 0.08);
  cairo_stroke (canvas->cr);
  pango_layout_get_pixel_size (layout, &width, &height);
  show (canvas, layout, x - width / 2.0, y - height / 2.0, speaks ? DARK : colour_of ((int) index), 1);
  g_object_unref (layout);
  if (speaks) {
    cairo_new_path (canvas->cr);
    cairo_arc (canvas->cr, x, y, radius * 1.14, 0, 2 * G_PI);
    set_colour (canvas->cr, colour_of ((int) index), 0.5);
    cairo_stroke (canvas->cr);
  }
}

static void
draw_stage (Canvas *canvas)
{
  const Overlay *overlay = canvas->overlay;
  guint n = overlay->subtitles ? MIN (overlay->subtitles->speakers->len, 6) : 0;
  double radius = canvas->unit * (n > 4 ? 1.2 : 1.7), step = radius * 3;
  double y = canvas->height * 0.42, x = canvas->width / 2.0 - step * (n - 1) / 2;

  if (!overlay->has_stage)
    return;
  if (step * n > canvas->width * 0.95) {
    step = canvas->width * 0.95 / n;
    radius = step / 3;
    x = canvas->width / 2.0 - step * (n - 1) / 2;
  }
  for (guint i = 0; i < n; i++)
    draw_person (canvas, i, x + step * i, y, radius);
  if (n)
    add_box (canvas, x - radius * 1.3, y - radius * 1.3, step * (n - 1) + radius * 2.6, radius * 2.6);
  if (overlay->title) {
    PangoLayout *layout = make_layout (canvas, overlay->title, 0.8, TRUE);

    limit_width (layout, canvas->width * 0.9);
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
    show (canvas, layout, canvas->width * 0.05, y - radius * 1.3 - canvas->unit * 2, WHITE, 0.85);
    add_box (canvas, canvas->width * 0.05, y - radius * 1.3 - canvas->unit * 2, canvas->width * 0.9,
        canvas->unit * 1.4);
    g_object_unref (layout);
  }
}

/* Lines that come and go */

static void
draw_line (Canvas *canvas, const char *text, double size, double x, double y, gboolean is_right)
{
  PangoLayout *layout = make_layout (canvas, text, size, TRUE);
  double pad = canvas->unit * 0.4;
  int width, height;

  limit_width (layout, canvas->width * 0.9 - 2 * pad);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (is_right)
    x = canvas->width - x - width - 2 * pad;
  pango_layout_set_width (layout, -1);
  limit_width (layout, MIN (width + 2, canvas->width * 0.9 - 2 * pad));
  fill_round (canvas, x, y, width + 2 * pad, height + pad, 0.85);
  show (canvas, layout, x + pad, y + pad / 2, WHITE, 1);
  g_object_unref (layout);
}

/* At the other end from the captions. */
static void
draw_lines (Canvas *canvas)
{
  const Overlay *overlay = canvas->overlay;
  double unit = canvas->unit, y = overlay->look.is_top ? canvas->height - unit * 4 : unit * 0.7;

  if (overlay->prompt) {
    g_autofree char *line = g_strdup_printf ("/%s▏%s%s", overlay->prompt,
        overlay->notice ? "   " : "", overlay->notice ? overlay->notice : "");

    draw_line (canvas, line, 0.8, unit * 0.8, y, FALSE);
    return;
  }
  if (overlay->is_chapter_new && overlay->chapter && *overlay->chapter)
    draw_line (canvas, overlay->chapter, 0.9, unit * 0.8, y, FALSE);
  if (overlay->notice)
    draw_line (canvas, overlay->notice, 0.7, unit * 0.8,
        y + (overlay->is_chapter_new ? unit * 1.8 : 0), TRUE);
}

static void
draw_sheet (Canvas *canvas)
{
  guint n_lines = 1;
  double unit = canvas->unit, size = 0.62;
  PangoLayout *layout;
  PangoTabArray *tabs;

  if (!canvas->overlay->sheet)
    return;
  for (const char *at = canvas->overlay->sheet; *at; at++)
    n_lines += *at == '\n';
  size = MIN (size, canvas->height * 0.9 / unit / (n_lines * 1.55));
  set_colour (canvas->cr, DARK, 0.92);
  cairo_paint (canvas->cr);
  canvas->n_boxes = 0;          /* it covers all */
  add_box (canvas, 0, 0, canvas->width, canvas->height);
  layout = make_layout (canvas, canvas->overlay->sheet, size, FALSE);
  tabs = pango_tab_array_new_with_positions (1, FALSE, PANGO_TAB_LEFT,
      (int) (size * unit * 8 * PANGO_SCALE));
  pango_layout_set_tabs (layout, tabs);
  pango_tab_array_free (tabs);
  limit_width (layout, canvas->width * 0.9);
  show (canvas, layout, canvas->width * 0.05, canvas->height * 0.05, WHITE, 1);
  g_object_unref (layout);
}

guint
overlay_draw (const Overlay *overlay, cairo_t *cr, int width, int height,
    OverlayBox boxes[OVERLAY_BOXES])
{
  Canvas canvas = { overlay, cr, width, height, unit_of (width, height), boxes, 0 };

  draw_stage (&canvas);
  draw_caption (&canvas);
  draw_bar (&canvas);
  draw_lines (&canvas);
  draw_sheet (&canvas);
  return canvas.n_boxes;
}

/* What there is to show */

static void
set_word (Overlay *overlay, const Subtitles *subtitles, guint cue, Nanoseconds position)
{
  guint index = subtitles_find_word (subtitles, cue, position);
  const SubtitleWord *word;

  if (index == SUBTITLE_NONE)
    return;
  word = subtitles_get_word (subtitles, index);
  overlay->voice = word->speaker;
  overlay->said_to = word->from;
  if (position < word->end) {
    overlay->now_from = word->from;
    overlay->now_to = word->to;
  } else {
    overlay->said_to = word->to;
  }
}

static void
set_cue (Overlay *overlay, const Subtitles *subtitles, Nanoseconds position)
{
  guint index = subtitles_find_cue (subtitles, position);
  const SubtitleCue *cue;

  if (index == SUBTITLE_NONE)
    return;
  cue = subtitles_get_cue (subtitles, index);
  overlay->text = cue->text;
  overlay->voice = cue->speaker;
  set_word (overlay, subtitles, index, position);
  overlay->speaker = subtitles_get_speaker (subtitles, overlay->voice);
}

static void
set_chapter (Overlay *overlay, const Subtitles *subtitles, Nanoseconds position)
{
  guint index = subtitles_find_chapter (subtitles, position);

  if (index == SUBTITLE_NONE)
    return;
  overlay->chapter = subtitles_get_chapter (subtitles, index)->title;
  overlay->is_chapter_new = position < subtitles_get_chapter (subtitles, index)->start + NEW_CHAPTER;
}

Overlay
overlay_at (const Subtitles *subtitles, Nanoseconds position, Nanoseconds duration,
    const CaptionLook *look)
{
  Overlay overlay = { .look = *look, .voice = SPEAKER_NONE, .subtitles = subtitles,
    .second = position / SECOND, .duration = duration };

  if (duration != NANOSECONDS_NONE && duration)
    overlay.part = floor (part_of (&overlay, position) * BAR_STEPS) / BAR_STEPS;
  if (!subtitles)
    return overlay;
  set_cue (&overlay, subtitles, position);
  set_chapter (&overlay, subtitles, position);
  return overlay;
}

gboolean
overlay_equals (const Overlay *a, const Overlay *b)
{
  return a->look.captions == b->look.captions && a->look.size == b->look.size
      && a->look.opacity == b->look.opacity && a->look.is_top == b->look.is_top
      && a->look.font == b->look.font && a->text == b->text && a->speaker == b->speaker
      && a->voice == b->voice && a->said_to == b->said_to && a->now_from == b->now_from
      && a->now_to == b->now_to && a->chapter == b->chapter
      && a->is_chapter_new == b->is_chapter_new && a->subtitles == b->subtitles
      && a->second == b->second && a->part == b->part && a->duration == b->duration
      && a->title == b->title && a->has_stage == b->has_stage && a->notice == b->notice
      && a->prompt == b->prompt && a->sheet == b->sheet;
}
