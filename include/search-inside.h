/* The paths of a search, as its own files see them. All scores are relative to the phone loop's, so
 * that sounds which the chain does not know are a single state that costs nothing to stay in, and a
 * word's score is the evidence for it. Nodes of the chain hold the best path into each of their
 * states; a hub stands between words, where a path pauses, passes over unknown sounds, or leaves
 * words out. Used inside src/align only. */
#pragma once

#include <math.h>

#include "history.h"

/* The best path into a place, and its last span. */
typedef struct {
  float score;
  guint32 last;
} Token;

typedef struct {
  Token states[MODEL_STATES];
  Token entering;
} NodePaths;

/* Places, each of them once. */
typedef struct {
  guint *places, n;
} PlaceList;

typedef struct {
  const AcousticModel *model;
  const Chain *chain;
  const SearchCosts *costs;
  guint n_nodes, n_words;
  guint frame;
  double offset;                /* taken off all scores so far */

  NodePaths *paths;             /* the chain's nodes, then a silence and a state for unknown sounds
                                   for each hub */
  guint *listed;                /* by place: frame for which it is in the list, plus one */
  PlaceList active, waiting;    /* in this frame, in the next */
  float *bests;                 /* of the active ones */
  Token *hubs;                  /* between words: the best path that comes there */
  Token *pauses;                /* and the one that is best to begin a pause there */
  Token unknown;                /* the best path in unknown sounds */
  guint unknown_hub;            /* and where it is */
  GArray *touched;              /* hubs that paths came to in this frame (element-type guint) */

  const float *scores;          /* by senone */
  float loop;                   /* the phone loop's */
  History *history;
} Search;

static const Token nowhere = { -INFINITY, HISTORY_NONE };

/* Moves the paths in the active places on by this frame, and what entered these with them; notes each
 * one's best score, and returns the best of all. */
float search_step_places (Search *search);
