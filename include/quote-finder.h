/* Finds what is typed or sent to a player in the words it plays. */
#pragma once

#include "session.h"

typedef struct _QuoteFinder QuoteFinder;

QuoteFinder *quote_finder_new (void);
void quote_finder_free (QuoteFinder *finder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuoteFinder, quote_finder_free)

/* A HitFinder; @finder is the QuoteFinder. The last word of @query may be unfinished. */
void quote_finder_find (const Transcript *transcript, const char *query, GArray *hits,
    gpointer finder);
