/* Words of published text. */
#pragma once

#include "transcript.h"

/* Appends the words of each paragraph, not timed, in place of the words the transcript had. A word
 * is what stands between white space, or, in scripts without spaces, between the word boundaries
 * of Unicode. Lone punctuation is no word: it is left out, but for what speaks ("&", "@", "%"). */
void tokens_make_words (Transcript *transcript);

/* How many spoken characters @text has: letters, digits and the like, grapheme clusters. */
guint tokens_count_letters (const char *text);
