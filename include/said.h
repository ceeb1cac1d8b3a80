/* A text as the sequence of terms that a search runs over. */
#pragma once

#include "terms.h"

typedef struct {
  guint32 term;
  guint32 first, last;          /* the units of the text that it stands for */
} SaidToken;

typedef struct {
  Terms terms;
  GArray *tokens;               /* (element-type SaidToken) */
  gboolean is_literal;          /* short forms and numbers stay as they are written */
} Said;

void said_init (Said *said, gboolean is_literal);
void said_clear (Said *said);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Said, said_clear)

/* Appends the tokens of @text, UTF-8, which is unit @unit: a word, or a paragraph. */
void said_add (Said *said, const char *text, guint unit);

/* After the last text: makes one token of each number, however it is written ("twenty twenty
 * three" and "2023"; "half" and "50%"), and of letters that are spelled; counts the terms. */
void said_finish (Said *said);

static inline const SaidToken *
said_get (const Said *said, guint index)
{
  return &g_array_index (said->tokens, SaidToken, index);
}

static inline Term *
said_get_term (const Said *said, guint index)
{
  return terms_get (&said->terms, said_get (said, index)->term);
}
