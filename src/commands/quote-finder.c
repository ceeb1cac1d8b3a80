#include "quote-finder.h"

#include "quotes.h"

#define MOST_HITS 200

/* The words that were searched last: as one types, they stay the same. */
struct _QuoteFinder {
  const Transcript *transcript;
  guint n_words;
  Quotes *quotes;
};

QuoteFinder *
quote_finder_new (void)
{
  return g_new0 (QuoteFinder, 1);
}

void
quote_finder_free (QuoteFinder *finder)
{
  g_clear_pointer (&finder->quotes, quotes_free);
  g_free (finder);
}

/* Better times come in another transcript of the same words, so an old one of the same address
 * does no harm. */
static void
prepare (QuoteFinder *finder, const Transcript *transcript)
{
  if (finder->quotes && finder->transcript == transcript
      && finder->n_words == transcript->words->len)
    return;
  g_clear_pointer (&finder->quotes, quotes_free);
  finder->quotes = quotes_new (transcript, NULL);
  finder->transcript = transcript;
  finder->n_words = transcript->words->len;
}

static GArray *
find (const QuoteFinder *finder, const char *text)
{
  g_autoptr (QuoteQuery) query = quote_query_new (text);
  GArray *found;

  if (!query)
    return g_array_new (FALSE, FALSE, sizeof (QuoteHit));
  found = quotes_find (finder->quotes, query, QUOTES_SAID, MOST_HITS);
  if (found->len)
    return found;
  g_array_unref (found);
  quote_query_set_unfinished (query);
  return quotes_find (finder->quotes, query, QUOTES_SAID, MOST_HITS);
}

void
quote_finder_find (const Transcript *transcript, const char *query, GArray *hits, gpointer finder)
{
  g_autofree char *text = g_utf8_make_valid (query, -1);
  g_autoptr (GArray) found = NULL;

  prepare (finder, transcript);
  found = find (finder, text);
  for (guint i = 0; i < found->len; i++) {
    const QuoteHit *place = &g_array_index (found, QuoteHit, i);
    Hit hit = { transcript_get_word (transcript, place->first)->start,
      transcript_get_word (transcript, place->last)->end, place->first, place->last };

    if (hit.start != NANOSECONDS_NONE)
      g_array_append_val (hits, hit);
  }
}
