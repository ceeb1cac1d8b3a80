#include "cuesettings.h"

#include <math.h>
#include <string.h>

#define SPACES " \t\n\f\r"      /* what HTML calls ASCII whitespace */

/* A run of the text, not NUL-terminated. */
typedef struct {
  const char *text;
  gsize length;
} Span;

static gboolean
span_equals (Span span, const char *word)
{
  return strlen (word) == span.length && !memcmp (span.text, word, span.length);
}

/* @span up to the first @mark, which @rest begins behind; FALSE, with an empty @rest: there is
 * none. */
static gboolean
span_split (Span *span, char mark, Span *rest)
{
  const char *at = memchr (span->text, mark, span->length), *end = span->text + span->length;

  *rest = at ? (Span) { at + 1, end - at - 1 } : (Span) { end, 0 };
  if (at)
    span->length = at - span->text;
  return at != NULL;
}

/* Moves @text on to the next "name:value". */
static gboolean
next_setting (Span *text, Span *name, Span *value)
{
  while (text->length) {
    gsize n = 0;

    while (n < text->length && strchr (SPACES, text->text[n]))
      n++;
    name->text = text->text + n;
    for (name->length = 0; n < text->length && !strchr (SPACES, text->text[n]); n++)
      name->length++;
    *text = (Span) { text->text + n, text->length - n };
    if (span_split (name, ':', value) && name->length && value->length)
      return TRUE;
  }
  return FALSE;
}

static gsize
count_digits (Span span)
{
  gsize n = 0;

  while (n < span.length && g_ascii_isdigit (span.text[n]))
    n++;
  return n;
}

/* "12" or "12.5", all of @span, which something that is no part of a number ends. */
static gboolean
read_number (Span span, double *number)
{
  Span whole = span, fraction;
  gboolean has_fraction = span_split (&whole, '.', &fraction);

  if (!whole.length || count_digits (whole) < whole.length
      || (has_fraction && !fraction.length) || count_digits (fraction) < fraction.length)
    return FALSE;
  *number = g_ascii_strtod (span.text, NULL);
  return isfinite (*number);
}

static gboolean
read_percentage (Span span, double *percentage)
{
  double number;

  if (!span.length || span.text[span.length - 1] != '%')
    return FALSE;
  span.length--;
  if (!read_number (span, &number) || number > 100)
    return FALSE;
  *percentage = number;
  return TRUE;
}

static gboolean
read_line_number (Span span, double *number)
{
  gboolean is_negative = *span.text == '-';

  if (!read_number ((Span) { span.text + is_negative, span.length - is_negative }, number))
    return FALSE;
  if (is_negative && *number > 0)       /* no -0 */
    *number = -*number;
  return TRUE;
}

/* The one of @words that @span is, or NULL. */
static const char *
read_word (Span span, const char *const *words)
{
  for (; *words; words++)
    if (span_equals (span, *words))
      return *words;
  return NULL;
}

static void
drop_region (CueSettings *settings)
{
  g_clear_pointer (&settings->region, g_free);
}

static void
read_region (CueSettings *settings, Span value, GHashTable *regions)
{
  drop_region (settings);
  settings->region = g_strndup (value.text, value.length);
  if (regions && !g_hash_table_contains (regions, settings->region))
    drop_region (settings);
}

static void
read_vertical (CueSettings *settings, Span value)
{
  static const char *const directions[] = { "rl", "lr", NULL };
  const char *direction = read_word (value, directions);

  if (direction)
    settings->vertical = direction;
  if (settings->vertical)
    drop_region (settings);
}

static void
read_line (CueSettings *settings, Span value)
{
  static const char *const aligns[] = { "start", "center", "end", NULL };
  Span align;
  gboolean has_align = span_split (&value, ',', &align);
  const char *word = read_word (align, aligns);
  gboolean is_percentage = value.length && value.text[value.length - 1] == '%';
  double number;

  if (has_align && !word)
    return;
  if (!value.length
      || !(is_percentage ? read_percentage : read_line_number) (value, &number))
    return;
  if (word)
    settings->line_align = word;
  settings->line = number;
  settings->line_is_percentage = is_percentage;
  drop_region (settings);
}

static void
read_position (CueSettings *settings, Span value)
{
  static const char *const aligns[] = { "line-left", "center", "line-right", NULL };
  Span align;
  gboolean has_align = span_split (&value, ',', &align);
  const char *word = read_word (align, aligns);

  if ((has_align && !word) || !read_percentage (value, &settings->position))
    return;
  if (word)
    settings->position_align = word;
}

static void
read_size (CueSettings *settings, Span value)
{
  if (read_percentage (value, &settings->size) && settings->size != 100)
    drop_region (settings);
}

static void
read_align (CueSettings *settings, Span value)
{
  static const char *const aligns[] = { "start", "center", "end", "left", "right", NULL };
  const char *word = read_word (value, aligns);

  if (word)
    settings->align = word;
}

void
cue_settings_read (CueSettings *settings, const char *text, gsize length, GHashTable *regions)
{
  Span rest = { text, length }, name, value;

  *settings = (CueSettings) {
    .line = NAN, .position = NAN, .size = NAN,
  };
  while (next_setting (&rest, &name, &value)) {
    if (span_equals (name, "region"))
      read_region (settings, value, regions);
    else if (span_equals (name, "vertical"))
      read_vertical (settings, value);
    else if (span_equals (name, "line"))
      read_line (settings, value);
    else if (span_equals (name, "position"))
      read_position (settings, value);
    else if (span_equals (name, "size"))
      read_size (settings, value);
    else if (span_equals (name, "align"))
      read_align (settings, value);
  }
}

void
cue_settings_clear (CueSettings *settings)
{
  drop_region (settings);
}

/* @digits are those of d.ddd, times ten to the @exponent. */
static void
append_decimal (GString *text, const char *digits, int exponent)
{
  int n_digits = (int) strlen (digits);

  if (exponent < 0) {
    g_string_append (text, "0.");
    for (int i = -1; i > exponent; i--)
      g_string_append_c (text, '0');
    g_string_append (text, digits);
    return;
  }
  for (int i = 0; i <= exponent || i < n_digits; i++) {
    if (i == exponent + 1)
      g_string_append_c (text, '.');
    g_string_append_c (text, i < n_digits ? digits[i] : '0');
  }
}

/* The fewest digits that are read as @number again, without an exponent: "1.5", "100". */
static void
append_number (GString *text, double number)
{
  char scientific[32], format[] = "%.16e", *mark;
  double size = fabs (number);

  for (int n = 0; n <= 16; n++) {
    g_snprintf (format, sizeof format, "%%.%de", n);
    g_ascii_formatd (scientific, sizeof scientific, format, size);
    if (g_ascii_strtod (scientific, NULL) == size)
      break;
  }
  mark = strchr (scientific, 'e');
  *mark = '\0';
  if (scientific[1] == '.')
    memmove (scientific + 1, scientific + 2, strlen (scientific + 2) + 1);
  if (number < 0)
    g_string_append_c (text, '-');
  append_decimal (text, scientific, (int) g_ascii_strtoll (mark + 1, NULL, 10));
}

/* Appends " @name:". */
static void
begin_setting (GString *text, const char *name)
{
  if (text->len)
    g_string_append_c (text, ' ');
  g_string_append (text, name);
  g_string_append_c (text, ':');
}

static void
append_word (GString *text, const char *name, const char *word)
{
  begin_setting (text, name);
  g_string_append (text, word);
}

static void
append_percentage (GString *text, const char *name, double percentage)
{
  begin_setting (text, name);
  append_number (text, percentage);
  g_string_append_c (text, '%');
}

static void
append_line (const CueSettings *settings, GString *text)
{
  begin_setting (text, "line");
  append_number (text, settings->line);
  if (settings->line_is_percentage)
    g_string_append_c (text, '%');
  if (settings->line_align)
    g_string_append_printf (text, ",%s", settings->line_align);
}

static void
append_position (const CueSettings *settings, GString *text)
{
  append_percentage (text, "position", settings->position);
  if (settings->position_align)
    g_string_append_printf (text, ",%s", settings->position_align);
}

void
cue_settings_append (const CueSettings *settings, GString *text)
{
  gboolean would_drop = settings->vertical || !isnan (settings->line)
      || (!isnan (settings->size) && settings->size != 100);

  if (settings->region && !would_drop)
    append_word (text, "region", settings->region);
  if (settings->vertical)
    append_word (text, "vertical", settings->vertical);
  if (!isnan (settings->line))
    append_line (settings, text);
  if (!isnan (settings->position))
    append_position (settings, text);
  if (!isnan (settings->size))
    append_percentage (text, "size", settings->size);
  if (settings->align)
    append_word (text, "align", settings->align);
  if (settings->region && would_drop)
    append_word (text, "region", settings->region);
}

static void
read_lines (RegionSettings *settings, Span value)
{
  if (count_digits (value) == value.length)
    settings->lines = MIN (g_ascii_strtod (value.text, NULL), G_MAXDOUBLE);
}

static void
read_anchor (double *anchor, Span value)
{
  Span y;
  double read[2];

  if (span_split (&value, ',', &y) && read_percentage (value, &read[0])
      && read_percentage (y, &read[1]))
    memcpy (anchor, read, sizeof read);
}

void
region_settings_read (RegionSettings *settings, const char *text, gsize length)
{
  Span rest = { text, length }, name, value;

  *settings = (RegionSettings) {
    .width = NAN, .lines = NAN, .anchor = { NAN, NAN }, .viewport_anchor = { NAN, NAN },
  };
  while (next_setting (&rest, &name, &value)) {
    if (span_equals (name, "id")) {
      g_free (settings->id);
      settings->id = g_strndup (value.text, value.length);
    } else if (span_equals (name, "width")) {
      read_percentage (value, &settings->width);
    } else if (span_equals (name, "lines")) {
      read_lines (settings, value);
    } else if (span_equals (name, "regionanchor")) {
      read_anchor (settings->anchor, value);
    } else if (span_equals (name, "viewportanchor")) {
      read_anchor (settings->viewport_anchor, value);
    } else if (span_equals (name, "scroll") && span_equals (value, "up")) {
      settings->scrolls_up = TRUE;
    }
  }
}

void
region_settings_clear (RegionSettings *settings)
{
  g_clear_pointer (&settings->id, g_free);
}

static void
append_anchor (GString *text, const char *name, const double *anchor)
{
  if (isnan (anchor[0]))
    return;
  append_percentage (text, name, anchor[0]);
  g_string_append_c (text, ',');
  append_number (text, anchor[1]);
  g_string_append_c (text, '%');
}

void
region_settings_append (const RegionSettings *settings, GString *text)
{
  if (settings->id)
    append_word (text, "id", settings->id);
  if (!isnan (settings->width))
    append_percentage (text, "width", settings->width);
  if (!isnan (settings->lines)) {
    begin_setting (text, "lines");
    append_number (text, settings->lines);
  }
  append_anchor (text, "regionanchor", settings->anchor);
  append_anchor (text, "viewportanchor", settings->viewport_anchor);
  if (settings->scrolls_up)
    append_word (text, "scroll", "up");
  if (!text->len)
    g_string_append (text, "width:100%");
}
