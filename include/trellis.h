/* Words in a row and the pauses between them as states, each within reach of where a search found
 * it: what the forward-backward algorithm walks over. */
#pragma once

#include "chain.h"
#include "search.h"

/* Part 2p is the pause before word p of a trellis, part 2p + 1 the word; the last is a pause. */
typedef struct {
  guint first_state;
  guint begin, end;             /* frames of the trellis in which it may be heard */
} TrellisPart;

typedef struct {
  guint to;                     /* a state */
  float odds;
} TrellisArc;

typedef struct {
  guint16 senone;
  guint8 codebook;
  float stay;                   /* odds */
  guint first_arc;
} TrellisState;

typedef struct {
  guint first, end;             /* states */
} TrellisRange;

typedef struct {
  const AcousticModel *model;
  const Chain *chain;
  guint start, n_frames;        /* frames of the sound */
  GPtrArray *words;             /* (element-type Span) */
  gboolean begins_silent, ends_silent;

  GArray *parts, *states, *arcs;        /* behind the states is one more, where the last arcs end */
} Trellis;

/* From frame @start on; add @words, and set the rest of the first part, before it is built. @model
 * and @chain outlive it. */
Trellis *trellis_new (const AcousticModel *model, const Chain *chain, guint start,
    gboolean begins_silent);
void trellis_free (Trellis *trellis);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Trellis, trellis_free)

void trellis_build (Trellis *trellis);

/* The states that each of the n_frames may be heard in. */
void trellis_find_ranges (const Trellis *trellis, TrellisRange *ranges);

static inline TrellisPart *
trellis_get_part (const Trellis *trellis, guint index)
{
  return &g_array_index (trellis->parts, TrellisPart, index);
}

static inline TrellisState *
trellis_get_state (const Trellis *trellis, guint index)
{
  return &g_array_index (trellis->states, TrellisState, index);
}

static inline Span *
trellis_get_span (const Trellis *trellis, guint index)
{
  return trellis->words->pdata[index];
}

static inline const ChainWord *
trellis_get_word (const Trellis *trellis, guint index)
{
  return chain_get_word (trellis->chain, trellis_get_span (trellis, index)->word);
}

/* The first state behind those of the parts before @part. */
static inline guint
trellis_states_until (const Trellis *trellis, guint part)
{
  return part < trellis->parts->len ? trellis_get_part (trellis, part)->first_state
      : trellis->states->len - 1;
}
