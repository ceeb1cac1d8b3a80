#include "line-markup.h"

#include <string.h>

/* A control character and a letter for the kind. */
#define START '\1'
#define END '\2'

void
line_markup_append_tag (GString *text, CuetextKind kind, const char *color, gboolean is_end)
{
  g_string_append_c (text, is_end ? END : START);
  g_string_append_c (text, (char) ('a' + kind));
}

void
line_markup_append_plain (GString *text, const char *plain)
{
  for (; *plain; plain++)
    if (*plain != START && *plain != END)
      g_string_append_c (text, *plain);
}

void
line_markup_init (LineMarkup *markup, const char *text)
{
  *markup = (LineMarkup) { text, 0 };
}

static void
read_line (LineMarkup *markup, GString *line, guint *kinds)
{
  *kinds = markup->open;
  for (; *markup->at && *markup->at != '\n'; markup->at++) {
    guint kind = 1u << ((guchar) markup->at[1] - 'a') % 32;

    if (*markup->at != START && *markup->at != END) {
      if (*markup->at != '\r')
        g_string_append_c (line, *markup->at);
      continue;
    }
    markup->open = *markup->at == START ? markup->open | kind : markup->open & ~kind;
    if (!line->len)
      *kinds = markup->open;
    markup->at++;
  }
  markup->at += *markup->at == '\n';
}

gboolean
line_markup_next (LineMarkup *markup, GString *line, guint *kinds)
{
  do {
    g_string_truncate (line, 0);
    if (!*markup->at)
      return FALSE;
    read_line (markup, line, kinds);
  } while (!line->str[strspn (line->str, " \t")]);
  return TRUE;
}
