/* How much alike two words are that were heard, remembered or typed as one another. */
#pragma once

#include "terms.h"

/* A word that many are compared with. */
typedef struct {
  const Term *term;
  guint64 places[128];          /* for each letter of ASCII a bit for each place where it stands */
  gunichar letters[TERM_LONGEST];
  guint n;                      /* letters */
} SimilarWord;

/* @term is lent. */
void similarity_prepare (SimilarWord *word, const Term *term);

/* 1: the same; 0: no more alike than any two words. By the letters that must be changed (added,
 * dropped, replaced, two swapped; Levenshtein-Damerau, restricted) of the longer word's, and by the
 * sound of English. What cannot reach @least is 0. */
double similarity_to (const SimilarWord *word, const Term *other, double least);

static inline gboolean
similarity_has_more_bits (guint64 bits, guint most)
{
  for (guint n = 0; n < most && bits; n++)
    bits &= bits - 1;           /* the lowest one goes */
  return bits != 0;
}

/* Whether @most changed letters may make the one of the other; cheap, and often wrongly TRUE. */
static inline gboolean
similarity_is_possible (const Term *a, const Term *b, guint most)
{
  guint difference = a->length > b->length ? a->length - b->length : b->length - a->length;

  return difference <= most && !similarity_has_more_bits (a->letters & ~b->letters, most)
      && !similarity_has_more_bits (b->letters & ~a->letters, most);
}
