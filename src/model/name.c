#include "name.h"

#include <string.h>

#define WORD_JOINER "\xE2\x81\xA0"

/* How long the control character or ASCII space at @text is, in bytes; 0: it is none. */
static gsize
measure_blank (const char *text, const char *end)
{
  guchar c = (guchar) *text;

  if (c <= ' ' || c == 0x7F)
    return 1;
  return c == 0xC2 && text + 1 < end && (guchar) text[1] < 0xA0 ? 2 : 0;
}

char *
name_dup (const char *text, gsize length)
{
  const char *end = text + length;
  char *name = g_malloc (length + 1), *to = name;
  gboolean is_apart = FALSE;

  while (text < end) {
    gsize blank = measure_blank (text, end);

    if (blank) {
      is_apart = TRUE;
      text += blank;
    } else if (end - text >= 3 && !memcmp (text, WORD_JOINER, 3)) {
      text += 3;
    } else {
      if (is_apart && to > name)
        *to++ = ' ';
      is_apart = FALSE;
      *to++ = *text++;
    }
  }
  *to = '\0';
  return name;
}
