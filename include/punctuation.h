/* What stands around the words of an atom. Used inside src/cues only. */
#pragma once

#include "atoms.h"
#include "lexicon.h"

/* The mark that a word ends with. */
typedef enum {
  MARK_NONE,
  MARK_COMMA,
  MARK_COLON,                   /* and semicolon */
  MARK_DASH,
  MARK_DOTS,
  MARK_SENTENCE,
  N_MARKS
} Mark;

/* The mark behind @atom. The stops of "Mr.", "p.m. on", "U.S. Senate" and "3. Mai" end no sentence, and
 * the comma of "28, 1963" no phrase: @next is the atom behind, or NULL. */
Mark punctuation_mark (const Lexicon *lexicon, const Atom *atom, const Atom *next);

/* "Mr.", "Prof.": a name follows. */
gboolean punctuation_is_title (const Lexicon *lexicon, const Atom *atom);

/* Whether @atom begins, ends with a quotation mark or bracket. */
gboolean punctuation_opens (const Atom *atom);
gboolean punctuation_closes (const Atom *atom);
