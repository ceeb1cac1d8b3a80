/* A place where a quote was found, with all that is told about it, apart from its transcript. */
#pragma once

#include "quotes.h"

typedef struct {
  char *transcript;             /* as the command line names it */
  char *title, *date;           /* of the episode; NULL */
  char *speaker;                /* of most of the words; NULL: nobody named */
  char *chapter;                /* NULL */
  char *audio;                  /* where the episode's audio is; NULL */
  char *sha256;                 /* of the audio; NULL */
  char *page;                   /* of the episode; NULL */
  char *link;                   /* the audio, else the page, with "#t="; NULL */
  Timing timing;
  Nanoseconds start, end;       /* NANOSECONDS_NONE: not timed */
  int confidence;               /* of the words' times, mean; CONFIDENCE_UNKNOWN */
  guint first, last;
  double score;
  char *text;                   /* the words, verbatim */
  char *before, *after;         /* a little of what stands around them */
} Found;

/* @context: words before and after. */
Found *found_new (const char *name, const Transcript *transcript, const QuoteHit *hit,
    guint context);
void found_free (Found *found);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

/* "0:19:56"; "-:--" for NANOSECONDS_NONE. (transfer full) */
char *found_clock (Nanoseconds time);
