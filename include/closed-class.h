/* English words that carry grammar, not matter: what people say at once, and no title consists
 * of. */
#pragma once

#include <glib.h>

typedef enum {
  CLOSED_CLASS_NO,
  CLOSED_CLASS_GRAMMAR,         /* articles, prepositions, auxiliaries: titles start so, too */
  CLOSED_CLASS_SPEECH,          /* subject pronouns, conjunctions, interjections */
} ClosedClass;

/* Of the word that starts at @text, @length bytes, of any case, punctuation around it ignored. */
ClosedClass closed_class_of (const char *text, gsize length);
