/* Where words begin and end, by the odds of all paths near the one that a search found: the moment
 * at which a word is as likely to have begun as not, finer than a frame. */
#pragma once

#include "chain.h"
#include "search.h"

/* What @chain's words are looked for in. All outlive the call. */
typedef struct {
  const AcousticModel *model;
  const Chain *chain;
  const float *cepstra;
  gsize n_frames;
} RealignSound;

/* Sets @onset and @finish of those @spans, which a search found, that are words. (element-type Span) */
void realign_words (const RealignSound *sound, GArray *spans);
