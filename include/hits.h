/* A query, typed or told, and the places where it was said. */
#pragma once

#include "transcript.h"

/* A place where a query was found. */
typedef struct {
  Nanoseconds start, end;
  guint first, last;            /* indexes of the transcript's words */
} Hit;

/* Appends what @query finds to @places (element-type Hit), best first. */
typedef void (*HitFinder) (const Transcript *transcript, const char *query, GArray *places,
    gpointer data);

typedef struct {
  GString *query;               /* "": none */
  GArray *places;               /* (element-type Hit) */
  guint at;                     /* the one we are at */
  HitFinder finder;             /* NULL: nothing is found */
  gpointer data;
} Hits;

void hits_init (Hits *hits);
void hits_clear (Hits *hits);

/* No query, no places. */
void hits_forget (Hits *hits);

/* Where @query, which may be that of @hits, is said in @transcript. */
void hits_find (Hits *hits, const Transcript *transcript, const char *query);

/* The same query in a transcript of the same words; we stay at the place where we are. */
void hits_find_again (Hits *hits, const Transcript *transcript);

/* A key that is typed into the query, by its name as X has it; FALSE: it changes nothing. */
gboolean hits_type (Hits *hits, const char *key);

/* The next place or the one before, round and round; NULL: there is none. */
const Hit *hits_move (Hits *hits, gboolean is_forward);

/* The place we are at; NULL: there is none. */
const Hit *hits_get (const Hits *hits);
