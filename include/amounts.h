/* How numbers are said, and what stands with them: money, times, percent, ordinals, units. */
#pragma once

#include <glib.h>

/* Adds the readings of @word if all of it is an amount: "$3.50", "7:05pm", "21st", "12,000". */
gboolean amounts_read (GPtrArray *readings, const char *word);

/* Adds those of the @length digits at @digits: years in pairs first; a leading zero or many digits
 * one by one. */
void amounts_read_digits (GPtrArray *readings, const char *digits, gsize length);

/* "$5 million": the unit of the word @before is said behind this one, whose @readings these are. */
void amounts_add_units (GPtrArray *readings, const char *before);
