/* Atoms of text that no line break divides: words, or parts of one that is wider than a line. */
#pragma once

#include "transcript.h"

/* Times are milliseconds, as a caption file keeps them: rounding here, once, keeps gaps and
 * durations exact to the end. */
typedef struct {
  const char *text;             /* in the word's; not NUL-terminated */
  guint length;                 /* bytes */
  guint word;                   /* index of the transcript's word */
  guint columns;                /* width.h, without the space before it */
  gboolean is_spaced;           /* a space stands before it on a line */
  gboolean may_begin_line;      /* by UAX #14 */
  gboolean turns;               /* another speaker begins */
  gboolean is_fenced;           /* no cue goes on from the atom before */
  guint64 start, end;
} Atom;

/* The words of @transcript, but for passages that are not in its audio (unsaid.h). One wider than @max_columns is cut where Unicode lets a line break ("/"
 * and "-" in a URL), and where there is no such place, between grapheme clusters: a line over its
 * limit is cut off on a screen, a divided word is only ugly.
 * (element-type Atom) (transfer full) */
GArray *atoms_of_transcript (const Transcript *transcript, guint max_columns);
