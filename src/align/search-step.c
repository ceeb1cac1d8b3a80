/* A frame of a search inside its places: phones of words, pauses, unknown sounds. */
#include "search-inside.h"

#include <string.h>

#define YOUNGER 1.0f            /* score; what those differ by are roundings */

static void
begin_span (Search *search, SpanKind kind, guint word, Token *token)
{
  token->last = history_add (search->history, token->last, kind, word, search->frame,
      token->score + search->offset);
}

/* The better of two, without a branch that is hard to foretell. */
static inline Token
choose (Token a, Token b)
{
  guint64 first, second;

  memcpy (&first, &a, sizeof a);
  memcpy (&second, &b, sizeof b);
  first = a.score >= b.score ? first : second;
  memcpy (&a, &first, sizeof a);
  return a;
}

/* Moves the paths of a phone on by this frame; returns the best score. */
static float
step_phone (Search *search, guint phone, const guint16 *senones, NodePaths *paths)
{
  const float *stay = search->model->stay + phone * MODEL_STATES;
  const float *leave = search->model->leave + phone * MODEL_STATES;
  float best = -INFINITY;

  for (guint i = MODEL_STATES; i-- > 0;) {
    Token come = i ? paths->states[i - 1] : paths->entering, here = paths->states[i];

    come.score += i ? leave[i - 1] : 0;
    here.score += stay[i];
    here = choose (here, come);
    here.score += search->scores[senones[i]] - search->loop;
    best = MAX (best, here.score);
    paths->states[i] = here;
  }
  paths->entering = nowhere;
  return best;
}

/* A path that enters begins a span, if it is better than the paths inside. */
static float
step_node (Search *search, guint index)
{
  const ChainNode *node = chain_get_node (search->chain, index);
  NodePaths *paths = &search->paths[index];

  if (node->is_first && paths->entering.score
      > paths->states[0].score + search->model->stay[node->phone * MODEL_STATES])
    begin_span (search, SPAN_WORD, node->word, &paths->entering);
  return step_phone (search, node->phone, node->senones, paths);
}

static float
step_silence (Search *search, guint hub, NodePaths *paths)
{
  const guint silence = search->model->silence;
  const guint16 *senones = search->model->sequences + silence * MODEL_STATES;

  if (paths->entering.score
      > paths->states[0].score + search->model->stay[silence * MODEL_STATES])
    begin_span (search, SPAN_SILENCE, hub, &paths->entering);
  for (guint i = 0; i < MODEL_STATES; i++)
    paths->states[i].score += search->costs->silence;
  paths->entering.score += search->costs->silence;
  return step_phone (search, silence, senones, paths);
}

/* The phone loop's own score is what all scores are relative to. Of paths that jumped here at
 * different times the last goes back to the text for less. */
static float
step_other (Search *search, guint hub, NodePaths *paths)
{
  if (paths->entering.score > paths->states[0].score - YOUNGER) {
    begin_span (search, SPAN_OTHER, hub, &paths->entering);
    paths->states[0] = paths->entering;
  }
  paths->entering = nowhere;
  paths->states[0].score += search->costs->stay;
  return paths->states[0].score;
}

static inline float
step_place (Search *search, guint place)
{
  guint beyond = place - search->n_nodes;

  if (place < search->n_nodes)
    return step_node (search, place);
  if (beyond % 2)
    return step_other (search, beyond / 2, &search->paths[place]);
  return step_silence (search, beyond / 2, &search->paths[place]);
}

float
search_step_places (Search *search)
{
  float best = -INFINITY;

  for (guint i = 0; i < search->active.n; i++) {
    search->bests[i] = step_place (search, search->active.places[i]);
    best = MAX (best, search->bests[i]);
  }
  return best;
}
