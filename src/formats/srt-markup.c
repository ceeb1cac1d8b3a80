#include "srtmarkup.h"

#include <string.h>

#include "cuetext.h"
#include "place.h"

#define MAX_OPEN SRT_MARKUP_MAX_DEPTH

/* https://www.w3.org/TR/webvtt1/#default-text-color, and what else HTML calls them. */
static const struct {
  const char *class, *rgb, *other_name;
} colors[] = {
  { "white", "#ffffff", "#fff" },
  { "lime", "#00ff00", "#0f0" },
  { "cyan", "#00ffff", "aqua" },
  { "red", "#ff0000", "#f00" },
  { "yellow", "#ffff00", "#ff0" },
  { "magenta", "#ff00ff", "fuchsia" },
  { "blue", "#0000ff", "#00f" },
  { "black", "#000000", "#000" },
};

/* The "{\a6}" of ASS's predecessor: 1 to 3 are below, 5 to 7 above, 9 to 11 in the middle. */
static const guint8 old_places[] = { 0, 1, 2, 3, 0, 7, 8, 9, 0, 4, 5, 6 };

/* Tags are told apart by a letter: that of cue text or one of these. */
#define FONT 'f'                /* of no color that WebVTT knows; else 'c' */
#define LINE_BREAK 'n'
#define IGNORED 'x'             /* a tag, but nothing of it remains */

static const struct {
  const char *name;
  char kind;
} tags[] = {
  { "i", 'i' }, { "b", 'b' }, { "u", 'u' }, { "font", FONT }, { "v", 'v' },
  { "em", 'i' }, { "strong", 'b' }, { "br", LINE_BREAK },
  { "c", IGNORED }, { "lang", IGNORED }, { "p", IGNORED }, { "rt", IGNORED },
  { "ruby", IGNORED }, { "s", IGNORED }, { "span", IGNORED }, { "strike", IGNORED },
  { "sub", IGNORED }, { "sup", IGNORED },
};

typedef struct {
  char kinds[MAX_OPEN];         /* 'b', 'c', 'i', 'u', 'v' or FONT */
  const char *values[MAX_OPEN]; /* a color's class; a voice's name, which '>' ends */
  guint n_open;
  const char *settings;
  GString *out;
} Markup;

const char *
srt_markup_get_color (const char *class, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (colors); i++)
    if (strlen (colors[i].class) == length && !memcmp (colors[i].class, class, length))
      return colors[i].rgb;
  return NULL;
}

const char *
srt_markup_get_class (const char *rgb)
{
  for (gsize i = 0; i < G_N_ELEMENTS (colors); i++)
    if (g_str_equal (rgb, colors[i].rgb))
      return colors[i].class;
  return NULL;
}

/* The class of the "color=" between @at and @end, or NULL. */
static const char *
read_color (const char *at, const char *end)
{
  g_autofree char *tag = g_ascii_strdown (at, end - at);
  char *value = strstr (tag, "color");

  if (!value)
    return NULL;
  value += strlen ("color");
  value += strspn (value, " =\"'");
  value[strcspn (value, " \t\"';/")] = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (colors); i++)
    if (g_str_equal (value, colors[i].class) || g_str_equal (value, colors[i].rgb)
        || g_str_equal (value, colors[i].other_name)
        || g_str_equal (value, colors[i].rgb + 1))
      return colors[i].class;
  return NULL;
}

static void
append_start (Markup *markup, guint i)
{
  const char *value = markup->values[i];

  if (markup->kinds[i] == FONT)
    return;
  g_string_append_c (markup->out, '<');
  g_string_append_c (markup->out, markup->kinds[i]);
  if (markup->kinds[i] == 'c') {
    g_string_append_c (markup->out, '.');
    g_string_append (markup->out, value);
  } else if (markup->kinds[i] == 'v') {
    g_string_append_c (markup->out, ' ');
    cuetext_append_escaped (markup->out, value, strcspn (value, ">"));
  }
  g_string_append_c (markup->out, '>');
}

static void
append_end (Markup *markup, guint i)
{
  if (markup->kinds[i] == FONT)
    return;
  g_string_append (markup->out, "</");
  g_string_append_c (markup->out, markup->kinds[i]);
  g_string_append_c (markup->out, '>');
}

static void
open_tag (Markup *markup, char kind, const char *value)
{
  if (markup->n_open == MAX_OPEN
      || (kind != FONT && memchr (markup->kinds, kind, markup->n_open)))
    return;
  markup->kinds[markup->n_open] = kind == FONT && value ? 'c' : kind;
  markup->values[markup->n_open] = value;
  append_start (markup, markup->n_open++);
}

static gboolean
is_open_as (char open, char kind)
{
  return open == kind || (kind == FONT && open == 'c');
}

/* Players let tags overlap, WebVTT does not: those opened inside are closed and opened again. */
static void
close_tag (Markup *markup, char kind)
{
  guint i = markup->n_open;

  while (i > 0 && !is_open_as (markup->kinds[i - 1], kind))
    i--;
  if (i == 0)
    return;
  for (guint n = markup->n_open; n >= i; n--)
    append_end (markup, n - 1);
  for (markup->n_open--; i <= markup->n_open; i++) {
    markup->kinds[i - 1] = markup->kinds[i];
    markup->values[i - 1] = markup->values[i];
    append_start (markup, i - 1);
  }
}

/* The kind of the tag whose name is at @at, or 0: no tag that anybody means as one. */
static char
read_name (const char *at, const char *end)
{
  gsize length = 0;

  while (at + length < end && g_ascii_isalpha (at[length]))
    length++;
  if (at + length < end && !strchr (" \t./", at[length]))
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strlen (tags[i].name) == length && !g_ascii_strncasecmp (at, tags[i].name, length))
      return tags[i].kind;
  return 0;
}

/* What stands behind the tag's name; NULL: nothing. */
static const char *
read_voice (const char *name, const char *end)
{
  while (name < end && *name != ' ' && *name != '\t')
    name++;
  name += strspn (name, " \t");
  return name < end ? name : NULL;
}

static void
take_tag (Markup *markup, char kind, const char *name, const char *end)
{
  const char *value = NULL;

  if (kind == FONT)
    value = read_color (name, end);
  if (kind == 'v')
    value = read_voice (name, end);
  if (kind == LINE_BREAK)
    g_string_append_c (markup->out, '\n');
  else if (kind != IGNORED && (kind != 'v' || value))
    open_tag (markup, kind, value);
}

/* Returns what follows the tag at @text, or @text if there is none. */
static const char *
read_tag (Markup *markup, const char *text)
{
  const char *end = text + 1 + strcspn (text + 1, "<>\n"), *name = text + 1;
  gboolean is_end = *name == '/';
  char kind;

  if (*end != '>')
    return text;
  if (is_end)
    name += 1 + strspn (name + 1, " ");
  kind = read_name (name, end);
  if (!kind)
    return text;
  if (is_end)
    close_tag (markup, kind);
  else
    take_tag (markup, kind, name, end);
  return end + 1;
}

static void
read_place (Markup *markup, const char *text, const char *end)
{
  for (; text < end; text++) {
    gboolean is_old = text[1] == 'a' && g_ascii_isdigit (text[2]);
    guint64 number;

    if (*text != '\\' || !(is_old || g_str_has_prefix (text + 1, "an")))
      continue;
    number = g_ascii_strtoull (text + (is_old ? 2 : 3), NULL, 10);
    if (is_old)
      number = number < G_N_ELEMENTS (old_places) ? old_places[number] : 0;
    if (number >= 1 && number <= 9) {
      markup->settings = place_get_settings ((guint) number);
      return;
    }
  }
}

/* Returns what follows the "{\...}" at @text, or @text if there is none. */
static const char *
read_braces (Markup *markup, const char *text)
{
  const char *end;

  if (text[1] != '\\')
    return text;
  end = text + 1 + strcspn (text + 1, "{}\n");
  if (*end != '}')
    return text;
  if (!markup->settings)
    read_place (markup, text, end);
  return end + 1;
}

/* A character of SubRip that would mean something in cue text. */
static void
append_special (GString *out, char c)
{
  gboolean ends_arrow = out->len >= 2 && !memcmp (out->str + out->len - 2, "--", 2);

  if (c == '{' || (c == '>' && !ends_arrow))
    g_string_append_c (out, c);
  else
    cuetext_append_escaped (out, &c, 1);
}

const char *
srt_markup_append (GString *cue_text, const char *text)
{
  Markup markup = { .out = cue_text };

  while (*text) {
    gsize length = strcspn (text, "<>&{");
    const char *behind;

    g_string_append_len (cue_text, text, length);
    text += length;
    if (!*text)
      break;
    behind = *text == '<' ? read_tag (&markup, text)
        : *text == '{' ? read_braces (&markup, text) : text;
    if (behind == text) {
      append_special (cue_text, *text++);
      if (strchr ("<{", text[-1]) && g_str_has_prefix (text, WORD_JOINER))
        text += strlen (WORD_JOINER);
    } else {
      text = behind;
    }
  }
  while (markup.n_open > 0)
    append_end (&markup, --markup.n_open);
  return markup.settings;
}

/* Whether "<" or "{" with @next behind could begin a tag, MicroDVD's "{y:i}" among them. At the end
 * of a run nobody knows. */
static gboolean
may_be_tag (char mark, const char *next)
{
  if (!*next || g_str_has_prefix (next, WORD_JOINER))
    return TRUE;
  if (mark == '<')
    return *next == '/' || g_ascii_isalpha (*next);
  return *next == '\\' || (g_ascii_isalpha (*next) && next[1] == ':');
}

void
srt_markup_append_guarded (GString *text, const char *plain)
{
  const char *mark;

  while ((mark = strpbrk (plain, "<{"))) {
    g_string_append_len (text, plain, mark + 1 - plain);
    plain = mark + 1;
    if (may_be_tag (*mark, plain))
      g_string_append (text, WORD_JOINER);
  }
  g_string_append (text, plain);
}
