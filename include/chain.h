/* The words of a transcript as a chain of phones, each in the context of its neighbours: what a
 * search walks through. */
#pragma once

#include "acoustic-model.h"

/* A phone somewhere in the chain: three states that follow one another. */
typedef struct {
  guint16 senones[MODEL_STATES];
  guint8 phone, left, right;    /* beside it: phones, or the model's silence */
  gboolean is_first;            /* of its word */
  gboolean is_last;             /* it goes on to the next word, or to a pause */
  guint word;
  guint first_next, end_next;   /* nodes [first, end) of its word that it goes on to */
} ChainNode;

typedef struct {
  guint first_node, end_node;
  guint first_entry, end_entry; /* of the chain's entries: nodes that the word may begin with */
  guint shortest;               /* phones of its shortest pronunciation; 0: it is not spoken */
  gboolean begins_sentence;     /* set by whoever knows; FALSE at first */
  gboolean follows_mark;        /* a comma, a full stop, another speaker: one pauses there; so, too */
} ChainWord;

typedef struct {
  GArray *nodes;                /* (element-type ChainNode) */
  GArray *entries;              /* (element-type guint) */
  GArray *words;                /* (element-type ChainWord) */
} Chain;

/* A way to say a word: phones of the model. */
typedef struct {
  const guint8 *phones;
  guint n_phones;               /* one at least */
} Pronunciation;

/* @words: for each word of the transcript, a GArray of Pronunciation, empty where nothing is
 * spoken. */
Chain *chain_new (const AcousticModel *model, GPtrArray *words);
void chain_free (Chain *chain);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Chain, chain_free)

static inline const ChainNode *
chain_get_node (const Chain *chain, guint index)
{
  return &g_array_index (chain->nodes, ChainNode, index);
}

static inline const ChainWord *
chain_get_word (const Chain *chain, guint index)
{
  return &g_array_index (chain->words, ChainWord, index);
}
