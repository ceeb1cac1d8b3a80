#include "html-walk.h"

#include <string.h>

#define MAX_ATTRIBUTES 1000     /* of a tag; libxml2 compares each with all before it */

/* HTML ignores NUL in text; libxml2 would stop there. */
static gsize
drop_nuls (char *text, gsize length)
{
  gsize kept = 0;

  for (gsize i = 0; i < length; i++)
    if (text[i])
      text[kept++] = text[i];
  text[kept] = '\0';
  return kept;
}

static char *
skip_value (char *quote, const char *end)
{
  char *close = memchr (quote + 1, *quote, (gsize) (end - quote) - 1);

  return close ? close : quote;
}

/* Returns where the tag at @tag ends. Its attributes over MAX_ATTRIBUTES become spaces. */
static char *
drop_attributes (char *tag, char *end)
{
  char *from = NULL, *at;
  guint n_attributes = 0;

  for (at = tag + 1; at < end && *at != '>'; at++) {
    if ((*at == '"' || *at == '\'') && at[-1] == '=')
      at = skip_value (at, end);
    else if (g_ascii_isspace (at[-1]) && !g_ascii_isspace (*at)
        && ++n_attributes == MAX_ATTRIBUTES + 1)
      from = at;
  }
  if (from)
    memset (from, ' ', (gsize) (at - from));
  return at;
}

static void
drop_all_attributes (char *text, gsize length)
{
  char *end = text + length;

  while ((text = memchr (text, '<', (gsize) (end - text))))
    text = g_ascii_isalpha (text[1]) ? drop_attributes (text, end) : text + 1;
}

gboolean
html_walk (htmlParserCtxtPtr parser, Source *source, const xmlSAXHandler *handler, gpointer closure,
    GError **error)
{
  static const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
      | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC;
  gsize length;

  if (source->length > G_MAXINT / 2) {
    g_set_error (error, FORMAT_ERROR, FORMAT_ERROR_LIMIT, "HTML of more than 1 GiB");
    return FALSE;
  }
  length = drop_nuls (source->text, source->length);
  drop_all_attributes (source->text, length);
  *parser->sax = *handler;
  parser->userData = closure;
  htmlCtxtReadMemory (parser, source->text, (int) length, NULL, "UTF-8", options);
  return TRUE;
}
