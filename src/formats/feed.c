/* By SAX: no tree is built, and no entity is ever looked at. */
#include "feed.h"

#include <libxml/parser.h>
#include <string.h>

#include "feed-parts.h"
#include "repair.h"

#define PROBE_BYTES 65536
#define MAX_BYTES G_MAXINT      /* libxml2 counts in int */

typedef struct {
  FeedParts parts;
  xmlParserCtxt *parser;
  guint depth;
  GError *error;
} Parsing;

static const char *
skip_past (const char *text, const char *end, const char *mark)
{
  const char *found = g_strstr_len (text, end - text, mark);

  return found ? found + strlen (mark) : end;
}

/* The first element is <rss>, <rdf:RDF> or <feed>. */
static gboolean
feed_probe (const char *text, gsize length)
{
  const char *end = text + MIN (length, PROBE_BYTES);
  gsize name;

  if (g_str_has_prefix (text, "\xEF\xBB\xBF"))
    text += 3;
  for (;;) {
    while (text < end && g_ascii_isspace (*text))
      text++;
    if (end - text < 5 || *text != '<')
      return FALSE;
    if (text[1] == '?')
      text = skip_past (text, end, "?>");
    else if (g_str_has_prefix (text, "<!--"))
      text = skip_past (text, end, "-->");
    else if (text[1] == '!')
      text = skip_past (text, end, memchr (text, '[', strcspn (text, ">")) ? "]>" : ">");
    else
      break;
  }
  text++;
  name = strcspn (text, " \t\r\n/>");
  return (name == 3 && !memcmp (text, "rss", 3)) || (name == 4 && !memcmp (text, "feed", 4))
      || (name == 7 && !memcmp (text, "rdf:RDF", 7))
      || (name == 9 && !memcmp (text, "atom:feed", 9));
}

static void
stop (Parsing *parsing, FormatError code, const char *message)
{
  if (!parsing->error)
    parsing->error = g_error_new (FORMAT_ERROR, code, "line %d: %s",
        xmlSAX2GetLineNumber (parsing->parser), message);
  xmlStopParser (parsing->parser);
}

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_spaces,
    const xmlChar **spaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  Parsing *parsing = data;
  FeedElement element = {
    .name = (const char *) name,
    .prefix = (const char *) prefix,
    .space = (const char *) uri,
    .attributes = (const char *const *) attributes,
    .n_attributes = (guint) n_attributes,
  };

  if (++parsing->depth > FEED_MAX_DEPTH)
    stop (parsing, FORMAT_ERROR_LIMIT,
        "elements nested deeper than " G_STRINGIFY (FEED_MAX_DEPTH));
  else
    feed_parts_start (&parsing->parts, &element);
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Parsing *parsing = data;

  parsing->depth--;
  feed_parts_end (&parsing->parts, (const char *) name);
}

static void
on_text (void *data, const xmlChar *text, int length)
{
  Parsing *parsing = data;

  feed_parts_text (&parsing->parts, (const char *) text, (gsize) length);
}

/* A feed needs none: they are a bomb, or a way into files and the net. */
static void
on_entity (void *data, const xmlChar *name, int type, const xmlChar *public_id,
    const xmlChar *system_id, xmlChar *content)
{
  stop (data, FORMAT_ERROR_SYNTAX, "the feed declares entities of its own, which are not read");
}

static xmlEntity *
get_entity (void *data, const xmlChar *name)
{
  return xmlGetPredefinedEntity (name);
}

/* What the parser could not get over, or what is missing at the end. */
static void
check_end (Parsing *parsing)
{
  const xmlError *error = xmlCtxtGetLastError (parsing->parser);
  g_autofree char *message = error && error->message
      ? g_strstrip (g_strdup (error->message)) : g_strdup ("the feed is not complete");

  if (!parsing->error && (parsing->depth || !parsing->parts.has_root))
    parsing->error = g_error_new (FORMAT_ERROR, FORMAT_ERROR_SYNTAX, "line %d: %s",
        error ? error->line : 0, message);
}

static void
parse (Parsing *parsing, const char *text, gsize length)
{
  const xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_text,
    .ignorableWhitespace = on_text,
    .cdataBlock = on_text,
    .entityDecl = on_entity,
    .getEntity = get_entity,
  };
  xmlDoc *document;

  parsing->parser = xmlNewParserCtxt ();
  *parsing->parser->sax = handler;
  parsing->parser->userData = parsing;
  /* HUGE takes the limits off texts of 10 MB; depth and entities have ours. */
  document = xmlCtxtReadMemory (parsing->parser, text, (int) length, NULL, "UTF-8",
      XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
      | XML_PARSE_HUGE);
  check_end (parsing);
  if (document)
    xmlFreeDoc (document);
  else if (parsing->parser->myDoc)
    xmlFreeDoc (parsing->parser->myDoc);
  xmlFreeParserCtxt (parsing->parser);
}

Feed *
feed_read (Source *source, GError **error)
{
  Parsing parsing = { 0 };
  gsize length = source->length;
  g_autofree char *text = repair_xml (source->text, &length);
  g_autoptr (Feed) feed = NULL;

  if (length > MAX_BYTES) {
    g_set_error_literal (error, FORMAT_ERROR, FORMAT_ERROR_LIMIT, "a feed over 2 GiB");
    return NULL;
  }
  feed_parts_init (&parsing.parts);
  parse (&parsing, text, length);
  feed = feed_parts_finish (&parsing.parts);
  if (parsing.error) {
    g_propagate_error (error, parsing.error);
    return NULL;
  }
  if (!feed->episodes->len) {
    g_set_error_literal (error, FORMAT_ERROR, FORMAT_ERROR_EMPTY, "no episodes in the feed");
    return NULL;
  }
  feed_finish_episodes (feed);
  return g_steal_pointer (&feed);
}

const Format format_feed = {
  .name = "feed",
  .title = "RSS or Atom feed",
  .suffix = ".rss",
  .mime = "application/rss+xml",
  .kind = FORMAT_FEED,
  .probe = feed_probe,
};
