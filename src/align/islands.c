/* While the sound is not of the text, a word here and there is like one that comes a little later; a
 * path that takes them is ahead of the one that waits for them, until that is out of the beam, and
 * when the text begins its first words are used up. A second search for these few alone, with all
 * the time there is between their neighbours, needs no beam. */
#include "islands.h"

#include <math.h>

#include "gap.h"

#define SHORE 150               /* frames of unknown sounds that part two islands */
#define WIDE_SEA 3              /* times its length, that make a run of words an island */
#define LARGEST 3000            /* evidence of one: some 7 s of clear speech; more is land */
#define FEWEST 3                /* words; fewer in a row fit some sound anywhere */
#define FEW 6                   /* so do fewer than these, if they have */
#define WEAK_SUM 300            /* less evidence in all, */
#define WEAK_MEAN 1.3f          /* or a frame; right ones have 3 to 5, in noise 1 */

#define LEAST_PASSAGE 30        /* words left out in one piece */
#define LEAST_UNKNOWN 1000      /* frames of sounds that they may be in */
#define FEW_WORDS 600           /* of a gap: all paths through them can be kept */
#define ROUNDS 2

#define TAKEN G_MAXUINT         /* word of an unknown sound that was an island's word */

static const SearchCosts costs = {
  .other = 100, .amid = 40, .back = 300, .stay = 0.5f, .silence = 0.5f, .pause = 40, .skip = 120,
  .jump = 600, .rest = 500, .reach = G_MAXUINT, .beam = 800,
};

static const Span *
get_span (const GArray *spans, guint index)
{
  return &g_array_index (spans, Span, index);
}

/* Words with no more than SHORE frames of unknown sounds from one to the next. */
typedef struct {
  guint first, last;            /* spans: words */
  guint before, behind;         /* frames of unknown sounds around it */
  guint n_words, heard;         /* frames of the words */
  float evidence;
} Island;

/* From the word at @first on; @before: unknown frames in front of it. */
static Island
measure_island (const GArray *spans, guint first, guint before)
{
  Island island = { first, first, before, 0, 0, 0, 0 };

  for (guint i = first; i < spans->len; i++) {
    const Span *span = get_span (spans, i);

    if (span->kind == SPAN_OTHER)
      island.behind += span->end - span->start;
    if (span->kind != SPAN_WORD)
      continue;
    if (island.behind > SHORE)
      break;
    island.behind = 0;
    island.last = i;
    island.n_words++;
    island.heard += span->end - span->start;
    island.evidence += span->evidence;
  }
  return island;
}

static gboolean
is_island (const GArray *spans, const Island *island)
{
  guint length = get_span (spans, island->last)->end - get_span (spans, island->first)->start;

  return island->evidence < LARGEST && island->before + island->behind > WIDE_SEA * length;
}

static gboolean
is_weak (const Island *island)
{
  return island->n_words < FEWEST || (island->n_words < FEW
      && (island->evidence < WEAK_SUM || island->evidence < WEAK_MEAN * island->heard));
}

static void
take_out (GArray *spans, const Island *island)
{
  for (guint i = island->first; i <= island->last; i++) {
    Span *span = &g_array_index (spans, Span, i);

    span->word = span->kind == SPAN_WORD ? TAKEN : span->word;
    span->kind = SPAN_OTHER;
  }
}

/* One that is out makes the sea wider for the next. */
static void
take_out_islands (GArray *spans, gboolean only_weak)
{
  gboolean is_done = FALSE;

  while (!is_done) {
    guint before = 0;

    is_done = TRUE;
    for (guint i = 0; i < spans->len; i++) {
      const Span *span = get_span (spans, i);
      Island island;

      if (span->kind == SPAN_OTHER)
        before += span->end - span->start;
      if (span->kind != SPAN_WORD)
        continue;
      island = measure_island (spans, i, before);
      if (is_island (spans, &island) && (!only_weak || is_weak (&island))) {
        take_out (spans, &island);
        is_done = FALSE;
      }
      i = island.last;
      before = 0;
    }
  }
}

static gboolean
has_island (const GArray *spans, const Gap *gap)
{
  for (guint i = gap->first_span; i < gap->end_span; i++)
    if (get_span (spans, i)->kind == SPAN_OTHER && get_span (spans, i)->word == TAKEN)
      return TRUE;
  return FALSE;
}

static gboolean
is_worth_search (const GArray *spans, const Gap *gap)
{
  return has_island (spans, gap) || (gap->end_word >= gap->first_word + LEAST_PASSAGE
      && gap_count_unknown (spans, gap) >= LEAST_UNKNOWN);
}

static void
search_again (const RealignSound *sound, GPtrArray *words, GArray *spans, const Gap *gap)
{
  g_autoptr (Chain) chain = gap_make_chain (sound, words, gap);
  g_autoptr (GArray) found = NULL;
  SearchCosts wide = costs;

  if (chain->words->len <= FEW_WORDS)
    wide.beam = INFINITY;
  found = gap_search (sound, chain, gap, &wide);
  gap_replace (spans, gap, found, 0);
}

/* Whether there was any. */
static gboolean
search_gaps (const RealignSound *sound, GPtrArray *words, GArray *spans)
{
  gboolean is_any = FALSE;

  for (guint i = spans->len + 1; i-- > 0;) {
    Gap gap;

    if (i < spans->len && get_span (spans, i)->kind != SPAN_WORD)
      continue;
    gap = gap_find (sound->chain, sound->n_frames, spans, i);
    i = gap.first_span;
    if (!is_worth_search (spans, &gap))
      continue;
    search_again (sound, words, spans, &gap);
    is_any = TRUE;
  }
  return is_any;
}

void
islands_settle (const RealignSound *sound, GPtrArray *words, GArray *spans)
{
  for (guint round = 0; round < ROUNDS; round++) {
    take_out_islands (spans, round > 0);
    if (!search_gaps (sound, words, spans))
      return;
  }
  take_out_islands (spans, TRUE);
}
