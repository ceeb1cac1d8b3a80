/* Which stamps are wrong by far is told by a shortest path from stamp to stamp: each step costs what
 * the pace of speech thinks of it (Student's t, for a pause or a passage of music may stand between),
 * each stamp left out costs what a wrong one is worth. Near what the others say the starts of all
 * paragraphs then settle. */
#include "stamps.h"

#include <math.h>
#include <string.h>

#include "chapters.h"
#include "pace.h"
#include "settling.h"

G_DEFINE_QUARK (align-error-quark, align_error)

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
#define PARAGRAPH_PAUSE 0.3     /* seconds: who begins a new one heard a pause */

#define SLOWEST 1.35            /* beyond it is a pause and no slow word */
#define MIN_PACE 0.4            /* of an episode, against pace.h's */
#define MAX_PACE 2.5

#define OWN_STEPS 4             /* of somebody's that say as much of the pace as all others' */

#define RESTART 30.0            /* seconds back: the clock began anew */
#define RESTART_RUN 3           /* stamps that must go on from there */

#define PART 60.0               /* seconds of starts behind the end: the audio is a part of it all */

typedef struct {
  const Transcript *transcript;
  guint n;                      /* paragraphs with words; arrays hold one more: the end */
  guint *first;                 /* word of each */
  double *said, *pause;         /* of each word, seconds at pace 1: to say it, and behind it */
  double *length;               /* seconds to say it at pace 1, pause behind included */
  double *stamp;                /* seconds; NAN: not known or not believed */
  double *printed;              /* the same, believed or not */
  double *start;                /* the result */
  double pace, spread;
} Fit;

static void
fit_clear (Fit *fit)
{
  g_free (fit->first);
  g_free (fit->said);
  g_free (fit->pause);
  g_free (fit->length);
  g_free (fit->stamp);
  g_free (fit->printed);
  g_free (fit->start);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fit, fit_clear)

static double
pause_behind (const Transcript *transcript, guint index)
{
  const Word *word = transcript_get_word (transcript, index);
  double pause = pace_of_pause (word->text);

  if (index + 1 < transcript->words->len
      && transcript_get_word_speaker (transcript, index)
          != transcript_get_word_speaker (transcript, index + 1))
    pause += PACE_TURN;
  return pause;
}

static void
measure_paragraphs (Fit *fit)
{
  const Transcript *transcript = fit->transcript;
  guint paragraph = G_MAXUINT;

  for (guint i = 0; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);

    if (word->paragraph != paragraph) {
      Nanoseconds stamp = transcript_get_paragraph (transcript, word->paragraph)->stamp;

      paragraph = word->paragraph;
      fit->first[fit->n] = i;
      fit->stamp[fit->n++] = stamp == NANOSECONDS_NONE ? NAN : (double) stamp / SECOND;
    }
    fit->said[i] = pace_of_word (word->text);
    fit->pause[i] = pause_behind (transcript, i);
    if (i + 1 == transcript->words->len || word[1].paragraph != paragraph)
      fit->pause[i] += PARAGRAPH_PAUSE;
    fit->length[fit->n - 1] += fit->said[i] + fit->pause[i];
  }
  fit->first[fit->n] = transcript->words->len;
}

static void
fit_init (Fit *fit, const Transcript *transcript)
{
  gsize most = transcript->paragraphs->len + 1;

  *fit = (Fit) {
    .transcript = transcript,
    .first = g_new0 (guint, most),
    .said = g_new (double, transcript->words->len),
    .pause = g_new (double, transcript->words->len),
    .length = g_new0 (double, most),
    .stamp = g_new0 (double, most),
    .printed = g_new0 (double, most),
    .start = g_new0 (double, most),
    .pace = 1,
  };
  measure_paragraphs (fit);
  fit->stamp[fit->n] = NAN;
}

static gboolean
stamps_are_whole (const Fit *fit)
{
  for (guint i = 0; i < fit->n; i++)
    if (!isnan (fit->stamp[i]) && fit->stamp[i] != floor (fit->stamp[i]))
      return FALSE;
  return TRUE;
}

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

/* Between believed stamps by length, before the first and after the last at the usual pace. */
static void
interpolate_starts (Fit *fit)
{
  double said = 0, pace = fit->pace;
  guint last = G_MAXUINT;

  for (guint i = 0; i <= fit->n; i++) {
    if (!isnan (fit->stamp[i])) {
      double from = last == G_MAXUINT ? fit->stamp[i] - said * fit->pace : fit->stamp[last];

      pace = said > 0 ? (fit->stamp[i] - from) / said : 0;
      for (guint n = last == G_MAXUINT ? 0 : last; n < i; n++) {
        fit->start[n] = from;
        from += fit->length[n] * pace;
      }
      fit->start[i] = fit->stamp[i];
      last = i;
      said = 0;
    } else if (i && last != G_MAXUINT) {
      fit->start[i] = fit->start[i - 1] + fit->length[i - 1] * fit->pace;
    }
    said += i < fit->n ? fit->length[i] : 0;
  }
}

/* The nearest starts that leave each paragraph the time it takes at least: isotonic regression by
 * pooling adjacent violators (Ayer et al. 1955), on what is left when that time is taken off. */
static void
keep_apart (Fit *fit)
{
  guint n = fit->n + 1, blocks = 0;
  g_autofree double *mean = g_new (double, n);
  g_autofree guint *size = g_new (guint, n);
  double least = 0;

  for (guint i = 0; i < n; i++) {
    mean[blocks] = fit->start[i] - least;
    size[blocks++] = 1;
    while (blocks > 1 && mean[blocks - 1] < mean[blocks - 2]) {
      guint both = size[blocks - 2] + size[blocks - 1];

      mean[blocks - 2] += (mean[blocks - 1] - mean[blocks - 2]) * size[blocks - 1] / both;
      size[--blocks - 1] = both;
    }
    least += i < fit->n ? fit->length[i] * SETTLING_FASTEST * fit->pace : 0;
  }
  least = 0;
  for (guint block = 0, i = 0; block < blocks; block++)
    for (guint last = i + size[block]; i < last; i++) {
      fit->start[i] = MAX (mean[block], 0) + least;
      least += i < fit->n ? fit->length[i] * SETTLING_FASTEST * fit->pace : 0;
    }
}

/* The audio is over at @end: what comes a little too late moves up, all of it if it must. Audio that
 * breaks off long before says nothing of the rest. */
static void
end_by (Fit *fit, double end)
{
  double total = 0, least = 0, squeeze;

  if (fit->start[fit->n - 1] > end + PART)
    return;
  for (guint i = 0; i < fit->n; i++)
    total += fit->length[i] * SETTLING_FASTEST * fit->pace;
  squeeze = MIN (1, end / total);
  fit->start[fit->n] = MIN (fit->start[fit->n], end);
  for (guint i = fit->n; i-- > 0;) {
    least += fit->length[i] * SETTLING_FASTEST * fit->pace * squeeze;
    fit->start[i] = CLAMP (fit->start[i], 0, end - least);
  }
}

static void
spread_evenly (Fit *fit, double duration)
{
  double total = 0;

  for (guint i = 0; i < fit->n; i++)
    total += fit->length[i];
  fit->pace = duration / total;
  for (guint i = 0; i < fit->n; i++)
    fit->start[i + 1] = fit->start[i] + fit->length[i] * fit->pace;
}

static void
follow_stamps (Fit *fit)
{
  const gboolean are_whole = stamps_are_whole (fit);
  g_autoptr (GArray) paces = NULL;

  join_restarts (fit);
  drop_repeats (fit);
  paces = collect_paces (fit, 0, NULL);
  fit->pace = CLAMP (median_of (paces, 1), MIN_PACE, MAX_PACE);
  follow_speakers (fit);
  fit->spread = measure_spread (fit);
  memcpy (fit->printed, fit->stamp, (fit->n + 1) * sizeof *fit->stamp);
  choose_stamps (fit);
  for (guint i = 0; are_whole && i < fit->n; i++)
    fit->stamp[i] += SETTLING_HALF;
  interpolate_starts (fit);
  settling_find (&(Settling) { fit->n, fit->printed, fit->length, fit->pace, fit->spread, are_whole },
      fit->start);
  keep_apart (fit);
}

static Nanoseconds
to_whole_milliseconds (double seconds)
{
  return (Nanoseconds) (seconds * 1000 + 0.5) * MILLISECOND;
}

/* Shares a paragraph's time out to its words; what they do not need is a pause behind them. */
static void
time_paragraph (const Fit *fit, guint paragraph)
{
  double at = fit->start[paragraph], room = fit->start[paragraph + 1] - at;
  double scale = MIN (room / fit->length[paragraph], SLOWEST * MAX (fit->pace, 1));

  for (guint i = fit->first[paragraph]; i < fit->first[paragraph + 1]; i++) {
    Word *word = transcript_get_word (fit->transcript, i);

    word->start = to_whole_milliseconds (at);
    word->end = to_whole_milliseconds (at + fit->said[i] * scale);
    at += (fit->said[i] + fit->pause[i]) * scale;
  }
}

/* Onsets grow by a millisecond at least; no word reaches into the next. */
static void
part_words (const Transcript *transcript)
{
  for (guint i = 0; i < transcript->words->len; i++) {
    Word *word = transcript_get_word (transcript, i), *last = i ? word - 1 : NULL;

    if (last && word->start <= last->start)
      word->start = last->start + MILLISECOND;
    word->end = MAX (word->end, word->start + MILLISECOND);
    if (last)
      last->end = MIN (last->end, word->start);
  }
}

gboolean
stamps_time_words (Transcript *transcript, GError **error)
{
  Nanoseconds duration = transcript->audio.duration;
  g_auto (Fit) fit = { 0 };
  gboolean is_stamped = FALSE;

  fit_init (&fit, transcript);
  for (guint i = 0; i < fit.n; i++)
    is_stamped |= !isnan (fit.stamp[i]);
  if (fit.n && !is_stamped && duration == NANOSECONDS_NONE) {
    g_set_error_literal (error, ALIGN_ERROR, ALIGN_ERROR_NO_TIMES,
        "no times in it; say how long the audio is with --duration, or name it with --audio");
    return FALSE;
  }

  if (is_stamped)
    follow_stamps (&fit);
  else if (fit.n)
    spread_evenly (&fit, (double) duration / SECOND);
  if (duration != NANOSECONDS_NONE && fit.n)
    end_by (&fit, (double) duration / SECOND);
  for (guint i = 0; i < fit.n; i++)
    time_paragraph (&fit, i);
  part_words (transcript);
  chapters_take_starts (transcript);
  transcript->timing = TIMING_STAMPS;
  return TRUE;
}
