/* When cues are seen: from the onset of their first word to the end of their last, longer where
 * that is too short to read: on into the silence behind, then back into the silence before. Cues on
 * both sides of a silence share it so that both can be read if there is any way to do it; else the
 * first takes what it needs. If little is left, the one before stays on. */
#include "cutting.h"

#define SHORTEST 42             /* milliseconds, a frame at 24 a second: shorter is never drawn */

typedef struct {
  guint first, end;             /* atoms */
  guint64 onset, spoken;        /* of the first word, and where the last one ends */
  guint64 needed, least;        /* to be read and not to flash by; for one of the two */
  guint64 due;                  /* what of these its neighbours' words leave time for */
  guint64 earliest, latest;     /* it must stay on until here, may until there */
} Span;

static guint64
to_milliseconds (Nanoseconds time)
{
  return time / MILLISECOND;
}

static void
find_needs (const Cutting *cutting, Span *span)
{
  const Profile *profile = cutting->options->profile;
  double reading = cutting_count_columns (cutting, span->first, span->end) * 1000
      / profile->max_cps + 1;
  guint64 shortest = to_milliseconds (profile->min_duration + MILLISECOND - 1);
  guint64 longest = to_milliseconds (profile->max_duration);
  guint64 to_read = reading < (double) longest ? (guint64) reading : longest;

  span->needed = MAX (to_read, shortest);
  span->least = MIN (to_read, shortest);
}

static guint64
subtract (guint64 from, guint64 what)
{
  return from > what ? from - what : 0;
}

static GArray *
make_spans (const Cutting *cutting)
{
  const guint64 gap = to_milliseconds (cutting->options->profile->min_gap);
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));

  for (guint first = 0, end; first < cutting->atoms->len; first = end) {
    Span span = { .first = first };

    end = cutting_next_cue (cutting, first);
    span.end = end;
    span.onset = cutting_get_atom (cutting, first)->start;
    span.spoken = cutting_get_atom (cutting, end - 1)->end;
    find_needs (cutting, &span);
    span.latest = end < cutting->atoms->len
        ? subtract (cutting_get_atom (cutting, end)->start, gap) : G_MAXUINT64 / 2;
    g_array_append_val (spans, span);
  }
  return spans;
}

static Span *
get_span (const GArray *spans, guint index)
{
  return &g_array_index (spans, Span, index);
}

/* Where the cue before @index leaves room for it at the earliest and can be read. */
static guint64
room_from (const GArray *spans, guint index, guint64 gap)
{
  return index ? get_span (spans, index - 1)->earliest + gap : 0;
}

/* The earliest each cue can end and have what is due to it, from the first on: one that no time
 * between its neighbours' words helps insists on its words alone. */
static void
find_earliest (GArray *spans, guint64 gap)
{
  for (guint i = 0; i < spans->len; i++) {
    Span *span = get_span (spans, i);
    guint64 spoken_before = i ? get_span (spans, i - 1)->spoken + gap : 0;
    guint64 start = MIN (span->onset, room_from (spans, i, gap));
    guint64 room = subtract (span->latest, MIN (spoken_before, span->onset));

    span->due = room >= span->needed ? span->needed : room >= span->least ? span->least : 0;
    span->earliest = MAX (span->spoken, span->due ? start + span->due : 0);
    span->earliest = MIN (span->earliest, span->latest);
  }
}

/* From the last cue to the first: one that cannot be read before the next begins asks for the
 * silence before it, as far as the one before can do without. */
static void
find_latest (GArray *spans, guint64 gap)
{
  for (guint i = spans->len; i-- > 1;) {
    const Span *span = get_span (spans, i);
    guint64 wanted = MIN (span->onset, subtract (span->latest, span->due));

    wanted = MAX (wanted, MIN (span->onset, room_from (spans, i, gap)));
    get_span (spans, i - 1)->latest = subtract (wanted, gap);
  }
}

static Showing
show (const Cutting *cutting, const Span *span, guint64 earliest)
{
  const guint64 longest = to_milliseconds (cutting->options->profile->max_duration);
  guint64 start = MIN (span->onset, subtract (span->latest, span->needed)), end;

  start = MAX (start, earliest);
  end = MAX (span->spoken, start + span->needed);
  end = MIN (end, span->latest);
  return (Showing) { start, CLAMP (end, start + SHORTEST, start + longest) };
}

/* A short gap flickers: the cue before stays on, or if it has been seen long enough, the next
 * comes early. */
static void
close_gap (const Cutting *cutting, Showing *before, Showing *next)
{
  const Profile *profile = cutting->options->profile;
  guint64 gap = to_milliseconds (profile->min_gap);
  guint64 longest = to_milliseconds (profile->max_duration);

  if (next->start - before->end > to_milliseconds (profile->chain_gap))
    return;
  before->end = MIN (next->start - gap, before->start + longest);
  if (next->end - (before->end + gap) <= longest)
    next->start = before->end + gap;
}

/* A cue that could be read in the silences around it, had another not needed them, shall count on
 * the one before it no more. */
static void
mark_contested (Cutting *cutting, const GArray *spans, const GArray *showings)
{
  for (guint i = 1; i < spans->len; i++) {
    const Span *span = get_span (spans, i);
    const Showing *showing = &g_array_index (showings, Showing, i);

    if (showing->end - showing->start < span->due)
      cutting->contested[span->first] = TRUE;
  }
}

GArray *
cutting_time_cues (Cutting *cutting)
{
  const guint64 gap = to_milliseconds (cutting->options->profile->min_gap);
  g_autoptr (GArray) spans = make_spans (cutting);
  GArray *showings = g_array_new (FALSE, FALSE, sizeof (Showing));
  guint64 earliest = 0;

  find_earliest (spans, gap);
  find_latest (spans, gap);
  for (guint i = 0; i < spans->len; i++) {
    Showing showing = show (cutting, &g_array_index (spans, Span, i), earliest);

    if (i)
      close_gap (cutting, &g_array_index (showings, Showing, i - 1), &showing);
    g_array_append_val (showings, showing);
    earliest = showing.end + gap;
  }
  mark_contested (cutting, spans, showings);
  return showings;
}
