/* Near what the believed stamps say the starts of all paragraphs settle. */
#include "stamps.h"

#include <math.h>

#include "belief.h"
#include "chapters.h"
#include "pace.h"
#include "settling.h"

G_DEFINE_QUARK (align-error-quark, align_error)

#define PARAGRAPH_PAUSE 0.3     /* seconds: who begins a new one heard a pause */

#define SLOWEST 1.35            /* beyond it is a pause and no slow word */

#define PART 60.0               /* seconds of starts behind the end: the audio is a part of it all */

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

  belief_choose (fit);
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
