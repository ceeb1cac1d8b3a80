#include "probe.h"

#include "frontend.h"

#define SECONDS (FRONTEND_RATE / FRONTEND_HOP)  /* in frames */
#define SHORT (5 * 60 * SECONDS)
#define PART (12 * SECONDS)
#define SLOWEST 1.0             /* words a second: a text with fewer is of less than half the sound */

/* Between the 5th and the 95th percentile of the first cepstrum, which is loudness. Speech that was
 * recorded well has 50 and more, at 10 dB over pink noise 15 to 21, at 6 dB 12; there parts of the
 * right sound explain no more than parts of any other. */
#define LEAST_RANGE 14

/* A frame, pauses included. At 10 dB a part of the right sound has a fifth of it. */
#define FULL_EVIDENCE 3.0

/* Any sentence of the text may be the next one. */
static const SearchCosts costs = {
  .other = 100, .stay = 0.5f, .silence = 0.5f, .skip = 120, .jump = 500, .reach = G_MAXUINT,
  .beam = 800,
};

/* Where to listen, of all: advertisements are in some places, not in every one. */
static const double places[] = { 0.5, 0.25, 0.75, 0.375, 0.625, 0.125, 0.875 };

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float first = *(const float *) a, second = *(const float *) b;

  return (first > second) - (first < second);
}

static float
measure_range (const float *cepstra, gsize n_frames)
{
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (float));

  for (gsize i = 0; i < n_frames; i += 10)
    g_array_append_val (levels, cepstra[i * FRONTEND_CEPSTRA]);
  g_array_sort (levels, compare_floats);
  return g_array_index (levels, float, levels->len * 95 / 100)
      - g_array_index (levels, float, levels->len * 5 / 100);
}

static double
probe_part (const AcousticModel *model, const Chain *chain, const float *cepstra, gsize n_frames,
    gsize first)
{
  g_autoptr (ScoreQueue) queue = score_queue_new (model, cepstra, n_frames, first, first + PART);
  g_autoptr (GArray) spans = search_words (model, chain, queue, &costs, PART, NULL);
  double evidence = 0;

  for (guint i = 0; i < spans->len; i++)
    if (g_array_index (spans, Span, i).kind == SPAN_WORD)
      evidence += g_array_index (spans, Span, i).evidence;
  return CLAMP (100 * evidence / (PART * FULL_EVIDENCE), 0, 100);
}

guint
probe_sound (const AcousticModel *model, const Chain *chain, const float *cepstra, gsize n_frames)
{
  double best = 0;

  if (n_frames < SHORT || chain->words->len * SECONDS < n_frames * SLOWEST
      || measure_range (cepstra, n_frames) < LEAST_RANGE)
    return 100;
  for (gsize i = 0; i < G_N_ELEMENTS (places) && best < PROBE_MATCHING; i++)
    best = MAX (best, probe_part (model, chain, cepstra, n_frames,
        (gsize) (places[i] * (n_frames - PART))));
  return (guint) best;
}
