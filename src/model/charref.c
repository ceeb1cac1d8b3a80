#include "charref.h"

#include <string.h>

#include "entities.h"

#define REPLACEMENT 0xFFFD
#define MAX_CODE_POINT 0x10FFFF

/* What Windows-1252 has where Unicode has the C1 controls; 0: the control itself. */
static const gunichar windows_1252[32] = {
  0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
  0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

/* https://html.spec.whatwg.org/#numeric-character-reference-end-state */
static gunichar
repair_code_point (gunichar code)
{
  if (code == 0 || code > MAX_CODE_POINT || (code >= 0xD800 && code <= 0xDFFF))
    return REPLACEMENT;
  if (code >= 0x80 && code < 0xA0 && windows_1252[code - 0x80])
    return windows_1252[code - 0x80];
  return code;
}

static gsize
append_numeric (GString *plain, const char *text)
{
  gboolean is_hexadecimal = text[2] == 'x' || text[2] == 'X';
  const char *digits = text + (is_hexadecimal ? 3 : 2), *end = digits;
  gunichar code = 0;

  for (; is_hexadecimal ? g_ascii_isxdigit (*end) : g_ascii_isdigit (*end); end++)
    if (code <= MAX_CODE_POINT)
      code = code * (is_hexadecimal ? 16 : 10) + g_ascii_xdigit_value (*end);
  if (end == digits) {
    g_string_append_c (plain, '&');
    return 1;
  }
  g_string_append_unichar (plain, repair_code_point (code));
  return end - text + (*end == ';');
}

gsize
charref_append (GString *plain, const char *text)
{
  gsize name_length, length;
  const char *meaning;

  if (text[1] == '#')
    return append_numeric (plain, text);

  meaning = entity_find (text + 1, &name_length, &length);
  if (!meaning) {
    g_string_append_c (plain, '&');
    return 1;
  }
  g_string_append_len (plain, meaning, length);
  return 1 + name_length;
}

void
charref_append_resolved (GString *plain, const char *text, gsize length)
{
  const char *end = text + length, *mark;

  while ((mark = memchr (text, '&', end - text))) {
    g_string_append_len (plain, text, mark - text);
    text = mark + charref_append (plain, mark);
  }
  g_string_append_len (plain, text, end - text);
}
