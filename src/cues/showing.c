/* When cues are seen: from the onset of their first word to the end of their last, longer where
 * that is too short to read. Cues on both sides of a silence share it: first what each of them
 * needs, then, if little is left, the one before stays on. */
#include "cutting.h"

#define SHORTEST 42             /* milliseconds, a frame at 24 a second: shorter is never drawn */

typedef struct {
  guint first, end;             /* atoms */
  guint64 onset, spoken;        /* of the first word, and where the last one ends */
  guint64 needed;               /* to be read */
  guint64 latest;               /* it may stay on until here */
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
  double columns = cutting_count_columns (cutting, first, end);
  guint64 reading = (guint64) (columns * 1000 / profile->max_cps) + 1;
  guint64 least = to_milliseconds (profile->min_duration + MILLISECOND - 1);

  return MIN (MAX (reading, least), to_milliseconds (profile->max_duration));
}

static GArray *
make_spans (const Cutting *cutting)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));

  for (guint first = 0, end; first < cutting->atoms->len; first = end) {
    Span span = { .first = first };

    end = cutting_next_cue (cutting, first);
    span.end = end;
    span.onset = cutting_get_atom (cutting, first)->start;
    span.spoken = cutting_get_atom (cutting, end - 1)->end;
    span.needed = time_to_read (cutting, first, end);
    span.latest = G_MAXUINT64 / 2;
    g_array_append_val (spans, span);
  }
  return spans;
}

static guint64
subtract (guint64 from, guint64 what)
{
  return from > what ? from - what : 0;
}

/* From the last cue to the first: one that cannot be read before the next begins asks for the
 * silence before it. One that even this does not help asks for nothing. */
static void
share_silence (GArray *spans, guint64 gap)
{
  for (guint i = spans->len; i-- > 1;) {
    const Span *span = &g_array_index (spans, Span, i);
    Span *before = &g_array_index (spans, Span, i - 1);
    guint64 wanted = MIN (span->onset, subtract (span->latest, span->needed));

    if (wanted < before->spoken + gap)
      wanted = span->onset;
    before->latest = subtract (wanted, gap);
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

GArray *
cutting_time_cues (const Cutting *cutting)
{
  const guint64 gap = to_milliseconds (cutting->options->profile->min_gap);
  g_autoptr (GArray) spans = make_spans (cutting);
  GArray *showings = g_array_new (FALSE, FALSE, sizeof (Showing));
  guint64 earliest = 0;

  share_silence (spans, gap);
  for (guint i = 0; i < spans->len; i++) {
    Showing showing = show (cutting, &g_array_index (spans, Span, i), earliest);

    if (i)
      close_gap (cutting, &g_array_index (showings, Showing, i - 1), &showing);
    g_array_append_val (showings, showing);
    earliest = showing.end + gap;
  }
  return showings;
}
