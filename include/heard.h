/* What a recogniser or a host says it heard: segments of text with their times, and perhaps words
 * or parts of words with theirs. */
#pragma once

#include "json-cursor.h"
#include "transcript.h"

typedef struct {
  const char *text;             /* a word, or a part of one; white space around it is nothing */
  Nanoseconds start, end;       /* NANOSECONDS_NONE: not known */
  int confidence;               /* 0-100, or CONFIDENCE_UNKNOWN */
} HeardToken;

typedef struct {
  const char *speaker;          /* NULL: the one before goes on; "": nobody */
  const char *text;
  Nanoseconds start, end;       /* NANOSECONDS_NONE: not known */
  guint first_token, end_token; /* [first, end) of its tokens, in the order of the text */
} HeardSegment;

typedef struct {
  GArray *segments;             /* (element-type HeardSegment) */
  GArray *tokens;               /* (element-type HeardToken) */
} Heard;

void heard_init (Heard *heard);
void heard_clear (Heard *heard);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Heard, heard_clear)

/* Makes paragraphs and words of it. Words get the times of their tokens, words of segments without
 * any share the segment's; if a segment's time is not known, no word is timed. FALSE with
 * FORMAT_ERROR_EMPTY if nothing was said. */
gboolean heard_fill (const Heard *heard, Transcript *transcript, GError **error);

/* A number, or a clock's time; FALSE for what is neither. */
gboolean heard_parse_seconds (const char *text, double *seconds);

/* Seconds as a number, or as a string of one or of a clock's time; null is NANOSECONDS_NONE. What
 * is before zero is zero. */
Nanoseconds heard_read_seconds (JsonCursor *json);
