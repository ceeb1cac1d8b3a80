/* What it costs a reader when a line or a cue ends: the table that line breaks are made by. */
#pragma once

#include "atoms.h"

/* Of a line, of a cue that begins with a atom; less is better, below 0 asks for the break. */
typedef struct {
  double line, cue;
} BreakCost;

/* One for each of @atoms; the first and those after a fence cost nothing. @transcript's language
 * chooses the words that are known. (transfer full) */
BreakCost *breaks_rate (const Transcript *transcript, const GArray *atoms);

/* How well @columns fill one line of @max, and two lines each other. */
double breaks_rate_line (guint columns, guint max);
double breaks_rate_pair (guint upper, guint lower, guint max);
