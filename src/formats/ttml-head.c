#include "ttml-head.h"

#include <string.h>

#include "charref.h"
#include "srtmarkup.h"

#define BLANKS " \t\r\n"
#define MAX_DEPTH 8             /* styles that name styles */
#define LONGEST_ID 256

/* What an element says of looks. */
typedef struct {
  int slant, weight, line;      /* on, off; -1: not said */
  const char *color;            /* one of the eight, or NULL */
  gboolean has_color;
  TtmlAlign align;
} Style;

struct TtmlNamed {
  Style style;
  char *styles;                 /* that it names; NULL */
  char *name;                   /* of an agent; NULL */
  char *side;                   /* displayAlign; NULL */
  double top, height;           /* percent; -1: not said */
};

/* In the order of TtmlAttribute. */
static const char *const names[TTML_ATTRIBUTES] = {
  "agent", "begin", "color", "displayAlign", "dur", "end", "extent", "fontStyle", "fontWeight",
  "frameRate", "frameRateMultiplier", "id", "lang", "origin", "region", "space", "style", "textAlign",
  "textDecoration", "tickRate",
};

static int
find_attribute (const char *name)
{
  for (int i = 0; i < TTML_ATTRIBUTES && *names[i] <= *name; i++)
    if (*names[i] == *name && !strcmp (names[i], name))
      return i;
  return -1;
}

void
ttml_values_read (TtmlValues values, GString *scratch, guint n, const unsigned char **attributes)
{
  gsize starts[TTML_ATTRIBUTES];

  memset (values, 0, sizeof (TtmlValues));
  g_string_truncate (scratch, 0);
  for (guint i = 0; i < n; i++, attributes += 5) {
    const int attribute = find_attribute ((const char *) attributes[0]);
    const char *value = (const char *) attributes[3], *end = (const char *) attributes[4];

    if (attribute < 0 || values[attribute])
      continue;
    while (value < end && strchr (BLANKS, *value))
      value++;
    while (end > value && strchr (BLANKS, end[-1]))
      end--;
    starts[attribute] = scratch->len;
    values[attribute] = "";
    if (memchr (value, '&', (gsize) (end - value)))
      charref_append_resolved (scratch, value, (gsize) (end - value));
    else
      g_string_append_len (scratch, value, end - value);
    g_string_append_c (scratch, '\0');
  }
  for (guint i = 0; i < TTML_ATTRIBUTES; i++)
    if (values[i])
      values[i] = scratch->str + starts[i];
}

static const char *
find_color (const char *value)
{
  g_autofree char *lower = g_ascii_strdown (value, -1);
  const char *rgb;

  if (*lower == '#' && strlen (lower) == 9)
    lower[7] = '\0';            /* no opacity */
  if (*lower == '#')
    return srt_markup_get_class (lower);
  rgb = srt_markup_get_color (lower, strlen (lower));
  return srt_markup_get_class (rgb ? rgb : "");
}

static TtmlAlign
find_align (const char *value)
{
  if (!value)
    return TTML_ALIGN_NONE;
  if (!strcmp (value, "left") || !strcmp (value, "start"))
    return TTML_ALIGN_LEFT;
  return !strcmp (value, "right") || !strcmp (value, "end") ? TTML_ALIGN_RIGHT : TTML_ALIGN_CENTER;
}

static Style
read_style (const TtmlValues values)
{
  const char *slant = values[TTML_FONT_STYLE], *weight = values[TTML_FONT_WEIGHT];
  const char *line = values[TTML_TEXT_DECORATION], *color = values[TTML_COLOR];
  Style style = { -1, -1, -1, NULL, color != NULL, find_align (values[TTML_TEXT_ALIGN]) };

  if (slant)
    style.slant = !strcmp (slant, "italic") || !strcmp (slant, "oblique");
  if (weight)
    style.weight = !strcmp (weight, "bold");
  if (line && (strstr (line, "nderline") || !strcmp (line, "none")))
    style.line = g_str_has_prefix (line, "underline");
  if (color)
    style.color = find_color (color);
  return style;
}

static void
apply (const Style *style, Look *look, TtmlAlign *align)
{
  if (style->slant >= 0)
    look->is_on[CUETEXT_ITALIC] = style->slant;
  if (style->weight >= 0)
    look->is_on[CUETEXT_BOLD] = style->weight;
  if (style->line >= 0)
    look->is_on[CUETEXT_UNDERLINE] = style->line;
  if (style->has_color)
    look->color = style->color;
  if (style->align && align)
    *align = style->align;
}

static void
named_free (gpointer data)
{
  TtmlNamed *named = data;

  g_free (named->styles);
  g_free (named->name);
  g_free (named->side);
  g_free (named);
}

void
ttml_head_init (TtmlHead *head)
{
  head->all = g_ptr_array_new_with_free_func (named_free);
  head->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
ttml_head_clear (TtmlHead *head)
{
  g_hash_table_unref (head->by_id);
  g_ptr_array_unref (head->all);
}

/* The second of two shares of the screen. */
static double
read_second (const char *value)
{
  char *end = (char *) value;
  double part = 0;

  for (guint i = 0; value && i < 2; i++)
    part = g_ascii_strtod (end + strspn (end, " %"), &end);
  return value && *end == '%' ? part : -1;
}

TtmlNamed *
ttml_head_add (TtmlHead *head, const TtmlValues values)
{
  TtmlNamed *named;

  if (!values[TTML_ID])
    return NULL;
  named = g_new0 (TtmlNamed, 1);
  named->style = read_style (values);
  named->styles = g_strdup (values[TTML_STYLE]);
  named->side = g_strdup (values[TTML_DISPLAY_ALIGN]);
  named->top = read_second (values[TTML_ORIGIN]);
  named->height = read_second (values[TTML_EXTENT]);
  g_ptr_array_add (head->all, named);
  g_hash_table_insert (head->by_id, g_strdup (values[TTML_ID]), named);
  return named;
}

void
ttml_named_add_style (TtmlNamed *named, const TtmlValues values)
{
  if (!values[TTML_DISPLAY_ALIGN])
    return;
  g_free (named->side);
  named->side = g_strdup (values[TTML_DISPLAY_ALIGN]);
}

void
ttml_named_set_name (TtmlNamed *named, const char *name)
{
  if (!named->name && *name)
    named->name = g_strdup (name);
}

const TtmlNamed *
ttml_head_find (const TtmlHead *head, const char *id)
{
  return g_hash_table_lookup (head->by_id, id);
}

/* The next of @ids, and what has that id; FALSE at their end. */
static gboolean
next_named (const TtmlHead *head, const char **ids, const TtmlNamed **named)
{
  char id[LONGEST_ID];
  gsize length;

  *ids += strspn (*ids, BLANKS);
  length = strcspn (*ids, BLANKS);
  *named = NULL;
  if (!length)
    return FALSE;
  if (length < sizeof id) {
    memcpy (id, *ids, length);
    id[length] = '\0';
    *named = ttml_head_find (head, id);
  }
  *ids += length;
  return TRUE;
}

char *
ttml_head_dup_agent (const TtmlHead *head, const char *ids)
{
  const char *rest = ids;
  const TtmlNamed *agent;

  next_named (head, &rest, &agent);
  return agent && agent->name ? g_strdup (agent->name) : g_strndup (ids, strcspn (ids, BLANKS));
}

static void
take_named (const TtmlHead *head, const char *ids, Look *look, TtmlAlign *align, guint depth)
{
  const TtmlNamed *named;

  while (ids && depth < MAX_DEPTH && next_named (head, &ids, &named)) {
    if (!named)
      continue;
    take_named (head, named->styles, look, align, depth + 1);
    apply (&named->style, look, align);
  }
}

void
ttml_head_take_style (const TtmlHead *head, const TtmlValues values, Look *look, TtmlAlign *align)
{
  const Style style = read_style (values);

  take_named (head, values[TTML_STYLE], look, align, 0);
  apply (&style, look, align);
}

void
ttml_head_take_region (const TtmlHead *head, const TtmlNamed *region, Look *look, TtmlAlign *align)
{
  take_named (head, region->styles, look, align, 0);
  apply (&region->style, look, align);
}

gboolean
ttml_head_has_color_beside_agent (const TtmlHead *head, const TtmlValues values)
{
  const char *ids = values[TTML_STYLE];
  const TtmlNamed *named;
  guint n_colors = 0;

  while (ids && next_named (head, &ids, &named))
    n_colors += named && named->style.has_color;
  return n_colors > 1 || values[TTML_COLOR];
}

/* Where on the screen, by the region's box and the side of it that text is at. */
static guint
find_row (const TtmlNamed *region)
{
  const char *side = region->side;
  double middle = region->top;

  if (region->top < 0 || region->height < 0)
    return !side || !strcmp (side, "after") ? 0 : !strcmp (side, "center") ? 3 : 6;
  if (side && !strcmp (side, "after"))
    middle += region->height;
  else if (side && !strcmp (side, "center"))
    middle += region->height / 2;
  return middle < 100.0 / 3 ? 6 : middle < 200.0 / 3 ? 3 : 0;
}

guint
ttml_head_find_place (const TtmlNamed *region, TtmlAlign align)
{
  const guint row = region ? find_row (region) : 0;

  return row + (align == TTML_ALIGN_LEFT ? 1 : align == TTML_ALIGN_RIGHT ? 3 : 2);
}
