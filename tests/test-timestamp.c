#include <string.h>

#include "timestamp.h"

#define H (3600 * SECOND)
#define M (60 * SECOND)

/* @rest: what is left behind; NULL: not a time. */
static const struct {
  const char *name, *text, *rest;
  Nanoseconds time;
} strict[] = {
  { "without-hours", "01:02.003", "", M + 2 * SECOND + 3 * MILLISECOND },
  { "with-hours", "01:02:03.004", "", H + 2 * M + 3 * SECOND + 4 * MILLISECOND },
  { "one-digit-of-hours", "1:00:00.000", "", H },
  { "three-digits-of-hours", "100:00:00.000", "", 100 * H },
  { "nine-digits-of-hours", "999999999:59:59.999", "", TIMESTAMP_LAST },
  { "last", "5124094:59:59.999", "", TIMESTAMP_LAST },
  { "after-the-last", "5124095:00:00.000", "", TIMESTAMP_LAST },
  { "sixty-hours-are-hours", "60:00:00.000", "", 60 * H },
  { "rest", "00:00.000-->", "-->", 0 },
  { "rest-is-a-time", "00:00.000 1:00:00.000", " 1:00:00.000", 0 },
  { "usual", "12:34:56.789 -->", " -->", 12 * H + 34 * M + 56789 * MILLISECOND },
  { "last-usual", "99:59:59.999", "", 100 * H - MILLISECOND },
  { "four-digits-behind-usual", "00:00:00.0000" },
  { "letter-in-usual", "00:0a:00.000" },
  { "sixty-seconds-in-usual", "00:00:60.000" },
  { "sixty-minutes-alone", "60:00.000" },
  { "sixty-minutes", "00:60:00.000" },
  { "sixty-seconds", "00:60.000" },
  { "one-digit-of-minutes", "0:00.000" },
  { "three-digits-of-minutes", "000:00.000" },
  { "one-digit-of-minutes-behind-hours", "00:0:00.000" },
  { "three-digits-of-seconds", "00:000.000" },
  { "two-digits-of-milliseconds", "00:00.00" },
  { "four-digits-of-milliseconds", "00:00.0000" },
  { "no-milliseconds", "00:00" },
  { "no-milliseconds-behind-the-mark", "00:00." },
  { "comma", "00:00,000" },
  { "no-seconds", "00" },
  { "sign", "-00:00.000" },
  { "space-before", " 00:00.000" },
  { "space-inside", "00: 00.000" },
  { "empty", "" },
};

static const struct {
  const char *name, *text, *rest;
  Nanoseconds time;
} loose[] = {
  { "minutes", "1:02", "", M + 2 * SECOND },
  { "many-minutes", "125:00", "", 125 * M },
  { "hours", "1:02:03", "", H + 2 * M + 3 * SECOND },
  { "many-hours", "100:00:00", "", 100 * H },
  { "one-digit-of-minutes-behind-hours", "1:2:03", "", H + 2 * M + 3 * SECOND },
  { "point", "0:01.5", "", 1500 * MILLISECOND },
  { "comma", "0:01,25", "", 1250 * MILLISECOND },
  { "nanoseconds", "0:00.123456789", "", 123456789 },
  { "ten-digits-of-fraction", "0:00.1234567891", "", 123456789 },
  { "full-stop", "0:01. Then", ". Then", SECOND },
  { "list", "0:01, 0:02", ", 0:02", SECOND },
  { "colon-behind", "00:29: Title", ": Title", 29 * SECOND },
  { "bracket-behind", "00:29] Text", "] Text", 29 * SECOND },
  { "sixty-seconds", "0:60" },
  { "sixty-minutes-behind-hours", "1:60:00" },
  { "one-digit-of-seconds", "1:2" },
  { "three-digits-of-seconds", "1:234" },
  { "number", "12" },
  { "word", "one:02" },
  { "empty", "" },
};

static const struct {
  const char *name, *text;
  gboolean is_time;
  Nanoseconds time;
} arguments[] = {
  { "clock", "1:02:03.5", TRUE, H + 2 * M + 3500 * MILLISECOND },
  { "minutes", "83:20", TRUE, 5000 * SECOND },
  { "seconds", "90s", TRUE, 90 * SECOND },
  { "fraction-of-seconds", "1.5s", TRUE, 1500 * MILLISECOND },
  { "no-seconds", "0s", TRUE, 0 },
  { "far", "99999999999999999999s", TRUE, TIMESTAMP_LAST },
  { "bare-number", "90" },
  { "rest-behind-clock", "1:02x" },
  { "rest-behind-seconds", "90sec" },
  { "s-alone", "s" },
  { "sign", "-90s" },
  { "empty", "" },
};

static const struct {
  const char *name;
  Nanoseconds time;
  const char *text;
} written[] = {
  { "zero", 0, "00:00:00.000" },
  { "all-fields", H + 2 * M + 3 * SECOND + 4 * MILLISECOND, "01:02:03.004" },
  { "rounds-down", 499999, "00:00:00.000" },
  { "rounds-up", 500000, "00:00:00.001" },
  { "rounds-to-the-next-hour", H - 1, "01:00:00.000" },
  { "hundred-hours", 100 * H, "100:00:00.000" },
  { "last", TIMESTAMP_LAST, "5124094:59:59.999" },
  { "after-the-last", G_MAXUINT64 - 1, "5124094:59:59.999" },
};

static void
test_strict (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  const char *cursor = strict[i].text, *end = cursor + strlen (cursor);
  Nanoseconds time = 1;

  g_assert_cmpint (timestamp_read (&cursor, end, '.', &time), ==, strict[i].rest != NULL);
  g_assert_true (cursor <= end);
  if (!strict[i].rest)
    return;
  g_assert_cmpuint (time, ==, strict[i].time);
  g_assert_cmpstr (cursor, ==, strict[i].rest);
}

/* The end of the text may stand anywhere: nothing behind it counts. */
static void
test_end (void)
{
  const char *text = "00:00:01.000", *whole = text + strlen (text);

  for (const char *end = text; end < whole; end++) {
    const char *cursor = text;
    Nanoseconds time;

    g_assert_false (timestamp_read (&cursor, end, '.', &time));
    g_assert_true (cursor <= end);
  }
}

static void
test_loose (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  const char *cursor = loose[i].text;
  Nanoseconds time;

  g_assert_cmpint (timestamp_read_loose (&cursor, &time), ==, loose[i].rest != NULL);
  g_assert_cmpstr (cursor, ==, loose[i].rest ? loose[i].rest : loose[i].text);
  if (loose[i].rest)
    g_assert_cmpuint (time, ==, loose[i].time);
}

static void
test_argument (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  Nanoseconds time;

  g_assert_cmpint (timestamp_read_argument (arguments[i].text, &time), ==, arguments[i].is_time);
  if (arguments[i].is_time)
    g_assert_cmpuint (time, ==, arguments[i].time);
}

static void
test_written (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  char text[TIMESTAMP_SIZE];

  g_assert_cmpuint (timestamp_write (text, written[i].time, '.'), ==, strlen (written[i].text));
  g_assert_cmpstr (text, ==, written[i].text);
}

static void
add_row (const char *path, const char *name, gsize row, GTestDataFunc test)
{
  g_autofree char *whole = g_strconcat (path, name, NULL);

  g_test_add_data_func (whole, GSIZE_TO_POINTER (row), test);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (strict); i++)
    add_row ("/timestamp/strict/", strict[i].name, i, test_strict);
  for (gsize i = 0; i < G_N_ELEMENTS (loose); i++)
    add_row ("/timestamp/loose/", loose[i].name, i, test_loose);
  for (gsize i = 0; i < G_N_ELEMENTS (arguments); i++)
    add_row ("/timestamp/argument/", arguments[i].name, i, test_argument);
  for (gsize i = 0; i < G_N_ELEMENTS (written); i++)
    add_row ("/timestamp/written/", written[i].name, i, test_written);
  g_test_add_func ("/timestamp/end", test_end);
  return g_test_run ();
}
