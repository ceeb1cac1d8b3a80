/* Published pages, and the fragments of them that feeds carry. libxml2 parses, by SAX: no tree is
 * built, so that size and depth cost nothing but time. */
#include <string.h>

#include "format.h"
#include "html-walk.h"
#include "html.h"
#include "page.h"
#include "published.h"
#include "xml-attribute.h"

/* Where browsers stop nesting, too (Chromium, WebKit: 512). */
#define MAX_DEPTH 512

typedef enum {
  ELEMENT_INLINE,
  ELEMENT_BLOCK,
  ELEMENT_BOLD,
  ELEMENT_BREAK,
  ELEMENT_CELL,
  ELEMENT_CITE,
  ELEMENT_HEADING,
  ELEMENT_ITEM,
  ELEMENT_LINK,
  ELEMENT_META,
  ELEMENT_PRE,
  ELEMENT_RULE,
  ELEMENT_SKIPPED,              /* nobody reads it, or nobody says it */
  ELEMENT_TIME,
  ELEMENT_TITLE,
} ElementKind;

static const struct {
  const char *name;
  ElementKind kind;
} elements[] = {                /* by name, for a binary search */
  { "a", ELEMENT_LINK }, { "article", ELEMENT_BLOCK }, { "aside", ELEMENT_SKIPPED },
  { "audio", ELEMENT_SKIPPED }, { "b", ELEMENT_BOLD }, { "blockquote", ELEMENT_BLOCK },
  { "body", ELEMENT_BLOCK }, { "br", ELEMENT_BREAK }, { "canvas", ELEMENT_SKIPPED },
  { "caption", ELEMENT_BLOCK }, { "center", ELEMENT_BLOCK }, { "cite", ELEMENT_CITE },
  { "dd", ELEMENT_BLOCK }, { "details", ELEMENT_BLOCK }, { "div", ELEMENT_BLOCK },
  { "dl", ELEMENT_BLOCK }, { "dt", ELEMENT_BLOCK }, { "fieldset", ELEMENT_BLOCK },
  { "figcaption", ELEMENT_SKIPPED }, { "figure", ELEMENT_BLOCK }, { "footer", ELEMENT_SKIPPED },
  { "form", ELEMENT_BLOCK }, { "h1", ELEMENT_HEADING }, { "h2", ELEMENT_HEADING },
  { "h3", ELEMENT_HEADING }, { "h4", ELEMENT_HEADING }, { "h5", ELEMENT_HEADING },
  { "h6", ELEMENT_HEADING }, { "head", ELEMENT_BLOCK }, { "header", ELEMENT_BLOCK },
  { "hr", ELEMENT_RULE }, { "html", ELEMENT_META }, { "iframe", ELEMENT_SKIPPED },
  { "legend", ELEMENT_BLOCK }, { "li", ELEMENT_ITEM }, { "link", ELEMENT_META },
  { "main", ELEMENT_BLOCK }, { "math", ELEMENT_SKIPPED }, { "menu", ELEMENT_BLOCK },
  { "meta", ELEMENT_META }, { "nav", ELEMENT_SKIPPED }, { "noscript", ELEMENT_SKIPPED },
  { "object", ELEMENT_SKIPPED }, { "ol", ELEMENT_BLOCK }, { "option", ELEMENT_SKIPPED },
  { "p", ELEMENT_BLOCK }, { "pre", ELEMENT_PRE }, { "rp", ELEMENT_SKIPPED },
  { "rt", ELEMENT_SKIPPED }, { "script", ELEMENT_SKIPPED }, { "section", ELEMENT_BLOCK },
  { "select", ELEMENT_SKIPPED }, { "strong", ELEMENT_BOLD }, { "style", ELEMENT_SKIPPED },
  { "summary", ELEMENT_BLOCK }, { "svg", ELEMENT_SKIPPED }, { "table", ELEMENT_BLOCK },
  { "tbody", ELEMENT_BLOCK }, { "td", ELEMENT_CELL }, { "template", ELEMENT_SKIPPED },
  { "textarea", ELEMENT_SKIPPED }, { "tfoot", ELEMENT_BLOCK }, { "th", ELEMENT_CELL },
  { "thead", ELEMENT_BLOCK }, { "time", ELEMENT_TIME }, { "title", ELEMENT_TITLE },
  { "tr", ELEMENT_BLOCK }, { "ul", ELEMENT_BLOCK }, { "video", ELEMENT_SKIPPED },
};

typedef struct {
  const xmlChar *name;          /* of the parser's dictionary */
  ElementKind kind;
  gboolean is_speaker;          /* the page says so */
} OpenElement;

typedef struct {
  xmlParserCtxtPtr parser;
  Document *document;
  GString *title;
  OpenElement open[MAX_DEPTH];
  guint depth;
  guint skipped, pre, in_title; /* how many of these are open */
  int too_deep;                 /* the line; 0: not */
} Walk;

static ElementKind
find_element (const xmlChar *name)
{
  gsize low = 0, high = G_N_ELEMENTS (elements);

  while (low < high) {
    gsize middle = low + (high - low) / 2;
    int order = strcmp ((const char *) name, elements[middle].name);

    if (order == 0)
      return elements[middle].kind;
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return ELEMENT_INLINE;
}

static gboolean
attribute_contains (const xmlChar **attributes, const char *name, const char *part)
{
  const char *value = xml_attribute (attributes, name);
  g_autofree char *lower = value ? g_ascii_strdown (value, -1) : NULL;

  return lower && strstr (lower, part);
}

static gboolean
is_hidden (const xmlChar **attributes)
{
  return attributes
      && (attribute_contains (attributes, "style", "display:none")
      || attribute_contains (attributes, "style", "display: none")
      || g_strcmp0 (xml_attribute (attributes, "aria-hidden"), "true") == 0
      || xml_attribute (attributes, "hidden"));
}

/* Pages that style their labels instead of marking them. */
static gboolean
is_styled_bold (const xmlChar **attributes)
{
  return attributes
      && (attribute_contains (attributes, "style", "font-weight:bold")
      || attribute_contains (attributes, "style", "font-weight: bold")
      || attribute_contains (attributes, "style", "font-weight:700")
      || attribute_contains (attributes, "style", "font-weight: 700")
      || attribute_contains (attributes, "class", "speaker"));
}

/* "speaker", "transcript__speaker-name", "ts-name"; "speakers" and "speaker-block" hold more. */
static gboolean
is_speaker_class (const char *class, gsize length)
{
  static const char *const ends[] = { "speaker", "speakername", "speakerlabel", "ts-name" };
  char folded[64];
  gsize size = 0;

  for (gsize i = 0; i < length && size < sizeof folded - 1; i++)
    if (g_ascii_isalnum (class[i]) || (class[i] == '-' && i == 2))
      folded[size++] = g_ascii_tolower (class[i]);
  folded[size] = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (folded, ends[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_speaker (const xmlChar *name, const xmlChar **attributes)
{
  const char *class = xml_attribute (attributes, "class");

  while (class && *class) {
    gsize length = strcspn (class, " \t\n");

    if (is_speaker_class (class, length))
      return TRUE;
    class += length + strspn (class + length, " \t\n");
  }
  return g_str_equal (name, "dt");
}

static void
read_meta (Walk *walk, const xmlChar **attributes)
{
  static const struct {
    const char *name;
    gsize field;
  } known[] = {                 /* the best first */
    { "og:title", G_STRUCT_OFFSET (Document, title) },
    { "og:description", G_STRUCT_OFFSET (Document, description) },
    { "description", G_STRUCT_OFFSET (Document, description) },
    { "article:published_time", G_STRUCT_OFFSET (Document, date) },
    { "datePublished", G_STRUCT_OFFSET (Document, date) },
    { "date", G_STRUCT_OFFSET (Document, date) },
    { "og:url", G_STRUCT_OFFSET (Document, link) },
  };
  const char *name = xml_attribute (attributes, "property");
  const char *content = xml_attribute (attributes, "content");

  if (!name)
    name = xml_attribute (attributes, "name");
  if (!name)
    name = xml_attribute (attributes, "itemprop");
  for (gsize i = 0; name && content && *content && i < G_N_ELEMENTS (known); i++) {
    const char **field = G_STRUCT_MEMBER_P (walk->document, known[i].field);

    if (g_str_equal (name, known[i].name) && !*field)
      *field = document_keep (walk->document, content);
  }
}

static void
read_attributes (Walk *walk, const xmlChar *name, const xmlChar **attributes)
{
  Document *document = walk->document;
  const char *language = xml_attribute (attributes, "lang");
  const char *rel = xml_attribute (attributes, "rel");

  if (g_str_equal (name, "meta"))
    read_meta (walk, attributes);
  else if (g_str_equal (name, "link") && rel && g_str_equal (rel, "canonical"))
    document->link = document_keep (document, xml_attribute (attributes, "href"));
  else if (g_str_equal (name, "html") && language && *language)
    document->language = document_keep (document, language);
}

/* What the text inside an element is, and no more behind it. */
static void
mark_text (Walk *walk, const OpenElement *element, int step)
{
  Document *document = walk->document;

  walk->skipped += element->kind == ELEMENT_SKIPPED ? step : 0;
  walk->pre += element->kind == ELEMENT_PRE ? step : 0;
  walk->in_title += element->kind == ELEMENT_TITLE ? step : 0;
  document->marked[MARK_BOLD] += element->kind == ELEMENT_BOLD || element->kind == ELEMENT_CITE
      ? step : 0;
  document->marked[MARK_CITE] += element->kind == ELEMENT_CITE ? step : 0;
  document->marked[MARK_TIME] += element->kind == ELEMENT_TIME ? step : 0;
  document->marked[MARK_SPEAKER] += element->is_speaker ? step : 0;
  document->item += element->kind == ELEMENT_ITEM ? step : 0;
  if (element->kind == ELEMENT_HEADING)
    document->heading = step > 0 ? (guint) (element->name[1] - '0') : 0;
  if (element->kind == ELEMENT_LINK && step < 0)
    document->url = NULL;
}

static void
break_line (Walk *walk, ElementKind kind)
{
  Document *document = walk->document;

  if (kind == ELEMENT_BLOCK || kind == ELEMENT_HEADING || kind == ELEMENT_ITEM
      || kind == ELEMENT_PRE || kind == ELEMENT_RULE)
    document_break (document, BREAK_BLOCK);
  else if (kind == ELEMENT_CELL)
    document_break (document, BREAK_CELL);
}

static void
on_start (void *data, const xmlChar *name, const xmlChar **attributes)
{
  Walk *walk = data;
  OpenElement element = { name, find_element (name), is_speaker (name, attributes) };

  if (walk->depth == MAX_DEPTH) {
    walk->too_deep = xmlSAX2GetLineNumber (walk->parser);
    xmlStopParser (walk->parser);
    return;
  }
  if (element.kind == ELEMENT_META)
    read_attributes (walk, name, attributes);
  else if (is_hidden (attributes))
    element.kind = ELEMENT_SKIPPED;
  else if (element.kind == ELEMENT_INLINE && is_styled_bold (attributes))
    element.kind = ELEMENT_BOLD;
  if (element.kind == ELEMENT_LINK)
    walk->document->url = document_keep (walk->document, xml_attribute (attributes, "href"));

  break_line (walk, element.kind);
  if (element.kind == ELEMENT_BREAK && walk->skipped == 0)
    document_break (walk->document, BREAK_LINE);
  walk->document->is_ruled |= element.kind == ELEMENT_RULE;
  walk->open[walk->depth++] = element;
  mark_text (walk, &element, 1);
}

static void
on_end (void *data, const xmlChar *name)
{
  Walk *walk = data;

  if (walk->depth == 0 || !xmlStrEqual (walk->open[walk->depth - 1].name, name))
    return;
  walk->depth--;
  break_line (walk, walk->open[walk->depth].kind);
  mark_text (walk, &walk->open[walk->depth], -1);
}

static void
append_lines (Document *document, const char *text, gsize length)
{
  const char *end = text + length, *newline;

  while ((newline = memchr (text, '\n', end - text))) {
    document_append (document, text, newline - text);
    document_break (document, BREAK_LINE);
    text = newline + 1;
  }
  document_append (document, text, end - text);
}

static void
append_text (Walk *walk, const char *text, gsize length)
{
  if (walk->in_title > 0)
    g_string_append_len (walk->title, text, length);
  else if (walk->pre > 0)
    append_lines (walk->document, text, length);
  else
    document_append (walk->document, text, length);
}

/* References to U+0080-U+009F mean what these bytes are in Windows-1252
 * (https://html.spec.whatwg.org/#numeric-character-reference-end-state). */
static void
append_control (Walk *walk, guchar byte)
{
  g_autofree char *text = g_convert ((const char *) &byte, 1, "UTF-8", "WINDOWS-1252", NULL, NULL,
      NULL);

  if (text)
    append_text (walk, text, strlen (text));
}

static void
on_text (void *data, const xmlChar *bytes, int length)
{
  Walk *walk = data;
  const char *text = (const char *) bytes, *end = text + length, *c = text;

  if (walk->skipped > 0)
    return;
  while ((c = memchr (c, 0xC2, end - c)) && c + 1 < end) {
    if ((guchar) c[1] < 0xA0) {
      append_text (walk, text, c - text);
      append_control (walk, (guchar) c[1]);
      text = c + 2;
    }
    c += 2;
  }
  append_text (walk, text, end - text);
}

static void
on_script (void *data, const xmlChar *text, int length)
{
}

static gboolean
walk_html (Walk *walk, Source *source, GError **error)
{
  xmlSAXHandler handler = { .startElement = on_start, .endElement = on_end, .characters = on_text,
    .ignorableWhitespace = on_text, .cdataBlock = on_script };

  if (!html_walk (walk->parser, source, &handler, walk, error))
    return FALSE;
  if (!walk->too_deep)
    return TRUE;
  g_set_error (error, FORMAT_ERROR, FORMAT_ERROR_LIMIT,
      "line %d: more than %d elements inside one another", walk->too_deep, MAX_DEPTH);
  return FALSE;
}

Document *
html_read_document (Source *source, GError **error)
{
  g_autoptr (Document) document = document_new ();
  g_autofree Walk *walk = g_new0 (Walk, 1);
  gboolean ok;

  walk->parser = htmlNewParserCtxt ();
  walk->document = document;
  walk->title = g_string_new (NULL);
  ok = walk_html (walk, source, error);
  document_break (document, BREAK_BLOCK);
  document->page_title = document_keep (document, walk->title->str);
  g_string_free (walk->title, TRUE);
  htmlFreeParserCtxt (walk->parser);
  return ok ? g_steal_pointer (&document) : NULL;
}

static Transcript *
html_read (Source *source, GError **error)
{
  g_autoptr (Document) document = NULL;

  if (page_probe (source->text, source->length))
    return page_read (source, error);
  document = html_read_document (source, error);
  return document ? published_read (document, source->base, FALSE, error) : NULL;
}

#define PROBED 4096

/* A tag, a comment or a declaration among the first bytes, and text that is no other markup. */
static gboolean
html_probe (const char *text, gsize length)
{
  const char *end = text + MIN (length, PROBED), *c = text;

  if (g_str_has_prefix (text, "\xEF\xBB\xBF"))
    c += 3;
  while (c < end && g_ascii_isspace (*c))
    c++;
  if (end - c >= 5 && strncmp (c, "<?xml", 5) == 0)
    return g_strstr_len (c, end - c, "<html") != NULL;
  for (; c && c + 1 < end; c = memchr (c + 1, '<', (gsize) (end - c - 1))) {
    xmlChar name[12];
    gsize size = 0;

    if (*c != '<')
      continue;
    if (c[1] == '!')
      return TRUE;
    for (const char *n = c + 1; n < end && g_ascii_isalnum (*n) && size < sizeof name - 1; n++)
      name[size++] = (xmlChar) g_ascii_tolower (*n);
    name[size] = '\0';
    if (size > 0 && (find_element (name) != ELEMENT_INLINE || g_str_equal (name, "span")))
      return TRUE;
  }
  return FALSE;
}

const Format format_html = {
  .name = "html",
  .title = "web page",
  .suffix = ".html",
  .mime = "text/html",
  .kind = FORMAT_TRANSCRIPT,
  .carries = FORMAT_CARRIES_SPEAKERS | FORMAT_CARRIES_WORD_TIMES | FORMAT_CARRIES_CHAPTERS,
  .uses_cues = TRUE,
  .probe = html_probe,
  .read = html_read,
  .write = page_write,
};
