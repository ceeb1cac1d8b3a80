#include "resume.h"

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
  .other = 100, .stay = 0.5f, .silence = 0.5f, .pause = 40, .skip = 120, .jump = 100,
  .reach = G_MAXUINT, .beam = 800,
};

/* Between two words of @spans, those at @before and @behind: words and frames [first, end). */
typedef struct {
  guint before, behind;
  guint first_word, end_word;
  guint start, end;
} Gap;

static const Span *
get_span (const GArray *spans, guint index)
{
  return &g_array_index (spans, Span, index);
}

/* Whether a passage was left out in front of the word at @behind, and sounds are there. */
static gboolean
find_gap (const GArray *spans, guint behind, Gap *gap)
{
  guint unknown = 0, before = behind;

  while (before-- > 0 && get_span (spans, before)->kind != SPAN_WORD)
    if (get_span (spans, before)->kind == SPAN_OTHER)
      unknown += get_span (spans, before)->end - get_span (spans, before)->start;
  if (before == G_MAXUINT)
    return FALSE;
  *gap = (Gap) { before, behind, get_span (spans, before)->word + 1, get_span (spans, behind)->word,
    get_span (spans, before)->end, get_span (spans, behind)->start };
  if (gap->end_word < gap->first_word + LEAST_PASSAGE || unknown < LEAST_UNKNOWN)
    return FALSE;
  gap->first_word = MAX (gap->first_word, gap->end_word - MIN (gap->end_word, MOST_WORDS));
  gap->start = MAX (gap->start, gap->end - MIN (gap->end, MOST_FRAMES));
  return TRUE;
}

static Chain *
make_chain (const RealignSound *sound, GPtrArray *words, const Gap *gap)
{
  g_autoptr (GPtrArray) left_out = g_ptr_array_new ();
  Chain *chain;

  for (guint i = gap->first_word; i < gap->end_word; i++)
    g_ptr_array_add (left_out, words->pdata[i]);
  chain = chain_new (sound->model, left_out);
  for (guint i = 0; i < chain->words->len; i++) {
    ChainWord *word = &g_array_index (chain->words, ChainWord, i);

    word->begins_sentence = TRUE;
    word->follows_mark = chain_get_word (sound->chain, gap->first_word + i)->follows_mark;
  }
  return chain;
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

/* Puts @found, from @from on, in place of what stands in the gap. */
static void
replace (GArray *spans, const Gap *gap, GArray *found, guint from)
{
  guint first = gap->before + 1;
  const guint start = get_span (found, from)->start + gap->start;

  for (guint i = from; i < found->len; i++) {
    Span *span = &g_array_index (found, Span, i);

    span->word += gap->first_word;
    span->start += gap->start;
    span->end += gap->start;
  }
  while (first < gap->behind && get_span (spans, first)->end <= start)
    first++;
  if (first < gap->behind && get_span (spans, first)->start < start)
    g_array_index (spans, Span, first++).end = start;
  if (gap->behind > first)
    g_array_remove_range (spans, first, gap->behind - first);
  g_array_insert_vals (spans, first, get_span (found, from), found->len - from);
}

static void
search_gap (const RealignSound *sound, GPtrArray *words, GArray *spans, const Gap *gap)
{
  g_autoptr (Chain) chain = make_chain (sound, words, gap);
  g_autoptr (ScoreQueue) queue = score_queue_new (sound->model, sound->cepstra, sound->n_frames,
      gap->start, gap->end);
  g_autoptr (GArray) found = search_words (sound->model, chain, queue, &costs,
      gap->end - gap->start, NULL);
  guint from = find_end_of_sentence (found, chain->words->len);

  if (from < found->len)
    replace (spans, gap, found, from);
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
  Gap gap;

  drop_all_strays (spans);
  for (guint i = spans->len; i-- > 0;)
    if (get_span (spans, i)->kind == SPAN_WORD && find_gap (spans, i, &gap))
      search_gap (sound, words, spans, &gap);
}
