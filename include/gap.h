/* A place between words that a search found, to be searched again: what was left out there, and the
 * sounds it may be in. */
#pragma once

#include "realign.h"

typedef struct {
  guint first_span, end_span;   /* [first, end): none of them is a word */
  guint first_word, end_word;
  guint start, end;             /* frames */
} Gap;

/* The spans between words in front of @end_span, which is a word or the spans' end. */
Gap gap_find (const Chain *chain, gsize n_frames, const GArray *spans, guint end_span);

/* Frames of unknown sounds in it. */
guint gap_count_unknown (const GArray *spans, const Gap *gap);

/* The gap's words by themselves. @words: as the sound's chain was made of. (transfer full) */
Chain *gap_make_chain (const RealignSound *sound, GPtrArray *words, const Gap *gap);

/* Looks for the words of @chain, the gap's, in its frames; spans as if these were all there is.
 * (element-type Span) (transfer full) */
GArray *gap_search (const RealignSound *sound, const Chain *chain, const Gap *gap,
    const SearchCosts *costs);

/* Puts @found, from span @from on, which gap_search () found, in place of what stands there in the
 * gap. */
void gap_replace (GArray *spans, const Gap *gap, GArray *found, guint from);
