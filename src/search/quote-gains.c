#include "quote-gains.h"

#include <string.h>

#include "similarity.h"

#define LEAST_ALIKE 0.55        /* below, words have nothing in common */

/* Of rare words. Fitted to misquotes, tests/bench/misquotes.py. */
#define COST_REPLACED 0.10

gint32
quote_gain (double alike, double weight)
{
  double worth = alike >= 1 ? 1 : (alike - 0.4) / 0.6 * 0.95;

  return (gint32) (QUOTE_UNIT * weight * worth);
}

static double
find_likeness (const SimilarWord *word, const Term *other)
{
  const Term *term = word->term;

  if (term->is_open && term->size < other->size
      && memcmp (term->text, other->text, term->size) == 0)
    return 1;
  return similarity_to (word, other, LEAST_ALIKE);
}

gint32 *
quote_gains_new (const Said *text, const float *text_weights, const Said *query,
    const float *query_weights)
{
  guint n_terms = text->terms.rows->len, n_words = query->terms.rows->len;
  gint32 *gains = g_new (gint32, (gsize) n_terms * n_words + 1);

  for (guint q = 0; q < n_words; q++) {
    SimilarWord word;

    similarity_prepare (&word, terms_get (&query->terms, q));
    for (guint t = 0; t < n_terms; t++) {
      const Term *term = terms_get (&text->terms, t);
      double alike = term->count ? find_likeness (&word, term) : 0;

      gains[(gsize) t * n_words + q] = alike > 0 ? quote_gain (alike, query_weights[q])
          : (gint32) (-QUOTE_UNIT * COST_REPLACED * MAX (query_weights[q], text_weights[t]));
    }
  }
  return gains;
}
