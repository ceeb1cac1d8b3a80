/* Passages that the text does not know: advertisements, jingles, what was left out of it. */
#pragma once

#include "align.h"
#include "search.h"

/* Sets @transcript's insertions to what stands between the words of @spans, from where the sound
 * rises out of the pause before it to where it falls. @spans: of all of @sound, realigned.
 * (element-type Span) */
void insertions_find (Transcript *transcript, const GArray *spans, const AlignSound *sound);
