#include "timestamp.h"

#include <string.h>

#define MAX_HOURS 5124094       /* 2^64 ns are a little more than 5,124,095 hours */

/* Moves @cursor past the digits there; returns how many. A number too large to be of use stays at
 * some such number. */
static gsize
read_digits (const char **cursor, const char *end, guint64 *number)
{
  const char *start = *cursor;

  for (*number = 0; *cursor < end && g_ascii_isdigit (**cursor); (*cursor)++)
    if (*number < G_GUINT64_CONSTANT (100000000000))
      *number = *number * 10 + (**cursor - '0');
  return *cursor - start;
}

static gboolean
read_mark (const char **cursor, const char *end, char mark)
{
  return *cursor < end && **cursor == mark && (*cursor)++;
}

static Nanoseconds
to_nanoseconds (guint64 hours, guint64 minutes, guint64 seconds, Nanoseconds fraction)
{
  if (hours > MAX_HOURS)
    return TIMESTAMP_LAST;
  return ((hours * 60 + minutes) * 60 + seconds) * SECOND + fraction;
}

/* The number of two digits at @text; 100 or more: there are none. */
static guint
read_pair (const char *text)
{
  guint tens = (guint) (guchar) text[0] - '0', ones = (guint) (guchar) text[1] - '0';

  return tens > 9 || ones > 9 ? 100 : 10 * tens + ones;
}

#define USUAL 12                /* bytes of "hh:mm:ss<mark>mmm" */

/* Nearly every stamp of a caption file is of that form, and is read in one go. */
static gboolean
read_usual (const char *text, const char *end, char mark, Nanoseconds *time)
{
  guint hours, minutes, seconds, hundredths, thousandths;

  if (end - text < USUAL || text[2] != ':' || text[5] != ':' || text[8] != mark)
    return FALSE;
  hours = read_pair (text);
  minutes = read_pair (text + 3);
  seconds = read_pair (text + 6);
  hundredths = read_pair (text + 9);
  thousandths = (guint) (guchar) text[11] - '0';
  if (hours > 99 || minutes > 59 || seconds > 59 || hundredths > 99 || thousandths > 9)
    return FALSE;
  *time = ((hours * 3600 + minutes * 60 + seconds) * G_GUINT64_CONSTANT (1000)
      + hundredths * 10 + thousandths) * MILLISECOND;
  return TRUE;
}

gboolean
timestamp_read (const char **cursor, const char *end, char mark, Nanoseconds *time)
{
  guint64 hours, minutes, seconds, milliseconds;
  gsize n_digits;

  if (read_usual (*cursor, end, mark, time)
      && !(end - *cursor > USUAL && g_ascii_isdigit ((*cursor)[USUAL]))) {
    *cursor += USUAL;
    return TRUE;
  }
  n_digits = read_digits (cursor, end, &hours);
  if (n_digits == 0 || !read_mark (cursor, end, ':') || read_digits (cursor, end, &minutes) != 2)
    return FALSE;
  if (read_mark (cursor, end, ':')) {
    if (read_digits (cursor, end, &seconds) != 2)
      return FALSE;
  } else if (n_digits == 2 && hours <= 59) {
    seconds = minutes;
    minutes = hours;
    hours = 0;
  } else {
    return FALSE;
  }
  if (!read_mark (cursor, end, mark) || read_digits (cursor, end, &milliseconds) != 3
      || minutes > 59 || seconds > 59)
    return FALSE;

  *time = to_nanoseconds (hours, minutes, seconds, milliseconds * MILLISECOND);
  return TRUE;
}

/* ".5" or ",500"; nothing where no digit follows the mark. */
static Nanoseconds
read_fraction (const char **cursor)
{
  Nanoseconds fraction = 0, unit = SECOND / 10;

  if ((**cursor != '.' && **cursor != ',') || !g_ascii_isdigit ((*cursor)[1]))
    return 0;
  for ((*cursor)++; g_ascii_isdigit (**cursor); (*cursor)++, unit /= 10)
    fraction += (**cursor - '0') * unit;
  return fraction;
}

gboolean
timestamp_read_loose (const char **cursor, Nanoseconds *time)
{
  const char *at = *cursor, *end = at + strspn (at, "0123456789:");
  guint64 hours = 0, minutes, seconds;
  gsize n_digits;

  if (!read_digits (&at, end, &minutes) || !read_mark (&at, end, ':'))
    return FALSE;
  n_digits = read_digits (&at, end, &seconds);
  if (n_digits && n_digits <= 2 && *at == ':' && g_ascii_isdigit (at[1])) {
    at++;
    hours = minutes;
    minutes = seconds;
    if (minutes > 59)
      return FALSE;
    n_digits = read_digits (&at, end, &seconds);
  }
  if (n_digits != 2 || seconds > 59)
    return FALSE;

  *time = to_nanoseconds (hours + minutes / 60, minutes % 60, seconds, read_fraction (&at));
  *cursor = at;
  return TRUE;
}

static gboolean
read_seconds (const char **cursor, Nanoseconds *time)
{
  guint64 seconds;

  if (!read_digits (cursor, *cursor + strlen (*cursor), &seconds))
    return FALSE;
  *time = to_nanoseconds (seconds / 3600, 0, seconds % 3600, read_fraction (cursor));
  return *(*cursor)++ == 's';
}

gboolean
timestamp_read_argument (const char *text, Nanoseconds *time)
{
  const char *cursor = text;

  if (timestamp_read_loose (&cursor, time))
    return !*cursor;
  return read_seconds (&cursor, time) && !*cursor;
}

static char *
write_digits (char *text, guint64 number, int n_digits)
{
  for (int i = n_digits - 1; i >= 0; i--, number /= 10)
    text[i] = '0' + number % 10;
  return text + n_digits;
}

static char *
write_pair (char *text, guint number)
{
  text[0] = (char) ('0' + number / 10);
  text[1] = (char) ('0' + number % 10);
  return text + 2;
}

static int
count_digits (guint64 number)
{
  int n = 1;

  while (number /= 10)
    n++;
  return n;
}

gsize
timestamp_write (char *text, Nanoseconds time, char mark)
{
  guint64 milliseconds = nanoseconds_to_milliseconds (MIN (time, TIMESTAMP_LAST));
  guint64 hours = milliseconds / 3600000;
  guint rest = (guint) (milliseconds % 3600000), seconds = rest / 1000, thousandths = rest % 1000;
  char *end = hours < 100 ? write_pair (text, (guint) hours)
      : write_digits (text, hours, count_digits (hours));

  *end++ = ':';
  end = write_pair (end, seconds / 60);
  *end++ = ':';
  end = write_pair (end, seconds % 60);
  *end++ = mark;
  *end++ = (char) ('0' + thousandths / 100);
  end = write_pair (end, thousandths % 100);
  *end = '\0';
  return end - text;
}

char *
timestamp_to_clock (Nanoseconds time)
{
  guint64 seconds = time / SECOND;
  guint minute = (guint) (seconds / 60 % 60), second = (guint) (seconds % 60);

  if (seconds < 3600)
    return g_strdup_printf ("%u:%02u", minute, second);
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%02u:%02u", seconds / 3600, minute, second);
}

void
timestamp_append (GString *text, Nanoseconds time, gsize hour_digits, char mark,
    gsize fraction_digits)
{
  Nanoseconds unit = SECOND;
  guint64 units, per_second = 1, hours, minutes;
  char clock[3 * TIMESTAMP_SIZE], *end = clock;

  for (gsize i = 0; i < fraction_digits; i++, unit /= 10)
    per_second *= 10;
  units = (MIN (time, TIMESTAMP_LAST) + unit / 2) / unit;
  minutes = units / per_second / 60;
  hours = hour_digits ? minutes / 60 : 0;
  if (hour_digits) {
    end = write_digits (end, hours, (int) MAX ((gsize) count_digits (hours), hour_digits));
    *end++ = ':';
    minutes %= 60;
  }
  end = write_digits (end, minutes, MAX (count_digits (minutes), 2));
  *end++ = ':';
  end = write_digits (end, units / per_second % 60, 2);
  if (fraction_digits) {
    *end++ = mark;
    end = write_digits (end, units % per_second, (int) fraction_digits);
  }
  g_string_append_len (text, clock, end - clock);
}
