#include "printed-stamp.h"

#include <string.h>

#include "timestamp.h"

const char *
printed_skip_spaces (const char *text)
{
  while (*text == ' ')
    text++;
  return text;
}

gboolean
printed_skip_literal (const char **cursor, const char *literal)
{
  if (**cursor != *literal || !g_str_has_prefix (*cursor, literal))
    return FALSE;
  *cursor += strlen (literal);
  return TRUE;
}

gboolean
printed_skip_any (const char **cursor, const char *const *literals, gsize n_literals)
{
  for (gsize i = 0; i < n_literals; i++)
    if (printed_skip_literal (cursor, literals[i]))
      return TRUE;
  return FALSE;
}

/* What follows a bare stamp: not the rest of a number, not the hour of a day. YouTube glues text
 * to it, so that letters and digits may follow. */
static gboolean
can_follow_stamp (const char *text)
{
  static const char *const halves[] = { "am", "pm", "a.m", "p.m" };
  const char *word = printed_skip_spaces (text);

  if (*text == '%' || *text == '/')
    return FALSE;
  if ((*text == ':' || *text == '.' || *text == ',') && g_ascii_isdigit (text[1]))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (halves); i++) {
    gsize length = strlen (halves[i]);

    if (g_ascii_strncasecmp (word, halves[i], length) == 0 && !g_ascii_isalnum (word[length]))
      return FALSE;
  }
  return TRUE;
}

const char *
printed_skip_spoken_time (const char *text, Nanoseconds stamp)
{
  static const struct { const char *unit; Nanoseconds length; } units[] = {
    { "hour", 3600 * SECOND }, { "minute", 60 * SECOND }, { "second", SECOND },
  };
  const char *cursor = printed_skip_spaces (text);
  Nanoseconds sum = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++) {
    char *end;
    guint64 count = g_ascii_isdigit (*cursor) ? g_ascii_strtoull (cursor, &end, 10) : G_MAXUINT64;

    if (count >= 10000 || *end != ' ' || !g_str_has_prefix (end + 1, units[i].unit))
      continue;
    sum += count * units[i].length;
    cursor = end + 1 + strlen (units[i].unit);
    printed_skip_literal (&cursor, "s");
    printed_skip_literal (&cursor, ",");
    cursor = printed_skip_spaces (cursor);
  }
  return sum == stamp - stamp % SECOND && sum > 0 ? cursor : text;
}

/* "1h02m03s", "2m03s", "0h 2m 3s". */
static gboolean
read_units (const char **cursor, Nanoseconds *time)
{
  static const struct { char unit; Nanoseconds length; } units[] = {
    { 'h', 3600 * SECOND }, { 'm', 60 * SECOND }, { 's', SECOND },
  };
  const char *at = *cursor;
  guint n_units = 0;

  *time = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++) {
    const char *number = at + (n_units > 0 && *at == ' ');
    gsize n_digits = strspn (number, "0123456789");

    if (n_digits == 0 || n_digits > 3 || number[n_digits] != units[i].unit)
      continue;
    *time += g_ascii_strtoull (number, NULL, 10) * units[i].length;
    at = number + n_digits + 1;
    n_units++;
  }
  if (n_units < 2 || g_ascii_isalnum (*at))
    return FALSE;
  *cursor = at;
  return TRUE;
}

/* "00;00;01;12", as editing programs count frames that are dropped. */
static gboolean
read_semicolons (const char **cursor, Nanoseconds *time)
{
  char clock[] = "00:00:00";
  const char *text = *cursor, *at = clock;

  for (gsize i = 0; i < strlen ("00;00;00;00"); i++)
    if (i % 3 == 2 ? text[i] != ';' : !g_ascii_isdigit (text[i]))
      return FALSE;
  for (gsize i = 0; i < strlen (clock); i++)
    clock[i] = text[i] == ';' ? ':' : text[i];
  *cursor += strlen ("00;00;00;00");
  return timestamp_read_loose (&at, time);
}

gboolean
printed_read_clock (const char **cursor, Nanoseconds *time)
{
  const char *text = *cursor, *frames;

  if (read_semicolons (cursor, time))
    return TRUE;
  if (!timestamp_read_loose (cursor, time))
    return read_units (cursor, time);
  frames = *cursor;
  if (frames - text == strlen ("00:00:00") && text[2] == ':' && text[5] == ':'
      && (*frames == ':' || *frames == ';') && g_ascii_isdigit (frames[1])
      && g_ascii_isdigit (frames[2]) && !g_ascii_isalnum (frames[3]) && frames[3] != ':')
    *cursor = frames + 3;
  return TRUE;
}

/* The second time of "0:02 - 0:05" or "0:02 --> 0:05". */
static void
skip_range (const char **cursor)
{
  static const char *const marks[] = { "-->", "->", "-", "–", "—", "→" };
  const char *end = printed_skip_spaces (*cursor);
  Nanoseconds time;

  if (!printed_skip_any (&end, marks, G_N_ELEMENTS (marks)))
    return;
  end = printed_skip_spaces (end);
  if (printed_read_clock (&end, &time))
    *cursor = end;
}

/* YouTube's "0:0512 boats": the seconds have two digits, whatever follows. */
static gboolean
read_glued (const char **cursor, Nanoseconds *stamp)
{
  const char *text = *cursor, *clock;
  gsize length = strspn (text, "0123456789:");
  char kept[16];

  while (length > 0 && text[length - 1] != ':')
    length--;
  if (length == 0 || length + 3 > sizeof kept)
    return FALSE;
  g_strlcpy (kept, text, length + 3);
  clock = kept;
  if (!timestamp_read_loose (&clock, stamp) || *clock)
    return FALSE;
  *cursor = text + length + 2;
  return TRUE;
}

/* What follows the second of "[0:02] to [0:05]", if @text is behind the first. */
static const char *
skip_to (const char *text)
{
  const char *end = text;
  Nanoseconds time;

  if (!printed_skip_literal (&end, " to ") || (*end != '[' && *end != '('))
    return text;
  end++;
  return printed_read_clock (&end, &time) && (*end == ']' || *end == ')') ? end + 1 : text;
}

StampShape
printed_stamp_read (const char **cursor, Nanoseconds *stamp)
{
  static const char opening[] = "[(<{", closing[] = "])>}";
  const char *text = *cursor, *bracket = *text ? strchr (opening, *text) : NULL, *end;
  char close = bracket ? closing[bracket - opening] : '\0';

  end = close ? printed_skip_spaces (text + 1) : text;
  if (!g_ascii_isdigit (*end) || !(printed_read_clock (&end, stamp)
        || (!close && read_glued (&end, stamp))))
    return STAMP_NONE;
  skip_range (&end);
  if (!close) {
    const char *after = printed_skip_spoken_time (end, *stamp);

    if (after == end && !can_follow_stamp (end))
      return STAMP_NONE;
    *cursor = after;
    return STAMP_BARE;
  }
  end = printed_skip_spaces (end);
  if (*end != close)
    return STAMP_NONE;
  *cursor = skip_to (end + 1);
  return close == ')' ? STAMP_ROUND : STAMP_SQUARE;
}
