#include "comma-timing.h"

#include <string.h>

#include "timestamp.h"

/* Past "0:00:01.000,0:00:02.500"; NULL: it is none. Hours are never left out. */
static const char *
read_both (const char *line, Nanoseconds *start, Nanoseconds *end)
{
  const char *at = line + strspn (line, " \t"), *comma;
  gsize length = strspn (at, "0123456789:.");

  comma = at[length] == ',' ? at + length : NULL;
  if (!comma || !memchr (at, '.', length) || !timestamp_read_loose (&at, start) || at != comma)
    return NULL;
  at++;
  return timestamp_read_loose (&at, end) ? at : NULL;
}

gboolean
comma_timing_read (const char *line, Nanoseconds *start, Nanoseconds *end)
{
  const char *behind = g_ascii_isdigit (line[strspn (line, " \t")])
      ? read_both (line, start, end) : NULL;

  return behind && !behind[strspn (behind, " \t")];
}

gboolean
comma_timing_is_one (const char *line, const char *end)
{
  Nanoseconds start, stop;
  const char *behind = g_ascii_isdigit (*line) ? read_both (line, &start, &stop) : NULL;

  return behind && behind <= end && behind[strspn (behind, " \t")] && strchr ("\r\n",
      behind[strspn (behind, " \t")]);
}
