/* A span of time shared out among the words that are spoken in it. */
#pragma once

#include "transcript.h"

/* Times the words [@first, @end), spoken from @start until @stop: each gets time by its letters,
 * a pause follows punctuation. Times are whole milliseconds; onsets grow by 1 ms at least, past
 * @stop if the span is too short for that; a word ends at or before the next onset, the last one
 * at @stop. The first onset is @start. */
void span_share (Transcript *transcript, guint first, guint end, Nanoseconds start,
    Nanoseconds stop);
