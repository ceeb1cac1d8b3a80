#include "span.h"

#include "pace.h"

#define SLOWEST 2.5             /* of the usual time; what is left of a span is silence */

/* The pause behind a span's last word is outside of it. */
static double
measure (const Transcript *transcript, guint first, guint end)
{
  double seconds = 0;

  for (guint i = first; i < end; i++) {
    const char *text = transcript_get_word (transcript, i)->text;

    seconds += pace_of_word (text) + (i + 1 < end ? pace_of_pause (text) : 0);
  }
  return seconds;
}

void
span_share (Transcript *transcript, guint first, guint end, Nanoseconds start, Nanoseconds stop)
{
  guint n = end - first;
  guint64 from = MIN (nanoseconds_to_milliseconds (start), MILLISECONDS_MAX - n);
  guint64 until = MIN (nanoseconds_to_milliseconds (stop), MILLISECONDS_MAX);
  guint64 spare = until > from + n ? until - from - n : 0;
  double said = measure (transcript, first, end), passed = 0, rate;

  /* A millisecond a word is certain, the rest goes by its length. */
  spare = MIN (spare, (guint64) (said * 1000 * SLOWEST));
  rate = spare / said;
  for (guint i = first; i < end; i++) {
    Word *word = transcript_get_word (transcript, i);

    word->start = (from + (i - first) + (guint64) (passed * rate)) * MILLISECOND;
    passed += pace_of_word (word->text);
    word->end = (from + (i - first) + 1 + (guint64) (passed * rate)) * MILLISECOND;
    passed += pace_of_pause (word->text);
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
