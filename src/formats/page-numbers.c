#include "page.h"

#define BITS 5
#define MORE (1 << BITS)
#define LONGEST 12              /* letters: 60 bits */

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

void
page_number_append (GString *out, guint64 value)
{
  for (; value >= MORE; value >>= BITS)
    g_string_append_c (out, digits[MORE | (value & (MORE - 1))]);
  g_string_append_c (out, digits[value]);
}

void
page_number_append_signed (GString *out, gint64 value)
{
  page_number_append (out, value < 0 ? 2 * (guint64) -value - 1 : 2 * (guint64) value);
}

/* What @letter stands for in @digits; -1: nothing. */
static int
value_of (char letter)
{
  switch (letter) {
    case 'A' ... 'Z':
      return letter - 'A';
    case 'a' ... 'z':
      return letter - 'a' + 26;
    case '0' ... '9':
      return letter - '0' + 52;
    case '-':
      return 62;
    default:
      return letter == '_' ? 63 : -1;
  }
}

gboolean
page_number_read (const char **cursor, guint64 *value)
{
  *value = 0;
  for (guint n = 0; n < LONGEST && **cursor; n++) {
    int digit = value_of (*(*cursor)++);

    if (digit < 0)
      return FALSE;
    *value |= (guint64) (digit & (MORE - 1)) << (n * BITS);
    if (digit < MORE)
      return TRUE;
  }
  return FALSE;
}

gboolean
page_number_read_signed (const char **cursor, gint64 *value)
{
  guint64 number;

  if (!page_number_read (cursor, &number))
    return FALSE;
  *value = number % 2 ? -(gint64) (number / 2) - 1 : (gint64) (number / 2);
  return TRUE;
}
