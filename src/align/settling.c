/* A grid of times around each start, weighed by what its stamp thinks of them; from start to start goes
 * what the pace thinks of the time between. Forward and backward over all of them (Baum et al. 1970),
 * each point has its probability given all stamps. */
#include "settling.h"

#include <math.h>

#define POINTS 41               /* of a grid */
#define GRID 0.3                /* seconds */

#define WRONG 0.05              /* of stamps, by anything up to 5 s */
#define WRONG_REACH 5.0
#define SENSELESS 1e-4          /* a second: a stamp that is wrong by more */
#define EDGE 0.1                /* seconds: of the second that a stamp names, or of one in fractions */
#define EDGE_AREA (EDGE * 2.5)  /* under a bell of that deviation */

#define FREEDOM 4.0             /* degrees of Student's t: pauses are long at times */
#define JITTER 0.3              /* seconds, whatever the length */
#define TINY 1e-6               /* a second: a passage of music, or what makes no sense */

static double
likelihood_of_stamp (double seconds, gboolean is_whole)
{
  double off = is_whole ? fabs (seconds - SETTLING_HALF) - SETTLING_HALF : fabs (seconds);
  double right = off <= 0 ? 1 : exp (-off * off / (2 * EDGE * EDGE));
  double wrong = fabs (seconds) < WRONG_REACH ? WRONG / (2 * WRONG_REACH) : 0;

  return (1 - WRONG) * right / (is_whole ? 1 : EDGE_AREA) + wrong + SENSELESS;
}

static double
likelihood_of_step (double seconds, double length, double spread)
{
  double scale = spread * length + JITTER, ratio = (seconds - length) / scale;
  double rest = 1 / (1 + ratio * ratio / FREEDOM);

  if (seconds < length * SETTLING_FASTEST)
    return TINY;
  return rest * rest * sqrt (rest) / scale + TINY;
}

static void
weigh_stamp (const Settling *settling, const double *starts, guint i, float points[POINTS])
{
  for (int k = 0; k < POINTS; k++) {
    double behind = starts[i] + (k - POINTS / 2) * GRID - settling->stamps[i];

    points[k] = isnan (behind) ? 1 : (float) likelihood_of_stamp (behind, settling->are_whole);
  }
}

/* Of each distance between two points of the grids of paragraph @i and the next, the least first. */
static void
weigh_step (const Settling *settling, const double *starts, guint i, float steps[2 * POINTS - 1])
{
  const double middle = starts[i + 1] - starts[i], length = settling->lengths[i] * settling->pace;

  for (int k = 0; k < 2 * POINTS - 1; k++)
    steps[k] = (float) likelihood_of_step (middle + (k - POINTS + 1) * GRID, length,
        settling->spread);
}

static void
multiply (float points[POINTS], const float others[POINTS])
{
  float sum = 0;

  for (int k = 0; k < POINTS; k++)
    sum += points[k] *= others[k];
  for (int k = 0; k < POINTS; k++)
    points[k] /= sum;
}

static void
turn_round (const float points[POINTS], float turned[POINTS])
{
  for (int k = 0; k < POINTS; k++)
    turned[k] = points[POINTS - 1 - k];
}

/* Of each point, the last first where @points are of the grid after it. */
static void
convolve (const float points[POINTS], const float steps[2 * POINTS - 1], float sums[POINTS])
{
  for (int k = 0; k < POINTS; k++) {
    sums[k] = 0;
    for (int j = 0; j < POINTS; j++)
      sums[k] += points[j] * steps[k + j];
  }
}

static void
go_forward (const Settling *settling, const double *starts, guint i, float (*points)[POINTS])
{
  float steps[2 * POINTS - 1], turned[POINTS], stamp[POINTS];

  weigh_step (settling, starts, i - 1, steps);
  turn_round (points[i - 1], turned);
  convolve (turned, steps, points[i]);
  weigh_stamp (settling, starts, i, stamp);
  multiply (points[i], stamp);
}

/* @points: what follows paragraph @i thinks of its start; then, of that of the one before. */
static void
go_backward (const Settling *settling, const double *starts, guint i, float points[POINTS])
{
  float steps[2 * POINTS - 1], stamp[POINTS], sums[POINTS];

  weigh_stamp (settling, starts, i, stamp);
  multiply (points, stamp);
  weigh_step (settling, starts, i - 1, steps);
  convolve (points, steps, sums);
  turn_round (sums, points);
}

/* Seconds from the grid's middle: half of the weight is to each side. */
static double
find_median (const float points[POINTS])
{
  double sum = 0;
  int k = 0;

  while (k + 1 < POINTS && sum + points[k] < 0.5)
    sum += points[k++];
  return (k - POINTS / 2 - 0.5 + (points[k] > 0 ? (0.5 - sum) / points[k] : 0)) * GRID;
}

void
settling_find (const Settling *settling, double *starts)
{
  const guint n = settling->n + 1;
  g_autofree float (*points)[POINTS] = g_malloc_n (n, sizeof *points);
  g_autofree double *shifts = g_new (double, n);
  float after[POINTS];

  weigh_stamp (settling, starts, 0, points[0]);
  for (guint i = 1; i < n; i++)
    go_forward (settling, starts, i, points);
  for (int k = 0; k < POINTS; k++)
    after[k] = 1;
  for (guint i = n; i-- > 0;) {
    multiply (points[i], after);
    shifts[i] = find_median (points[i]);
    if (i)
      go_backward (settling, starts, i, after);
  }
  for (guint i = 0; i < n; i++)
    starts[i] += shifts[i];
}
