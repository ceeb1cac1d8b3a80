#include "date.h"

#include <stdlib.h>
#include <string.h>

/* https://www.rfc-editor.org/rfc/rfc822 5.1, hours from UTC */
static const struct {
  const char *name;
  int hours;
} zones[] = {
  { "UT", 0 }, { "UTC", 0 }, { "GMT", 0 }, { "Z", 0 }, { "EST", -5 }, { "EDT", -4 }, { "CST", -6 },
  { "CDT", -5 }, { "MST", -7 }, { "MDT", -6 }, { "PST", -8 }, { "PDT", -7 },
};

/* A number of one to @digits digits; -1: none. */
static int
read_number (const char **at, guint digits)
{
  int number = 0;

  if (!g_ascii_isdigit (**at))
    return -1;
  for (guint i = 0; i < digits && g_ascii_isdigit (**at); i++)
    number = 10 * number + *(*at)++ - '0';
  return number;
}

static void
skip (const char **at, const char *characters)
{
  *at += strspn (*at, characters);
}

static int
read_month (const char **at)
{
  static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";

  for (int i = 0; i < 12; i++)
    if (!g_ascii_strncasecmp (*at, names + 3 * i, 3)) {
      while (g_ascii_isalpha (**at))
        ++*at;
      return i + 1;
    }
  return -1;
}

/* NULL: none that we know. */
static GTimeZone *
read_zone (const char *text)
{
  if ((*text == '+' || *text == '-') && g_ascii_isdigit (text[1])) {
    int sign = *text++ == '-' ? -1 : 1, hours = read_number (&text, 2), minutes;

    skip (&text, ":");
    minutes = read_number (&text, 2);
    return g_time_zone_new_offset (sign * (hours * 60 + MAX (minutes, 0)) * 60);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++) {
    gsize length = strlen (zones[i].name);

    if (!g_ascii_strncasecmp (text, zones[i].name, length) && !g_ascii_isalpha (text[length]))
      return g_time_zone_new_offset (zones[i].hours * 60 * 60);
  }
  return NULL;
}

/* RFC 822 gives years two digits, RFC 2822 reads them as 1950 to 2049. */
static int
read_year (const char **at)
{
  const char *from = *at;
  int year = read_number (at, 4);

  if (*at - from == 2)
    year += year < 50 ? 2000 : 1900;
  return year;
}

static char *
format (int date[3], const int time[3], const char *zone_text)
{
  GTimeZone *zone = read_zone (zone_text);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = g_date_time_new (zone ? zone : utc, date[0], date[1], date[2],
      MAX (time[0], 0), MAX (time[1], 0), CLAMP (time[2], 0, 59));
  g_autoptr (GDateTime) there = moment ? g_date_time_to_utc (moment) : NULL;
  char *text = there ? g_date_time_format (there, zone ? "%Y-%m-%dT%H:%M:%SZ" : "%Y-%m-%dT%H:%M:%S")
      : NULL;

  if (zone)
    g_time_zone_unref (zone);
  return text;
}

static char *
parse_rfc822 (const char *at)
{
  int date[3], time[3];

  at += strcspn (at, "0123456789");
  date[2] = read_number (&at, 2);
  skip (&at, " \t-.");
  date[1] = read_month (&at);
  skip (&at, " \t-.,");
  date[0] = read_year (&at);
  if (date[0] < 1 || date[1] < 1 || date[2] < 1)
    return NULL;

  skip (&at, " \t,");
  for (int i = 0; i < 3; i++) {
    time[i] = read_number (&at, 2);
    skip (&at, ":");
  }
  skip (&at, " \t");
  return format (date, time, at);
}

char *
date_to_iso8601 (const char *text)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  const char *at = plain;
  int date[3] = { 0 }, time[3] = { 0 };

  if (strspn (plain, "0123456789") < 4)
    return parse_rfc822 (plain);
  for (int i = 0; i < 3; i++) {
    date[i] = read_number (&at, i ? 2 : 4);
    skip (&at, "-");
  }
  at += *at == 'T' || *at == 't' || *at == ' ';
  for (int i = 0; i < 3; i++) {
    time[i] = read_number (&at, 2);
    skip (&at, ":");
  }
  if (*at == '.')
    at += 1 + strspn (at + 1, "0123456789");
  skip (&at, " ");
  return format (date, time, at);
}
