/* A timing as players together read it (ffmpeg, GStreamer, pysubs2, VLC): "0:00:01,5 -> 00:02.250"
 * and "00:00: 1, 50 --> -1:00:00" are some. */
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

static void
skip_spaces (Cursor *cursor)
{
  while (cursor->at < cursor->end && (*cursor->at == ' ' || *cursor->at == '\t'))
    cursor->at++;
}

static gboolean
skip (Cursor *cursor, const char *mark)
{
  gsize length = strlen (mark);

  if ((gsize) (cursor->end - cursor->at) < length || memcmp (cursor->at, mark, length))
    return FALSE;
  cursor->at += length;
  return TRUE;
}

static gboolean
is_digit (const Cursor *cursor)
{
  return cursor->at < cursor->end && g_ascii_isdigit (*cursor->at);
}

static gboolean
read_field (Cursor *cursor, guint64 *field)
{
  skip_spaces (cursor);
  if (!is_digit (cursor))
    return FALSE;
  for (*field = 0; is_digit (cursor); cursor->at++)
    if (*field < MAX_FIELD)
      *field = *field * 10 + (*cursor->at - '0');
  return TRUE;
}

/* Thousands of a second; more digits are cut off, blanks are noughts: ", 5" is what some programs
 * print for 50. */
static gboolean
read_fraction (Cursor *cursor, guint64 *milliseconds)
{
  guint64 unit = 100;

  for (*milliseconds = 0; cursor->at < cursor->end && *cursor->at == ' '; cursor->at++)
    unit /= 10;
  if (!is_digit (cursor))
    return FALSE;
  for (; is_digit (cursor); cursor->at++, unit /= 10)
    *milliseconds += (*cursor->at - '0') * unit;
  return TRUE;
}

/* The mark of a fraction, if a fraction follows. */
static void
read_optional_fraction (Cursor *cursor, ClockTime *time)
{
  Cursor ahead = *cursor;

  skip_spaces (&ahead);
  if (!skip (&ahead, ",") && !skip (&ahead, ".") && !(time->n_fields == 3 && skip (&ahead, ":")))
    return;
  time->has_fraction = read_fraction (&ahead, &time->milliseconds);
  if (time->has_fraction)
    *cursor = ahead;
}

static gboolean
read_time (Cursor *cursor, ClockTime *time)
{
  *time = (ClockTime) { .n_fields = 1 };
  skip_spaces (cursor);
  time->is_negative = skip (cursor, "-");
  if (!read_field (cursor, &time->fields[0]))
    return FALSE;
  for (; time->n_fields < 3 && skip (cursor, ":"); time->n_fields++) {
    time->is_negative |= skip (cursor, "-");
    if (!read_field (cursor, &time->fields[time->n_fields]))
      return FALSE;
  }
  if (time->n_fields > 1)
    read_optional_fraction (cursor, time);
  return time->n_fields > 1;
}

/* One or more dashes, and '>' at last. */
static gboolean
read_arrow (Cursor *cursor, guint *n_dashes, const char **arrow)
{
  for (*n_dashes = 0;; ++*n_dashes) {
    skip_spaces (cursor);
    if (!skip (cursor, "-") && !skip (cursor, "–") && !skip (cursor, "—"))
      break;
  }
  *arrow = cursor->at;
  return *n_dashes > 0 && skip (cursor, ">");
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
read_usual (const char *line, const char *end, Cue *cue, const char **arrow)
{
  const char *middle = line + TIMESTAMP_USUAL, *second = middle + strlen (ARROW);

  if (end - line < 2 * TIMESTAMP_USUAL + (gssize) strlen (ARROW)
      || !timestamp_read_usual (line, end, ',', &cue->start)
      || memcmp (middle, ARROW, strlen (ARROW))
      || !timestamp_read_usual (second, end, ',', &cue->end))
    return FALSE;
  if (arrow)
    *arrow = middle + strlen (" --");
  return TRUE;
}

/* "12 00:00:01,000 --> ...": the counter has no line of its own. */
static void
skip_counter (Cursor *cursor)
{
  Cursor ahead = *cursor;
  guint64 counter;

  if (!is_digit (&ahead) || !read_field (&ahead, &counter) || ahead.at == ahead.end
      || (*ahead.at != ' ' && *ahead.at != '\t'))
    return;
  skip_spaces (&ahead);
  if (is_digit (&ahead))
    *cursor = ahead;
}

gboolean
srt_read_timing (const char *line, const char *end, Cue *cue, const char **arrow)
{
  Cursor cursor = { line, end };
  ClockTime start, stop;
  const char *tip;
  guint n_dashes;

  if (read_usual (line, end, cue, arrow))
    return TRUE;
  if (!memchr (line, '>', end - line))
    return FALSE;
  skip_spaces (&cursor);
  skip_counter (&cursor);
  if (!is_digit (&cursor) && !(cursor.at < end && *cursor.at == '-'))
    return FALSE;
  if (!read_time (&cursor, &start) || !read_arrow (&cursor, &n_dashes, &tip)
      || !read_time (&cursor, &stop))
    return FALSE;
  if (n_dashes < 2 && !(is_complete (&start) && is_complete (&stop)))
    return FALSE;

  cue->start = to_nanoseconds (&start);
  cue->end = to_nanoseconds (&stop);
  if (arrow)
    *arrow = tip;
  return TRUE;
}
