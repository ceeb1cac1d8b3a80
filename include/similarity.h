/* How much alike two words are that were heard, remembered or typed as one another. */
#pragma once

#include "terms.h"

/* 1: the same; 0: no more alike than any two words. By the letters that must be changed (added,
 * dropped, replaced, two swapped; Levenshtein-Damerau, restricted) of the longer word's, and by the
 * sound of English. What cannot reach @least is 0. */
double similarity_of_terms (const Term *a, const Term *b, double least);

/* Whether @most changed letters may make the one of the other; cheap, and often wrongly TRUE. */
gboolean similarity_is_possible (const Term *a, const Term *b, guint most);
