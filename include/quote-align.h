/* Local alignment: where in a text a query fits best, whole words against whole words.
 *
 * All of the query is laid against a stretch of the text (Sellers' semi-global form of Smith and
 * Waterman's, with Gotoh's affine gaps: J. Mol. Biol. 162 (1982) 705). Words that are not in the
 * other cost, most where they are rare; two or three words may stand for one, or one for them. */
#pragma once

#include "said.h"

/* A stretch of tokens, [@start, @end). */
typedef struct {
  gint32 gain;
  guint32 start, end;
} QuoteFit;

typedef struct _QuoteAligner QuoteAligner;

/* @weights: one a term, 0 to 1, of @text and of @query; all four are lent. */
QuoteAligner *quote_aligner_new (const Said *text, const float *text_weights, const Said *query,
    const float *query_weights);
void quote_aligner_free (QuoteAligner *aligner);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuoteAligner, quote_aligner_free)

/* The gain of the query laid against itself. */
gint32 quote_aligner_get_whole (const QuoteAligner *aligner);

/* The best fits that end at each token of the text, where they gain @least or more.
 * (element-type QuoteFit) (transfer full) */
GArray *quote_aligner_fit (QuoteAligner *aligner, gint32 least);

#define QUOTE_UNMATCHED G_MAXUINT32

/* For each token of the query its gain in @fit at @gains, and the text's token that it is laid
 * against, or QUOTE_UNMATCHED, at @places. FALSE: the two are too long. */
gboolean quote_aligner_trace (QuoteAligner *aligner, const QuoteFit *fit, gint32 *gains,
    guint32 *places);
