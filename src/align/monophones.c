/* Viterbi training of hidden Markov models from the speech to be aligned, as aligners without a
 * model of the language do it; see S. Brognaux and T. Drugman, "HMM-Based Speech Segmentation"
 * (2016). The first segmentation is that of a synthetic voice, so there is no flat start. */
#include "monophones.h"

#include <math.h>
#include <string.h>

#define WIDTH FRONTEND_FEATURES
#define PRIOR 8.0               /* frames that a phone as a whole is worth to each of its states */

struct _Monophones {
  guint n_kinds, n_states;      /* with the pause; behind them any sound at all is counted */
  double *count, *sum, *square; /* of each state, and of each of its features */
  float *factors;               /* by squared feature, feature and 1, then state */
};

Monophones *
monophones_new (guint n_kinds)
{
  Monophones *phones = g_new (Monophones, 1);
  gsize n = 1 + (gsize) MONOPHONE_STATES * n_kinds;

  phones->n_kinds = n_kinds;
  phones->n_states = (guint) n;
  phones->count = g_new0 (double, n + 1);
  phones->sum = g_new0 (double, (n + 1) * WIDTH);
  phones->square = g_new0 (double, (n + 1) * WIDTH);
  phones->factors = g_new0 (float, n * (2 * WIDTH + 1));
  return phones;
}

void
monophones_free (Monophones *phones)
{
  g_free (phones->count);
  g_free (phones->sum);
  g_free (phones->square);
  g_free (phones->factors);
  g_free (phones);
}

guint
monophones_get_n_kinds (const Monophones *phones)
{
  return phones->n_kinds;
}

guint
monophones_get_n_classes (const Monophones *phones)
{
  return phones->n_states + phones->n_kinds;
}

guint
monophones_class_of_state (const Monophones *phones, guint kind, guint state)
{
  return kind == MONOPHONE_PAUSE ? MONOPHONE_PAUSE : 1 + MONOPHONE_STATES * (kind - 1) + state;
}

guint
monophones_class_of_kind (const Monophones *phones, guint kind)
{
  return kind == MONOPHONE_PAUSE ? MONOPHONE_PAUSE : phones->n_states + kind - 1;
}

void
monophones_forget (Monophones *phones)
{
  gsize n = phones->n_states + 1;

  memset (phones->count, 0, n * sizeof (double));
  memset (phones->sum, 0, n * WIDTH * sizeof (double));
  memset (phones->square, 0, n * WIDTH * sizeof (double));
}

static void
add_frame (Monophones *phones, guint state, const float *features)
{
  double *sum = phones->sum + (gsize) state * WIDTH;
  double *square = phones->square + (gsize) state * WIDTH;

  phones->count[state]++;
  for (guint k = 0; k < WIDTH; k++) {
    sum[k] += features[k];
    square[k] += (double) features[k] * features[k];
  }
}

void
monophones_hear (Monophones *phones, guint class, const float features[FRONTEND_FEATURES])
{
  add_frame (phones, class, features);
  add_frame (phones, phones->n_states, features);
}

typedef struct {
  double mean, square;
} Moments;

/* What @n states from @first on have together in feature @k, and @weight frames of @prior. */
static Moments
pool (const Monophones *phones, guint first, guint n, guint k, Moments prior, double weight)
{
  Moments all = { weight * prior.mean, weight * prior.square };
  double count = weight;

  for (guint i = first; i < first + n; i++) {
    count += phones->count[i];
    all.mean += phones->sum[(gsize) i * WIDTH + k];
    all.square += phones->square[(gsize) i * WIDTH + k];
  }
  all.mean /= count;
  all.square /= count;
  return all;
}

static double
get_variance (Moments moments)
{
  return moments.square - moments.mean * moments.mean;
}

/* A state leans on its phone, and that on all sound, the more the less was heard of it. */
static void
learn_state (Monophones *phones, guint state, double least_variance)
{
  const Moments nothing = { 0 };
  guint n = phones->n_states;
  double constant = 0;

  for (guint k = 0; k < WIDTH; k++) {
    Moments all = pool (phones, n, 1, k, nothing, 0), here = all;
    double all_variance = MAX (get_variance (all), 1e-6), variance;

    if (state != MONOPHONE_PAUSE)
      here = pool (phones, 1 + (state - 1) / MONOPHONE_STATES * MONOPHONE_STATES,
          MONOPHONE_STATES, k, all, PRIOR);
    here = pool (phones, state, 1, k, here, PRIOR);
    variance = MAX (get_variance (here), least_variance * all_variance);
    phones->factors[(gsize) k * n + state] = (float) (-0.5 / variance);
    phones->factors[(gsize) (WIDTH + k) * n + state] = (float) (here.mean / variance);
    constant -= 0.5 * (here.mean * here.mean / variance + log (variance));
  }
  phones->factors[(gsize) 2 * WIDTH * n + state] = (float) constant;
}

void
monophones_learn (Monophones *phones, double least_variance)
{
  if (phones->count[phones->n_states] > 0)
    for (guint i = 0; i < phones->n_states; i++)
      learn_state (phones, i, least_variance);
}

void
monophones_score (const Monophones *phones, const float features[FRONTEND_FEATURES],
    float *scores)
{
  guint n = phones->n_states;
  const float *factors = phones->factors;

  memcpy (scores, factors + (gsize) 2 * WIDTH * n, n * sizeof *scores);
  for (guint k = 0; k < WIDTH; k++, factors += n) {
    const float *linear = factors + (gsize) WIDTH * n;
    float value = features[k], square = value * value;

    for (guint i = 0; i < n; i++)
      scores[i] += factors[i] * square + linear[i] * value;
  }
  for (guint kind = 1; kind <= phones->n_kinds; kind++) {
    const float *states = scores + monophones_class_of_state (phones, kind, 0);

    scores[n + kind - 1] = MAX (states[0], MAX (states[1], states[2]));
  }
}
