#include "waveform.h"

#include <math.h>
#include <stdlib.h>

#define STEP 0.24               /* units from one bar to the next */
#define FILLED 0.58             /* of it */
#define LEAST 0.06              /* the height of silence */
#define TO_COME 0.34            /* alpha */
#define USUAL_PART 0.95         /* louder than so many bars is as high as it gets */

static float
measure (const Peaks *peaks, gsize from, gsize to)
{
  int loudest = 0;

  for (gsize i = from; i < MAX (to, from + 1); i++) {
    Peak peak = peaks_get (peaks, i);

    loudest = MAX (loudest, MAX (peak.high, -peak.low));
  }
  return (float) loudest / 128;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  float first = *(const float *) a, second = *(const float *) b;

  return (first > second) - (first < second);
}

/* However it was recorded. The root lets a quiet voice be seen beside a loud one. */
static void
scale_heights (Waveform *waveform)
{
  g_autofree float *sorted = g_memdup2 (waveform->heights, waveform->n_bars * sizeof (float));
  float usual;

  qsort (sorted, waveform->n_bars, sizeof (float), compare);
  usual = MAX (sorted[(guint) ((waveform->n_bars - 1) * USUAL_PART)], 1.0f / 128);
  for (guint i = 0; i < waveform->n_bars; i++)
    waveform->heights[i] = MAX ((float) LEAST, sqrtf (MIN (waveform->heights[i] / usual, 1)));
}

static gboolean
is_inserted (const Subtitles *subtitles, Nanoseconds time)
{
  for (guint i = 0; i < subtitles->insertions->len; i++) {
    const Insertion *insertion = &g_array_index (subtitles->insertions, Insertion, i);

    if (time >= insertion->start && time < insertion->end)
      return TRUE;
  }
  return FALSE;
}

/* Who spoke last. */
static int
find_voice (const Subtitles *subtitles, Nanoseconds time)
{
  guint cue = is_inserted (subtitles, time) ? SUBTITLE_NONE
      : subtitles_find_last_cue (subtitles, time);
  guint word = cue == SUBTITLE_NONE ? SUBTITLE_NONE : subtitles_find_word (subtitles, cue, time);

  if (word != SUBTITLE_NONE)
    return subtitles_get_word (subtitles, word)->speaker;
  return cue == SUBTITLE_NONE ? SPEAKER_NONE : subtitles_get_cue (subtitles, cue)->speaker;
}

void
waveform_init (Waveform *waveform, const Peaks *peaks, const Subtitles *subtitles,
    Nanoseconds duration, double width, double unit)
{
  double hundredths = (double) duration * PEAKS_RATE / SECOND;
  guint n = (guint) CLAMP (width / (unit * STEP), 1, 400);

  *waveform = (Waveform) { g_new (float, n), g_new (int, n), n };
  for (guint i = 0; i < n; i++) {
    waveform->heights[i] = measure (peaks, (gsize) (hundredths * i / n),
        (gsize) (hundredths * (i + 1) / n));
    waveform->voices[i] = find_voice (subtitles, (Nanoseconds) ((double) duration * (i + 0.5) / n));
  }
  scale_heights (waveform);
}

void
waveform_clear (Waveform *waveform)
{
  g_clear_pointer (&waveform->heights, g_free);
  g_clear_pointer (&waveform->voices, g_free);
}

void
waveform_draw (Painter *painter, const Waveform *waveform, double x, double y, double width,
    double height)
{
  double step = width / waveform->n_bars, thick = step * FILLED;

  for (guint i = 0; i < waveform->n_bars; i++) {
    double high = MAX (waveform->heights[i] * height, thick);
    gboolean is_behind = i + 0.5 <= painter->overlay->part * waveform->n_bars;

    painter_trace_round (painter->cr, x + step * i + (step - thick) / 2, y - high / 2, thick, high,
        thick / 2);
    painter_set_colour (painter->cr, painter_colour_of (waveform->voices[i]),
        is_behind ? 1 : TO_COME);
    cairo_fill (painter->cr);
  }
  painter_add_box (painter, x, y - height / 2, width, height);
}
