#include "html-elements.h"

#include <math.h>
#include <string.h>

#include "timestamp.h"
#include "xml-attribute.h"

#define MAX_SECONDS (24 * 3600) /* more is a date */

static const struct {
  const char *name;
  ElementKind kind;
} elements[] = {                /* by name, for a binary search */
  { "a", ELEMENT_LINK }, { "article", ELEMENT_BLOCK }, { "aside", ELEMENT_SKIPPED },
  { "audio", ELEMENT_SKIPPED }, { "b", ELEMENT_BOLD }, { "blockquote", ELEMENT_BLOCK },
  { "body", ELEMENT_BLOCK }, { "br", ELEMENT_BREAK }, { "button", ELEMENT_BUTTON },
  { "canvas", ELEMENT_SKIPPED },
  { "caption", ELEMENT_BLOCK }, { "center", ELEMENT_BLOCK }, { "cite", ELEMENT_CITE },
  { "dd", ELEMENT_BLOCK }, { "details", ELEMENT_BLOCK }, { "div", ELEMENT_BLOCK },
  { "dl", ELEMENT_BLOCK }, { "dt", ELEMENT_BLOCK }, { "fieldset", ELEMENT_BLOCK },
  { "figcaption", ELEMENT_SKIPPED }, { "figure", ELEMENT_BLOCK }, { "footer", ELEMENT_SKIPPED },
  { "form", ELEMENT_BLOCK }, { "h1", ELEMENT_HEADING }, { "h2", ELEMENT_HEADING },
  { "h3", ELEMENT_HEADING }, { "h4", ELEMENT_HEADING }, { "h5", ELEMENT_HEADING },
  { "h6", ELEMENT_HEADING }, { "head", ELEMENT_BLOCK }, { "header", ELEMENT_BLOCK },
  { "hr", ELEMENT_RULE }, { "html", ELEMENT_META }, { "iframe", ELEMENT_SKIPPED },
  { "label", ELEMENT_SKIPPED },
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

ElementKind
html_element_find (const xmlChar *name)
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

/* @part stands in the attribute, in lower case and without spaces. */
static gboolean
attribute_contains (const xmlChar **attributes, const char *name, const char *part)
{
  const char *value = xml_attribute (attributes, name);
  g_autofree char *folded = value ? g_ascii_strdown (value, -1) : NULL;
  char *to = folded;

  for (const char *from = folded; from && *from; from++)
    if (!g_ascii_isspace (*from))
      *to++ = *from;
  if (to)
    *to = '\0';
  return folded && strstr (folded, part);
}

static gboolean
has_attribute (const xmlChar **attributes, const char *name)
{
  for (gsize i = 0; attributes[i]; i += 2)
    if (g_str_equal (attributes[i], name))
      return TRUE;
  return FALSE;
}

/* What pages call the boxes that stand beside what they are about, as classes or ids. */
static gboolean
is_aside_name (const char *name, gsize length)
{
  static const char *const names[] = {
    "ad", "ads", "advertisement", "breadcrumb", "breadcrumbs", "comment-list", "commentlist",
    "comment-section", "comments", "comments-area", "comments-section", "cookie-banner",
    "cookie-consent", "cookie-notice", "disqus_thread", "nav-links", "newsletter",
    "newsletter-signup", "pagination", "post-navigation", "related", "related-episodes",
    "related-posts", "respond", "share", "share-buttons", "sharedaddy", "sharing", "sidebar",
    "site-footer", "social", "social-share", "subscription-widget", "subscription-widget-wrap",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == length && g_ascii_strncasecmp (name, names[i], length) == 0)
      return TRUE;
  return FALSE;
}

#define BLANKS " \t\n\f\r"

/* Whether @is_one is true of a name in the list @value. */
static gboolean
has_name (const char *value, gboolean (*is_one) (const char *name, gsize length))
{
  while (value && *value) {
    gsize length = strcspn (value, BLANKS);

    if (is_one (value, length))
      return TRUE;
    value += length + strspn (value + length, BLANKS);
  }
  return FALSE;
}

static gboolean
is_aside_role (const char *name, gsize length)
{
  static const char *const roles[] = { "complementary", "contentinfo", "dialog", "navigation" };

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (strlen (roles[i]) == length && strncmp (name, roles[i], length) == 0)
      return TRUE;
  return FALSE;
}

gboolean
html_element_is_hidden (const xmlChar **attributes)
{
  return attributes && (attribute_contains (attributes, "style", "display:none")
      || attribute_contains (attributes, "style", "visibility:hidden")
      || g_strcmp0 (xml_attribute (attributes, "aria-hidden"), "true") == 0
      || has_attribute (attributes, "hidden"));
}

gboolean
html_element_is_aside (const xmlChar *name, const xmlChar **attributes)
{
  return attributes && !g_str_equal (name, "body")
      && (has_name (xml_attribute (attributes, "class"), is_aside_name)
      || has_name (xml_attribute (attributes, "id"), is_aside_name)
      || has_name (xml_attribute (attributes, "role"), is_aside_role));
}

/* "00:00:01.17", "1.17", "1.17s"; thousandths where @is_milliseconds. */
static Nanoseconds
read_time (const char *value, gboolean is_milliseconds)
{
  Nanoseconds time;
  char *end;
  double number;

  if (strchr (value, ':'))
    return timestamp_read_loose (&value, &time) && !*value ? time : NANOSECONDS_NONE;
  number = g_ascii_strtod (value, &end);
  if (!g_ascii_isdigit (*value) || (*end && strcmp (end, "s")) || !isfinite (number))
    return NANOSECONDS_NONE;
  number = is_milliseconds ? number / 1000 : number;
  return number < MAX_SECONDS ? (Nanoseconds) (number * SECOND) : NANOSECONDS_NONE;
}

Nanoseconds
html_element_get_time (const xmlChar **attributes)
{
  static const struct {
    const char *name;
    gboolean is_milliseconds;
  } known[] = {
    { "begin" }, { "data-begin" }, { "data-m", TRUE }, { "data-ms", TRUE }, { "data-seconds" },
    { "data-start" }, { "data-start-ms", TRUE }, { "data-start-time" }, { "data-time" },
    { "data-timecode" }, { "data-timestamp" },
  };

  for (gsize i = 0; attributes && i < G_N_ELEMENTS (known); i++) {
    const char *value = xml_attribute (attributes, known[i].name);

    if (value)
      return read_time (value, known[i].is_milliseconds);
  }
  return NANOSECONDS_NONE;
}

gboolean
html_element_is_bold (const xmlChar **attributes)
{
  return attributes && (attribute_contains (attributes, "style", "font-weight:bold")
      || attribute_contains (attributes, "style", "font-weight:700")
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

gboolean
html_element_is_speaker (const xmlChar *name, const xmlChar **attributes)
{
  return has_name (xml_attribute (attributes, "class"), is_speaker_class)
      || g_str_equal (name, "dt");
}
