/* How much a word tells about where it was said: rare words more than common ones. */
#pragma once

#include "said.h"

/* For each term of @said, which is counted, 0 to 1 into @weights, by how often it stands in @text,
 * which may be @said itself. */
void quote_weights_fill (const Said *said, const Said *text, float *weights);
