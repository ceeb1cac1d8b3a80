/* Who says what in a cue, for formats that name a speaker beside plain text. */
#pragma once

#include "cue.h"

typedef struct {
  char *speaker;                /* NULL: no voice */
  char *text;                   /* plain, lines end '\n'; no white space around it */
  Nanoseconds start, end;       /* of the cue, or its share of it by length */
} Voice;

/* One for each run of text of one speaker, in order; one without text if the cue has none.
 * (element-type Voice) (transfer full) */
GArray *voices_of_cue (const Cue *cue);
