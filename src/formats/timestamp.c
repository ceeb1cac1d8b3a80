#include "timestamp.h"

gboolean
timestamp_read_loose (const char **cursor, Nanoseconds *time)
{
  const char *text = *cursor;
  guint64 fields[3] = { 0 };
  guint n_fields = 0;
  gsize digits = 0;
  guint64 fraction = 0, unit = SECOND;

  for (;;) {
    digits = 0;
    while (g_ascii_isdigit (*text) && (n_fields == 0 || digits < 2)) {
      fields[n_fields] = MIN (fields[n_fields] * 10 + (guint64) (*text - '0'), 1000000);
      text++;
      digits++;
    }
    if (digits == 0 || (n_fields > 0 && digits != 2))
      return FALSE;
    n_fields++;
    if (*text != ':' || !g_ascii_isdigit (text[1]) || n_fields == 3)
      break;
    text++;
  }
  if (n_fields < 2 || fields[n_fields - 1] > 59 || (n_fields == 3 && fields[1] > 59))
    return FALSE;
  if ((*text == '.' || *text == ',') && g_ascii_isdigit (text[1])) {
    text++;
    for (digits = 0; digits < 9 && g_ascii_isdigit (*text); digits++) {
      unit /= 10;
      fraction += unit * (guint64) (*text++ - '0');
    }
  }
  *time = fraction + SECOND * (n_fields == 2 ? fields[0] * 60 + fields[1]
          : fields[0] * 3600 + fields[1] * 60 + fields[2]);
  *cursor = text;
  return TRUE;
}
