#include "json-escape.h"

#include <string.h>

#define REPLACEMENT 0xFFFD

static const char letters[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";

/* Four hexadecimal digits; -1: they are not. */
static int
read_hex (const char *text)
{
  int value = 0;

  for (int i = 0; i < 4; i++) {
    if (!g_ascii_isxdigit (text[i]))
      return -1;
    value = value << 4 | g_ascii_xdigit_value (text[i]);
  }
  return value;
}

gsize
json_escape_length (const char *text)
{
  if (text[1] == 'u')
    return read_hex (text + 2) == -1 ? 0 : 6;
  return text[1] && strchr (letters, text[1]) ? 2 : 0;
}

/* The character that follows "\u" at @text, moved past it. */
static gunichar
read_unicode (const char **text)
{
  int high = read_hex (*text), low;

  *text += 4;
  if (high == 0 || (high & 0xFC00) == 0xDC00)
    return REPLACEMENT;
  if ((high & 0xFC00) != 0xD800)
    return high;

  low = (*text)[0] == '\\' && (*text)[1] == 'u' ? read_hex (*text + 2) : -1;
  if ((low & 0xFC00) != 0xDC00)
    return REPLACEMENT;
  *text += 6;
  return 0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF);
}

void
json_escape_decode (char *text, const char *end)
{
  const char *from = text;

  while (from < end) {
    if (*from != '\\') {
      *text++ = *from++;
    } else if (from[1] == 'u') {
      from += 2;
      text += g_unichar_to_utf8 (read_unicode (&from), text);
    } else {
      *text++ = values[strchr (letters, from[1]) - letters];
      from += 2;
    }
  }
  *text = '\0';
}
