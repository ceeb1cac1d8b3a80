#include "terms.h"

#include <string.h>

#include "script.h"
#include "sound.h"

#define FIRST_SLOTS 1024

void
terms_init (Terms *terms)
{
  terms->rows = g_array_new (FALSE, FALSE, sizeof (Term));
  terms->strings = g_string_chunk_new (8192);
  terms->n_slots = FIRST_SLOTS;
  terms->slots = g_new0 (guint32, terms->n_slots);
}

void
terms_clear (Terms *terms)
{
  g_clear_pointer (&terms->rows, g_array_unref);
  g_clear_pointer (&terms->strings, g_string_chunk_free);
  g_clear_pointer (&terms->slots, g_free);
}

/* FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/ */
static guint32
hash (const char *text, gsize size)
{
  guint32 value = 2166136261u;

  for (gsize i = 0; i < size; i++)
    value = (value ^ (guchar) text[i]) * 16777619u;
  return value;
}

/* The slot where the term is, or where it would go. */
static guint
find_slot (const Terms *terms, const char *text, gsize size)
{
  guint slot = hash (text, size) & (terms->n_slots - 1);

  while (terms->slots[slot]) {
    const Term *term = terms_get (terms, terms->slots[slot] - 1);

    if (term->size == size && memcmp (term->text, text, size) == 0)
      break;
    slot = (slot + 1) & (terms->n_slots - 1);
  }
  return slot;
}

const Term *
terms_find (const Terms *terms, const char *text, gsize size)
{
  guint32 slot = terms->slots[find_slot (terms, text, size)];

  return slot ? terms_get (terms, slot - 1) : NULL;
}

static void
grow (Terms *terms)
{
  g_free (terms->slots);
  terms->n_slots *= 2;
  terms->slots = g_new0 (guint32, terms->n_slots);
  for (guint i = 0; i < terms->rows->len; i++) {
    const Term *term = terms_get (terms, i);

    terms->slots[find_slot (terms, term->text, term->size)] = i + 1;
  }
}

static TermKind
kind_of (const char *text)
{
  if (g_ascii_isdigit (*text))
    return TERM_DIGITS;
  return (guchar) *text >= 0x80 && script_is_spaceless (g_utf8_get_char (text)) ? TERM_CHARACTER
      : TERM_WORD;
}

void
term_init (Term *term, const char *text, gsize size)
{
  *term = (Term) { .text = text, .size = (guint16) size, .kind = kind_of (text) };
  for (const char *at = text; at < text + size; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    term->letters |= G_GUINT64_CONSTANT (1) << (c & 63);
    term->length += term->length < G_MAXUINT8;
  }
  term->sound = term->kind == TERM_WORD ? sound_of (text, size) : 0;
}

guint32
terms_add (Terms *terms, const char *text, gsize size, gboolean *is_new)
{
  guint slot = find_slot (terms, text, size);
  Term term;

  *is_new = !terms->slots[slot];
  if (!*is_new)
    return terms->slots[slot] - 1;
  term_init (&term, g_string_chunk_insert_len (terms->strings, text, (gssize) size), size);
  g_array_append_val (terms->rows, term);
  terms->slots[slot] = terms->rows->len;
  if (terms->rows->len * 2 > terms->n_slots)
    grow (terms);
  return terms->rows->len - 1;
}
