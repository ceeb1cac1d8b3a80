#include "date.h"

static const struct {
  const char *name, *text, *date;
} dates[] = {
  { "rfc822", "Thu, 07 Mar 2024 06:30:00 +0000", "2024-03-07T06:30:00Z" },
  { "east", "Thu, 07 Mar 2024 00:30:00 +0130", "2024-03-06T23:00:00Z" },
  { "west", "7 Mar 2024 20:30:15 -0500", "2024-03-08T01:30:15Z" },
  { "gmt", "Thu, 7 Mar 2024 06:30:00 GMT", "2024-03-07T06:30:00Z" },
  { "eastern", "Thu, 7 Mar 2024 06:30:00 EDT", "2024-03-07T10:30:00Z" },
  { "no-seconds", "07 Mar 2024 06:30 UT", "2024-03-07T06:30:00Z" },
  { "no-zone", "Thu, 07 Mar 2024 06:30:00", "2024-03-07T06:30:00" },
  { "unknown-zone", "Thu, 07 Mar 2024 06:30:00 ABC", "2024-03-07T06:30:00" },
  { "no-time", "7 March 2024", "2024-03-07T00:00:00" },
  { "two-digits", "07 Mar 99 06:30:00 Z", "1999-03-07T06:30:00Z" },
  { "two-digits-of-now", "07 Mar 24 06:30:00 Z", "2024-03-07T06:30:00Z" },
  { "leap-second", "31 Dec 2016 23:59:60 Z", "2016-12-31T23:59:59Z" },
  { "iso", "2024-03-07T06:30:00Z", "2024-03-07T06:30:00Z" },
  { "iso-offset", " 2024-03-07T06:30:00.123+01:00\n", "2024-03-07T05:30:00Z" },
  { "iso-day", "2024-03-07", "2024-03-07T00:00:00" },
  { "iso-basic", "20240307T063000Z", "2024-03-07T06:30:00Z" },
  { "no-such-day", "Thu, 32 Mar 2024 06:30:00 GMT", NULL },
  { "no-such-month", "Thu, 07 Abc 2024 06:30:00 GMT", NULL },
  { "no-such-hour", "Thu, 07 Mar 2024 25:30:00 GMT", NULL },
  { "words", "yesterday", NULL },
  { "nothing", "", NULL },
};

static void
test_date (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autofree char *date = date_to_iso8601 (dates[i].text);

  g_assert_cmpstr (date, ==, dates[i].date);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++) {
    g_autofree char *path = g_strconcat ("/date/", dates[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_date);
  }
  return g_test_run ();
}
