#include "drawing.h"

#include <math.h>
#include <string.h>

#include "printable.h"

/* Well-formed UTF-8 that XML has no place for. */
static gboolean
is_no_character (gunichar c)
{
  return c == 0xFFFE || c == 0xFFFF;
}

void
draw_text (GString *page, const char *text)
{
  g_autofree char *line = text ? printable_dup (text) : g_strdup ("");

  for (const char *at = line; *at; at = g_utf8_next_char (at))
    switch (*at) {
      case '&':
        g_string_append (page, "&amp;");
        break;
      case '<':
        g_string_append (page, "&lt;");
        break;
      case '>':
        g_string_append (page, "&gt;");
        break;
      case '"':
        g_string_append (page, "&quot;");
        break;
      default:
        g_string_append_unichar (page,
            is_no_character (g_utf8_get_char (at)) ? 0xFFFD : g_utf8_get_char (at));
    }
}

void
draw_number (GString *page, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.1f", number);
  if (g_str_has_suffix (text, ".0"))
    text[strlen (text) - 2] = 0;
  g_string_append (page, g_str_equal (text, "-0") ? "0" : text);
}

void
draw_clock (GString *page, Nanoseconds time, gboolean is_exact)
{
  guint64 tenths = (time + (is_exact ? SECOND / 20 : 0)) / (SECOND / 10), seconds = tenths / 10;

  if (seconds >= 3600)
    g_string_append_printf (page, "%" G_GUINT64_FORMAT ":%02u", seconds / 3600,
        (guint) (seconds / 60 % 60));
  else
    g_string_append_printf (page, "%u", (guint) (seconds / 60));
  g_string_append_printf (page, ":%02u", (guint) (seconds % 60));
  if (is_exact)
    g_string_append_printf (page, ".%u", (guint) (tenths % 10));
}

void
draw_count (GString *page, guint64 count)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, count);
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++) {
    if (i && (length - i) % 3 == 0)
      g_string_append_c (page, ',');
    g_string_append_c (page, digits[i]);
  }
}

void
draw_markup (GString *page, const char *markup, ...)
{
  va_list texts;

  va_start (texts, markup);
  for (const char *mark; (mark = strstr (markup, "%s")); markup = mark + 2) {
    g_string_append_len (page, markup, mark - markup);
    draw_text (page, va_arg (texts, const char *));
  }
  va_end (texts);
  g_string_append (page, markup);
}

void
draw_path (GString *page, const char *class, const GString *path)
{
  if (path->len)
    g_string_append_printf (page, "<path class=\"%s\" d=\"%s\"/>\n", class, path->str);
}

void
draw_bar (GString *path, double x, double y, double width, double height)
{
  g_string_append_c (path, 'M');
  draw_number (path, x);
  g_string_append_c (path, ' ');
  draw_number (path, y);
  g_string_append_c (path, 'h');
  draw_number (path, width);
  g_string_append_c (path, 'v');
  draw_number (path, height);
  g_string_append_c (path, 'h');
  draw_number (path, -width);
  g_string_append_c (path, 'z');
}

double
draw_choose_step (double range, guint most)
{
  double power = pow (10, floor (log10 (range / most)));
  static const double steps[] = { 1, 2, 5 };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (range / (steps[i] * power) <= most)
      return steps[i] * power;
  return 10 * power;
}

Nanoseconds
draw_choose_time_step (Nanoseconds range, guint most)
{
  static const guint seconds[] = { 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200,
    14400, 28800 };

  for (gsize i = 0; i < G_N_ELEMENTS (seconds); i++)
    if (range / (seconds[i] * SECOND) <= most)
      return seconds[i] * SECOND;
  return (range / most / (24 * 3600 * SECOND) + 1) * 24 * 3600 * SECOND;
}
