/* Words strewn in sounds that the text does not know, far from those around them, and text that was
 * left out while such sounds went on: what a search that goes with the time cannot tell. */
#pragma once

#include "realign.h"

/* Takes the islands out of @spans, as a search found them, and looks for their words, and for long
 * passages left out, once more in what was unknown. What is then no more than an island of a few
 * words is left out. @words: as the sound's chain was made of. (element-type Span) */
void islands_settle (const RealignSound *sound, GPtrArray *words, GArray *spans);
