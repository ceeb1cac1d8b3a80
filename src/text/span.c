#include "span.h"

#include "pace.h"

#define SLOWEST 2.5             /* of the usual time; what is left of a span is silence */

/* Seconds that a word takes, and the pause behind it. */
typedef struct {
  double said, pause;
} Pace;

/* Of the words [@first, @end). (transfer full) */
static Pace *
measure (const Transcript *transcript, guint first, guint end)
{
  Pace *paces = g_new (Pace, end - first);

  for (guint i = first; i < end; i++) {
    const char *text = transcript_get_word (transcript, i)->text;

    paces[i - first] = (Pace) { pace_of_word (text), pace_of_pause (text) };
  }
  return paces;
}

/* The pause behind a span's last word is outside of it. */
static double
sum_up (const Pace *paces, guint n)
{
  double seconds = 0;

  for (guint i = 0; i < n; i++)
    seconds += paces[i].said + (i + 1 < n ? paces[i].pause : 0);
  return seconds;
}

void
span_share (Transcript *transcript, guint first, guint end, Nanoseconds start, Nanoseconds stop)
{
  guint n = end - first;
  g_autofree Pace *paces = measure (transcript, first, end);
  guint64 from = MIN (nanoseconds_to_milliseconds (start), MILLISECONDS_MAX - n);
  guint64 until = MIN (nanoseconds_to_milliseconds (stop), MILLISECONDS_MAX);
  guint64 spare = until > from + n ? until - from - n : 0;
  double said = sum_up (paces, n), passed = 0, rate;

  /* A millisecond a word is certain, the rest goes by its length. */
  spare = MIN (spare, (guint64) (said * 1000 * SLOWEST));
  rate = spare / said;
  for (guint i = first; i < end; i++) {
    Word *word = transcript_get_word (transcript, i);

    word->start = (from + (i - first) + (guint64) (passed * rate)) * MILLISECOND;
    passed += paces[i - first].said;
    word->end = (from + (i - first) + 1 + (guint64) (passed * rate)) * MILLISECOND;
    passed += paces[i - first].pause;
    if (i + 1 == end)
      word->end = (from + n + spare) * MILLISECOND;
  }
}

void
span_part (Transcript *transcript)
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

static gboolean
is_timed (const Transcript *transcript, guint index)
{
  return index < transcript->words->len
      && transcript_get_word (transcript, index)->start != NANOSECONDS_NONE;
}

/* The words [@first, @end), whose neighbours are timed. */
static void
fill_run (Transcript *transcript, guint first, guint end)
{
  g_autofree Pace *paces = measure (transcript, first, end);
  Nanoseconds said = (Nanoseconds) (sum_up (paces, end - first) * SECOND), start, stop;

  if (first > 0) {
    start = transcript_get_word (transcript, first - 1)->end;
    stop = is_timed (transcript, end) ? transcript_get_word (transcript, end)->start : start + said;
  } else {
    stop = transcript_get_word (transcript, end)->start;
    start = stop > said ? stop - said : 0;
  }
  span_share (transcript, first, end, start, stop);
}

gboolean
span_fill (Transcript *transcript)
{
  guint n = transcript->words->len, n_timed = 0;

  for (guint i = 0; i < n; i++)
    n_timed += is_timed (transcript, i);
  for (guint first = 0, end; n_timed > 0 && n_timed < n && first < n; first = end + 1) {
    for (end = first; end < n && !is_timed (transcript, end);)
      end++;
    if (end > first)
      fill_run (transcript, first, end);
  }
  if (n_timed > 0 && n_timed < n)
    span_part (transcript);
  return n_timed > 0;
}
