#include "stage.h"

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
draw_person (Painter *painter, guint index, double x, double y, double radius)
{
  const Overlay *overlay = painter->overlay;
  const char *name = subtitles_get_speaker (overlay->subtitles, (int) index);
  g_autofree char *initials = initials_of (name);
  guint32 colour = painter_colour_of ((int) index);
  PangoLayout *layout = painter_make_layout (painter, initials, radius / painter->unit * 0.75,
      TRUE);
  gboolean speaks = is_speaking (overlay, index);
  int width, height;

  cairo_new_path (painter->cr);  /* where the last text ended */
  cairo_arc (painter->cr, x, y, radius, 0, 2 * G_PI);
  painter_set_colour (painter->cr, speaks ? colour : 0x20252d, 1);
  cairo_fill_preserve (painter->cr);
  painter_set_colour (painter->cr, colour, speaks ? 1 : 0.55);
  cairo_set_line_width (painter->cr, painter->unit * 0.08);
  cairo_stroke (painter->cr);
  pango_layout_get_pixel_size (layout, &width, &height);
  painter_show (painter, layout, x - width / 2.0, y - height / 2.0, speaks ? DARK : colour, 1);
  g_object_unref (layout);
  if (speaks) {
    cairo_new_path (painter->cr);
    cairo_arc (painter->cr, x, y, radius * 1.14, 0, 2 * G_PI);
    painter_set_colour (painter->cr, colour, 0.5);
    cairo_stroke (painter->cr);
  }
}

void
stage_draw_people (Painter *painter, const guint *people, guint n, double y, double radius)
{
  double step = radius * 3, x;

  if (!n)
    return;
  if (step * n > painter->width * 0.95) {
    step = painter->width * 0.95 / n;
    radius = step / 3;
  }
  x = painter->width / 2.0 - step * (n - 1) / 2;
  for (guint i = 0; i < n; i++)
    draw_person (painter, people[i], x + step * i, y, radius);
  painter_add_box (painter, x - radius * 1.3, y - radius * 1.3, step * (n - 1) + radius * 2.6,
      radius * 2.6);
}

static void
draw_title (Painter *painter, double y)
{
  double x = painter->width * 0.05, width = painter->width * 0.9;
  PangoLayout *layout;

  if (!painter->overlay->title)
    return;
  layout = painter_make_layout (painter, painter->overlay->title, 0.8, TRUE);
  painter_limit_width (layout, width);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  painter_show (painter, layout, x, y, WHITE, 0.85);
  painter_add_box (painter, x, y, width, painter->unit * 1.4);
  g_object_unref (layout);
}

void
stage_draw (Painter *painter)
{
  const Overlay *overlay = painter->overlay;
  guint n = overlay->subtitles ? MIN (overlay->subtitles->speakers->len, STAGE_PEOPLE) : 0;
  double radius = painter->unit * (n > 4 ? 1.2 : 1.7), y = painter->height * 0.42;
  guint people[STAGE_PEOPLE];

  if (!overlay->has_stage)
    return;
  for (guint i = 0; i < n; i++)
    people[i] = i;
  stage_draw_people (painter, people, n, y, radius);
  draw_title (painter, y - radius * 1.3 - painter->unit * 2);
}
