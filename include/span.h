/* A span of time shared out among the words that are spoken in it. */
#pragma once

#include "transcript.h"

/* Times the words [@first, @end), spoken from @start until @stop: each gets time by its pace
 * (pace.h), a pause follows punctuation; what nobody needs for so few words is silence at the end.
 * Times are whole milliseconds; the first onset is @start, onsets grow by 1 ms at least, past @stop
 * if the span is too short for that; a word ends at or before the next onset, the last one at
 * @stop. */
void span_share (Transcript *transcript, guint first, guint end, Nanoseconds start,
    Nanoseconds stop);

/* Times the words that have no time, if others have: between their neighbours, or at the usual pace
 * before the first timed one and behind the last. FALSE: no word has a time. */
gboolean span_fill (Transcript *transcript);

/* Makes timed words follow each other: onsets grow by 1 ms at least, a word lasts that long and
 * ends at or before the next onset. */
void span_part (Transcript *transcript);
