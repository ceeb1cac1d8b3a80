#include "ttml-time.h"

#include <string.h>

#include "timestamp.h"

static gboolean
keep (double seconds, Nanoseconds *time)
{
  if (!(seconds >= 0))
    return FALSE;
  if (seconds > (double) (TIMESTAMP_LAST / SECOND))
    seconds = (double) (TIMESTAMP_LAST / SECOND);
  *time = (Nanoseconds) (seconds * 1000 + 0.5) * MILLISECOND;
  return TRUE;
}

/* "hh:mm:ss", then ".fraction" or ":frames" */
static gboolean
read_clock (const char *text, const TtmlClock *clock, Nanoseconds *time)
{
  double fields[4] = { 0 };
  guint n = 0;

  for (; n < 4; n++) {
    char *end;

    if (!g_ascii_isdigit (*text))
      return FALSE;
    fields[n] = n == 2 ? g_ascii_strtod (text, &end) : (double) g_ascii_strtoull (text, &end, 10);
    text = end;
    if (*text != ':')
      break;
    text++;
  }
  if (*text == '.')             /* "ss:ff.sub": parts of a frame */
    text += 1 + strspn (text + 1, "0123456789");
  if (*text || n < 2)
    return FALSE;
  return keep (fields[0] * 3600 + fields[1] * 60 + fields[2] + (n == 3 ? fields[3] / clock->frames : 0),
      time);
}

gboolean
ttml_time_read (const char *text, const TtmlClock *clock, Nanoseconds *time)
{
  const struct { const char *metric; double length; } metrics[] = {
    { "h", 3600 }, { "m", 60 }, { "s", 1 }, { "ms", 0.001 },
    { "f", 1 / clock->frames }, { "t", 1 / clock->ticks },
  };
  char *end;
  double count;

  if (strchr (text, ':'))
    return read_clock (text, clock, time);
  if (!g_ascii_isdigit (*text))
    return FALSE;
  count = g_ascii_strtod (text, &end);
  for (gsize i = 0; i < G_N_ELEMENTS (metrics); i++)
    if (g_str_equal (end, metrics[i].metric))
      return keep (count * metrics[i].length, time);
  return FALSE;
}
