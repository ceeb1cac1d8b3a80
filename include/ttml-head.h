/* What a TTML document says before its body: attributes as they are used, styles, regions, agents. */
#pragma once

#include "look.h"

typedef enum {
  TTML_AGENT, TTML_BEGIN, TTML_COLOR, TTML_DISPLAY_ALIGN, TTML_DUR, TTML_END, TTML_EXTENT,
  TTML_FONT_STYLE, TTML_FONT_WEIGHT, TTML_FRAME_RATE, TTML_FRAME_RATE_MULTIPLIER, TTML_ID, TTML_LANG,
  TTML_ORIGIN, TTML_REGION, TTML_SPACE, TTML_STYLE, TTML_TEXT_ALIGN, TTML_TEXT_DECORATION,
  TTML_TICK_RATE,
  TTML_ATTRIBUTES,
} TtmlAttribute;

/* Those of an element, without blanks around; NULL: not said. */
typedef const char *TtmlValues[TTML_ATTRIBUTES];

/* From SAX2's @n attributes of five; the values live in @scratch until it is used again. Names are
 * told without their prefixes: there are many years of namespaces. */
void ttml_values_read (TtmlValues values, GString *scratch, guint n, const unsigned char **attributes);

typedef enum { TTML_ALIGN_NONE, TTML_ALIGN_LEFT, TTML_ALIGN_CENTER, TTML_ALIGN_RIGHT } TtmlAlign;

typedef struct {
  GPtrArray *all;               /* (element-type TtmlNamed) */
  GHashTable *by_id;            /* styles, regions and agents; of several, the last */
} TtmlHead;

typedef struct TtmlNamed TtmlNamed;

void ttml_head_init (TtmlHead *head);
void ttml_head_clear (TtmlHead *head);

/* Keeps an element that has an id; NULL if it has none. */
TtmlNamed *ttml_head_add (TtmlHead *head, const TtmlValues values);

/* What stands inside one: the style of a region, the name of an agent. */
void ttml_named_add_style (TtmlNamed *named, const TtmlValues values);
void ttml_named_set_name (TtmlNamed *named, const char *name);

const TtmlNamed *ttml_head_find (const TtmlHead *head, const char *id);

/* The name of the first agent that @ids name, else the first of @ids. (transfer full) */
char *ttml_head_dup_agent (const TtmlHead *head, const char *ids);

/* Styles that an element's @values name, then what it says itself; @align may be NULL. */
void ttml_head_take_style (const TtmlHead *head, const TtmlValues values, Look *look,
    TtmlAlign *align);

/* The same of a region. */
void ttml_head_take_region (const TtmlHead *head, const TtmlNamed *region, Look *look,
    TtmlAlign *align);

/* Where an agent speaks, the first style with a color is how that one looks, everywhere; this tells
 * of another. */
gboolean ttml_head_has_color_beside_agent (const TtmlHead *head, const TtmlValues values);

/* The place (place.h) of text in @region, NULL for none. */
guint ttml_head_find_place (const TtmlNamed *region, TtmlAlign align);
