#include "readings.h"

#include "spoken.h"

void
readings_add (GPtrArray *readings, const char *text)
{
  if (readings->len < SPOKEN_MOST_READINGS
      && !g_ptr_array_find_with_equal_func (readings, text, g_str_equal, NULL))
    g_ptr_array_add (readings, g_strdup (text));
}

void
readings_take (GPtrArray *readings, char *text)
{
  g_autofree char *taken = text;

  readings_add (readings, taken);
}

char *
readings_spell (const char *letters)
{
  GString *names = g_string_new (NULL);

  for (; *letters; letters++)
    if (g_ascii_isalpha (*letters))
      g_string_append_printf (names, "%s%c.", names->len ? " " : "", g_ascii_tolower (*letters));
  return g_string_free (names, FALSE);
}
