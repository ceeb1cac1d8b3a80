#include "trellis.h"

#include <math.h>

#define REACH 30                /* frames that a boundary may be off */
#define PAUSE_COST 2.3f         /* ln 10: one word in ten is followed by one where no mark stands */

static void
add_parts (Trellis *trellis)
{
  guint n = trellis->words->len, first = 0, from = 0;

  for (guint i = 0; i <= n; i++) {
    const ChainWord *said;
    Span end = { .start = trellis->start + trellis->n_frames };
    const Span *span = i < n ? trellis_get_span (trellis, i) : &end;
    guint start = span->start - trellis->start, finish = span->end - trellis->start;
    TrellisPart pause = { first, from, MIN (start + REACH, trellis->n_frames) };
    TrellisPart word = { first + MODEL_STATES, start > REACH ? start - REACH : 0,
      MIN (finish + REACH, trellis->n_frames) };

    if (!i && !trellis->begins_silent)
      pause.end = word.begin = 0;
    if (i == n && !trellis->ends_silent)
      pause.begin = pause.end = trellis->n_frames;
    g_array_append_val (trellis->parts, pause);
    if (i == n)
      break;
    g_array_append_val (trellis->parts, word);
    said = trellis_get_word (trellis, i);
    first = word.first_state + MODEL_STATES * (said->end_node - said->first_node);
    from = finish > REACH ? finish - REACH : 0;
  }
}

static void
add_arc (Trellis *trellis, guint to, float log_odds)
{
  TrellisArc arc = { to, expf (log_odds) };

  g_array_append_val (trellis->arcs, arc);
}

/* To the word at @index from one that ends in @phone; @phone is silence after a pause. */
static void
add_entries (Trellis *trellis, guint index, const ChainNode *from, float log_odds)
{
  const guint silence = trellis->model->silence;
  const ChainWord *word;

  if (index >= trellis->words->len)
    return;
  word = trellis_get_word (trellis, index);
  for (guint i = word->first_entry; i < word->end_entry; i++) {
    guint entry = g_array_index (trellis->chain->entries, guint, i);
    const ChainNode *node = chain_get_node (trellis->chain, entry);

    if (from ? node->left == from->phone && node->phone == from->right : node->left == silence)
      add_arc (trellis, trellis_get_part (trellis, 2 * index + 1)->first_state
          + MODEL_STATES * (entry - word->first_node), log_odds);
  }
}

static void
add_state (Trellis *trellis, guint phone, const guint16 *senones, guint k)
{
  const AcousticModel *model = trellis->model;
  const TrellisState state = { senones[k], model->codebooks[senones[k]],
    expf (model->stay[phone * MODEL_STATES + k]), trellis->arcs->len };

  if (k + 1 < MODEL_STATES)
    add_arc (trellis, trellis->states->len + 1, model->leave[phone * MODEL_STATES + k]);
  g_array_append_val (trellis->states, state);
}

static void
add_pause (Trellis *trellis, guint index)
{
  const AcousticModel *model = trellis->model;
  guint phone = model->silence;

  for (guint k = 0; k < MODEL_STATES; k++)
    add_state (trellis, phone, model->sequences + phone * MODEL_STATES, k);
  add_entries (trellis, index, NULL, model->leave[phone * MODEL_STATES + MODEL_STATES - 1]);
}

/* Before the word at @index. */
static float
cost_of_pause (const Trellis *trellis, guint index)
{
  return index == trellis->words->len || trellis_get_word (trellis, index)->follows_mark ? 0
      : PAUSE_COST;
}

static void
leave_node (Trellis *trellis, guint index, const ChainNode *node, float log_odds)
{
  const ChainWord *word = trellis_get_word (trellis, index);
  guint first = trellis_get_part (trellis, 2 * index + 1)->first_state;
  gboolean is_next = index + 1 < trellis->words->len
      && trellis_get_span (trellis, index + 1)->word == node->word + 1;

  if (!node->is_last)
    for (guint i = node->first_next; i < node->end_next; i++)
      add_arc (trellis, first + MODEL_STATES * (i - word->first_node), log_odds);
  else if (node->right == trellis->model->silence) {
    add_arc (trellis, trellis_get_part (trellis, 2 * index + 2)->first_state,
        log_odds - cost_of_pause (trellis, index + 1));
    add_entries (trellis, index + 1, NULL, log_odds);
  } else if (is_next)
    add_entries (trellis, index + 1, node, log_odds);
}

static void
add_word (Trellis *trellis, guint index)
{
  const ChainWord *word = trellis_get_word (trellis, index);

  for (guint i = word->first_node; i < word->end_node; i++) {
    const ChainNode *node = chain_get_node (trellis->chain, i);

    for (guint k = 0; k < MODEL_STATES; k++)
      add_state (trellis, node->phone, node->senones, k);
    leave_node (trellis, index, node,
        trellis->model->leave[node->phone * MODEL_STATES + MODEL_STATES - 1]);
  }
}

/* Parts [@first, @end) that may be heard in @frame. */
static void
find_parts (const Trellis *trellis, guint frame, guint *first, guint *end)
{
  while (trellis_get_part (trellis, *first)->end <= frame)
    ++*first;
  while (*end < trellis->parts->len && trellis_get_part (trellis, *end)->begin <= frame)
    ++*end;
}

void
trellis_find_ranges (const Trellis *trellis, TrellisRange *ranges)
{
  guint first = 0, end = 0;

  for (guint i = 0; i < trellis->n_frames; i++) {
    find_parts (trellis, i, &first, &end);
    ranges[i] = (TrellisRange) { trellis_states_until (trellis, first),
      trellis_states_until (trellis, end) };
  }
}

void
trellis_build (Trellis *trellis)
{
  TrellisState last = { 0 };

  add_parts (trellis);
  for (guint i = 0; i < trellis->words->len; i++) {
    add_pause (trellis, i);
    add_word (trellis, i);
  }
  add_pause (trellis, trellis->words->len);
  last.first_arc = trellis->arcs->len;
  g_array_append_val (trellis->states, last);
}

Trellis *
trellis_new (const AcousticModel *model, const Chain *chain, guint start, gboolean begins_silent)
{
  Trellis *trellis = g_new (Trellis, 1);

  *trellis = (Trellis) { .model = model, .chain = chain, .start = start,
    .words = g_ptr_array_new (), .begins_silent = begins_silent,
    .parts = g_array_new (FALSE, FALSE, sizeof (TrellisPart)),
    .states = g_array_new (FALSE, FALSE, sizeof (TrellisState)),
    .arcs = g_array_new (FALSE, FALSE, sizeof (TrellisArc)),
  };
  return trellis;
}

void
trellis_free (Trellis *trellis)
{
  g_ptr_array_unref (trellis->words);
  g_array_unref (trellis->parts);
  g_array_unref (trellis->states);
  g_array_unref (trellis->arcs);
  g_free (trellis);
}
