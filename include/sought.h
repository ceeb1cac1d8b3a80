/* What a verb looks for in transcripts: a quote, an expression or a span, and where. */
#pragma once

#include "load.h"
#include "quotes.h"

typedef struct {
  char *start, *end;            /* --start, --end: a span from the one to the other */
  char *speaker, *chapter;      /* only there: a name, a title or a part of one; NULL: anywhere */
  gboolean is_exact, is_regex;

  /* Made of these by sought_prepare (). */
  QuoteQuery *query, *end_query;
  GRegex *regex;
} Sought;

void sought_clear (Sought *sought);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sought, sought_clear)

/* Rows of --speaker, --chapter, --exact, --regex, --start and --end. */
void sought_add_options (Sought *sought, GOptionContext *context);

/* @quote: what the command line says; NULL if it is --start. Errors are wrong usage. */
gboolean sought_prepare (Sought *sought, const char *quote, GError **error);

/* The hits in @transcript, best first, at most @most; its words are made where it may hold any. NULL
 * with @error. Any thread, a transcript each. (element-type QuoteHit) (transfer full) */
GArray *sought_look (const Sought *sought, Transcript *transcript, const LoadOptions *options,
    guint most, GError **error);

/* Times the words as load_words () does; that nothing tells when is no error: a hit without time is
 * still a hit. */
gboolean sought_time_words (Transcript *transcript, const LoadOptions *options, GError **error);

/* Both: the hits in @transcript, best first, at most @most; its words are made and, where there are hits,
 * timed, unless nothing tells when. NULL with @error. Any thread, a transcript each.
 * (element-type QuoteHit) (transfer full) */
GArray *sought_find (const Sought *sought, Transcript *transcript, const LoadOptions *options,
    guint most, GError **error);
