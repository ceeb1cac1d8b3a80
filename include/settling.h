/* Starts of paragraphs from stamps of which some are wrong, and from a pace that wanders. */
#pragma once

#include <glib.h>

#define SETTLING_HALF 0.5       /* seconds: whole seconds are floored, so much is cut off on average */
#define SETTLING_FASTEST 0.45   /* of a paragraph's usual time; nobody speaks faster for long */

typedef struct {
  guint n;                      /* paragraphs; arrays hold one more: the end */
  const double *stamps;         /* seconds; NAN: none */
  const double *lengths;        /* seconds at pace 1, pause behind included */
  double pace;
  double spread;                /* usual deviation of a length, as a part of it */
  gboolean are_whole;           /* stamps: floored to seconds */
} Settling;

/* Moves each of @starts, seconds, which are right to within a few, to where it is as likely earlier
 * as later. */
void settling_find (const Settling *settling, double *starts);
