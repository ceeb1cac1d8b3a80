/* TTML 1 and 2 as captions use them (IMSC 1.1 Text, EBU-TT-D, SDP-US, Apple's lyrics): a cue is a
 * <p>. https://www.w3.org/TR/ttml2/ */
#include "ttml.h"

#include <libxml/parser.h>
#include <string.h>

#include "caption-reader.h"
#include "look.h"
#include "place.h"
#include "srtmarkup.h"
#include "ttml-time.h"

#define MAX_DEPTH 200           /* elements inside each other, and styles naming styles */
#define PROBE_LENGTH 2048

typedef struct {
  CaptionReader lines;
  LookBuilder builder;
  TtmlClock clock;
  GHashTable *by_id;            /* agents, styles and regions (element-type char* xmlNode) */
  gboolean has_space;           /* before what comes next */
  Nanoseconds first, last;      /* of the spans of a <p> without times; NANOSECONDS_NONE */
  guint depth;
} Reader;

/* What goes down to the elements inside. */
typedef struct {
  Nanoseconds begin, end;       /* NANOSECONDS_NONE: not limited */
  gboolean is_timed, is_preserved;
  const xmlNode *region;
  char *align;                  /* tts:textAlign; NULL */
} Context;

/* Names are told without their prefixes, declared or not: there are many years of namespaces. */
static gboolean
is_called (const xmlChar *name, const char *local)
{
  const char *colon = strrchr ((const char *) name, ':');

  return !strcmp (colon ? colon + 1 : (const char *) name, local);
}

static gboolean
is_element (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && is_called (node->name, name);
}

static char *
dup_attribute (const xmlNode *node, const char *name)
{
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
    if (is_called (attribute->name, name)) {
      xmlChar *value = xmlNodeGetContent ((const xmlNode *) attribute);
      char *copy = g_strstrip (g_strdup ((const char *) value));

      xmlFree (value);
      return copy;
    }
  return NULL;
}

static gboolean
ttml_probe (const char *text, gsize length)
{
  const char *at = text, *end = text + MIN (length, PROBE_LENGTH), *name;

  while ((at = memchr (at, '<', end - at)) && strchr ("?!", at[1]))
    at++;
  if (!at)
    return FALSE;
  name = at + 1;
  at = name + strcspn (name, " \t\r\n:>");
  if (*at == ':')
    name = at + 1;
  return g_str_has_prefix (name, "tt") && strchr (" \t\r\n>", name[2]);
}

static void
read_clock (Reader *reader, const xmlNode *root)
{
  g_autofree char *frames = dup_attribute (root, "frameRate");
  g_autofree char *multiplier = dup_attribute (root, "frameRateMultiplier");
  g_autofree char *ticks = dup_attribute (root, "tickRate");
  double divided = 1000, divisor = 1000;
  char *end;

  if (multiplier) {
    divided = g_ascii_strtod (multiplier, &end);
    divisor = g_ascii_strtod (end + strspn (end, " :"), NULL);
  }
  reader->clock.frames = frames ? g_ascii_strtod (frames, NULL) : 30;
  if (divided > 0 && divisor > 0)
    reader->clock.frames *= divided / divisor;
  if (!(reader->clock.frames >= 1))
    reader->clock.frames = 30;
  reader->clock.ticks = ticks ? g_ascii_strtod (ticks, NULL) : 0;
  if (!(reader->clock.ticks >= 1))
    reader->clock.ticks = frames ? reader->clock.frames : 1;
}

/* The language may stand in the root; the title in the head. */
static void
index_ids (Reader *reader, xmlNode *node, guint depth)
{
  Transcript *transcript = reader->lines.transcript;

  for (; node && depth < MAX_DEPTH; node = node->next) {
    char *id = node->type == XML_ELEMENT_NODE ? dup_attribute (node, "id") : NULL;

    if (id)
      g_hash_table_insert (reader->by_id, id, node);
    if (is_element (node, "title") && !transcript->title) {
      xmlChar *title = xmlNodeGetContent (node);

      if (*title)
        transcript->title = transcript_keep (transcript, g_strstrip ((char *) title), -1);
      xmlFree (title);
    }
    if (!is_element (node, "body"))
      index_ids (reader, node->children, depth + 1);
  }
}

/* The name of the first agent that @ids name. (transfer full) */
static char *
dup_agent (const Reader *reader, const char *ids)
{
  g_autofree char *id = g_strndup (ids, strcspn (ids, " \t\r\n"));
  const xmlNode *agent = g_hash_table_lookup (reader->by_id, id);

  for (const xmlNode *node = agent ? agent->children : NULL; node; node = node->next)
    if (is_element (node, "name")) {
      xmlChar *content = xmlNodeGetContent (node);
      char *name = g_strstrip (g_strdup ((const char *) content));

      xmlFree (content);
      if (*name)
        return name;
      g_free (name);
    }
  return g_steal_pointer (&id);
}

static const char *
find_color (const char *value)
{
  g_autofree char *lower = g_ascii_strdown (value, -1);

  if (*lower == '#' && strlen (lower) == 9)
    lower[7] = '\0';            /* no opacity */
  if (*lower == '#')
    return srt_markup_get_class (lower);
  return srt_markup_get_class (srt_markup_get_color (lower, strlen (lower))
      ? srt_markup_get_color (lower, strlen (lower)) : "");
}

/* What @node itself says of looks. */
static void
take_attributes (const xmlNode *node, Look *look, Context *context)
{
  g_autofree char *slant = dup_attribute (node, "fontStyle");
  g_autofree char *weight = dup_attribute (node, "fontWeight");
  g_autofree char *line = dup_attribute (node, "textDecoration");
  g_autofree char *color = dup_attribute (node, "color");
  g_autofree char *align = dup_attribute (node, "textAlign");

  if (slant)
    look->is_on[CUETEXT_ITALIC] = !strcmp (slant, "italic") || !strcmp (slant, "oblique");
  if (weight)
    look->is_on[CUETEXT_BOLD] = !strcmp (weight, "bold");
  if (line && (strstr (line, "nderline") || !strcmp (line, "none")))
    look->is_on[CUETEXT_UNDERLINE] = g_str_has_prefix (line, "underline");
  if (color)
    look->color = find_color (color);
  if (align && context) {
    g_free (context->align);
    context->align = g_steal_pointer (&align);
  }
}

/* Styles that @node names, then what it says itself. */
static void
take_style (const Reader *reader, const xmlNode *node, Look *look, Context *context, guint depth)
{
  g_autofree char *names = dup_attribute (node, "style");
  g_auto (GStrv) ids = g_strsplit_set (names ? names : "", " \t\r\n", -1);

  for (guint i = 0; ids[i] && depth < 8; i++) {
    const xmlNode *style = g_hash_table_lookup (reader->by_id, ids[i]);

    if (style)
      take_style (reader, style, look, context, depth + 1);
  }
  take_attributes (node, look, context);
}

/* Times are counted from the parent's beginning. Some count a word's from zero: those that would
 * be past the parent's end. */
static Nanoseconds
add_times (const Context *outer, Nanoseconds time)
{
  if (outer->begin == NANOSECONDS_NONE || outer->begin == 0)
    return time;
  if (outer->end != NANOSECONDS_NONE && outer->is_timed && time >= outer->begin
      && outer->begin + time > outer->end)
    return time;
  return outer->begin + time;
}

static void
take_times (const Reader *reader, const xmlNode *node, const Context *outer, Context *context)
{
  g_autofree char *begin = dup_attribute (node, "begin"), *end = dup_attribute (node, "end");
  g_autofree char *length = dup_attribute (node, "dur");
  Nanoseconds time;

  context->is_timed = FALSE;
  if (begin && ttml_time_read (begin, &reader->clock, &time)) {
    context->begin = add_times (outer, time);
    context->is_timed = TRUE;
  }
  if (end && ttml_time_read (end, &reader->clock, &time))
    context->end = add_times (outer, time);
  else if (length && ttml_time_read (length, &reader->clock, &time))
    context->end = (context->begin == NANOSECONDS_NONE ? 0 : context->begin) + time;
}

static double
read_part (const xmlNode *region, const char *name, guint index)
{
  g_autofree char *value = dup_attribute (region, name);
  char *end = value;
  double part = 0;

  for (guint i = 0; value && i <= index; i++)
    part = g_ascii_strtod (end + strspn (end, " %"), &end);
  return value && *end == '%' ? part : -1;
}

/* Where on the screen, by the region's box and the side of it that text is at. */
static guint
find_row (const Reader *reader, const xmlNode *region)
{
  const xmlNode *at = region;
  g_autofree char *side = NULL;
  double top, height;

  for (const xmlNode *style = region->children; style; style = style->next) {
    g_autofree char *inner = is_element (style, "style") ? dup_attribute (style, "displayAlign") : NULL;

    if (inner)
      at = style;
  }
  side = dup_attribute (at, "displayAlign");
  top = read_part (region, "origin", 1);
  height = read_part (region, "extent", 1);
  if (top < 0 || height < 0)
    return !side || !strcmp (side, "after") ? 0 : !strcmp (side, "center") ? 3 : 6;
  if (side && !strcmp (side, "after"))
    top += height;
  else if (side && !strcmp (side, "center"))
    top += height / 2;
  return top < 100.0 / 3 ? 6 : top < 200.0 / 3 ? 3 : 0;
}

static guint
find_place (const Reader *reader, const Context *context)
{
  const char *align = context->align ? context->align : "center";
  guint row = context->region ? find_row (reader, context->region) : 0;

  if (!strcmp (align, "left") || !strcmp (align, "start"))
    return row + 1;
  return row + (!strcmp (align, "right") || !strcmp (align, "end") ? 3 : 2);
}

/* White space is one space and none at the ends of lines, unless it is preserved. */
static void
append_text (Reader *reader, const char *text, gboolean is_preserved)
{
  GString *out = reader->lines.text;

  while (*text) {
    gsize blanks = strspn (text, " \t\r\n"), length = strcspn (text + blanks, " \t\r\n");

    if (is_preserved && blanks) {
      g_autofree char *kept = g_strdelimit (g_strndup (text, blanks), "\r\n\t", ' ');

      look_builder_append (&reader->builder, kept, blanks);
    }
    reader->has_space |= blanks > 0 && !is_preserved;
    if (length && reader->has_space && out->len && out->str[out->len - 1] != '\n')
      g_string_append_c (out, ' ');             /* still of what stands before */
    if (length)
      reader->has_space = FALSE;
    look_builder_append (&reader->builder, text + blanks, length);
    text += blanks + length;
  }
}

static gboolean
has_color (const xmlNode *node)
{
  g_autofree char *color = dup_attribute (node, "color");

  return color != NULL;
}

/* Where an agent speaks, the first style with a color is how that one looks, everywhere. */
static gboolean
has_color_beside_agent (const Reader *reader, const xmlNode *node)
{
  g_autofree char *names = dup_attribute (node, "style");
  g_auto (GStrv) ids = g_strsplit_set (names ? names : "", " \t\r\n", -1);
  guint n_colors = 0;

  for (guint i = 0; ids[i]; i++) {
    const xmlNode *style = g_hash_table_lookup (reader->by_id, ids[i]);

    n_colors += style && has_color (style);
  }
  return n_colors > 1 || has_color (node);
}

static void read_inside (Reader *reader, const xmlNode *parent, const Context *context);

static void
read_span (Reader *reader, const xmlNode *node, const Context *outer)
{
  Context context = { outer->begin, outer->end, FALSE, outer->is_preserved, outer->region, NULL };
  Look *look = &reader->builder.look;
  Look before = *look;
  g_autofree char *agent = dup_attribute (node, "agent");

  before.speaker = g_strdup (look->speaker);
  if (agent) {
    g_autofree char *name = dup_agent (reader, agent);

    look_builder_set_speaker (&reader->builder, name);
  }
  take_style (reader, node, look, NULL, 0);
  if (agent && !has_color_beside_agent (reader, node))
    look->color = before.color;
  take_times (reader, node, outer, &context);
  if (context.is_timed && outer->is_timed && context.begin > outer->begin
      && (outer->end == NANOSECONDS_NONE || context.begin < outer->end)) {
    if (reader->has_space && reader->lines.text->len)
      g_string_append_c (reader->lines.text, ' ');
    reader->has_space = FALSE;
    look_builder_set_time (&reader->builder, context.begin);
  } else if (context.is_timed && !outer->is_timed) {
    reader->first = MIN (reader->first, context.begin);
    if (context.end != NANOSECONDS_NONE)
      reader->last = reader->last == NANOSECONDS_NONE ? context.end : MAX (reader->last, context.end);
  }
  context.is_timed = outer->is_timed;
  context.begin = outer->begin;
  read_inside (reader, node, &context);
  look_builder_set_speaker (&reader->builder, before.speaker);
  memcpy (look->is_on, before.is_on, sizeof before.is_on);
  look->color = before.color;
  g_free (before.speaker);
}

static void
read_inside (Reader *reader, const xmlNode *parent, const Context *context)
{
  if (++reader->depth < MAX_DEPTH) {
    for (const xmlNode *node = parent->children; node; node = node->next)
      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        append_text (reader, (const char *) node->content, context->is_preserved);
      } else if (is_element (node, "br")) {
        reader->has_space = FALSE;
        look_builder_append (&reader->builder, "\n", 1);
      } else if (is_element (node, "span")) {
        read_span (reader, node, context);
      }
  }
  reader->depth--;
}

static void
read_paragraph (Reader *reader, const xmlNode *node, Context *context)
{
  guint place;
  Cue *cue;

  reader->has_space = FALSE;
  reader->first = reader->last = NANOSECONDS_NONE;
  read_inside (reader, node, context);
  look_builder_finish (&reader->builder);
  if (!context->is_timed && reader->first != NANOSECONDS_NONE) {
    context->begin = reader->first;
    if (reader->last != NANOSECONDS_NONE)
      context->end = reader->last;
  } else if (!context->is_timed && context->begin == NANOSECONDS_NONE
      && context->end == NANOSECONDS_NONE) {
    g_string_truncate (reader->lines.text, 0);  /* never shown, or all the time: no caption */
    return;
  }
  cue = caption_reader_add_cue (&reader->lines,
      context->begin == NANOSECONDS_NONE ? 0 : context->begin, context->end);
  place = find_place (reader, context);
  cue->settings = place_get_settings (place);
}

/* A <body>, <div> or <p>, with what the elements around it said. */
static void
read_block (Reader *reader, const xmlNode *node, const Context *outer, const Look *outer_look)
{
  g_autofree char *space = dup_attribute (node, "space"), *region = dup_attribute (node, "region");
  g_autofree char *agent = dup_attribute (node, "agent");
  g_autofree char *name = agent ? dup_agent (reader, agent) : g_strdup (outer_look->speaker);
  Context context = *outer;
  Look look = *outer_look;

  context.align = g_strdup (outer->align);
  if (region)
    context.region = g_hash_table_lookup (reader->by_id, region);
  if (region && context.region)
    take_style (reader, context.region, &look, &context, 0);
  take_style (reader, node, &look, &context, 0);
  look.color = NULL;            /* what all of it has is no markup */
  if (space)
    context.is_preserved = !strcmp (space, "preserve");
  take_times (reader, node, outer, &context);
  look.speaker = name;
  if (is_element (node, "p")) {
    look_builder_set_speaker (&reader->builder, name);
    memcpy (reader->builder.look.is_on, look.is_on, sizeof look.is_on);
    reader->builder.look.color = look.color;
    read_paragraph (reader, node, &context);
  } else if (++reader->depth < MAX_DEPTH) {
    for (const xmlNode *child = node->children; child; child = child->next)
      if (child->type == XML_ELEMENT_NODE)
        read_block (reader, child, &context, &look);
  }
  reader->depth -= !is_element (node, "p");
  g_free (context.align);
}

static void
read_document (Reader *reader, xmlNode *root)
{
  g_autofree char *language = dup_attribute (root, "lang"), *space = dup_attribute (root, "space");
  Context context = { NANOSECONDS_NONE, NANOSECONDS_NONE, FALSE, FALSE, NULL, NULL };
  Look look = { 0 };

  if (language && *language)
    reader->lines.transcript->language = transcript_keep (reader->lines.transcript, language, -1);
  context.is_preserved = space && !strcmp (space, "preserve");
  read_clock (reader, root);
  index_ids (reader, root->children, 0);
  for (const xmlNode *node = root->children; node; node = node->next)
    if (is_element (node, "body"))
      read_block (reader, node, &context, &look);
}

static Transcript *
ttml_read (Source *source, GError **error)
{
  g_auto (CaptionReader) lines = { 0 };
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader reader = { .by_id = by_id };
  xmlDoc *document = source->length > G_MAXINT ? NULL : xmlReadMemory (source->text,
      (int) source->length, NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOERROR
      | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA | XML_PARSE_NODICT | XML_PARSE_COMPACT);
  xmlNode *root = document ? xmlDocGetRootElement (document) : NULL;
  Source nothing = { .text = g_strdup ("") };

  caption_reader_init (&lines, &nothing);
  reader.lines = lines;
  look_builder_init (&reader.builder, reader.lines.text);
  if (root && is_element (root, "tt"))
    read_document (&reader, root);
  look_builder_reset (&reader.builder);
  if (document)
    xmlFreeDoc (document);
  if (reader.lines.transcript->captions->cues->len)
    caption_reader_fill_ends (&reader.lines);
  lines = reader.lines;
  return caption_reader_finish (&lines, FALSE, "<p begin=\"00:00:01\" end=\"00:00:02\">", error);
}

const Format format_ttml = {
  .name = "ttml",
  .title = "TTML (IMSC 1.1 Text)",
  .suffix = ".ttml",
  .mime = "application/ttml+xml",
  .kind = FORMAT_CAPTIONS,
  .carries = FORMAT_CARRIES_SPEAKERS | FORMAT_CARRIES_WORD_TIMES | FORMAT_CARRIES_STYLES,
  .uses_cues = TRUE,
  .probe = ttml_probe,
  .read = ttml_read,
  .write = ttml_write,
};

const Format format_ebuttd = {
  .name = "ebuttd",
  .title = "EBU-TT-D",
  .suffix = ".ebuttd.xml",
  .mime = "application/ttml+xml",
  .kind = FORMAT_CAPTIONS,
  .carries = FORMAT_CARRIES_SPEAKERS | FORMAT_CARRIES_STYLES,
  .uses_cues = TRUE,
  .read = ttml_read,
  .write = ttml_write_ebu,
};
