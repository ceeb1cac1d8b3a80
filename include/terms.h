/* Terms: the distinct words of a text as the search for quotes compares them, in lower case and
 * without accents. Each is stored once and known by its index. */
#pragma once

#include <glib.h>

#define TERM_MOST_PARTS 3
#define TERM_LONGEST 64         /* letters that are compared; what follows is cut off */

typedef enum {
  TERM_WORD,
  TERM_DIGITS,                  /* "2023" */
  TERM_CHARACTER,               /* of a script without spaces: like no other */
} TermKind;

typedef struct {
  const char *text;             /* the Terms' */
  guint16 size;                 /* bytes */
  guint8 length;                /* letters */
  TermKind kind;
  guint64 letters;              /* a bit for each letter in it (several share one) */
  guint64 sound;                /* what English would sound like, see sound.h; 0: nothing */
  guint count;                  /* how often it stands in the text */
  gboolean is_open;             /* the beginning of a word: still being typed */

  /* Terms that it stands for: "don't" is "do", "not". Then it has no tokens of its own. */
  guint n_parts;
  guint32 parts[TERM_MOST_PARTS];
} Term;

typedef struct {
  GArray *rows;                 /* (element-type Term) */
  GStringChunk *strings;
  guint32 *slots;               /* hash table of indexes + 1 */
  guint n_slots;                /* a power of two */
} Terms;

void terms_init (Terms *terms);
void terms_clear (Terms *terms);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Terms, terms_clear)

/* The index of the term @text, @size bytes of folded UTF-8, which is added if new: *@is_new. */
guint32 terms_add (Terms *terms, const char *text, gsize size, gboolean *is_new);

/* The term @text; NULL: there is none. */
const Term *terms_find (const Terms *terms, const char *text, gsize size);

/* Fills a term that is in no table; @text is lent. */
void term_init (Term *term, const char *text, gsize size);

static inline Term *
terms_get (const Terms *terms, guint32 index)
{
  return &g_array_index (terms->rows, Term, index);
}
