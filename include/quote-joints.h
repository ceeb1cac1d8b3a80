/* Words of a query and of a text that are one where the other has several: "chat gpt", "ChatGPT". */
#pragma once

#include "said.h"

#define QUOTE_JOINED 3          /* words at most */

/* @n_query tokens of the query, ending before @query_end, for @n_text of the text. */
typedef struct {
  guint32 query_end;
  guint8 n_query, n_text;
  gint32 gain;
} QuoteJoint;

typedef struct {
  /* Words of the text joined: those of the token that they end at. (element-type QuoteJoint) */
  GArray *of_tokens;
  guint32 *token_starts;        /* for each token, and one behind */

  /* Words of the query joined for one of the text: those of the term. (element-type QuoteJoint) */
  GArray *of_terms;
  guint32 *term_starts;         /* for each term, and one behind */
} QuoteJoints;

/* @weights: one a term of @query. */
void quote_joints_init (QuoteJoints *joints, const Said *text, const Said *query,
    const float *weights);
void quote_joints_clear (QuoteJoints *joints);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QuoteJoints, quote_joints_clear)
