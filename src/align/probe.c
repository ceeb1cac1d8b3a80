#include "probe.h"

#include "frontend.h"

#define SECONDS (FRONTEND_RATE / FRONTEND_HOP)  /* in frames */
#define SHORT (5 * 60 * SECONDS)
#define PART (12 * SECONDS)
#define QUICK_WORD (0.3 * SECONDS)
#define LEAST_PARTS 7
#define MOST_PARTS 63           /* then the text is of so little of the sound that a search is as quick */
#define PARTS_OF_TEXT 2.5       /* of all parts, should they lie in what is said of the text */

/* Between the 5th and the 95th percentile of the first cepstrum, which is loudness. Speech that was
 * recorded well has 50 and more, at 10 dB over pink noise 15 to 21, at 6 dB 12; there parts of the
 * right sound explain no more than parts of any other. */
#define LEAST_RANGE 14

/* A frame, pauses included. At 10 dB a part of the right sound has a fifth of it. */
#define FULL_EVIDENCE 3.0

/* Any sentence of the text may be the next one. */
static const SearchCosts costs = {
  .other = 100, .amid = 40, .back = 300, .stay = 0.5f, .silence = 0.5f, .pause = 40, .skip = 120,
  .jump = 500, .rest = 400, .reach = G_MAXUINT, .beam = 800,
};

/* The parts that are needed: 2^k - 1. */
static guint
count_parts (guint n_words, gsize n_frames)
{
  guint n = LEAST_PARTS;

  while ((n + 1) * n_words * QUICK_WORD < n_frames * PARTS_OF_TEXT && n <= MOST_PARTS)
    n = 2 * n + 1;
  return n;
}

/* Where to listen first, second, ... from 1 on: 1/2, 1/4, 3/4, 1/8, 5/8 and so on of all. So an
 * advertisement is in some places, not in every one. */
static double
find_place (guint index)
{
  double place = 0;

  for (double half = 0.5; index; half /= 2, index /= 2)
    place += index % 2 * half;
  return place;
}

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
  guint n_parts = count_parts (chain->words->len, n_frames);
  double best = 0;

  if (n_frames < SHORT || n_parts > MOST_PARTS || measure_range (cepstra, n_frames) < LEAST_RANGE)
    return 100;
  for (guint i = 1; i <= n_parts && best < PROBE_MATCHING; i++)
    best = MAX (best, probe_part (model, chain, cepstra, n_frames,
        (gsize) (find_place (i) * (n_frames - PART))));
  return (guint) best;
}
