/* When cues are seen: from the onset of their first word to the end of their last, longer where
 * that is too short to read: on into the silence behind, then back into the silence before. Cues on
 * both sides of a silence share it so that both can be read if there is any way to do it; else the
 * first takes what it needs. If little is left, the one before stays on. */
#include "cutting.h"

#define SHORTEST 42             /* milliseconds, a frame at 24 a second: shorter is never drawn */

typedef struct {
  guint first, end;             /* atoms */
  guint64 onset, spoken;        /* of the first word, and where the last one ends */
  guint64 needed;               /* to be read */
  guint64 earliest, latest;     /* it must stay on until here, may until there */
  gboolean is_forced;           /* no time between its neighbours' words is enough */
} Span;

static guint64
to_milliseconds (Nanoseconds time)
{
  return time / MILLISECOND;
}

static guint64
time_to_read (const Cutting *cutting, guint first, guint end)
{
  const Profile *profile = cutting->options->profile;
  double reading = cutting_count_columns (cutting, first, end) * 1000 / profile->max_cps + 1;
  guint64 least = to_milliseconds (profile->min_duration + MILLISECOND - 1);
  guint64 longest = to_milliseconds (profile->max_duration);

  return reading < (double) longest ? MAX ((guint64) reading, least) : longest;
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
    span.needed = time_to_read (cutting, first, end);
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

/* The earliest each cue can end and be read, from the first on. One that no time between its
 * neighbours' words helps gives way: its words are all it insists on. */
static void
find_earliest (GArray *spans, guint64 gap)
{
  for (guint i = 0; i < spans->len; i++) {
    Span *span = get_span (spans, i);
    guint64 spoken_before = i ? get_span (spans, i - 1)->spoken + gap : 0;
    guint64 start = MIN (span->onset, room_from (spans, i, gap));

    span->is_forced = MIN (spoken_before, span->onset) + span->needed > span->latest;
    span->earliest = MAX (span->spoken, span->is_forced ? 0 : start + span->needed);
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
    guint64 wanted = MIN (span->onset, subtract (span->latest, span->needed));

    if (span->is_forced)
      wanted = span->onset;
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

    if (!span->is_forced && showing->end - showing->start < span->needed)
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
