#include "punctuation.h"

static gboolean
is_closing (gunichar c)
{
  GUnicodeType type;

  if (c < 0x80 && g_ascii_isalnum ((char) c))
    return FALSE;
  type = g_unichar_type (c);
  return c == '"' || c == '\'' || type == G_UNICODE_FINAL_PUNCTUATION
      || type == G_UNICODE_CLOSE_PUNCTUATION;
}

static gboolean
is_opening (gunichar c)
{
  GUnicodeType type;

  if (c < 0x80 && g_ascii_isalnum ((char) c))
    return FALSE;
  type = g_unichar_type (c);
  return c == '"' || type == G_UNICODE_INITIAL_PUNCTUATION
      || type == G_UNICODE_OPEN_PUNCTUATION;
}

static gunichar
last_character (const char *text, const char *end)
{
  const char *last = g_utf8_find_prev_char (text, end);

  return last ? g_utf8_get_char (last) : 0;
}

/* Full stops, commas and colons of other scripts read as ours. */
static Mark
mark_of_character (gunichar c)
{
  static const struct {
    const char *characters;
    Mark mark;
  } rows[] = {
    { ",،、，", MARK_COMMA }, { ":;؛：；", MARK_COLON }, { "-–—―", MARK_DASH }, { "…", MARK_DOTS },
    { ".?!؟。？！।", MARK_SENTENCE },
  };

  for (gsize i = 0; c && i < G_N_ELEMENTS (rows); i++)
    if (g_utf8_strchr (rows[i].characters, -1, c))
      return rows[i].mark;
  return MARK_NONE;
}

static Mark
written_mark (const Atom *atom)
{
  const char *end = atom->text + atom->length;
  gunichar last;

  if (g_ascii_isalnum (end[-1]))
    return MARK_NONE;
  last = last_character (atom->text, end);
  while (is_closing (last)) {
    end = g_utf8_find_prev_char (atom->text, end);
    last = last_character (atom->text, end);
  }
  if (end - atom->text > 3 && g_str_has_prefix (end - 3, "..."))
    return MARK_DOTS;
  return mark_of_character (last);
}

static gboolean
ends_with (const Atom *atom, char c)
{
  return atom->length > 1 && atom->text[atom->length - 1] == c;
}

static gboolean
is_number (const Atom *atom)
{
  return g_ascii_isdigit (atom->text[0]);
}

/* "J.", "U.S.", "z.B.": letters alone, each with a stop. */
static gboolean
is_initials (const Atom *atom)
{
  const char *at = atom->text, *end = atom->text + atom->length;

  while (at < end && g_unichar_isalpha (g_utf8_get_char (at))) {
    at = g_utf8_next_char (at);
    if (at == end || *at++ != '.')
      return FALSE;
  }
  return at == end;
}

/* "3.", "24.": of a day. */
static gboolean
is_ordinal (const Lexicon *lexicon, const Atom *atom)
{
  return lexicon->has_ordinal_stops && atom->length <= 3 && is_number (atom);
}

static gboolean
is_abbreviated (const Lexicon *lexicon, const Atom *atom, const Atom *next)
{
  if (punctuation_is_title (lexicon, atom) || g_unichar_islower (g_utf8_get_char (next->text)))
    return TRUE;
  return (is_initials (atom) || is_ordinal (lexicon, atom))
      && !lexicon_is_closed (lexicon, next->text, next->length);
}

Mark
punctuation_mark (const Lexicon *lexicon, const Atom *atom, const Atom *next)
{
  Mark mark = written_mark (atom);

  if (!next || next->turns || next->is_fenced)
    return mark;
  if (mark == MARK_SENTENCE && ends_with (atom, '.') && is_abbreviated (lexicon, atom, next))
    return MARK_NONE;
  if (mark == MARK_COMMA && is_number (atom) && is_number (next))
    return MARK_NONE;
  return mark;
}

gboolean
punctuation_is_title (const Lexicon *lexicon, const Atom *atom)
{
  return ends_with (atom, '.') && lexicon_is_title (lexicon, atom->text, atom->length - 1);
}

gboolean
punctuation_opens (const Atom *atom)
{
  return is_opening (g_utf8_get_char (atom->text));
}

gboolean
punctuation_closes (const Atom *atom)
{
  return is_closing (last_character (atom->text, atom->text + atom->length));
}
