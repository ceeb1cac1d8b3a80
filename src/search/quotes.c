#include "quotes.h"

#include <math.h>
#include <string.h>

#include "closed-class.h"
#include "quote-align.h"
#include "quote-gains.h"
#include "quote-weights.h"
#include "said.h"

G_DEFINE_QUARK (quotes-error, quotes_error)

struct _QuoteQuery {
  Said said;
};

struct _Quotes {
  Said said;
  float *weights;               /* of its terms */
  guint8 *openers;              /* for each word: a sentence begins with it, it alone says little */
};

static QuoteQuery *
make_query (const char *text, gboolean is_literal)
{
  QuoteQuery *query = g_new0 (QuoteQuery, 1);

  said_init (&query->said, is_literal);
  said_add (&query->said, text, 0);
  said_finish (&query->said);
  if (!query->said.tokens->len)
    g_clear_pointer (&query, quote_query_free);
  return query;
}

QuoteQuery *
quote_query_new (const char *text)
{
  return make_query (text, FALSE);
}

QuoteQuery *
quote_query_new_exact (const char *text)
{
  return make_query (text, TRUE);
}

void
quote_query_free (QuoteQuery *query)
{
  said_clear (&query->said);
  g_free (query);
}

void
quote_query_set_unfinished (QuoteQuery *query)
{
  said_get_term (&query->said, query->said.tokens->len - 1)->is_open = TRUE;
}

static void
weigh (Quotes *quotes)
{
  quotes->weights = g_new (float, quotes->said.terms.rows->len + 1);
  quote_weights_fill (&quotes->said, &quotes->said, quotes->weights);
}

static gboolean
ends_sentence (const char *text)
{
  gsize length = strlen (text);

  while (length && strchr ("\"')", text[length - 1]))
    length--;
  return length && strchr (".?!", text[length - 1]);
}

/* "That's" before "the beauty of": a quote rarely has it, and the sentence is broken without. */
static void
find_openers (Quotes *quotes, const Transcript *transcript)
{
  quotes->openers = g_new0 (guint8, transcript->words->len + 1);
  for (guint i = 0; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);
    gboolean begins = i == 0 || word[-1].paragraph != word->paragraph
        || ends_sentence (word[-1].text);

    quotes->openers[i] = begins && !ends_sentence (word->text)
        && closed_class_of (word->text, strlen (word->text)) != CLOSED_CLASS_NO;
  }
}

static Quotes *
make_quotes (const Transcript *transcript, const guint8 *allowed, gboolean is_literal)
{
  Quotes *quotes = g_new0 (Quotes, 1);

  said_init (&quotes->said, is_literal);
  for (guint i = 0; i < transcript->words->len; i++)
    if (!allowed || allowed[i])
      said_add (&quotes->said, transcript_get_word (transcript, i)->text, i);
  said_finish (&quotes->said);
  return quotes;
}

Quotes *
quotes_new (const Transcript *transcript, const guint8 *allowed)
{
  Quotes *quotes = make_quotes (transcript, allowed, FALSE);

  weigh (quotes);
  find_openers (quotes, transcript);
  return quotes;
}

Quotes *
quotes_new_exact (const Transcript *transcript, const guint8 *allowed)
{
  return make_quotes (transcript, allowed, TRUE);
}

void
quotes_free (Quotes *quotes)
{
  said_clear (&quotes->said);
  g_free (quotes->weights);
  g_free (quotes->openers);
  g_free (quotes);
}

/* How sure a fit is: the logistic regression of 7,000 misquotes, 5,000 quotes of the same episode
 * without the place and 6,000 of other talk in its field (tests/bench/misquotes.py), on what of the
 * query was found, by weight and by number, how much there was to be found, and how far it is strewn;
 * a little on the side of "nobody said it". */
#define SURE_BY_WEIGHT 6.2
#define SURE_BY_NUMBER 30.7
#define SURE_BY_SIZE -33.8      /* over the weight of the query: three small words are anywhere */
#define SURE_BY_SPREAD -6.7     /* words of the text for one of the query, above USUAL_SPREAD */
#define SURE_ALONE -18.8
#define USUAL_SPREAD 1.05
#define MOST_PASSED 8           /* words from one that was found to the next, that count */
#define SURE_SLOPE 3.0          /* the score is not as sure as the regression was */

/* Of so many words this much has to be found, by weight, then it is the quote however little it
 * tells. */
static const double enough[] = { 1, 0.65, 0.68, 0.75, 0.8, 0.86, 0.92 };
#define SURE_BY_ENOUGH 25.0
#define ENOUGH_BY_SPREAD -2.0

#define LEAST_FOUND 0.36         /* by weight: no quote has less */
#define MOST_TRIED 60           /* fits looked at closely, for each hit asked for or in all */

typedef struct {
  const Quotes *quotes;
  guint n;                      /* words of the query */
  float *weights;               /* of the query's terms */
  QuoteAligner *aligner;
  gint32 *gains;                /* of the query's words */
  guint32 *places;
} Search;

static void
search_clear (Search *search)
{
  g_clear_pointer (&search->aligner, quote_aligner_free);
  g_free (search->weights);
  g_free (search->gains);
  g_free (search->places);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
search_init (Search *search, const Said *text, const float *text_weights, const QuoteQuery *query)
{
  search->n = query->said.tokens->len;
  search->weights = g_new (float, query->said.terms.rows->len + 1);
  quote_weights_fill (&query->said, text, search->weights);
  search->aligner = quote_aligner_new (text, text_weights, &query->said, search->weights);
  search->gains = g_new (gint32, search->n);
  search->places = g_new (guint32, search->n);
}

/* What a fit is judged by, beside its gain. */
typedef struct {
  double number;                /* of the query's words that were found, to all of them */
  double spread;                /* words of the text from the first to the last, to the same */
} Looks;

/* One left out passage is how people quote; only many small ones make a hit doubtful. */
static Looks
look_at (Search *search, const QuoteFit *fit, double found)
{
  Looks looks = { found, (double) (fit->end - fit->start) / search->n };
  guint n_found = 0, span = 0;
  guint32 last = QUOTE_UNMATCHED;

  if (!quote_aligner_trace (search->aligner, fit, search->gains, search->places))
    return looks;
  for (guint i = 0; i < search->n; i++) {
    if (search->gains[i] <= 0)
      continue;
    n_found++;
    span += last == QUOTE_UNMATCHED ? 1 : MIN (search->places[i] - last, MOST_PASSED);
    last = search->places[i];
  }
  return (Looks) { (double) n_found / search->n, (double) span / search->n };
}

/* Above 0: rather the quote than not. */
static double
find_sureness (const Search *search, double found, const Looks *looks)
{
  double size = (double) quote_aligner_get_whole (search->aligner) / QUOTE_UNIT;
  double spread = MAX (looks->spread - USUAL_SPREAD, 0);
  double sure = SURE_ALONE + SURE_BY_WEIGHT * found + SURE_BY_NUMBER * looks->number
      + SURE_BY_SIZE / size + SURE_BY_SPREAD * spread;
  double by_itself = SURE_BY_ENOUGH * (found - enough[MIN (search->n, G_N_ELEMENTS (enough) - 1)])
      + ENOUGH_BY_SPREAD * spread;

  return MAX (sure, by_itself);
}

static double
score_fit (Search *search, const QuoteFit *fit)
{
  double found = CLAMP ((double) fit->gain / MAX (quote_aligner_get_whole (search->aligner), 1), 0, 1);
  Looks looks;
  double sure;

  if (found > 0.999)
    return 1;
  looks = look_at (search, fit, found);
  sure = tanh (find_sureness (search, found, &looks) / SURE_SLOPE / 2);
  return sure < 0 ? 0.5 + sure / 2 : 0.5 + sure * found / 2;
}

static QuoteHit
make_hit (Search *search, const QuoteFit *fit)
{
  const Said *said = &search->quotes->said;
  QuoteHit hit = {
    .first = said_get (said, fit->start)->first,
    .last = said_get (said, fit->end - 1)->last,
    .score = score_fit (search, fit),
  };

  if (hit.first > 0 && search->quotes->openers[hit.first - 1])
    hit.first--;
  return hit;
}

static int
compare_fits (gconstpointer a, gconstpointer b)
{
  const QuoteFit *fit = a, *other = b;

  if (fit->gain != other->gain)
    return fit->gain > other->gain ? -1 : 1;
  return (fit->start > other->start) - (fit->start < other->start);
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const QuoteHit *hit = a, *other = b;

  if (hit->score != other->score)
    return hit->score > other->score ? -1 : 1;
  return (hit->first > other->first) - (hit->first < other->first);
}

/* Fits that are not so poor, best first. */
static GArray *
find_fits (const Search *search)
{
  GArray *fits = quote_aligner_fit (search->aligner,
      (gint32) (quote_aligner_get_whole (search->aligner) * LEAST_FOUND) + 1);

  g_array_sort (fits, compare_fits);
  return fits;
}

/* Marks the tokens of @fit; FALSE: some are another's. */
static gboolean
take_tokens (guint8 *taken, const QuoteFit *fit)
{
  if (memchr (taken + fit->start, TRUE, fit->end - fit->start))
    return FALSE;
  memset (taken + fit->start, TRUE, fit->end - fit->start);
  return TRUE;
}

static GArray *
find_alike (Search *search, double least, guint most)
{
  guint n_tokens = search->quotes->said.tokens->len, n_tried = 0;
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (QuoteHit));
  g_autofree guint8 *taken = g_new0 (guint8, n_tokens + 1);
  g_autoptr (GArray) fits = find_fits (search);

  for (guint i = 0; i < fits->len && hits->len < most && n_tried < MAX (MOST_TRIED, most); i++) {
    const QuoteFit *fit = &g_array_index (fits, QuoteFit, i);
    QuoteHit hit;

    if (!take_tokens (taken, fit))
      continue;
    hit = make_hit (search, fit);
    n_tried++;
    if (hit.score >= least)
      g_array_append_val (hits, hit);
  }
  g_array_sort (hits, compare_hits);
  return hits;
}

/* Exact queries */

static gboolean
stands_at (const Said *text, const Said *query, guint at)
{
  for (guint i = 0; i < query->tokens->len; i++) {
    const Term *a = said_get_term (text, at + i), *b = said_get_term (query, i);

    if (a->size != b->size || memcmp (a->text, b->text, a->size) != 0)
      return FALSE;
  }
  return TRUE;
}

static GArray *
find_same (const Said *text, const Said *query, guint most)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (QuoteHit));

  for (guint at = 0; at + query->tokens->len <= text->tokens->len && hits->len < most;) {
    guint end = at + query->tokens->len;
    gboolean is_hit = stands_at (text, query, at);
    QuoteHit hit = { said_get (text, at)->first, said_get (text, end - 1)->last, 1 };

    if (is_hit)
      g_array_append_val (hits, hit);
    at = is_hit ? end : at + 1;
  }
  return hits;
}

GArray *
quotes_find (const Quotes *quotes, const QuoteQuery *query, double least, guint most)
{
  g_auto (Search) search = { .quotes = quotes };

  if (query->said.is_literal)
    return find_same (&quotes->said, &query->said, most);
  search_init (&search, &quotes->said, quotes->weights, query);
  return find_alike (&search, least, most);
}

static gboolean
may_hold_exact (const Said *said, const QuoteQuery *query)
{
  g_autoptr (GArray) hits = find_same (said, &query->said, 1);

  return hits->len > 0;
}

static gboolean
may_hold_alike (const Said *said, const QuoteQuery *query)
{
  g_autofree float *weights = g_new (float, said->terms.rows->len + 1);
  g_auto (Search) search = { 0 };
  g_autoptr (GArray) fits = NULL;

  quote_weights_fill (said, said, weights);
  search_init (&search, said, weights, query);
  fits = find_fits (&search);
  for (guint i = 0; i < fits->len && i < MOST_TRIED; i++)
    if (score_fit (&search, &g_array_index (fits, QuoteFit, i)) >= QUOTES_SAID * 0.6)
      return TRUE;
  return FALSE;
}

gboolean
quotes_may_hold (const Transcript *transcript, const QuoteQuery *query)
{
  g_auto (Said) said = { 0 };

  said_init (&said, query->said.is_literal);
  for (guint i = 0; i < transcript->paragraphs->len; i++)
    said_add (&said, transcript_get_paragraph (transcript, i)->text, i);
  said_finish (&said);
  return query->said.is_literal ? may_hold_exact (&said, query) : may_hold_alike (&said, query);
}
