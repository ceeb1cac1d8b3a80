#include "said.h"

#include <string.h>

#include "expansions.h"
#include "folding.h"
#include "said-numbers.h"

void
said_init (Said *said, gboolean is_literal)
{
  terms_init (&said->terms);
  said->tokens = g_array_new (FALSE, FALSE, sizeof (SaidToken));
  said->is_literal = is_literal;
}

void
said_clear (Said *said)
{
  terms_clear (&said->terms);
  g_clear_pointer (&said->tokens, g_array_unref);
}

typedef struct {
  Said *said;
  guint unit;
} Visit;

static void
add_token (Said *said, guint32 term, guint unit)
{
  SaidToken token = { term, unit, unit };

  g_array_append_val (said->tokens, token);
}

/* Once a term: looks up what it stands for. */
static void
expand (Said *said, guint32 index, const char *word, gsize size)
{
  const char *expansion = expansion_of (word, size);
  guint32 parts[TERM_MOST_PARTS];
  guint n_parts = 0;

  while (expansion && *expansion && n_parts < TERM_MOST_PARTS) {
    gsize length = strcspn (expansion, " ");
    gboolean is_new;

    if (length)
      parts[n_parts++] = terms_add (&said->terms, expansion, length, &is_new);
    expansion += length + (expansion[length] == ' ');
  }
  if (n_parts) {
    Term *term = terms_get (&said->terms, index);

    term->n_parts = n_parts;
    memcpy (term->parts, parts, sizeof parts);
  }
}

static void
visit (const char *word, gsize size, gpointer closure)
{
  const Visit *at = closure;
  gboolean is_new;
  guint32 index = terms_add (&at->said->terms, word, size, &is_new);
  Term *term;

  if (is_new && !at->said->is_literal)
    expand (at->said, index, word, size);
  term = terms_get (&at->said->terms, index);
  if (!term->n_parts)
    add_token (at->said, index, at->unit);
  for (guint i = 0; i < term->n_parts; i++)
    add_token (at->said, term->parts[i], at->unit);
}

void
said_add (Said *said, const char *text, guint unit)
{
  Visit at = { said, unit };

  folding_visit (text, visit, &at);
}

static gboolean
is_letter (const Said *said, guint index)
{
  const Term *term = said_get_term (said, index);

  return term->size == 1 && term->kind == TERM_WORD;
}

static gboolean
may_open_spelling (const Said *said, guint index)
{
  const char *text = said_get_term (said, index)->text;

  return *text != 'a' && *text != 'i' && *text != 'o';
}

/* "b t" is "bt", where no word of one letter opens it. */
static void
join_letters (Said *said)
{
  guint kept = 0;

  for (guint i = 0; i < said->tokens->len;) {
    SaidToken token = *said_get (said, i);
    char letters[TERM_LONGEST];
    guint n = 0;
    gboolean is_new;

    if (is_letter (said, i) && may_open_spelling (said, i))
      while (i + n < said->tokens->len && n < sizeof letters && is_letter (said, i + n)) {
        letters[n] = *said_get_term (said, i + n)->text;
        n++;
      }
    if (n > 1) {
      token.term = terms_add (&said->terms, letters, n, &is_new);
      token.last = said_get (said, i + n - 1)->last;
    }
    i += MAX (n, 1);
    g_array_index (said->tokens, SaidToken, kept++) = token;
  }
  g_array_set_size (said->tokens, kept);
}

void
said_finish (Said *said)
{
  if (!said->is_literal) {
    said_numbers_join (said);
    join_letters (said);
  }
  for (guint i = 0; i < said->tokens->len; i++)
    said_get_term (said, i)->count++;
}
