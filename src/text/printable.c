#include "printable.h"

static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029;
}

/* Embeddings, overrides and isolates reach past the text they stand in. */
static gboolean
turns_direction (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

char *
printable_dup (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *line = g_string_sized_new (64);

  for (const char *at = valid; *at; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (is_line_end (c))
      g_string_append_c (line, ' ');
    else if (g_unichar_type (c) != G_UNICODE_CONTROL && !turns_direction (c))
      g_string_append_unichar (line, c);
  }
  return g_string_free (line, FALSE);
}
