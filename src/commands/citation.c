#include "citation.h"

#include <string.h>

#define MAX_SLUG 24
#define MAX_SOUNDBITE 128       /* characters, as its specification asks */

/* What all styles tell */

static const char *
title_of (const Found *found)
{
  const char *slash = strrchr (found->transcript, '/');

  return found->title ? found->title : slash && slash[1] ? slash + 1 : found->transcript;
}

/* "0:19:58-0:20:03"; NULL: not timed. @dash stands between. */
static char *
span_of (const Found *found, const char *dash)
{
  g_autofree char *start = found_clock (found->start), *end = found_clock (found->end);

  return found->start == NANOSECONDS_NONE ? NULL : g_strconcat (start, dash, end, NULL);
}

/* A transcript may say anything: "-->" would end a comment. */
static gboolean
is_digest (const char *text)
{
  return *text && text[strspn (text, "0123456789abcdefABCDEF")] == '\0';
}

/* How far the times can be trusted, and in which file. */
static char *
evidence_of (const Found *found)
{
  static const char *const timings[] = {
    [TIMING_NONE] = "not timed",
    [TIMING_STAMPS] = "timed from the transcript's stamps",
    [TIMING_ACOUSTIC] = "timed from the audio",
    [TIMING_SYNTHETIC] = "timed from the audio",
    [TIMING_SOURCE] = "timed by the transcript",
  };
  GString *text = g_string_new (timings[found->timing]);

  if (found->confidence != CONFIDENCE_UNKNOWN)
    g_string_append_printf (text, ", confidence %d of 100", found->confidence);
  if (found->sha256 && is_digest (found->sha256))
    g_string_append_printf (text, "; audio sha256:%s", found->sha256);
  return g_string_free (text, FALSE);
}

/* Year, month and day of "2023-03-01T..."; FALSE: no date. */
static gboolean
read_date (const Found *found, guint64 *year, guint64 *month, guint64 *day)
{
  char *at;

  if (!found->date)
    return FALSE;
  *year = g_ascii_strtoull (found->date, &at, 10);
  *month = *at == '-' ? g_ascii_strtoull (at + 1, &at, 10) : 0;
  *day = *at == '-' ? g_ascii_strtoull (at + 1, &at, 10) : 0;
  return *year > 0 && *month <= 12 && *day <= 31;
}

static char *
day_of (const Found *found)
{
  return found->date ? g_strndup (found->date, strcspn (found->date, "T")) : NULL;
}

/* Letters and digits of the last word of the speaker's name, and the year: "kilpatrick2023". */
static char *
key_of (const Found *found)
{
  const char *name = found->speaker ? found->speaker : title_of (found);
  const char *space = strrchr (name, ' ');
  GString *key = g_string_new (NULL);
  guint64 year, month, day;

  for (const char *at = space ? space + 1 : name; *at && key->len < MAX_SLUG; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (key, g_ascii_tolower (*at));
  if (!key->len)
    g_string_append (key, "quote");
  if (read_date (found, &year, &month, &day))
    g_string_append_printf (key, "%" G_GUINT64_FORMAT, year);
  return g_string_free (key, FALSE);
}

/* Text */

static void
write_text (const Found *found, GString *out)
{
  g_autofree char *span = span_of (found, "\xE2\x80\x93"), *evidence = evidence_of (found);
  g_autofree char *day = day_of (found);

  g_string_append_printf (out, "\xE2\x80\x9C%s\xE2\x80\x9D\n", found->text);
  g_string_append (out, "\xE2\x80\x94 ");
  if (found->speaker)
    g_string_append_printf (out, "%s, ", found->speaker);
  g_string_append (out, title_of (found));
  if (day)
    g_string_append_printf (out, " (%s)", day);
  if (span)
    g_string_append_printf (out, ", %s", span);
  g_string_append_c (out, '\n');
  if (found->link)
    g_string_append_printf (out, "%s\n", found->link);
  g_string_append_printf (out, "[%s]\n", evidence);
}

/* Markdown */

static void
append_escaped (GString *out, const char *text, const char *marks)
{
  for (; *text; text++) {
    if (strchr (marks, *text))
      g_string_append_c (out, '\\');
    g_string_append_c (out, *text);
  }
}

#define MARKDOWN_MARKS "\\`*_[]<>#|&~"

/* A line of our own text. What would begin a list is none: "-", "+", "1." or "1)". */
static void
append_markdown (GString *out, const char *text)
{
  gsize digits = strspn (text, "0123456789");

  if (*text == '-' || *text == '+' || (digits && text[digits] && strchr (".)", text[digits]))) {
    g_string_append_len (out, text, (gssize) digits);
    g_string_append_c (out, '\\');
    g_string_append_c (out, text[digits]);
    text += digits + 1;
  }
  append_escaped (out, text, MARKDOWN_MARKS);
}

static void
append_markdown_link (GString *out, const char *text, const char *uri)
{
  if (!uri) {
    append_escaped (out, text, MARKDOWN_MARKS);
    return;
  }
  g_string_append_c (out, '[');
  append_escaped (out, text, MARKDOWN_MARKS);
  g_string_append (out, "](<");
  append_escaped (out, uri, "<>\\");
  g_string_append (out, ">)");
}

static void
write_markdown (const Found *found, GString *out)
{
  g_autofree char *span = span_of (found, "\xE2\x80\x93"), *evidence = evidence_of (found);
  g_autofree char *day = day_of (found);

  g_string_append (out, "> ");
  append_markdown (out, found->text);
  g_string_append (out, "\n>\n> \xE2\x80\x94 ");
  if (found->speaker) {
    append_escaped (out, found->speaker, MARKDOWN_MARKS);
    g_string_append (out, ", ");
  }
  append_markdown_link (out, title_of (found), found->link);
  if (day)
    g_string_append_printf (out, " (%s)", day);
  if (span)
    g_string_append_printf (out, ", %s", span);
  g_string_append_printf (out, "\n\n<!-- %s -->\n", evidence);
}

/* HTML */

static void
append_html (GString *out, const char *format, const char *text)
{
  g_autofree char *escaped = text ? g_markup_escape_text (text, -1) : NULL;

  if (escaped)
    g_string_append_printf (out, format, escaped);
}

static void
write_html (const Found *found, GString *out)
{
  g_autofree char *span = span_of (found, "\xE2\x80\x93"), *evidence = evidence_of (found);
  g_autofree char *day = day_of (found);

  g_string_append (out, "<figure>\n  <blockquote");
  append_html (out, " cite=\"%s\"", found->link);
  append_html (out, ">\n    <p>%s</p>\n  </blockquote>\n", found->text);
  append_html (out, "  <figcaption title=\"%s\">\xE2\x80\x94 ", evidence);
  append_html (out, "%s, ", found->speaker);
  append_html (out, "<a href=\"%s\">", found->link);
  append_html (out, "<cite>%s</cite>", title_of (found));
  g_string_append (out, found->link ? "</a>" : "");
  append_html (out, " (<time>%s</time>)", day);
  append_html (out, ", %s", span);
  g_string_append (out, "</figcaption>\n</figure>\n");
}

/* BibTeX */

/* BibTeX counts braces, escaped or not: one alone would swallow what follows. */
static void
append_bibtex (GString *out, const char *text)
{
  static const struct { char mark; const char *name; } names[] = {
    { '\\', "backslash" }, { '{', "braceleft" }, { '}', "braceright" }, { '~', "asciitilde" },
    { '^', "asciicircum" }, { '<', "less" }, { '>', "greater" }, { '|', "bar" },
  };

  for (; *text; text++) {
    gsize i = 0;

    while (i < G_N_ELEMENTS (names) && names[i].mark != *text)
      i++;
    if (i < G_N_ELEMENTS (names))
      g_string_append_printf (out, "\\text%s{}", names[i].name);
    else {
      if (strchr ("$&#_%", *text))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *text);
    }
  }
}

/* For \\url, which takes all as it is. */
static void
append_bibtex_url (GString *out, const char *uri)
{
  for (; *uri; uri++)
    if (strchr ("{}\\", *uri))
      g_string_append_printf (out, "%%%02X", *uri);
    else
      g_string_append_c (out, *uri);
}

static void
append_field (GString *out, const char *name, const char *text)
{
  if (!text)
    return;
  g_string_append_printf (out, ",\n  %s = {", name);
  append_bibtex (out, text);
  g_string_append_c (out, '}');
}

/* In two braces: a name of one piece, a title whose capitals stay. */
static void
append_piece (GString *out, const char *name, const char *text)
{
  g_string_append_printf (out, ",\n  %s = {{", name);
  append_bibtex (out, text);
  g_string_append (out, "}}");
}

static void
write_bibtex (const Found *found, GString *out)
{
  static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug",
    "sep", "oct", "nov", "dec" };
  g_autofree char *span = span_of (found, "--"), *evidence = evidence_of (found);
  g_autofree char *key = key_of (found), *note = NULL;
  guint64 year, month, day;

  note = g_strdup_printf ("``%s''%s%s; %s", found->text, span ? ", at " : "", span ? span : "",
      evidence);
  g_string_append_printf (out, "@misc{%s", key);
  if (found->speaker)
    append_piece (out, "author", found->speaker);
  append_piece (out, "title", title_of (found));
  append_field (out, "howpublished", "Podcast");
  if (read_date (found, &year, &month, &day)) {
    g_string_append_printf (out, ",\n  year = {%" G_GUINT64_FORMAT "}", year);
    if (month)
      g_string_append_printf (out, ",\n  month = %s", months[month - 1]);
  }
  if (found->link) {
    g_string_append (out, ",\n  url = {");
    append_bibtex_url (out, found->link);
    g_string_append_c (out, '}');
  }
  append_field (out, "note", note);
  g_string_append (out, "\n}\n");
}

/* CSL-JSON, https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html */

static void
append_json (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (; *text; text++) {
    if (*text == '"' || *text == '\\')
      g_string_append_printf (out, "\\%c", *text);
    else if ((guchar) *text < ' ')
      g_string_append_printf (out, "\\u%04x", *text);
    else
      g_string_append_c (out, *text);
  }
  g_string_append_c (out, '"');
}

static void
append_json_member (GString *out, const char *name, const char *text)
{
  if (!text)
    return;
  g_string_append_printf (out, ",\"%s\":", name);
  append_json (out, text);
}

static void
write_csl_json (const Found *found, GString *out)
{
  g_autofree char *span = span_of (found, "\xE2\x80\x93"), *evidence = evidence_of (found);
  g_autofree char *key = key_of (found), *note = NULL;
  guint64 year, month, day;

  note = g_strdup_printf ("\xE2\x80\x9C%s\xE2\x80\x9D; %s", found->text, evidence);
  g_string_append (out, "[{\"id\":");
  append_json (out, key);
  g_string_append (out, ",\"type\":\"broadcast\",\"medium\":\"Podcast\"");
  append_json_member (out, "title", title_of (found));
  if (found->speaker) {
    g_string_append (out, ",\"author\":[{\"literal\":");
    append_json (out, found->speaker);
    g_string_append (out, "}]");
  }
  if (read_date (found, &year, &month, &day)) {
    g_string_append_printf (out, ",\"issued\":{\"date-parts\":[[%" G_GUINT64_FORMAT, year);
    if (month)
      g_string_append_printf (out, ",%" G_GUINT64_FORMAT, month);
    if (month && day)
      g_string_append_printf (out, ",%" G_GUINT64_FORMAT, day);
    g_string_append (out, "]]}");
  }
  append_json_member (out, "locator", span);
  append_json_member (out, "URL", found->link);
  append_json_member (out, "note", note);
  g_string_append (out, "}]\n");
}

/* Podcasting 2.0, https://podcasting2.org/podcast-namespace/tags/soundbite */
static void
write_soundbite (const Found *found, GString *out)
{
  gboolean is_long = g_utf8_strlen (found->text, -1) > MAX_SOUNDBITE;
  g_autofree char *head = is_long ? g_utf8_substring (found->text, 0, MAX_SOUNDBITE - 1) : NULL;
  g_autofree char *title = head ? g_strconcat (head, "\xE2\x80\xA6", NULL) : g_strdup (found->text);
  char start[G_ASCII_DTOSTR_BUF_SIZE], duration[G_ASCII_DTOSTR_BUF_SIZE];

  if (found->start == NANOSECONDS_NONE)
    return;
  g_ascii_formatd (start, sizeof start, "%.3f", (double) found->start / SECOND);
  g_ascii_formatd (duration, sizeof duration, "%.3f",
      (double) (found->end - found->start) / SECOND);
  g_string_append_printf (out, "<podcast:soundbite startTime=\"%s\" duration=\"%s\">", start,
      duration);
  append_html (out, "%s</podcast:soundbite>\n", title);
}

const CitationStyle citation_styles[] = {
  { "text", write_text },
  { "markdown", write_markdown },
  { "html", write_html },
  { "bibtex", write_bibtex },
  { "csl-json", write_csl_json },
  { "soundbite", write_soundbite },
  { NULL }
};

const CitationStyle *
citation_style_for_name (const char *name)
{
  for (const CitationStyle *style = citation_styles; style->name; style++)
    if (g_str_equal (style->name, name))
      return style;
  return NULL;
}
