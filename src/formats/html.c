/* Published pages, and the fragments of them that feeds carry. libxml2 parses, by SAX: no tree is
 * built, so that size and depth cost nothing but time. */
#include <string.h>

#include "doubled.h"
#include "format.h"
#include "html-elements.h"
#include "html-walk.h"
#include "html.h"
#include "page-data.h"
#include "page.h"
#include "printed-stamp.h"
#include "published.h"
#include "section-titles.h"
#include "xml-attribute.h"

/* Where browsers stop nesting, too (Chromium, WebKit: 512). */
#define MAX_DEPTH 512

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
  guint skipped, pre, in_title, in_button;      /* how many of these are open */
  gboolean shows_all;           /* what is hidden at first, too */
  GString *button, *data;       /* text; JSON of a script, NULL: in none */
  int too_deep;                 /* the line; 0: not */
} Walk;

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
  walk->in_button += element->kind == ELEMENT_BUTTON ? step : 0;
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

/* <script type="application/ld+json">, "application/json" */
static gboolean
holds_data (const xmlChar **attributes)
{
  const char *type = xml_attribute (attributes, "type");

  return type && g_str_has_suffix (type, "json");
}

static void
on_start (void *data, const xmlChar *name, const xmlChar **attributes)
{
  Walk *walk = data;
  OpenElement element = { name, html_element_find (name),
    html_element_is_speaker (name, attributes) };

  if (walk->depth == MAX_DEPTH) {
    walk->too_deep = xmlSAX2GetLineNumber (walk->parser);
    xmlStopParser (walk->parser);
    return;
  }
  if (element.kind == ELEMENT_META)
    read_attributes (walk, name, attributes);
  else if (!walk->shows_all && (html_element_is_hidden (attributes)
        || html_element_is_aside (name, attributes)))
    element.kind = ELEMENT_SKIPPED;
  else if (element.kind == ELEMENT_INLINE && html_element_is_bold (attributes))
    element.kind = ELEMENT_BOLD;
  if (element.kind == ELEMENT_LINK)
    walk->document->url = document_keep (walk->document, xml_attribute (attributes, "href"));

  if (g_str_equal (name, "script") && holds_data (attributes)) {
    walk->data = g_string_new (NULL);
    g_ptr_array_add (walk->document->data, walk->data);
  }
  break_line (walk, element.kind);
  if (element.kind == ELEMENT_BREAK && walk->skipped == 0)
    document_break (walk->document, BREAK_LINE);
  if (walk->document->time == NANOSECONDS_NONE)
    walk->document->time = html_element_get_time (attributes);
  walk->document->is_ruled |= element.kind == ELEMENT_RULE;
  walk->open[walk->depth++] = element;
  mark_text (walk, &element, 1);
}

/* Buttons are pressed, not read, but for stamps that start a player there, and titles of sections
 * that unfold. */
static void
append_button (Walk *walk)
{
  const char *text = g_strstrip (walk->button->str), *end = text;
  Line title = { .text = text, .length = strlen (text) };
  Nanoseconds stamp;

  if (printed_stamp_read (&end, &stamp) != STAMP_NONE)
    document_append (walk->document, text, (gsize) (end - text));
  else if (sections_kind_of_title (&title) != SECTION_NONE)
    document_append (walk->document, text, title.length);
  g_string_truncate (walk->button, 0);
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
  if (walk->open[walk->depth].kind == ELEMENT_BUTTON && walk->in_button == 0)
    append_button (walk);
  walk->data = NULL;
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
  else if (walk->in_button > 0)
    g_string_append_len (walk->button, text, length);
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
  Walk *walk = data;

  if (walk->data)
    g_string_append_len (walk->data, (const char *) text, length);
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
html_read_document (Source *source, gboolean shows_all, GError **error)
{
  g_autoptr (Document) document = document_new ();
  g_autofree Walk *walk = g_new0 (Walk, 1);
  gboolean ok;

  walk->parser = htmlNewParserCtxt ();
  walk->document = document;
  walk->shows_all = shows_all;
  walk->title = g_string_new (NULL);
  walk->button = g_string_new (NULL);
  ok = walk_html (walk, source, error);
  document_break (document, BREAK_BLOCK);
  document->page_title = document_keep (document, walk->title->str);
  g_string_free (walk->title, TRUE);
  g_string_free (walk->button, TRUE);
  htmlFreeParserCtxt (walk->parser);
  return ok ? g_steal_pointer (&document) : NULL;
}

/* What is shown; what waits to be unfolded; what scripts have yet to show. */
static Transcript *
html_read (Source *source, GError **error)
{
  g_autoptr (Document) document = NULL, all = NULL;
  g_autoptr (GError) none = NULL;
  Transcript *transcript;

  if (page_probe (source->text, source->length))
    return page_read (source, error);
  if (doubled_is (source->text, source->length, "&amp;"))
    source->length = doubled_repair (source->text, source->length);
  document = html_read_document (source, FALSE, error);
  if (!document)
    return NULL;
  transcript = published_read (document, source->base, FALSE, &none);
  if (!transcript && (all = html_read_document (source, TRUE, NULL)))
    transcript = published_read (all, source->base, FALSE, NULL);
  if (!transcript)
    transcript = page_data_read (document);
  if (!transcript)
    g_propagate_error (error, g_steal_pointer (&none));
  return transcript;
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
    if (size > 0 && (html_element_find (name) != ELEMENT_INLINE || g_str_equal (name, "span")))
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
