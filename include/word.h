/* A word: the unit of timing, as printed, with the punctuation that touches it. */
#pragma once

#include "nanoseconds.h"

#define CONFIDENCE_UNKNOWN -1

typedef struct {
  const char *text;             /* UTF-8; a space only before or after a dash of its own; the transcript's */
  Nanoseconds start;            /* onset; NANOSECONDS_NONE: not timed yet */
  Nanoseconds end;              /* after @start, or at it: nobody says the word, nor is there time to;
                                   the pause behind a word is nobody's */
  int confidence;               /* 0-100, or CONFIDENCE_UNKNOWN */
  guint paragraph;              /* index of the paragraph it stands in */
  const char *unknown;          /* JSON members that we do not know, ",\"k\":1"; NULL */
  gboolean is_glued;            /* no white space before it in the paragraph (Chinese, Thai) */
} Word;
