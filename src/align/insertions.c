#include "insertions.h"

#include <math.h>
#include <stdlib.h>

#include "frontend.h"

#define LEAST_INSERTION 500     /* frames; less is a noise, a cough, a word left out */
#define LEAST_UNKNOWN 0.4       /* part of it that is no pause of the text's */
#define LONGEST_PAUSE 1000      /* frames; nobody leaves a longer one, or leaves it in */

#define LEVEL_WINDOW (5 * FRONTEND_HOP)         /* samples whose level is a frame's */
#define AROUND 1000             /* frames of speech that say how quiet a pause is */
#define QUIET_PART 10           /* one frame in so many is quieter than a pause */
#define RISE 8.0                /* dB above a pause; a pause's own noise has less */
#define DIP 30                  /* frames: a passage may be quiet for so long */
#define FARTHEST_RISE 300       /* frames from where the search has it */

typedef struct {
  const AlignSound *sound;
  gint64 n_frames;
} Levels;

/* In dB, around @frame. */
static double
get_level (const Levels *levels, gint64 frame)
{
  gint64 first = frame * FRONTEND_HOP + (FRONTEND_HOP - LEVEL_WINDOW) / 2, end;
  double sum = 1;

  end = MIN (first + LEVEL_WINDOW, (gint64) levels->sound->n_samples);
  for (gint64 i = MAX (first, 0); i < end; i++)
    sum += (double) levels->sound->samples[i] * levels->sound->samples[i];
  return 10 * log10 (sum / LEVEL_WINDOW);
}

static int
compare_levels (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* What is louder than the pauses of the speech in frames [@first, @end). */
static double
find_threshold (const Levels *levels, gint64 first, gint64 end)
{
  double sorted[AROUND];
  gsize n = 0;

  for (gint64 i = MAX (first, 0); i < MIN (end, levels->n_frames); i++)
    sorted[n++] = get_level (levels, i);
  if (!n)
    return INFINITY;
  qsort (sorted, n, sizeof *sorted, compare_levels);
  return sorted[n / QUIET_PART] + RISE;
}

/* The frame at which a passage begins that is known to be heard at @inside, in steps of @step, which
 * is 1, or -1 for the end of one; not beyond @limit. Where noise covers all, it stays. */
static gint64
find_edge (const Levels *levels, gint64 inside, gint64 limit, int step, double threshold)
{
  gint64 edge = inside;

  if (get_level (levels, inside) < threshold) {
    for (gint64 i = 1; i < FARTHEST_RISE; i++)
      if (get_level (levels, inside + i * step) >= threshold)
        return inside + i * step;
    return inside;
  }
  for (gint64 i = inside; i != limit && (edge - i) * step < DIP; i -= step)
    if (get_level (levels, i) >= threshold)
      edge = i;
  return edge;
}

/* Between the words whose spans stand before @first and at @end; NULL: none is there. */
typedef struct {
  const Span *before, *behind;
  guint start, stop;            /* frames, as the search has them */
} Passage;

static void
add_passage (Transcript *transcript, const Levels *levels, const Passage *passage)
{
  const double frame = FRONTEND_HOP / (double) FRONTEND_RATE * SECOND;
  gint64 from = passage->before ? llround (passage->before->finish) : 0;
  gint64 to = passage->behind ? llround (passage->behind->onset) : levels->n_frames;
  double before = find_threshold (levels, from - AROUND, from);
  double behind = find_threshold (levels, to, to + AROUND);
  gint64 start = find_edge (levels, passage->start, MIN (from, passage->start), 1,
      MIN (before, passage->before ? INFINITY : behind));
  gint64 stop = find_edge (levels, passage->stop - 1, MAX (to, passage->stop) - 1, -1,
      MIN (behind, passage->behind ? INFINITY : before)) + 1;
  const Insertion insertion = {
    (Nanoseconds) (start * frame) / MILLISECOND * MILLISECOND,
    (Nanoseconds) (stop * frame) / MILLISECOND * MILLISECOND };

  if (stop - start >= LEAST_INSERTION)
    g_array_append_val (transcript->insertions, insertion);
}

static gboolean
is_unknown (const Span *span)
{
  return span->kind == SPAN_OTHER
      || (span->kind == SPAN_SILENCE && span->end - span->start > LONGEST_PAUSE);
}

/* Spans [@first, @end) hold no word. */
static void
judge_spans (Transcript *transcript, const Levels *levels, const GArray *spans, guint first,
    guint end)
{
  Passage passage = { first ? &g_array_index (spans, Span, first - 1) : NULL,
    end < spans->len ? &g_array_index (spans, Span, end) : NULL };
  guint unknown = 0;

  while (first < end && !is_unknown (&g_array_index (spans, Span, first)))
    first++;
  while (end > first && !is_unknown (&g_array_index (spans, Span, end - 1)))
    end--;
  if (first == end)
    return;
  passage.start = g_array_index (spans, Span, first).start;
  passage.stop = g_array_index (spans, Span, end - 1).end;
  for (guint i = first; i < end; i++) {
    const Span *span = &g_array_index (spans, Span, i);

    unknown += is_unknown (span) ? span->end - span->start : 0;
  }
  if (unknown >= (passage.stop - passage.start) * LEAST_UNKNOWN)
    add_passage (transcript, levels, &passage);
}

void
insertions_find (Transcript *transcript, const GArray *spans, const AlignSound *sound)
{
  const Levels levels = { sound, (gint64) frontend_count_frames (sound->n_samples) };
  guint first = 0;

  g_array_set_size (transcript->insertions, 0);
  for (guint i = 0; i <= spans->len; i++)
    if (i == spans->len || g_array_index (spans, Span, i).kind == SPAN_WORD) {
      judge_spans (transcript, &levels, spans, first, i);
      first = i + 1;
    }
}
