/* Finds where the words of a chain are said: Viterbi's search, a frame at a time, through what is
 * near the best path. Any sounds may stand between words, and words may be missing. */
#pragma once

#include "align.h"
#include "chain.h"
#include "score-queue.h"

typedef enum {
  SPAN_WORD,
  SPAN_SILENCE,
  SPAN_OTHER,                   /* sounds that the chain does not know */
} SpanKind;

typedef struct {
  SpanKind kind;
  guint word;                   /* said here, or the next one that is said */
  guint start, end;             /* frames, from the first searched */
  float evidence;               /* logarithm: how much likelier than any sounds at all */
  double onset, finish;         /* frames: of a word, once it is realigned */
  gboolean is_voiced;           /* a word that begins with a sound of the voice: not with a stop */
} Span;

/* What the search may do, as logarithms of probabilities below zero. */
typedef struct {
  float other;                  /* begin sounds that the chain does not know, where a mark stands */
  float amid;                   /* and so much more where none does: "um", a word broken off */
  float back;                   /* go on with words after many seconds of them */
  float stay;                   /* gained by each frame of them */
  float silence;                /* gained by each frame of a pause */
  float pause;                  /* pause where no mark stands */
  float skip;                   /* leave a word out */
  float jump;                   /* leave out all words until a sentence begins */
  float rest;                   /* leave out all words up to the end */
  guint reach;                  /* sentences that a jump may pass over */
  float beam;                   /* be this much worse than the best path */
} SearchCosts;

/* All words of @chain in the @n_frames that come next in @queue. In the order of
 * time, nothing between them; words that are not said are left out. @progress may be NULL.
 * (element-type Span) (transfer full) */
GArray *search_words (const AcousticModel *model, const Chain *chain, ScoreQueue *queue,
    const SearchCosts *costs, gsize n_frames, const AlignProgress *progress);
