#include "chain.h"

#include <string.h>

/* The phones that may stand on one side of a word, silence among them. */
typedef struct {
  guint8 phones[256];
  guint n;
} Context;

static void
add_context (Context *context, guint8 phone)
{
  if (!memchr (context->phones, phone, context->n))
    context->phones[context->n++] = phone;
}

/* What the word at @index offers its neighbours: its first phones or its last ones. A word that is
 * not spoken leaves silence. */
static Context
context_of (const AcousticModel *model, GPtrArray *words, guint index, gboolean last)
{
  Context context = { .phones = { model->silence }, .n = 1 };
  const GArray *ways = index < words->len ? words->pdata[index] : NULL;

  for (guint i = 0; ways && i < ways->len; i++) {
    const Pronunciation *way = &g_array_index (ways, Pronunciation, i);

    add_context (&context, way->phones[last ? way->n_phones - 1 : 0]);
  }
  return context;
}

static guint
add_node (Chain *chain, const AcousticModel *model, const Triphone *triphone)
{
  ChainNode node = {
    .phone = triphone->phone, .left = triphone->left, .right = triphone->right,
    .is_first = triphone->place == PHONE_BEGIN || triphone->place == PHONE_SINGLE,
    .is_last = triphone->place == PHONE_END || triphone->place == PHONE_SINGLE,
    .word = chain->words->len,
    .first_next = chain->nodes->len + 1, .end_next = chain->nodes->len + 2,
  };

  memcpy (node.senones, acoustic_model_get_senones (model, triphone), sizeof node.senones);
  g_array_append_val (chain->nodes, node);
  if (node.is_first) {
    guint entry = chain->nodes->len - 1;

    g_array_append_val (chain->entries, entry);
  }
  return chain->nodes->len - 1;
}

static void
add_single (Chain *chain, const AcousticModel *model, guint8 phone, const Context contexts[2])
{
  for (guint i = 0; i < contexts[0].n; i++)
    for (guint k = 0; k < contexts[1].n; k++) {
      Triphone triphone = { PHONE_SINGLE, phone, contexts[0].phones[i], contexts[1].phones[k] };

      add_node (chain, model, &triphone);
    }
}

/* The first phone as often as there are phones before it, the last as often as there are behind. */
static void
add_way (Chain *chain, const AcousticModel *model, const Pronunciation *way,
    const Context contexts[2])
{
  const guint8 *phones = way->phones;
  guint last = way->n_phones - 1, first = chain->nodes->len;

  if (!last) {
    add_single (chain, model, phones[0], contexts);
    return;
  }
  for (guint i = 0; i < contexts[0].n; i++) {
    Triphone triphone = { PHONE_BEGIN, phones[0], contexts[0].phones[i], phones[1] };

    add_node (chain, model, &triphone);
  }
  for (guint i = 1; i < last; i++) {
    Triphone triphone = { PHONE_INTERNAL, phones[i], phones[i - 1], phones[i + 1] };

    add_node (chain, model, &triphone);
  }
  for (guint i = 0; i < contexts[1].n; i++) {
    Triphone triphone = { PHONE_END, phones[last], phones[last - 1], contexts[1].phones[i] };

    add_node (chain, model, &triphone);
  }
  for (guint i = first; i < chain->nodes->len; i++) {
    ChainNode *node = &g_array_index (chain->nodes, ChainNode, i);

    if (node->is_first)
      node->first_next = first + contexts[0].n;
    node->end_next = node->first_next + 1;
    if (node->first_next == first + contexts[0].n + last - 1)
      node->end_next = chain->nodes->len;
  }
}

static void
add_word (Chain *chain, const AcousticModel *model, GPtrArray *words)
{
  guint index = chain->words->len;
  const GArray *ways = words->pdata[index];
  const Context contexts[2] = {
    context_of (model, words, index - 1, TRUE), context_of (model, words, index + 1, FALSE),
  };
  ChainWord word = { .first_node = chain->nodes->len, .first_entry = chain->entries->len };

  for (guint i = 0; i < ways->len; i++) {
    const Pronunciation *way = &g_array_index (ways, Pronunciation, i);

    add_way (chain, model, way, contexts);
    if (!word.shortest || way->n_phones < word.shortest)
      word.shortest = way->n_phones;
  }
  word.end_node = chain->nodes->len;
  word.end_entry = chain->entries->len;
  g_array_append_val (chain->words, word);
}

Chain *
chain_new (const AcousticModel *model, GPtrArray *words)
{
  Chain *chain = g_new (Chain, 1);

  chain->nodes = g_array_new (FALSE, FALSE, sizeof (ChainNode));
  chain->entries = g_array_new (FALSE, FALSE, sizeof (guint));
  chain->words = g_array_new (FALSE, FALSE, sizeof (ChainWord));
  for (guint i = 0; i < words->len; i++)
    add_word (chain, model, words);
  return chain;
}

void
chain_free (Chain *chain)
{
  g_array_unref (chain->nodes);
  g_array_unref (chain->entries);
  g_array_unref (chain->words);
  g_free (chain);
}
