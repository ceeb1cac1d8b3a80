#include "timbre.h"

#include <math.h>
#include <string.h>

#define FRAMES_A_PART 150       /* a part learned from less says nothing */
#define ROUNDS 12               /* of expectation and maximization */
#define LEAST_VARIANCE 0.02     /* of all frames' variance */

typedef struct {
  double count, sum[TIMBRE_FEATURES], squares[TIMBRE_FEATURES];
} Tally;

static void
tally_frame (Tally *tally, const float *frame, double part)
{
  tally->count += part;
  for (guint i = 0; i < TIMBRE_FEATURES; i++) {
    tally->sum[i] += part * frame[i];
    tally->squares[i] += part * frame[i] * frame[i];
  }
}

static double
get_variance (const Tally *tally, guint feature)
{
  const double mean = tally->sum[feature] / tally->count;

  return MAX (tally->squares[feature] / tally->count - mean * mean, 1e-6);
}

/* What @tally says becomes part @part; no variance falls under that of @all by far. */
static void
set_part (Timbre *timbre, guint part, const Tally *tally, const Tally *all)
{
  double constant = log (tally->count / all->count);

  for (guint i = 0; i < TIMBRE_FEATURES; i++) {
    const double variance = MAX (get_variance (tally, i), LEAST_VARIANCE * get_variance (all, i));

    timbre->mean[part][i] = (float) (tally->sum[i] / tally->count);
    timbre->factor[part][i] = (float) (0.5 / variance);
    constant -= 0.5 * log (2 * G_PI * variance);
  }
  timbre->weight[part] = constant;
}

/* Logarithms of each part's share in a frame, and of their sum. */
static double
weigh_parts (const Timbre *timbre, const float *frame, double logs[TIMBRE_PARTS])
{
  double most = -INFINITY, sum = 0;

  for (guint k = 0; k < timbre->n_parts; k++) {
    double distance = 0;

    for (guint i = 0; i < TIMBRE_FEATURES; i++) {
      const float difference = frame[i] - timbre->mean[k][i];

      distance += difference * difference * timbre->factor[k][i];
    }
    logs[k] = timbre->weight[k] - distance;
    most = MAX (most, logs[k]);
  }
  for (guint k = 0; k < timbre->n_parts; k++)
    sum += exp (logs[k] - most);
  return most + log (sum);
}

double
timbre_weigh (const Timbre *timbre, const float frame[TIMBRE_FEATURES])
{
  double logs[TIMBRE_PARTS];

  return weigh_parts (timbre, frame, logs);
}

static void
learn_round (Timbre *timbre, const float *frames, gsize n_frames, const Tally *all)
{
  Tally tallies[TIMBRE_PARTS] = { { 0 } };

  for (gsize n = 0; n < n_frames; n++) {
    const float *frame = frames + n * TIMBRE_FEATURES;
    double logs[TIMBRE_PARTS], total = weigh_parts (timbre, frame, logs);

    for (guint k = 0; k < timbre->n_parts; k++)
      tally_frame (&tallies[k], frame, exp (logs[k] - total));
  }
  for (guint k = 0; k < timbre->n_parts; k++)
    if (tallies[k].count > TIMBRE_FEATURES)
      set_part (timbre, k, &tallies[k], all);
}

/* The parts begin as stretches of the time. */
void
timbre_learn (Timbre *timbre, const float *frames, gsize n_frames)
{
  Tally all = { 0 };

  memset (timbre, 0, sizeof *timbre);
  timbre->n_parts = (guint) CLAMP (n_frames / FRAMES_A_PART, 1, TIMBRE_PARTS);
  for (gsize n = 0; n < n_frames; n++)
    tally_frame (&all, frames + n * TIMBRE_FEATURES, 1);
  for (guint k = 0; k < timbre->n_parts; k++) {
    Tally tally = { 0 };

    for (gsize n = n_frames * k / timbre->n_parts; n < n_frames * (k + 1) / timbre->n_parts; n++)
      tally_frame (&tally, frames + n * TIMBRE_FEATURES, 1);
    set_part (timbre, k, &tally, &all);
  }
  for (guint round = 0; round < ROUNDS && timbre->n_parts > 1; round++)
    learn_round (timbre, frames, n_frames, &all);
}
