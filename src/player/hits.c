#include "hits.h"

#include <string.h>

#define MAX_QUERY 200           /* characters */

void
hits_init (Hits *hits)
{
  *hits = (Hits) { .query = g_string_new (NULL), .places = g_array_new (FALSE, FALSE, sizeof (Hit)) };
}

void
hits_clear (Hits *hits)
{
  g_string_free (hits->query, TRUE);
  g_array_unref (hits->places);
}

void
hits_forget (Hits *hits)
{
  g_string_truncate (hits->query, 0);
  g_array_set_size (hits->places, 0);
  hits->at = 0;
}

void
hits_find (Hits *hits, const Transcript *transcript, const char *query)
{
  if (query != hits->query->str)
    g_string_assign (hits->query, query);
  g_array_set_size (hits->places, 0);
  hits->at = 0;
  if (hits->finder && hits->query->len)
    hits->finder (transcript, hits->query->str, hits->places, hits->data);
}

void
hits_find_again (Hits *hits, const Transcript *transcript)
{
  guint at = hits->at;

  hits_find (hits, transcript, hits->query->str);
  hits->at = at < hits->places->len ? at : 0;
}

/* Keys as characters: "a", "space", "U00E9". 0: none. */
static gunichar
to_character (const char *key)
{
  static const struct { const char *name; char character; } named[] = {
    { "space", ' ' }, { "apostrophe", '\'' }, { "quoteright", '\'' }, { "comma", ',' },
    { "period", '.' }, { "minus", '-' }, { "question", '?' }, { "exclam", '!' },
    { "quotedbl", '"' }, { "colon", ':' }, { "semicolon", ';' }, { "slash", '/' },
    { "percent", '%' }, { "ampersand", '&' }, { "plus", '+' }, { "equal", '=' },
    { "parenleft", '(' }, { "parenright", ')' }, { "numbersign", '#' }, { "dollar", '$' },
    { "at", '@' }, { "underscore", '_' }, { "bracketleft", '[' }, { "bracketright", ']' },
    { "asterisk", '*' }, { "backslash", '\\' },
  };

  if (g_utf8_validate (key, -1, NULL) && g_utf8_strlen (key, -1) == 1)
    return g_utf8_get_char (key);
  if (key[0] == 'U' && g_ascii_isxdigit (key[1]))
    return (gunichar) g_ascii_strtoull (key + 1, NULL, 16);
  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    if (g_str_equal (named[i].name, key))
      return (gunichar) named[i].character;
  return 0;
}

gboolean
hits_type (Hits *hits, const char *key)
{
  GString *query = hits->query;
  gunichar character = to_character (key);

  if (g_str_equal (key, "BackSpace") && query->len)
    g_string_truncate (query, (gsize) (g_utf8_find_prev_char (query->str, query->str + query->len)
            - query->str));
  else if (character && g_unichar_isprint (character) && g_utf8_strlen (query->str, -1) < MAX_QUERY)
    g_string_append_unichar (query, character);
  else
    return FALSE;
  return TRUE;
}

const Hit *
hits_get (const Hits *hits)
{
  return hits->places->len ? &g_array_index (hits->places, Hit, hits->at) : NULL;
}

const Hit *
hits_move (Hits *hits, gboolean is_forward)
{
  guint n = hits->places->len;

  if (n)
    hits->at = (hits->at + (is_forward ? 1 : n - 1)) % n;
  return hits_get (hits);
}
