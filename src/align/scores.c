#include "scores.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define LANES 8
#define TILE (2 * LANES)        /* densities in registers, for each of TILE_FRAMES */
#define TILE_FRAMES 4
#define GROUPS 32
#define TOPS 8

typedef float Lanes __attribute__ ((vector_size (LANES * sizeof (float))));

/* Wider registers where the machine has them, chosen once when the program is loaded. */
#if defined (__x86_64__) && defined (__GNUC__) && !defined (__clang__) \
    && !defined (__SANITIZE_ADDRESS__)
# define FOR_MACHINE __attribute__ ((target_clones ("fma", "default")))
#else
# define FOR_MACHINE
#endif

ScoreBlock *
score_block_new (const AcousticModel *model, guint n_frames)
{
  ScoreBlock *block = g_new (ScoreBlock, 1);

  block->n_frames = n_frames;
  block->frames = g_new (FrameScores, n_frames);
  block->best = g_new (float, (gsize) n_frames * model->n_phones);
  block->near = g_new (NearGaussians, (gsize) n_frames * model->n_phones * MODEL_STREAMS);
  for (gsize i = 0; i < n_frames; i++)
    block->frames[i] = (FrameScores) { block->best + i * model->n_phones,
      block->near + i * model->n_phones * MODEL_STREAMS };
  return block;
}

void
score_block_free (ScoreBlock *block)
{
  g_free (block->frames);
  g_free (block->best);
  g_free (block->near);
  g_free (block);
}

/* Logarithms of a stream's densities for TILE_FRAMES frames; the features stand behind their
 * squares in @terms. */
FOR_MACHINE static void
measure_densities (const float *rows, float terms[MODEL_ROWS - 1][TILE_FRAMES],
    float densities[TILE_FRAMES][MODEL_DENSITIES])
{
  for (guint tile = 0; tile < MODEL_DENSITIES; tile += TILE) {
    Lanes sum[TILE_FRAMES][2], a, b;

    memcpy (&a, rows + (MODEL_ROWS - 1) * MODEL_DENSITIES + tile, sizeof a);
    memcpy (&b, rows + (MODEL_ROWS - 1) * MODEL_DENSITIES + tile + LANES, sizeof b);
#pragma GCC unroll 4
    for (guint frame = 0; frame < TILE_FRAMES; frame++) {
      sum[frame][0] = a;
      sum[frame][1] = b;
    }
    for (guint i = 0; i < MODEL_ROWS - 1; i++) {
      memcpy (&a, rows + i * MODEL_DENSITIES + tile, sizeof a);
      memcpy (&b, rows + i * MODEL_DENSITIES + tile + LANES, sizeof b);
#pragma GCC unroll 4
      for (guint frame = 0; frame < TILE_FRAMES; frame++) {
        sum[frame][0] += a * terms[i][frame];
        sum[frame][1] += b * terms[i][frame];
      }
    }
#pragma GCC unroll 4
    for (guint frame = 0; frame < TILE_FRAMES; frame++) {
      memcpy (densities[frame] + tile, &sum[frame][0], sizeof a);
      memcpy (densities[frame] + tile + LANES, &sum[frame][1], sizeof b);
    }
  }
}

/* The best of each of GROUPS and of each of TOPS, densities i, i + GROUPS, ... and groups i,
 * i + TOPS, ..., so that few are looked at one by one. */
FOR_MACHINE static void
find_peaks (const float densities[MODEL_DENSITIES], float groups[GROUPS], float tops[TOPS])
{
  memcpy (groups, densities, GROUPS * sizeof *groups);
  for (guint i = GROUPS; i < MODEL_DENSITIES; i += GROUPS)
    for (guint k = 0; k < GROUPS; k++)
      groups[k] = groups[k] > densities[i + k] ? groups[k] : densities[i + k];
  memcpy (tops, groups, TOPS * sizeof *tops);
  for (guint i = TOPS; i < GROUPS; i += TOPS)
    for (guint k = 0; k < TOPS; k++)
      tops[k] = tops[k] > groups[i + k] ? tops[k] : groups[i + k];
}

static void
insert_sorted (float *values, float value)
{
  guint i = SCORES_NEAREST - 1;

  if (value <= values[i])
    return;
  for (; i > 0 && values[i - 1] < value; i--)
    values[i] = values[i - 1];
  values[i] = value;
}

static void
insert_near (float *logs, guint8 *index, float value, guint at)
{
  guint i = SCORES_NEAREST - 1;

  if (value <= logs[i])
    return;
  for (; i > 0 && logs[i - 1] < value; i--) {
    logs[i] = logs[i - 1];
    index[i] = index[i - 1];
  }
  logs[i] = value;
  index[i] = at;
}

/* Returns the logarithm of the best. What is below as many tops as are wanted is not among the
 * nearest. */
static float
find_near (const float densities[MODEL_DENSITIES], NearGaussians *near)
{
  float groups[GROUPS], tops[TOPS], logs[SCORES_NEAREST], least[SCORES_NEAREST];

  for (guint i = 0; i < SCORES_NEAREST; i++)
    logs[i] = least[i] = -FLT_MAX;
  find_peaks (densities, groups, tops);
  for (guint i = 0; i < TOPS; i++)
    insert_sorted (least, tops[i]);
  memset (near->index, 0, sizeof near->index);
  for (guint top = 0; top < TOPS; top++)
    if (tops[top] >= least[SCORES_NEAREST - 1])
      for (guint group = top; group < GROUPS; group += TOPS)
        if (groups[group] >= least[SCORES_NEAREST - 1])
          for (guint i = group; i < MODEL_DENSITIES; i += GROUPS)
            insert_near (logs, near->index, densities[i], i);
  for (guint i = 0; i < SCORES_NEAREST; i++)
    near->density[i] = expf (logs[i] - logs[0]);
  return logs[0];
}

static void
set_terms (const float *features, guint n_frames, guint stream,
    float terms[MODEL_ROWS - 1][TILE_FRAMES])
{
  for (guint frame = 0; frame < TILE_FRAMES; frame++)
    for (guint i = 0; i < FRONTEND_CEPSTRA; i++) {
      float value = features[MIN (frame, n_frames - 1) * FRONTEND_FEATURES
          + stream * FRONTEND_CEPSTRA + i];

      terms[i][frame] = value * value;
      terms[FRONTEND_CEPSTRA + i][frame] = value;
    }
}

static void
fill_tile (ScoreBlock *block, const AcousticModel *model, guint first, const float *features,
    const gboolean *wanted)
{
  guint n_frames = MIN (TILE_FRAMES, block->n_frames - first);

  for (guint stream = 0; stream < MODEL_STREAMS; stream++) {
    float terms[MODEL_ROWS - 1][TILE_FRAMES], densities[TILE_FRAMES][MODEL_DENSITIES];

    set_terms (features, n_frames, stream, terms);
    for (guint codebook = 0; codebook < model->n_phones; codebook++) {
      gsize index = codebook * MODEL_STREAMS + stream;

      if (wanted && !wanted[codebook])
        continue;
      measure_densities (model->gaussians + index * MODEL_ROWS * MODEL_DENSITIES, terms,
          densities);
      for (guint frame = 0; frame < n_frames; frame++) {
        FrameScores *scores = &block->frames[first + frame];
        float best = find_near (densities[frame], &scores->near[index]);

        scores->best[codebook] = stream ? scores->best[codebook] + best : best;
      }
    }
  }
}

void
score_block_fill (ScoreBlock *block, const AcousticModel *model, const float *features,
    const gboolean *wanted)
{
  for (guint first = 0; first < block->n_frames; first += TILE_FRAMES)
    fill_tile (block, model, first, features + (gsize) first * FRONTEND_FEATURES, wanted);
}

float
scores_of_senone (const AcousticModel *model, const FrameScores *frame, guint senone)
{
  guint codebook = model->codebooks[senone];
  const guint8 *weights = model->weights + (gsize) senone * MODEL_STREAMS * MODEL_DENSITIES;
  const NearGaussians *near = frame->near + codebook * MODEL_STREAMS;
  float product = 1;

  for (guint stream = 0; stream < MODEL_STREAMS; stream++, near++, weights += MODEL_DENSITIES) {
    float sum = 0;

    for (guint i = 0; i < SCORES_NEAREST; i++)
      sum += near->density[i] * model->weight_values[weights[near->index[i]]];
    product *= sum;
  }
  return frame->best[codebook] + logf (product);
}
