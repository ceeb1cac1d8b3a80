/* What HTML's elements are to who looks for published text. */
#pragma once

#include <glib.h>
#include <libxml/parser.h>

#include "nanoseconds.h"

typedef enum {
  ELEMENT_INLINE,
  ELEMENT_BLOCK,
  ELEMENT_BOLD,
  ELEMENT_BREAK,
  ELEMENT_BUTTON,
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

ElementKind html_element_find (const xmlChar *name);

/* Attributes are as libxml2's SAX has them: names and values, then NULL; NULL: none.
 *
 * Whether a browser shows nothing of the element, at first. */
gboolean html_element_is_hidden (const xmlChar **attributes);

/* Whether the page calls it something that stands beside its text: comments, a side bar. */
gboolean html_element_is_aside (const xmlChar *name, const xmlChar **attributes);

/* Pages that style their labels instead of marking them. */
gboolean html_element_is_bold (const xmlChar **attributes);

/* Whether the page says that the text inside is who speaks: class="speaker", <dt>. */
gboolean html_element_is_speaker (const xmlChar *name, const xmlChar **attributes);

/* When the text inside is said, as players of pages have it: begin="00:00:01.17", data-start="1.17",
 * data-m="1170". NANOSECONDS_NONE: not said. */
Nanoseconds html_element_get_time (const xmlChar **attributes);
