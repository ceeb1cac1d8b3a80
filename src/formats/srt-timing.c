/* A timing as players and editors together read it (ffmpeg, GStreamer, pysubs2, VLC, Subtitle Edit):
 * "0:00:01,5 -> 00:02.250", "00:00: 1, 50 --> -1:00:00" and "00：00：01，000 → 00.00.02" are some. */
#include "srt.h"

#include <string.h>

#include "timestamp.h"

#define MAX_FIELD G_GUINT64_CONSTANT (10000000000)

typedef struct {
  const char *at, *end;
} Cursor;

typedef struct {
  guint64 fields[3];            /* the last are seconds */
  guint n_fields;
  guint64 milliseconds;
  gboolean has_fraction, is_negative;
} ClockTime;

/* What stands for a mark where an input method, a word processor or a web page was at work. */
static const char *const blanks[] = { " ", "\t", "\302\240", "\u3000", NULL };
static const char *const dashes[] = { "-", "–", "—", "=", "‐", "‑", "−", "－", "ー", NULL };
static const char *const tips[] = { ">", "＞", "&gt;", NULL };
static const char *const arrows[] = { "→", "⟶", "⇒", "➔", "➜", "➡", NULL };
static const char *const colons[] = { ":", "：", "﹕", NULL };
static const char *const commas[] = { ",", ".", "，", "．", "،", NULL };

static gboolean
skip (Cursor *cursor, const char *mark)
{
  const char *at = cursor->at;

  for (; *mark; at++, mark++)
    if (at == cursor->end || *at != *mark)
      return FALSE;
  cursor->at = at;
  return TRUE;
}

static gboolean
skip_any (Cursor *cursor, const char *const *marks)
{
  for (; *marks; marks++)
    if (skip (cursor, *marks))
      return TRUE;
  return FALSE;
}

static void
skip_spaces (Cursor *cursor)
{
  while (skip_any (cursor, blanks))
    ;
}

#define WIDE_DIGIT "\357\274"   /* U+FF10 to U+FF19, less the last byte */

/* Past a digit, a full-width one, too. */
static gboolean
read_digit (Cursor *cursor, guint *digit)
{
  Cursor ahead = *cursor;
  guint first = skip (&ahead, WIDE_DIGIT) ? 0x90 : '0';

  if (ahead.at >= ahead.end || (guchar) *ahead.at < first || (guchar) *ahead.at > first + 9)
    return FALSE;
  *digit = (guchar) *ahead.at - first;
  cursor->at = ahead.at + 1;
  return TRUE;
}

static gboolean
is_digit (const Cursor *cursor)
{
  Cursor ahead = *cursor;
  guint digit;

  return read_digit (&ahead, &digit);
}

static gboolean
read_field (Cursor *cursor, guint64 *field)
{
  guint digit;

  skip_spaces (cursor);
  if (!is_digit (cursor))
    return FALSE;
  for (*field = 0; read_digit (cursor, &digit);)
    if (*field < MAX_FIELD)
      *field = *field * 10 + digit;
  return TRUE;
}

/* Thousands of a second; more digits are cut off, blanks are noughts: ", 5" is what some programs
 * print for 50. */
static gboolean
read_fraction (Cursor *cursor, guint64 *milliseconds)
{
  guint64 unit = 100;
  guint digit;

  for (*milliseconds = 0; skip (cursor, " ");)
    unit /= 10;
  if (!is_digit (cursor))
    return FALSE;
  for (; read_digit (cursor, &digit); unit /= 10)
    *milliseconds += digit * unit;
  return TRUE;
}

/* The mark of a fraction, if a fraction follows. "14,0:" is what some programs print for 14,00. */
static void
read_optional_fraction (Cursor *cursor, ClockTime *time)
{
  Cursor ahead = *cursor;

  skip_spaces (&ahead);
  if (!skip_any (&ahead, commas) && !(time->n_fields == 3 && skip_any (&ahead, colons)))
    return;
  time->has_fraction = read_fraction (&ahead, &time->milliseconds);
  if (!time->has_fraction)
    return;
  *cursor = ahead;
  if (skip (&ahead, ":") && !is_digit (&ahead))
    *cursor = ahead;
}

/* Up to three fields with @marks between them. */
static gboolean
read_fields (Cursor *cursor, const char *const *marks, ClockTime *time)
{
  *time = (ClockTime) { .n_fields = 1 };
  skip_spaces (cursor);
  time->is_negative = skip_any (cursor, dashes);
  if (!read_field (cursor, &time->fields[0]))
    return FALSE;
  for (; time->n_fields < 3 && skip_any (cursor, marks); time->n_fields++) {
    time->is_negative |= skip_any (cursor, dashes);
    if (!read_field (cursor, &time->fields[time->n_fields]))
      return FALSE;
  }
  return TRUE;
}

/* "00.00.02,000" has all three of its fields, or else "1.5" would be one minute. */
static gboolean
read_time (Cursor *cursor, ClockTime *time)
{
  static const char *const dots[] = { ".", NULL };
  Cursor begin = *cursor;

  if (!read_fields (cursor, colons, time))
    return FALSE;
  if (time->n_fields == 1) {
    *cursor = begin;
    if (!read_fields (cursor, dots, time) || time->n_fields < 3)
      return FALSE;
  }
  read_optional_fraction (cursor, time);
  return TRUE;
}

/* An arrow of one character, or dashes and '>' at last. */
static gboolean
read_arrow (Cursor *cursor, guint *n_dashes)
{
  for (*n_dashes = 0;; ++*n_dashes) {
    skip_spaces (cursor);
    if (!skip_any (cursor, dashes))
      break;
  }
  if (skip_any (cursor, arrows)) {
    skip (cursor, "\357\270\217");   /* makes a picture of it */
    return TRUE;
  }
  if (!*n_dashes || !skip_any (cursor, tips))
    return FALSE;
  while (skip_any (cursor, tips))
    ;
  return TRUE;
}

static Nanoseconds
to_nanoseconds (const ClockTime *time)
{
  guint64 seconds = 0;

  if (time->is_negative)
    return 0;
  for (guint i = 0; i < time->n_fields; i++)
    seconds = seconds * 60 + time->fields[i];
  if (seconds > TIMESTAMP_LAST / SECOND)
    return TIMESTAMP_LAST;
  return seconds * SECOND + time->milliseconds * MILLISECOND;
}

/* "12:30 -> 14:00" is more likely said than meant. */
static gboolean
is_complete (const ClockTime *time)
{
  return time->has_fraction || time->n_fields == 3;
}

#define ARROW " --> "

/* "00:00:01,000 --> 00:00:02,000", as most programs write it. */
static gboolean
read_usual (const char *line, const char *end, Cue *cue, const char **rest)
{
  Cursor cursor = { line, end };

  if (!timestamp_read (&cursor.at, end, ',', &cue->start) || !skip (&cursor, ARROW)
      || !timestamp_read (&cursor.at, end, ',', &cue->end))
    return FALSE;
  if (rest)
    *rest = cursor.at;
  return TRUE;
}

/* "12 00:00:01,000 --> ...": the counter has no line of its own. */
static void
skip_counter (Cursor *cursor)
{
  Cursor ahead = *cursor;
  guint64 counter;
  const char *number_end;

  if (!read_field (&ahead, &counter))
    return;
  number_end = ahead.at;
  skip_spaces (&ahead);
  if (ahead.at > number_end && is_digit (&ahead))
    *cursor = ahead;
}

/* Most lines are text, which shows in their first letter, or else in that they have no arrow. */
static gboolean
may_be_timing (const char *line, const char *end)
{
  while (line < end && (*line == ' ' || *line == '\t'))
    line++;
  if (line == end || (g_ascii_isgraph (*line) && !g_ascii_isdigit (*line) && *line != '-'))
    return FALSE;
  if (*line & 0x80 && !g_str_has_prefix (line, "\302\240") && !g_str_has_prefix (line, "\u3000")
      && !g_str_has_prefix (line, WIDE_DIGIT))
    return FALSE;
  for (; line < end; line++)
    if (*line == '>' || *line == '&' || *line == '\342' || *line == '\357')  /* of arrows and tips */
      return TRUE;
  return FALSE;
}

gboolean
srt_read_timing (const char *line, const char *end, Cue *cue, const char **rest)
{
  Cursor cursor = { line, end };
  ClockTime start, stop;
  guint n_dashes;

  if (read_usual (line, end, cue, rest))
    return TRUE;
  if (!may_be_timing (line, end))
    return FALSE;
  skip_spaces (&cursor);
  skip_counter (&cursor);
  if (!read_time (&cursor, &start) || !read_arrow (&cursor, &n_dashes)
      || !read_time (&cursor, &stop))
    return FALSE;
  if (n_dashes < 2 && !(is_complete (&start) && is_complete (&stop)))
    return FALSE;

  cue->start = to_nanoseconds (&start);
  cue->end = to_nanoseconds (&stop);
  if (rest)
    *rest = cursor.at;
  return TRUE;
}
