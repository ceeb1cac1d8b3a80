/* How numbers are said, and what stands with them: money, times, percent, ordinals, units. */
#pragma once

#include <glib.h>

/* Adds the readings of @word if all of it is an amount: "$3.50", "7:05pm", "21st", "12,000". */
gboolean amounts_read (GPtrArray *readings, const char *word);

/* Adds those of the @length digits at @digits: years in pairs first; a leading zero or many digits
 * one by one. */
void amounts_read_digits (GPtrArray *readings, const char *digits, gsize length);

/* Adds what @unit means behind a number: "km", "x", "°C". */
void amounts_read_unit (GPtrArray *readings, const char *unit);

/* "$5 million", "5 km": what follows of the amount @before is said in @word, whose @readings these
 * are. */
void amounts_add_units (GPtrArray *readings, const char *word, const char *before);
