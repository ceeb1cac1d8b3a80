/* What the words of a query gain where they are laid against those of a text. */
#pragma once

#include "said.h"

#define QUOTE_UNIT 1024         /* a rare word that is the same in both gains this much */

/* What a word of @weight, 0 to 1, gains against one that is @alike, above 0 to 1. */
gint32 quote_gain (double alike, double weight);

/* A row for each term of @text, in it for each term of @query what the one gains against the other:
 * below 0 where they have nothing in common. @weights: one a term. (transfer full) */
gint32 *quote_gains_new (const Said *text, const float *text_weights, const Said *query,
    const float *query_weights);
