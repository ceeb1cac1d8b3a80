#include "scores.h"

#include <string.h>

#include "machine.h"

#define LANES 8
#define TILE (2 * LANES)        /* densities in registers, for each of TILE_FRAMES */
#define TILE_FRAMES 4
#define NEAREST 4               /* Gaussians of a stream that count, as in PocketSphinx */
#define COLUMNS (MODEL_DENSITIES / NEAREST)
#define INDEX_BITS (MODEL_DENSITIES - 1)        /* the last bits of a float, no more than noise */

typedef float Lanes __attribute__ ((vector_size (LANES * sizeof (float))));

/* The nearest Gaussians of a stream. */
typedef struct {
  float best;                   /* logarithm of the first one's density */
  float density[NEAREST];       /* in parts of that */
  guint8 index[NEAREST];
} NearGaussians;

ScoreBlock *
score_block_new (const AcousticModel *model, guint n_frames)
{
  ScoreBlock *block = g_new (ScoreBlock, 1);

  *block = (ScoreBlock) { n_frames, model->n_senones,
    g_new (float, (gsize) n_frames * model->n_senones) };
  return block;
}

void
score_block_free (ScoreBlock *block)
{
  g_free (block->scores);
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

/* The larger of two first. */
static inline void
order (float *first, float *second)
{
  float more = *first > *second ? *first : *second, less = *first > *second ? *second : *first;

  *first = more;
  *second = less;
}

/* Into columns in order, each key a density that says in its last bits which it is: so that few
 * instructions, the same for all columns, keep both together. */
static inline void
sort_columns (const float densities[MODEL_DENSITIES], float keys[NEAREST][COLUMNS])
{
  union {
    float value[MODEL_DENSITIES];
    guint32 bits[MODEL_DENSITIES];
  } key;

  memcpy (key.value, densities, sizeof key.value);
  for (guint i = 0; i < MODEL_DENSITIES; i++)
    key.bits[i] = (key.bits[i] & ~(guint32) INDEX_BITS) | i;
  for (guint i = 0; i < COLUMNS; i++) {
    float a = key.value[i], b = key.value[i + COLUMNS];
    float c = key.value[i + 2 * COLUMNS], d = key.value[i + 3 * COLUMNS];

    order (&a, &b);
    order (&c, &d);
    order (&a, &c);
    order (&b, &d);
    order (&b, &c);
    keys[0][i] = a;
    keys[1][i] = b;
    keys[2][i] = c;
    keys[3][i] = d;
  }
}

/* Of columns i and i + @n the largest four, in order, in column i (K. Batcher, "Sorting networks and
 * their applications", 1968). */
static inline void
merge_columns (float keys[NEAREST][COLUMNS], guint n)
{
  for (guint i = 0; i < n; i++) {
    float a = MAX (keys[0][i], keys[3][i + n]), b = MAX (keys[1][i], keys[2][i + n]);
    float c = MAX (keys[2][i], keys[1][i + n]), d = MAX (keys[3][i], keys[0][i + n]);

    order (&a, &c);
    order (&b, &d);
    order (&a, &b);
    order (&c, &d);
    keys[0][i] = a;
    keys[1][i] = b;
    keys[2][i] = c;
    keys[3][i] = d;
  }
}

/* e to the power of @x, which is not above 0; to 5 digits (the rest of a Taylor series). */
static inline float
exp_quickly (float x)
{
  const float rounding = 12582912;      /* 1.5 * 2^23: what is added loses its fraction */
  float power = MAX (x * 1.44269504f, -126.0f);
  float whole = power + rounding - rounding, part = (power - whole) * (float) G_LN2;
  union {
    guint32 bits;
    float value;
  } scale = { (guint32) ((gint32) whole + 127) << 23 };

  return scale.value * (1 + part * (1 + part * (1 / 2.0f + part * (1 / 6.0f
      + part * (1 / 24.0f + part * (1 / 120.0f))))));
}

/* The logarithm of @x, a normal number above 0; to 5 digits: a series of (m - 1) / (m + 1) for the
 * mantissa m, between the roots of 1/2 and 2. */
static inline float
log_quickly (float x)
{
  const gint32 root = 0x3f3504f3;       /* of 1/2 */
  union {
    float value;
    gint32 bits;
  } mantissa = { x };
  gint32 exponent = (mantissa.bits - root) >> 23;
  float t, square;

  mantissa.bits -= exponent * (1 << 23);
  t = (mantissa.value - 1) / (mantissa.value + 1);
  square = t * t;
  return exponent * (float) G_LN2 + t * (2 + square * (2 / 3.0f + square * (2 / 5.0f)));
}

FOR_MACHINE static void
find_near (const float densities[MODEL_DENSITIES], NearGaussians *near)
{
  float keys[NEAREST][COLUMNS], logs[NEAREST];

  sort_columns (densities, keys);
  merge_columns (keys, 16);
  merge_columns (keys, 8);
  merge_columns (keys, 4);
  merge_columns (keys, 2);
  merge_columns (keys, 1);
  for (guint i = 0; i < NEAREST; i++) {
    guint32 bits;

    memcpy (&bits, &keys[i][0], sizeof bits);
    near->index[i] = bits & INDEX_BITS;
    logs[i] = densities[near->index[i]];
  }
  near->best = logs[0];
  for (guint i = 0; i < NEAREST; i++)
    near->density[i] = exp_quickly (MIN (logs[i] - logs[0], 0));
}

static inline float
lengthen (guint16 upper)
{
  union {
    guint32 bits;
    float value;
  } whole = { (guint32) upper << 16 };

  return whole.value;
}

/* The scores of @n senones of one codebook, a whole number of MODEL_SENONE_STEP. */
FOR_MACHINE static void
mix_senones (const NearGaussians near[MODEL_STREAMS], const guint16 *weights, guint n, float *scores)
{
  float best = near[0].best + near[1].best + near[2].best;

  n = n / MODEL_SENONE_STEP * MODEL_SENONE_STEP;
  for (guint stream = 0; stream < MODEL_STREAMS; stream++, near++, weights += MODEL_DENSITIES * n) {
    const guint16 *a = weights + near->index[0] * n, *b = weights + near->index[1] * n;
    const guint16 *c = weights + near->index[2] * n, *d = weights + near->index[3] * n;

    for (guint i = 0; i < n; i++) {
      float sum = near->density[0] * lengthen (a[i]) + near->density[1] * lengthen (b[i])
          + near->density[2] * lengthen (c[i]) + near->density[3] * lengthen (d[i]);

      scores[i] = stream ? scores[i] * sum : sum;
    }
  }
  for (guint i = 0; i < n; i++)
    scores[i] = best + log_quickly (scores[i]);
}

typedef float Terms[MODEL_ROWS - 1][TILE_FRAMES];

/* Of one stream, of the frames from @first on. */
static void
set_terms (const float *features, guint n_frames, guint first, Terms terms)
{
  for (guint frame = 0; frame < TILE_FRAMES; frame++)
    for (guint i = 0; i < FRONTEND_CEPSTRA; i++) {
      float value = features[MIN (first + frame, n_frames - 1) * FRONTEND_FEATURES + i];

      terms[i][frame] = value * value;
      terms[FRONTEND_CEPSTRA + i][frame] = value;
    }
}

typedef struct {
  ScoreBlock *block;
  const AcousticModel *model;
  guint n_tiles;
  Terms *terms;                 /* by stream and tile */
  NearGaussians (*near)[MODEL_STREAMS]; /* by frame, of all tiles */
} Filling;

/* All frames for one stream of a codebook, so that its Gaussians stay near the processor. */
static void
find_all_near (const Filling *filling, guint codebook, guint stream)
{
  const float *rows = filling->model->gaussians
      + (codebook * MODEL_STREAMS + stream) * MODEL_ROWS * MODEL_DENSITIES;

  for (guint tile = 0; tile < filling->n_tiles; tile++) {
    float densities[TILE_FRAMES][MODEL_DENSITIES];

    measure_densities (rows, filling->terms[stream * filling->n_tiles + tile], densities);
    for (guint i = 0; i < TILE_FRAMES; i++)
      find_near (densities[i], &filling->near[tile * TILE_FRAMES + i][stream]);
  }
}

static void
fill_codebook (const Filling *filling, guint codebook)
{
  const AcousticModel *model = filling->model;
  const guint first = model->first_senone[codebook];
  const guint16 *weights = model->weights + (gsize) first * MODEL_STREAMS * MODEL_DENSITIES;

  for (guint stream = 0; stream < MODEL_STREAMS; stream++)
    find_all_near (filling, codebook, stream);
  for (guint i = 0; i < filling->block->n_frames; i++)
    mix_senones (filling->near[i], weights, model->first_senone[codebook + 1] - first,
        filling->block->scores + (gsize) i * model->n_senones + first);
}

void
score_block_fill (ScoreBlock *block, const AcousticModel *model, const float *features,
    const gboolean *wanted)
{
  const guint n_tiles = (block->n_frames + TILE_FRAMES - 1) / TILE_FRAMES;
  g_autofree Terms *terms = g_new (Terms, n_tiles * MODEL_STREAMS);
  g_autofree NearGaussians (*near)[MODEL_STREAMS] = g_malloc (sizeof *near * n_tiles * TILE_FRAMES);
  const Filling filling = { block, model, n_tiles, terms, near };

  for (guint i = 0; i < n_tiles * MODEL_STREAMS; i++)
    set_terms (features + i / n_tiles * FRONTEND_CEPSTRA, block->n_frames, i % n_tiles * TILE_FRAMES,
        terms[i]);
  for (guint codebook = 0; codebook < model->n_phones; codebook++)
    if (!wanted || wanted[codebook])
      fill_codebook (&filling, codebook);
}
