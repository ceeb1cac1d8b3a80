/* A shortest path from stamp to stamp: each step costs what the pace of speech thinks of it (Student's
 * t, for a pause or a passage of music may stand between), each stamp left out costs what a wrong one
 * is worth. */
#include "belief.h"

#include <math.h>
#include <string.h>

#include "settling.h"

#define DISBELIEF 5.0           /* nats: one stamp in 20 is wrong, by anything up to 5 s */
#define PASSAGE 8.0             /* nats: a pause or music, of any length, once in some 3,000 */
#define REACH 16                /* stamps in a row that can be disbelieved without starting anew */

#define PACE_FREEDOM 4.0        /* degrees of Student's t */
#define PACE_SPREAD 0.12        /* of a paragraph's length: people's pace wanders so much */
#define PACE_JITTER 0.5         /* seconds, whatever the length */
#define LEAST_SPREAD 0.04       /* what an episode's own stamps may say about it */
#define MOST_SPREAD 0.15
#define NORMAL_QUARTILE 0.6745  /* standard deviations */
#define LONG_STEP 8             /* nominal seconds; a stamp's second matters little */

#define MIN_PACE 0.4            /* of an episode, against pace.h's */
#define MAX_PACE 2.5

#define OWN_STEPS 4             /* of somebody's that say as much of the pace as all others' */

#define RESTART 30.0            /* seconds back: the clock began anew */
#define RESTART_RUN 3           /* stamps that must go on from there */

/* Whether the clock began anew at paragraph @at, rather than one stamp being wrong. */
static gboolean
is_restart (const Fit *fit, guint at, double before)
{
  double last = fit->stamp[at];
  guint run = 0;

  if (!(last < before - RESTART))
    return FALSE;
  for (guint i = at + 1; i < fit->n && run < RESTART_RUN; i++) {
    if (isnan (fit->stamp[i]))
      continue;
    if (fit->stamp[i] < last || fit->stamp[i] >= before)
      return FALSE;
    last = fit->stamp[i];
    run++;
  }
  return run == RESTART_RUN;
}

/* Recordings in parts: what follows a restart goes on from where the part before it ended. */
static void
join_restarts (Fit *fit)
{
  double shift = 0, before = -INFINITY, said = 0;

  for (guint i = 0; i < fit->n; i++) {
    if (is_restart (fit, i, before)) {
      shift += before + said - fit->stamp[i];
      before = -INFINITY;
    }
    if (!isnan (fit->stamp[i])) {
      before = fit->stamp[i];
      said = 0;
      fit->stamp[i] += shift;
    }
    said += fit->length[i];
  }
}

/* A stamp printed twice says nothing the second time, if more was said than a second holds. */
static void
drop_repeats (Fit *fit)
{
  double last = NAN, said = 0;

  for (guint i = 0; i < fit->n; i++) {
    if (fit->stamp[i] == last && said * SETTLING_FASTEST > 1)
      fit->stamp[i] = NAN;
    else if (!isnan (fit->stamp[i]) && fit->stamp[i] != last) {
      last = fit->stamp[i];
      said = 0;
    }
    said += fit->length[i];
  }
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
median_of (GArray *values, double otherwise)
{
  if (!values->len)
    return otherwise;
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, values->len / 2);
}

static void
stretch_paragraph (Fit *fit, guint paragraph, double scale)
{
  fit->length[paragraph] *= scale;
  for (guint i = fit->first[paragraph]; i < fit->first[paragraph + 1]; i++) {
    fit->said[i] *= scale;
    fit->pause[i] *= scale;
  }
}

static int
get_speaker (const Fit *fit, guint paragraph)
{
  return transcript_get_word_speaker (fit->transcript, fit->first[paragraph]);
}

/* Seconds a nominal second, from stamp to stamp, of steps that are longer than @least; those of one
 * speaker alone are added to @own as well, by speaker. (element-type double) */
static GArray *
collect_paces (const Fit *fit, double least, GPtrArray *own)
{
  GArray *paces = g_array_new (FALSE, FALSE, sizeof (double));
  double last = NAN, said = 0, pace;
  int speaker = SPEAKER_NONE;   /* since the last stamp; NONE: several */

  for (guint i = 0; i < fit->n; i++) {
    if (!isnan (fit->stamp[i])) {
      pace = (fit->stamp[i] - last) / said;
      if (said > least && pace > SETTLING_FASTEST && pace < MAX_PACE) {
        g_array_append_val (paces, pace);
        if (own && speaker != SPEAKER_NONE)
          g_array_append_val ((GArray *) own->pdata[speaker], pace);
      }
      last = fit->stamp[i];
      said = 0;
      speaker = get_speaker (fit, i);
    } else if (get_speaker (fit, i) != speaker)
      speaker = SPEAKER_NONE;
    said += fit->length[i];
  }
  return paces;
}

/* Everybody's own pace, as far as there is enough to tell: lengths are then at one pace. */
static void
follow_speakers (Fit *fit)
{
  const guint n = fit->transcript->speakers->len;
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree double *scales = g_new (double, n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (own, g_array_new (FALSE, FALSE, sizeof (double)));
  g_array_unref (collect_paces (fit, LONG_STEP, own));
  for (guint i = 0; i < n; i++) {
    GArray *paces = own->pdata[i];

    scales[i] = (median_of (paces, fit->pace) / fit->pace * paces->len + OWN_STEPS)
        / (paces->len + OWN_STEPS);
  }
  for (guint i = 0; i < fit->n; i++)
    if (get_speaker (fit, i) != SPEAKER_NONE)
      stretch_paragraph (fit, i, scales[get_speaker (fit, i)]);
}

/* The usual deviation of a step, as a part of it: from the median of all, which wrong stamps do not
 * move far. */
static double
measure_spread (const Fit *fit)
{
  g_autoptr (GArray) paces = collect_paces (fit, LONG_STEP, NULL);

  for (guint i = 0; i < paces->len; i++) {
    double *pace = &g_array_index (paces, double, i);

    *pace = fabs (*pace / fit->pace - 1) / NORMAL_QUARTILE;
  }
  return CLAMP (median_of (paces, PACE_SPREAD), LEAST_SPREAD, MOST_SPREAD);
}

/* What a step from one believed stamp to another costs, in nats; INFINITY if nobody speaks so
 * fast. */
static double
cost_of_step (const Fit *fit, double seconds, double said)
{
  double length = said * fit->pace, ratio, cost;

  if (seconds + 1 < length * SETTLING_FASTEST)
    return INFINITY;
  ratio = (seconds - length) / (PACE_SPREAD * length + PACE_JITTER);
  cost = (PACE_FREEDOM + 1) / 2 * log1p (ratio * ratio / PACE_FREEDOM);
  return ratio > 0 ? MIN (cost, PASSAGE) : cost;
}

/* Forgets the stamps that are not on the shortest path. The first and the last have one neighbour alone
 * to contradict them, and music may stand between: an end of the path costs as much as that. */
static void
choose_stamps (Fit *fit)
{
  g_autofree guint *stamped = g_new (guint, fit->n), *from = g_new (guint, fit->n);
  g_autofree double *before = g_new (double, fit->n + 1), *cost = g_new (double, fit->n);
  guint n = 0, last = 0;

  before[0] = 0;
  for (guint i = 0; i < fit->n; i++) {
    before[i + 1] = before[i] + fit->length[i];
    if (!isnan (fit->stamp[i]))
      stamped[n++] = i;
  }
  for (guint i = 0; i < n; i++) {
    guint to = stamped[i];

    cost[i] = i * PASSAGE;
    from[i] = i;
    for (guint j = i > REACH ? i - REACH : 0; j < i; j++) {
      guint at = stamped[j];
      double sum = cost[j] + (i - j - 1) * DISBELIEF
          + cost_of_step (fit, fit->stamp[to] - fit->stamp[at], before[to] - before[at]);

      if (sum <= cost[i]) {
        cost[i] = sum;
        from[i] = j;
      }
    }
    if (cost[i] + (n - i) * PASSAGE <= cost[last] + (n - last) * PASSAGE)
      last = i;
  }

  for (guint i = n; i-- > 0;) {
    if (i != last)
      fit->stamp[stamped[i]] = NAN;
    else if (from[i] != i)
      last = from[i];
  }
}

void
belief_choose (Fit *fit)
{
  g_autoptr (GArray) paces = NULL;

  join_restarts (fit);
  drop_repeats (fit);
  paces = collect_paces (fit, 0, NULL);
  fit->pace = CLAMP (median_of (paces, 1), MIN_PACE, MAX_PACE);
  follow_speakers (fit);
  fit->spread = measure_spread (fit);
  memcpy (fit->printed, fit->stamp, (fit->n + 1) * sizeof *fit->stamp);
  choose_stamps (fit);
}
