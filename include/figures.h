/* Figures with signs between them that mean more than each by itself: telephone numbers, dates,
 * parts of a whole, heights. */
#pragma once

#include <glib.h>

/* Adds the readings of @word if all of it is one of these: "555-1234", "2024-05-06", "7/10",
 * "6'2\"". */
gboolean figures_read (GPtrArray *readings, const char *word);

/* "May 5", "5 May": the number @word beside a @month may be said as the day it is, too. Another word
 * than a month changes nothing. */
void figures_add_day (GPtrArray *readings, const char *word, const char *month);
