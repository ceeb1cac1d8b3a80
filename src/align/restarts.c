#include "restarts.h"

#include <math.h>

#include "gap.h"

#define LEAST_AGAIN 8           /* frames of unknown sounds that a word may be said in */
#define MOST_AGAIN 300
#define MOST_WORDS 5            /* said again */
#define SHARE 0.7f              /* of the evidence for the first time, that the second has at least */

/* All of the words may be said again, or the last of them. */
static const SearchCosts costs = {
  .other = 70, .amid = 10, .back = 0, .stay = 0.5f, .silence = 0.5f, .pause = 40, .skip = 120,
  .jump = 1, .rest = INFINITY, .reach = G_MAXUINT, .beam = 800,
};

static Span *
get_span (const GArray *spans, guint index)
{
  return &g_array_index (spans, Span, index);
}

/* The word in front of span @index, which is no word; G_MAXUINT if there is none. */
static guint
find_before (const GArray *spans, guint index)
{
  while (index-- > 0)
    if (get_span (spans, index)->kind == SPAN_WORD)
      return index;
  return G_MAXUINT;
}

/* "a", which any "uh" is. */
static gboolean
is_like_filler (const RealignSound *sound, guint word)
{
  const ChainWord *chained = chain_get_word (sound->chain, word);
  const ChainNode *node = chain_get_node (sound->chain, chained->first_node);

  return chained->shortest == 1 && g_str_equal (sound->model->phones[node->phone], "AH");
}

/* Of the words up to the one at @before, how many follow each other without another between. */
static guint
count_words (const GArray *spans, guint before)
{
  guint n = 1;

  for (guint i = find_before (spans, before); i != G_MAXUINT && n < MOST_WORDS;
      i = find_before (spans, i), n++)
    if (get_span (spans, i)->word + n != get_span (spans, before)->word)
      break;
  return n;
}

/* The words in front of the one at @behind, that one and the sounds from behind the first on; FALSE
 * where nobody would have said them again. */
static gboolean
find_place (const RealignSound *sound, const GArray *spans, guint behind, Gap *gap)
{
  const guint before = find_before (spans, behind);
  guint word, unknown;

  if (before == G_MAXUINT || before + 1 == behind)
    return FALSE;
  word = get_span (spans, before)->word;
  *gap = (Gap) { before + 1, behind, 0, word + 2, get_span (spans, before)->end,
    get_span (spans, behind)->end };
  unknown = gap_count_unknown (spans, gap);
  if (get_span (spans, behind)->word != word + 1 || unknown < LEAST_AGAIN || unknown > MOST_AGAIN
      || is_like_filler (sound, word))
    return FALSE;
  gap->first_word = word + 1 - count_words (spans, before);
  gap->end_span = behind + 1;
  return TRUE;
}

/* The words at the end of @found that follow each other up to the last one of @n, nothing unknown
 * between; returns where in @found they begin, and how many they are. */
static guint
find_again (const GArray *found, guint n, guint *n_words)
{
  guint first = found->len;

  *n_words = 0;
  for (guint i = found->len; i-- > 0 && get_span (found, i)->kind != SPAN_OTHER;) {
    if (get_span (found, i)->kind != SPAN_WORD)
      continue;
    if (get_span (found, i)->word + 1 + *n_words != n)
      break;
    first = i;
    ++*n_words;
  }
  return first;
}

/* Whether a single word fills most of the sounds: in the end of another word there is a "the". */
static gboolean
fills (const GArray *found, guint n_words, guint unknown)
{
  const Gap all = { 0, found->len, 0, 0, 0, 0 };

  return n_words > 2 || gap_count_unknown (found, &all) < unknown / 2;
}

static float
sum_evidence (const GArray *spans, guint first, guint end)
{
  float sum = 0;

  for (guint i = first; i < end; i++)
    if (get_span (spans, i)->kind == SPAN_WORD)
      sum += get_span (spans, i)->evidence;
  return sum;
}

/* The word span that lies @n words in front of span @end. */
static guint
go_back (const GArray *spans, guint end, guint n)
{
  while (n-- > 0)
    end = find_before (spans, end);
  return end;
}

static void
settle (const RealignSound *sound, GPtrArray *words, GArray *spans, const Gap *gap)
{
  g_autoptr (Chain) chain = gap_make_chain (sound, words, gap);
  g_autoptr (GArray) found = NULL;
  guint from, n, was;
  float again, once;

  for (guint i = 0; i < chain->words->len; i++)
    g_array_index (chain->words, ChainWord, i).begins_sentence = TRUE;
  found = gap_search (sound, chain, gap, &costs);
  from = find_again (found, chain->words->len, &n);
  if (n < 2 || !fills (found, n, gap_count_unknown (spans, gap)))
    return;
  was = go_back (spans, gap->end_span, n);
  again = sum_evidence (found, from, found->len);
  once = sum_evidence (spans, was, gap->end_span - 1);
  if (again < SHARE * once + get_span (spans, gap->end_span - 1)->evidence)
    return;
  for (guint i = was; i < gap->first_span; i++) {
    get_span (spans, i)->kind = SPAN_OTHER;
    get_span (spans, i)->word = gap->first_word;
  }
  gap_replace (spans, gap, found, from);
}

void
restarts_settle (const RealignSound *sound, GPtrArray *words, GArray *spans)
{
  Gap gap;

  for (guint i = spans->len; i-- > 0;)
    if (get_span (spans, i)->kind == SPAN_WORD && find_place (sound, spans, i, &gap))
      settle (sound, words, spans, &gap);
}
