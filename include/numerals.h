/* Numbers as English words. */
#pragma once

#include <glib.h>

#define NUMERALS_MOST 999999999999999ULL        /* beyond, digits are said one by one */

typedef enum {
  NUMERAL_CARDINAL,             /* "two hundred five" */
  NUMERAL_AND,                  /* "two hundred and five" */
  NUMERAL_ORDINAL,              /* "two hundred fifth" */
  NUMERAL_YEAR,                 /* "twenty oh five", in pairs of digits */
  NUMERAL_DECADE,               /* "nineteen nineties" */
  NUMERAL_DIGITS,               /* "two zero five" */
} NumeralStyle;

/* The words of @digits, @length ASCII digits; where a style does not fit them, the cardinal ones,
 * or the digits. (transfer full) */
char *numerals_say (const char *digits, gsize length, NumeralStyle style);
