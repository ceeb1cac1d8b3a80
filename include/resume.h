/* Where a passage was cut out of the sound and the text goes on in the middle of a sentence. */
#pragma once

#include "realign.h"

/* A search passes over a passage to the beginning of a sentence. Looks for the end of the one before
 * that, in the sounds that @spans has for unknown there, and puts the words it finds into @spans, not
 * realigned. @words: as the chain was made of. (element-type Span) */
void resume_words (const RealignSound *sound, GPtrArray *words, GArray *spans);
