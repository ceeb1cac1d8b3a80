/* How some languages say what is printed short. */
#pragma once

#include <glib.h>

/* In lower case a row stands for any case, else for itself alone. */
typedef struct {
  const char *printed, *said;
} TongueWord;

/* Of two words, one after the other. */
typedef struct {
  const char *printed[2], *said[2];
} TonguePair;

typedef struct {
  const char *language;
  const TongueWord *words;      /* ends with a row of NULL */
  const TonguePair *pairs;      /* the same */
  const char *euros, *dollars, *pounds;
  const char *cents;            /* between the units and the hundredths: "con"; "" */
  const char *range;            /* between two numbers: "bis" */
  const char *dot, *at;         /* of addresses */
  const char *hours;            /* "14h30"; NULL: not written so */
  const char *clock;            /* follows a time and is said before the minutes: "Uhr"; or NULL */
  const char *before_ordinals;  /* words, parted by blanks, before "3."; NULL: no such ordinals */
  const char *ordinals;         /* words behind it */
  const char *initials;         /* of three letters, said as a word; NULL: three are not spelled */
  gboolean has_hundreds;        /* 1990 is said 19 hundred 90 */
  gboolean has_comma_thousands;
  gboolean reads_roman;         /* the voice says that they are Roman numerals */
} Tongue;

/* NULL: none is known, and print is read as it stands. */
const Tongue *tongue_of (const char *language);
