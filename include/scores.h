/* How well sounds fit a moment: the Gaussians that come near the features of a frame, and the scores
 * of senones made of them. */
#pragma once

#include "acoustic-model.h"

#define SCORES_NEAREST 4        /* Gaussians of a stream that count, as in PocketSphinx */

typedef struct {
  float density[SCORES_NEAREST];        /* in parts of the best one's */
  guint8 index[SCORES_NEAREST];
} NearGaussians;

/* Of one frame. */
typedef struct {
  float *best;                  /* by codebook: logarithms of the streams' best densities, summed */
  NearGaussians *near;          /* by codebook and stream */
} FrameScores;

/* Frames in a row. Filled by one thread, then read by any. */
typedef struct {
  guint n_frames;
  FrameScores *frames;
  float *best;
  NearGaussians *near;
} ScoreBlock;

ScoreBlock *score_block_new (const AcousticModel *model, guint n_frames);
void score_block_free (ScoreBlock *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScoreBlock, score_block_free)

/* @features: @block's n_frames rows of FRONTEND_FEATURES. @wanted: by codebook, those that will be
 * asked for; NULL: all. */
void score_block_fill (ScoreBlock *block, const AcousticModel *model, const float *features,
    const gboolean *wanted);

/* The logarithm of @senone's density. */
float scores_of_senone (const AcousticModel *model, const FrameScores *frame, guint senone);
