/* Words that were said twice and printed once: "I - I mean". The second time counts, where the
 * sentence goes on. */
#pragma once

#include "realign.h"

/* Of @spans, as search_words () found them: words in front of unknown sounds in which they are said
 * again are moved there, and what was taken for them becomes unknown sounds. @words: as the sound's
 * chain was made of. */
void restarts_settle (const RealignSound *sound, GPtrArray *words, GArray *spans);
