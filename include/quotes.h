/* Quotes: where in an episode somebody said something like this. */
#pragma once

#include "transcript.h"

/* A run of words, and how sure we are that it is the quote: 0 to 1. From QUOTES_SAID up somebody
 * said it. */
typedef struct {
  guint first, last;            /* indexes of the transcript's words, both in the run */
  double score;
} QuoteHit;

#define QUOTES_SAID 0.5

typedef enum {
  QUOTES_ERROR_UNSAID,          /* nobody said it; where that is no answer */
} QuotesError;

#define QUOTES_ERROR (quotes_error_quark ())
GQuark quotes_error_quark (void);

/* What is looked for, in any number of episodes and threads. */
typedef struct _QuoteQuery QuoteQuery;

/* Remembered wrongly, typed badly, transcribed worse: @text is UTF-8. NULL: no word is in it. */
QuoteQuery *quote_query_new (const char *text);

/* The words of @text as they stand, in this order; case, accents and punctuation don't count. */
QuoteQuery *quote_query_new_exact (const char *text);

void quote_query_free (QuoteQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuoteQuery, quote_query_free)

/* A quote that is still being typed: its last word may be the beginning of one. */
void quote_query_set_unfinished (QuoteQuery *query);

/* An episode, ready to be searched: 2 ms to make, and less than that a search. */
typedef struct _Quotes Quotes;

/* @transcript has its words, timed or not, and is not needed afterwards. @allowed: for each word
 * whether a hit may hold it; NULL: any. */
Quotes *quotes_new (const Transcript *transcript, const guint8 *allowed);

/* The same for the literal words, which is what exact queries need. */
Quotes *quotes_new_exact (const Transcript *transcript, const guint8 *allowed);

void quotes_free (Quotes *quotes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Quotes, quotes_free)

/* The hits of @least and more, QUOTES_SAID as a rule, best first, at most @most; none overlaps
 * another. (element-type QuoteHit) (transfer full) */
GArray *quotes_find (const Quotes *quotes, const QuoteQuery *query, double least, guint most);

/* Whether the paragraphs of @transcript, which needs no words yet, may hold a hit. A "yes" may be
 * wrong, a "no" is not. */
gboolean quotes_may_hold (const Transcript *transcript, const QuoteQuery *query);
