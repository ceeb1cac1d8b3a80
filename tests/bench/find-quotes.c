/* For misquotes.py: reads a transcript, and from stdin quotes, a line each: the first and the last of
 * the words that nobody is to have said, or -1, and the quote. Writes for each the best hit, "SCORE
 * FIRST LAST"; to stderr the microseconds of CPU a quote took. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "format.h"
#include "quotes.h"
#include "tokens.h"

static Transcript *
read_transcript (const char *path)
{
  Source source = { .base = (char *) path };
  const Format *format;
  Transcript *transcript;

  if (!g_file_get_contents (path, &source.text, &source.length, NULL))
    return NULL;
  format = format_for_content (source.text, source.length);
  transcript = format ? format->read (&source, NULL) : NULL;
  g_free (source.text);
  if (transcript && !transcript->words->len)
    tokens_make_words (transcript);
  return transcript;
}

static void
print_best (const Quotes *quotes, const char *text)
{
  g_autoptr (QuoteQuery) query = quote_query_new (text);
  g_autoptr (GArray) hits = query ? quotes_find (quotes, query, 0, 1) : NULL;
  const QuoteHit *hit = hits && hits->len ? &g_array_index (hits, QuoteHit, 0) : NULL;

  printf ("%.4f %d %d\n", hit ? hit->score : 0, hit ? (int) hit->first : -1,
      hit ? (int) hit->last : -1);
}

/* Without the words [@first, @last]. */
static void
print_best_without (const Transcript *transcript, long first, long last, const char *text)
{
  g_autofree guint8 *allowed = g_malloc (transcript->words->len + 1);
  g_autoptr (Quotes) quotes = NULL;

  for (long i = 0; i < (long) transcript->words->len; i++)
    allowed[i] = i < first || i > last;
  quotes = quotes_new (transcript, allowed);
  print_best (quotes, text);
}

static void
take_line (const Transcript *transcript, const Quotes *quotes, char *line)
{
  char *at = line;
  long first = strtol (at, &at, 10), last = strtol (at, &at, 10);

  g_strchomp (line);
  if (first < 0)
    print_best (quotes, at + 1);
  else
    print_best_without (transcript, first, last, at + 1);
}

int
main (int argc, char **argv)
{
  g_autoptr (Transcript) transcript = argc == 2 ? read_transcript (argv[1]) : NULL;
  g_autoptr (Quotes) quotes = transcript ? quotes_new (transcript, NULL) : NULL;
  g_autofree char *line = NULL;
  size_t size = 0;
  guint n = 0;
  clock_t start = clock ();

  if (!quotes)
    return 1;
  for (; getline (&line, &size, stdin) > 0; n++)
    take_line (transcript, quotes, line);
  fprintf (stderr, "%.0f us a quote\n",
      (double) (clock () - start) * 1e6 / CLOCKS_PER_SEC / MAX (n, 1));
  return 0;
}
