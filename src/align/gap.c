#include "gap.h"

static const Span *
get_span (const GArray *spans, guint index)
{
  return &g_array_index (spans, Span, index);
}

Gap
gap_find (const Chain *chain, gsize n_frames, const GArray *spans, guint end_span)
{
  Gap gap = { end_span, end_span, 0, chain->words->len, 0, (guint) n_frames };

  while (gap.first_span > 0 && get_span (spans, gap.first_span - 1)->kind != SPAN_WORD)
    gap.first_span--;
  if (gap.first_span > 0) {
    gap.first_word = get_span (spans, gap.first_span - 1)->word + 1;
    gap.start = get_span (spans, gap.first_span - 1)->end;
  }
  if (end_span < spans->len) {
    gap.end_word = get_span (spans, end_span)->word;
    gap.end = get_span (spans, end_span)->start;
  }
  return gap;
}

guint
gap_count_unknown (const GArray *spans, const Gap *gap)
{
  guint unknown = 0;

  for (guint i = gap->first_span; i < gap->end_span; i++)
    if (get_span (spans, i)->kind == SPAN_OTHER)
      unknown += get_span (spans, i)->end - get_span (spans, i)->start;
  return unknown;
}

Chain *
gap_make_chain (const RealignSound *sound, GPtrArray *words, const Gap *gap)
{
  g_autoptr (GPtrArray) left_out = g_ptr_array_new ();
  Chain *chain;

  for (guint i = gap->first_word; i < gap->end_word; i++)
    g_ptr_array_add (left_out, words->pdata[i]);
  chain = chain_new (sound->model, left_out);
  for (guint i = 0; i < chain->words->len; i++) {
    const ChainWord *was = chain_get_word (sound->chain, gap->first_word + i);
    ChainWord *word = &g_array_index (chain->words, ChainWord, i);

    word->begins_sentence = was->begins_sentence;
    word->follows_mark = was->follows_mark;
  }
  return chain;
}

GArray *
gap_search (const RealignSound *sound, const Chain *chain, const Gap *gap,
    const SearchCosts *costs)
{
  g_autoptr (ScoreQueue) queue = score_queue_new (sound->model, sound->cepstra, sound->n_frames,
      gap->start, gap->end);

  return search_words (sound->model, chain, queue, costs, gap->end - gap->start, NULL);
}

void
gap_replace (GArray *spans, const Gap *gap, GArray *found, guint from)
{
  guint first = gap->first_span;
  const guint start = get_span (found, from)->start + gap->start;

  for (guint i = from; i < found->len; i++) {
    Span *span = &g_array_index (found, Span, i);

    span->word += gap->first_word;
    span->start += gap->start;
    span->end += gap->start;
  }
  while (first < gap->end_span && get_span (spans, first)->end <= start)
    first++;
  if (first < gap->end_span && get_span (spans, first)->start < start)
    g_array_index (spans, Span, first++).end = start;
  if (gap->end_span > first)
    g_array_remove_range (spans, first, gap->end_span - first);
  g_array_insert_vals (spans, first, get_span (found, from), found->len - from);
}
