#include "kept-times.h"

/* Two hearings of the same words differ by so much. */
#define SLACK (30 * MILLISECOND)

/* Words [@first, @end) that lie where they were heard, between two that do not. */
typedef struct {
  guint first, end;
} Run;

static const Word *
get_before (const GArray *before, guint index)
{
  return &g_array_index (before, Word, index);
}

static gboolean
is_new (const GArray *before, guint index)
{
  return get_before (before, index)->start == NANOSECONDS_NONE;
}

static Nanoseconds
find_floor (const GArray *before, const Run *run)
{
  return run->first ? get_before (before, run->first - 1)->end : 0;
}

static Nanoseconds
find_ceiling (const GArray *before, const Run *run)
{
  return run->end < before->len ? get_before (before, run->end)->start : NANOSECONDS_NONE;
}

/* What was heard, in order and between @floor and @ceiling. */
static void
put_between (Transcript *heard, const Run *run, Nanoseconds floor, Nanoseconds ceiling)
{
  for (guint i = run->first; i < run->end; i++) {
    Word *word = transcript_get_word (heard, i);

    word->start = CLAMP (word->start, floor, MAX (ceiling, floor));
    word->end = MAX (MIN (word->end, ceiling), word->start + 1);
    floor = word->end;
  }
}

static void
restore (Transcript *heard, const GArray *before, guint first, guint end)
{
  for (guint i = first; i < end; i++) {
    const Word *old = get_before (before, i);
    Word *word = transcript_get_word (heard, i);

    word->start = old->start;
    word->end = old->end;
    word->confidence = old->confidence;
  }
}

/* Neighbours belong to the run as far as it was heard in their time, but for those before @floor. */
static void
widen (const Transcript *heard, const GArray *before, Run *run, guint floor)
{
  while (run->first > floor
      && transcript_get_word (heard, run->first)->start + SLACK < find_floor (before, run))
    run->first--;
  while (run->end < before->len && (is_new (before, run->end)
      || transcript_get_word (heard, run->end - 1)->end > find_ceiling (before, run) + SLACK))
    run->end++;
}

void
kept_times_restore (Transcript *heard, const GArray *before)
{
  guint done = 0;

  for (guint i = 0; i < before->len; i++) {
    Run run = { i, i };

    if (!is_new (before, i))
      continue;
    run.end++;
    widen (heard, before, &run, done);
    restore (heard, before, done, run.first);
    put_between (heard, &run, run.first > done ? find_floor (before, &run)
        : run.first ? transcript_get_word (heard, run.first - 1)->end : 0, find_ceiling (before, &run));
    done = i = run.end;
  }
  restore (heard, before, done, before->len);
}
