#include "name-prefix.h"

#include <string.h>

#include "closed-class.h"

#define BLANKS " \t"
#define MAX_CHARACTERS 40
#define MAX_WORDS 4

/* "Dr." is no end of a sentence, "Yes." is one. */
static gboolean
is_abbreviation (const char *word, const char *dot)
{
  gsize length = dot - word;

  return length <= 2 || (length == 3 && !memcmp (word, "Mrs", 3))
      || (length == 4 && !memcmp (word, "Prof", 4)) || dot[1] != ' ';
}

static gboolean
may_stand_inside (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c)
      || c == 0x2019 || (c < 0x80 && c && strchr (" '-_/()#.", (int) c));
}

/* A handle is one word of small letters, as "swyx"; "so: " and "but: " are talk. */
static gboolean
is_talk (const char *name, gsize length)
{
  return g_unichar_islower (g_utf8_get_char (name))
      && (memchr (name, ' ', length) || closed_class_of (name, length) != CLOSED_CLASS_NO);
}

/* Whether anything but blanks and tags stands in the rest of a line. What is not closed is no tag. */
static gboolean
says_something (const char *rest)
{
  for (;;) {
    gsize tag;

    rest += strspn (rest, BLANKS);
    if (*rest != '<')
      return *rest && *rest != '\n';
    tag = strcspn (rest, ">\n");
    if (rest[tag] != '>')
      return TRUE;
    rest += tag + 1;
  }
}

gsize
name_prefix_length (const char *line)
{
  const char *at = line, *word = line;
  guint n_characters = 0, n_words = 1;

  if (line[strcspn (line, ":\n")] != ':' || !g_unichar_isalpha (g_utf8_get_char (line)))
    return 0;
  for (; *at != ':'; at = g_utf8_next_char (at)) {
    if (++n_characters > MAX_CHARACTERS)
      return 0;
    if (g_str_has_prefix (at, "&amp;"))
      at += strlen ("amp;");
    else if (!may_stand_inside (g_utf8_get_char (at)))
      return 0;
    else if (*at == '.' && !is_abbreviation (word, at))
      return 0;
    if (*at == ' ') {
      word = at + 1;
      if (++n_words > MAX_WORDS)
        return 0;
    }
  }
  if (at[1] != ' ' || at[-1] == ' ' || is_talk (line, at - line) || !says_something (at + 1))
    return 0;
  return at - line;
}

gsize
name_prefixes_length (const char *line)
{
  gsize all = 0, length;

  while ((length = name_prefix_length (line + all)))
    all += length + strlen (": ");
  return all;
}
