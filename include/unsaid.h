/* Passages that were cut out of the audio, or never were in it: words that nobody heard, and no time
 * to say them in. */
#pragma once

#include "transcript.h"

#define UNSAID_LEAST 10         /* words of a passage; fewer are a slip, and stay where they stand */

typedef struct {
  guint first, end;             /* words [first, end) */
} Unsaid;

/* In their order. Of words that a search for them in audio timed; others have none.
 * (element-type Unsaid) (transfer full) */
GArray *unsaid_find (const Transcript *transcript);
