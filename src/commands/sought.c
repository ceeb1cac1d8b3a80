#include "sought.h"

#include <gio/gio.h>
#include <string.h>

#include "stamps.h"

/* Of a regular expression that runs wild; good ones need some thousands of steps. */
#define REGEX_LIMITS "(*LIMIT_MATCH=500000)(*LIMIT_DEPTH=20000)"

void
sought_clear (Sought *sought)
{
  g_clear_pointer (&sought->start, g_free);
  g_clear_pointer (&sought->end, g_free);
  g_clear_pointer (&sought->speaker, g_free);
  g_clear_pointer (&sought->chapter, g_free);
  g_clear_pointer (&sought->query, quote_query_free);
  g_clear_pointer (&sought->end_query, quote_query_free);
  g_clear_pointer (&sought->regex, g_regex_unref);
}

void
sought_add_options (Sought *sought, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "exact", 0, 0, G_OPTION_ARG_NONE, &sought->is_exact,
      "Only these words in this order; case, accents and punctuation don't count", NULL },
    { "regex", 0, 0, G_OPTION_ARG_NONE, &sought->is_regex,
      "QUOTE is a regular expression (PCRE), case doesn't count", NULL },
    { "start", 0, 0, G_OPTION_ARG_FILENAME, &sought->start,
      "Instead of QUOTE: a span that begins with this quote", "QUOTE" },
    { "end", 0, 0, G_OPTION_ARG_FILENAME, &sought->end,
      "What the span ends with", "QUOTE" },
    { "speaker", 0, 0, G_OPTION_ARG_FILENAME, &sought->speaker,
      "Only what this one says: a name or a part of it", "NAME" },
    { "chapter", 0, 0, G_OPTION_ARG_FILENAME, &sought->chapter,
      "Only in this chapter: a title or a part of it", "TITLE" },
    { NULL }
  };

  g_option_context_add_main_entries (context, entries, NULL);
}

/* Preparing */

static gboolean
set_usage_error (GError **error, const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

static QuoteQuery *
make_query (const Sought *sought, const char *quote, GError **error)
{
  g_autofree char *text = g_utf8_make_valid (quote, -1);
  QuoteQuery *query = sought->is_exact ? quote_query_new_exact (text) : quote_query_new (text);

  if (!query)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "\"%s\": no word is in it", text);
  return query;
}

static gboolean
prepare_regex (Sought *sought, const char *quote, GError **error)
{
  g_autofree char *text = g_utf8_make_valid (quote, -1);
  g_autofree char *bounded = g_strconcat (REGEX_LIMITS, text, NULL);
  g_autoptr (GError) problem = NULL;

  /* First alone: a message that counts characters counts the user's. */
  sought->regex = g_regex_new (text, G_REGEX_CASELESS, 0, &problem);
  if (sought->regex) {
    g_clear_pointer (&sought->regex, g_regex_unref);
    sought->regex = g_regex_new (bounded, G_REGEX_CASELESS, 0, &problem);
  }
  if (!sought->regex)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--regex: %s", problem->message);
  return sought->regex != NULL;
}

gboolean
sought_prepare (Sought *sought, const char *quote, GError **error)
{
  if (!sought->start != !sought->end)
    return set_usage_error (error, "--start and --end go together");
  if (sought->is_regex && (sought->is_exact || sought->start))
    return set_usage_error (error, "--regex goes with neither --exact nor --start");
  if (sought->is_regex)
    return prepare_regex (sought, quote, error);
  sought->query = make_query (sought, sought->start ? sought->start : quote, error);
  if (sought->query && sought->end)
    sought->end_query = make_query (sought, sought->end, error);
  return sought->query && (!sought->end || sought->end_query);
}

/* Where to look */

static gboolean
holds_name (const char *text, const char *name)
{
  g_autofree char *folded = text ? g_utf8_casefold (text, -1) : NULL;
  g_autofree char *valid = g_utf8_make_valid (name, -1), *sought = g_utf8_casefold (valid, -1);

  return folded && strstr (folded, sought);
}

static void
allow_speaker (const Transcript *transcript, const char *name, guint8 *allowed)
{
  for (guint i = 0; i < transcript->words->len; i++)
    if (!holds_name (transcript_get_speaker (transcript,
        transcript_get_word_speaker (transcript, i)), name))
      allowed[i] = FALSE;
}

static void
allow_chapter (const Transcript *transcript, const char *title, guint8 *allowed)
{
  guint chapter = 0, n = transcript->chapters->len;

  for (guint i = 0; i < transcript->words->len; i++) {
    Nanoseconds start = transcript_get_word (transcript, i)->start;

    while (chapter + 1 < n && transcript_get_chapter (transcript, chapter + 1)->start <= start)
      chapter++;
    if (!n || start == NANOSECONDS_NONE || transcript_get_chapter (transcript, chapter)->start > start
        || !holds_name (transcript_get_chapter (transcript, chapter)->title, title))
      allowed[i] = FALSE;
  }
}

/* For each word whether a hit may hold it; NULL: any. (transfer full) */
static guint8 *
find_allowed (const Sought *sought, const Transcript *transcript)
{
  guint8 *allowed;

  if (!sought->speaker && !sought->chapter)
    return NULL;
  allowed = g_malloc (transcript->words->len + 1);
  memset (allowed, TRUE, transcript->words->len);
  if (sought->speaker)
    allow_speaker (transcript, sought->speaker, allowed);
  if (sought->chapter)
    allow_chapter (transcript, sought->chapter, allowed);
  return allowed;
}

/* Looking */

/* The words as one text, a line a paragraph; where each word begins. */
static GString *
join_words (const Transcript *transcript, gsize *starts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);

    if (i && word[-1].paragraph != word->paragraph)
      g_string_append_c (text, '\n');
    else if (i && !word->is_glued)
      g_string_append_c (text, ' ');
    starts[i] = text->len;
    g_string_append (text, word->text);
  }
  starts[transcript->words->len] = text->len + 1;
  return text;
}

/* The word that holds the byte @at, or the space before it. */
static guint
find_word (const gsize *starts, guint n_words, gsize at)
{
  guint low = 0, high = n_words;

  while (low + 1 < high) {
    guint middle = (low + high) / 2;

    if (starts[middle] <= at)
      low = middle;
    else
      high = middle;
  }
  return low;
}

static gboolean
is_allowed (const guint8 *allowed, const QuoteHit *hit)
{
  for (guint i = hit->first; allowed && i <= hit->last; i++)
    if (!allowed[i])
      return FALSE;
  return TRUE;
}

static GArray *
find_expression (const Sought *sought, const Transcript *transcript, const guint8 *allowed,
    guint most, GError **error)
{
  g_autofree gsize *starts = g_new (gsize, transcript->words->len + 1);
  g_autoptr (GString) text = join_words (transcript, starts);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (QuoteHit));
  g_autoptr (GMatchInfo) match = NULL;
  GError *problem = NULL;
  int from, to;

  g_regex_match_full (sought->regex, text->str, (gssize) text->len, 0, 0, &match, &problem);
  while (!problem && g_match_info_matches (match) && hits->len < most) {
    if (g_match_info_fetch_pos (match, 0, &from, &to) && to > from) {
      QuoteHit hit = { find_word (starts, transcript->words->len, (gsize) from),
        find_word (starts, transcript->words->len, (gsize) to - 1), 1 };

      if (is_allowed (allowed, &hit))
        g_array_append_val (hits, hit);
    }
    g_match_info_next (match, &problem);
  }
  if (!problem)
    return g_steal_pointer (&hits);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
      "--regex: there are too many ways to match it; make it simpler");
  g_error_free (problem);
  return NULL;
}

/* From the best place of --start to the best of --end behind it. */
static GArray *
find_span (const Sought *sought, const Quotes *quotes, guint most)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (QuoteHit));
  g_autoptr (GArray) starts = quotes_find (quotes, sought->query, QUOTES_SAID, most);
  g_autoptr (GArray) ends = quotes_find (quotes, sought->end_query, QUOTES_SAID, G_MAXUINT);

  for (guint i = 0; i < starts->len && !spans->len; i++)
    for (guint k = 0; k < ends->len && !spans->len; k++) {
      const QuoteHit *start = &g_array_index (starts, QuoteHit, i);
      const QuoteHit *end = &g_array_index (ends, QuoteHit, k);
      QuoteHit span = { start->first, end->last, MIN (start->score, end->score) };

      if (end->first >= start->first && end->last >= start->last)
        g_array_append_val (spans, span);
    }
  return spans;
}

static GArray *
find_quotes (const Sought *sought, const Transcript *transcript, const guint8 *allowed, guint most)
{
  g_autoptr (Quotes) quotes = sought->is_exact ? quotes_new_exact (transcript, allowed)
      : quotes_new (transcript, allowed);

  return sought->end_query ? find_span (sought, quotes, most)
      : quotes_find (quotes, sought->query, QUOTES_SAID, most);
}

/* Most transcripts of a library don't hold the quote: then it is not worth to make their words. */
static gboolean
is_elsewhere (const Sought *sought, const Transcript *transcript)
{
  return sought->query && !transcript->words->len && !transcript->captions
      && !quotes_may_hold (transcript, sought->query);
}

gboolean
sought_time_words (Transcript *transcript, const LoadOptions *options, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (load_words (transcript, options, &problem)
      || g_error_matches (problem, ALIGN_ERROR, ALIGN_ERROR_NO_TIMES))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

GArray *
sought_look (const Sought *sought, Transcript *transcript, const LoadOptions *options, guint most,
    GError **error)
{
  g_autofree guint8 *allowed = NULL;

  if (is_elsewhere (sought, transcript))
    return g_array_new (FALSE, FALSE, sizeof (QuoteHit));
  if (sought->chapter ? !sought_time_words (transcript, options, error) : !load_text (transcript, error))
    return NULL;
  allowed = find_allowed (sought, transcript);
  return sought->regex ? find_expression (sought, transcript, allowed, most, error)
      : find_quotes (sought, transcript, allowed, most);
}

GArray *
sought_find (const Sought *sought, Transcript *transcript, const LoadOptions *options, guint most,
    GError **error)
{
  g_autoptr (GArray) hits = sought_look (sought, transcript, options, most, error);

  if (!hits || (hits->len && !sought_time_words (transcript, options, error)))
    return NULL;
  return g_steal_pointer (&hits);
}
