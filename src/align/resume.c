#include "resume.h"

#include <math.h>

#include "gap.h"

#define LEAST_PASSAGE 10        /* words that a search left out in one piece */
#define LEAST_UNKNOWN 30        /* frames of sounds that they may be in */
#define MOST_FRAMES 2000        /* of them; no sentence has more */
#define MOST_WORDS 80
#define LEAST_EVIDENCE 1.3f     /* a frame, that takes the words for said; right ones have 3 to 5 */
#define LEAST_SUM 150.0f        /* one short word fits any sound */
#define STRAY 0.9f              /* evidence a frame; a word beside the passage with less is part of it */
#define MOST_STRAYS 3           /* in a row; more are speech in noise */

/* The way in to any word costs little: all that follow have to be said, too, up to the last. */
static const SearchCosts costs = {
  .other = 100, .amid = 40, .back = 0, .stay = 0.5f, .silence = 0.5f, .pause = 40, .skip = 120,
  .jump = 100, .rest = INFINITY, .reach = G_MAXUINT, .beam = 800,
};

static const Span *
get_span (const GArray *spans, guint index)
{
  return &g_array_index (spans, Span, index);
}

/* Whether a passage was left out in @gap, and sounds are there; then @gap is made as short as the
 * rest of a sentence. */
static gboolean
may_hold_rest (const GArray *spans, Gap *gap)
{
  if (!gap->first_span || gap->end_word < gap->first_word + LEAST_PASSAGE
      || gap_count_unknown (spans, gap) < LEAST_UNKNOWN)
    return FALSE;
  gap->first_word = MAX (gap->first_word, gap->end_word - MIN (gap->end_word, MOST_WORDS));
  gap->start = MAX (gap->start, gap->end - MIN (gap->end, MOST_FRAMES));
  return TRUE;
}

/* The words at the end of @found that speak for themselves, none left out among them or behind
 * them; returns where in @found they begin, its length for none. */
static guint
find_end_of_sentence (const GArray *found, guint n_words)
{
  guint first = found->len, next = n_words, frames = 0, best = found->len;
  float sum = 0;

  while (first > 0) {
    const Span *span = get_span (found, --first);

    if (span->kind == SPAN_OTHER || (span->kind == SPAN_WORD && span->word + 1 != next))
      break;
    if (span->kind == SPAN_SILENCE)
      continue;
    next = span->word;
    sum += span->evidence;
    frames += span->end - span->start;
    if (sum >= LEAST_SUM && sum >= LEAST_EVIDENCE * frames)
      best = first;
  }
  return best;
}

/* The text may go on at any of the gap's words. */
static void
search_rest (const RealignSound *sound, GPtrArray *words, GArray *spans, const Gap *gap)
{
  g_autoptr (Chain) chain = gap_make_chain (sound, words, gap);
  g_autoptr (GArray) found = NULL;
  guint from;

  for (guint i = 0; i < chain->words->len; i++)
    g_array_index (chain->words, ChainWord, i).begins_sentence = TRUE;
  found = gap_search (sound, chain, gap, &costs);
  from = find_end_of_sentence (found, chain->words->len);
  if (from < found->len)
    gap_replace (spans, gap, found, from);
}

static gboolean
is_stray (const Span *span)
{
  return span->evidence < STRAY * (span->end - span->start);
}

static gboolean
are_parted (const Span *word, const Span *other)
{
  return MAX (word->word, other->word) > MIN (word->word, other->word) + LEAST_PASSAGE;
}

/* Of spans from @index on, in steps of @step: words that are hardly heard, if unknown sounds or
 * another passage part them from those that are, become unknown sounds, too. */
static void
drop_strays (GArray *spans, guint index, int step)
{
  guint n = 0, end = index, last = index;

  for (; end < spans->len && get_span (spans, end)->kind != SPAN_OTHER; end += (guint) step) {
    const Span *span = get_span (spans, end);

    if (span->kind != SPAN_WORD)
      continue;
    if (are_parted (span, get_span (spans, last)))
      break;
    if (++n > MOST_STRAYS || !is_stray (span))
      return;
    last = end;
  }
  for (; index != end; index += (guint) step)
    g_array_index (spans, Span, index).kind = SPAN_OTHER;
}

/* A word or two of a passage fit some sound beside the place where it was cut out. */
static void
drop_all_strays (GArray *spans)
{
  guint before = G_MAXUINT;

  for (guint i = 0; i < spans->len; i++) {
    if (get_span (spans, i)->kind != SPAN_WORD)
      continue;
    if (before != G_MAXUINT
        && are_parted (get_span (spans, before), get_span (spans, i))) {
      drop_strays (spans, before, -1);
      drop_strays (spans, i, 1);
    }
    before = i;
  }
}

void
resume_words (const RealignSound *sound, GPtrArray *words, GArray *spans)
{
  drop_all_strays (spans);
  for (guint i = spans->len; i-- > 0;) {
    Gap gap;

    if (get_span (spans, i)->kind != SPAN_WORD)
      continue;
    gap = gap_find (sound->chain, sound->n_frames, spans, i);
    if (may_hold_rest (spans, &gap))
      search_rest (sound, words, spans, &gap);
  }
}
