/* How well sounds fit moments: the scores of senones, made of the Gaussians that come near the
 * features of a frame. */
#pragma once

#include "acoustic-model.h"

/* Frames in a row. Filled by one thread, then read by any. */
typedef struct {
  guint n_frames, n_senones;
  float *scores;                /* logarithms of densities, by frame and senone */
} ScoreBlock;

ScoreBlock *score_block_new (const AcousticModel *model, guint n_frames);
void score_block_free (ScoreBlock *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScoreBlock, score_block_free)

/* @features: @block's n_frames rows of FRONTEND_FEATURES. @wanted: by codebook, those whose senones
 * will be asked for; NULL: all. */
void score_block_fill (ScoreBlock *block, const AcousticModel *model, const float *features,
    const gboolean *wanted);

/* By senone. */
static inline const float *
score_block_at (const ScoreBlock *block, guint frame)
{
  return block->scores + (gsize) frame * block->n_senones;
}
