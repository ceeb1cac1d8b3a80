/* The best way through a course of words as time goes on (Viterbi's search): a row a frame. Between words
 * there may be pauses and any other sounds; words may be left out. */
#pragma once

#include "babble.h"
#include "course.h"

/* In logarithms of probability. What speaks for a row is how much likelier its class is than any
 * sounds at all. */
typedef struct {
  float other;                  /* costs to begin sounds that the course does not know */
  float stay;                   /* gained by each frame of them */
  float pause;                  /* gained by each frame of a pause */
  float inside;                 /* costs to begin either where no punctuation stands */
  float skip;                   /* costs to leave out a word */
  float jump;                   /* costs to go on at any later sentence */
} WalkCosts;

typedef struct {
  const float *cepstra;         /* FRONTEND_CEPSTRA a frame */
  guint n_frames;               /* at least one */
  guint step;                   /* of them that the search takes for one */
} WalkSound;

/* Where the search may be: near a way that is known, or near the best so far. */
typedef struct {
  const guint32 *way;           /* word of each of the sound's frames; NULL: not known */
  guint reach;                  /* rows to each side */
} WalkBand;

/* The search's frames in @sound. */
guint walk_count_frames (const WalkSound *sound);

/* Sets the row of each of the search's frames, never falling, and what speaks for it. FALSE: no way
 * leads to the end. */
gboolean walk_find (const Course *course, const Monophones *phones, const WalkSound *sound,
    const WalkBand *band, const WalkCosts *costs, guint32 *rows, float *evidence);
