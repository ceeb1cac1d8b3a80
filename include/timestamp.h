/* Clock times as caption formats and people write them. */
#pragma once

#include "nanoseconds.h"

/* The last moment that is read and written: 5124094:59:59.999. */
#define TIMESTAMP_LAST (G_GUINT64_CONSTANT (5124095) * 3600 * SECOND - MILLISECOND)

/* Reads "[hours:]mm:ss<mark>mmm" and moves @cursor past it, never past @end: one or more digits of
 * hours, two of minutes and of seconds, exactly three of milliseconds
 * (https://www.w3.org/TR/webvtt1/#collect-a-webvtt-timestamp). Hours that do not fit saturate. */
gboolean timestamp_read (const char **cursor, const char *end, char mark, Nanoseconds *time);

/* Reads what people print beside a paragraph or type: "[h:]m:ss[.fraction]", minutes of any number
 * of digits without hours, '.' or ',' before a fraction of 1-9 digits. Moves @cursor past it. FALSE
 * for what no clock shows (seconds over 59, minutes over 59 after hours). */
gboolean timestamp_read_loose (const char **cursor, Nanoseconds *time);

/* TIME of the command line: timestamp_read_loose () or "90s", "1.5s"; all of @text. */
gboolean timestamp_read_argument (const char *text, Nanoseconds *time);

#define TIMESTAMP_SIZE 24       /* of the longest, with its NUL */

/* Writes "hh:mm:ss<mark>mmm" into @text, TIMESTAMP_SIZE bytes, rounded to the millisecond; returns
 * its length. */
gsize timestamp_write (char *text, Nanoseconds time, char mark);

/* "12:31" or "1:02:03", for people; the second that has begun. (transfer full) */
char *timestamp_to_clock (Nanoseconds time);

/* Appends "hh:mm:ss<mark>fff", hours of @hour_digits or more, rounded to @fraction_digits of 0 to
 * 9; without hours, minutes of any number, where @hour_digits is 0. */
void timestamp_append (GString *text, Nanoseconds time, gsize hour_digits, char mark,
    gsize fraction_digits);
