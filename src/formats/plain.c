/* Plain text and Markdown, as people publish transcripts: copied from a web page, exported by
 * Otter, Rev or Descript, or written down. */
#include <string.h>

#include "charref.h"
#include "doubled.h"
#include "format.h"
#include "markdown.h"
#include "plain.h"
#include "published.h"

/* One byte in so many may be a control character, or was no UTF-8, before text is no text. */
#define TEXT_PER_RUBBISH 50

gboolean
plain_is_text (const char *text, gsize length, gsize *place)
{
  gsize n_rubbish = 0;

  for (gsize i = 0; i < length; i++) {
    gboolean is_control = (guchar) text[i] < ' ' && !g_ascii_isspace (text[i]) && text[i] != '\v';
    gboolean is_replaced = i + 2 < length && memcmp (text + i, "\xEF\xBF\xBD", 3) == 0;

    if ((is_control || is_replaced) && n_rubbish++ == 0)
      *place = i;
    if (text[i] == '\0') {
      *place = i;
      return FALSE;
    }
  }
  return TEXT_PER_RUBBISH * n_rubbish <= length;
}

gboolean
plain_check (const Source *source, GError **error)
{
  gsize place;

  if (plain_is_text (source->text, source->length, &place))
    return TRUE;
  g_set_error (error, FORMAT_ERROR, FORMAT_ERROR_SYNTAX,
      "byte %" G_GSIZE_FORMAT ": not text (0x%02X)", place + 1, (guchar) source->text[place]);
  return FALSE;
}

gboolean
plain_next_line (const char **cursor, const char *end, const char **line, gsize *length)
{
  const char *text = *cursor, *stop;

  if (text >= end)
    return FALSE;
  *line = text;
  while (text < end && *text != '\n' && *text != '\r')
    text++;
  stop = text;
  if (text < end)
    text += text[0] == '\r' && text + 1 < end && text[1] == '\n' ? 2 : 1;
  *length = (gsize) (stop - *line);
  *cursor = text;
  return TRUE;
}

/* "---", "* * *", "=====": nothing else in the line. */
static gboolean
is_rule (const char *line, gsize length)
{
  guint n_marks = 0;

  for (gsize i = 0; i < length; i++) {
    if (!strchr ("-=*_ ", line[i]) || (line[i] != ' ' && line[i] != line[0]))
      return FALSE;
    n_marks += line[i] != ' ';
  }
  return n_marks >= 3;
}

/* A rule right below a line of Markdown makes it a heading. */
static void
read_rule (Document *document, const char *line, gboolean is_markdown)
{
  guint n_lines = document->lines->len;

  if (is_markdown && strchr ("-=", *line) && document->is_soft && n_lines > 0) {
    g_array_index (document->lines, Line, n_lines - 1).heading = *line == '=' ? 1 : 2;
    document_break (document, BREAK_BLOCK);
    return;
  }
  document_break (document, BREAK_BLOCK);
  document->is_ruled = TRUE;
}

/* "## Title", "> text", "- item"; returns what is left of the line. */
static const char *
read_prefix (Document *document, const char *line, const char *end)
{
  guint level = 0;

  while (line < end && (*line == ' ' || *line == '>'))
    line++;
  while (line + level < end && line[level] == '#')
    level++;
  if (level > 0 && level <= 6 && line + level < end && line[level] == ' ') {
    document_break (document, BREAK_BLOCK);
    document->heading = level;
    return line + level;
  }
  if (end - line > 2 && strchr ("-*+", *line) && line[1] == ' ') {
    document->item = 1;
    return line + 2;
  }
  return line;
}

/* "| 0:02 | Jane | text |": a cell is a line of its own. */
static void
append_cells (Document *document, const char *line, const char *end, gboolean is_markdown)
{
  char mark = is_markdown && line < end && *line == '|' ? '|' : '\t';
  const char *cell;

  while ((cell = memchr (line, mark, (gsize) (end - line)))) {
    document_append (document, line, (gsize) (cell - line));
    document_break (document, BREAK_CELL);
    line = cell + 1;
  }
  if (is_markdown)
    markdown_append (document, line, (gsize) (end - line));
  else
    document_append (document, line, (gsize) (end - line));
}

static void
read_line (Document *document, const char *line, gsize length, gboolean is_markdown)
{
  const char *end = line + length;

  while (end > line && g_ascii_isspace (end[-1]))
    end--;
  while (line < end && g_ascii_isspace (*line))
    line++;
  if (line == end) {
    document_break (document, BREAK_BLOCK);
    return;
  }
  if (is_rule (line, (gsize) (end - line))) {
    read_rule (document, line, is_markdown);
    return;
  }
  if (is_markdown)
    line = read_prefix (document, line, end);
  append_cells (document, line, end, is_markdown);
  document_break (document, document->heading > 0 ? BREAK_BLOCK : BREAK_CELL);
  document->heading = document->item = 0;
}

static const char *
get_value (const char *line, gsize length, const char *key)
{
  gsize size = strlen (key);

  return length > size + 1 && strncmp (line, key, size) == 0 && line[size] == ':'
      ? line + size + 1 : NULL;
}

static void
read_field (Document *document, const char *line, gsize length)
{
  static const struct {
    const char *key;
    gsize field;
  } known[] = {
    { "title", G_STRUCT_OFFSET (Document, title) },
    { "description", G_STRUCT_OFFSET (Document, description) },
    { "date", G_STRUCT_OFFSET (Document, date) },
    { "lang", G_STRUCT_OFFSET (Document, language) },
    { "language", G_STRUCT_OFFSET (Document, language) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++) {
    const char *value = get_value (line, length, known[i].key);
    g_autofree char *text = value ? g_strstrip (g_strndup (value, line + length - value)) : NULL;
    gsize size = text ? strlen (text) : 0;

    if (size == 0 || strchr ("|>[{", *text) || (*text == '"' && text[size - 1] != '"'))
      continue;
    if (size >= 2 && strchr ("\"'", *text) && text[size - 1] == *text) {
      text[size - 1] = '\0';
      text[0] = ' ';
    }
    *(const char **) G_STRUCT_MEMBER_P (document, known[i].field) = document_keep (document, text);
  }
}

#define MAX_FRONT_MATTER 65536

/* The block between "---" and "---" that generators of pages put first. Of its YAML we know fields
 * of one line; it may hold others of several. */
static const char *
read_front_matter (Document *document, const char *text, const char *end)
{
  const char *limit = text + MIN (end - text, MAX_FRONT_MATTER), *cursor = text, *line, *close;
  gsize length;

  if (!plain_next_line (&cursor, limit, &line, &length) || length != 3 || strncmp (line, "---", 3)
      || !g_ascii_isalpha (*cursor)
      || !(close = memmem (cursor, (gsize) (limit - cursor), "\n---", 4)))
    return text;
  limit = close + 1;
  while (plain_next_line (&cursor, limit, &line, &length))
    read_field (document, line, length);
  cursor = limit;
  plain_next_line (&cursor, end, &line, &length);
  return cursor;
}

/* Text that was copied from the source of a page. */
static void
resolve_references (Source *source)
{
  GString *plain = g_string_sized_new (source->length);

  charref_append_resolved (plain, source->text, source->length);
  g_free (source->text);
  source->length = plain->len;
  source->text = g_string_free (plain, FALSE);
}

static Transcript *
plain_read (Source *source, GError **error)
{
  g_autoptr (Document) document = document_new ();
  const char *end, *cursor, *line;
  gsize length;
  gboolean is_markdown;

  if (!plain_check (source, error))
    return NULL;
  if (doubled_is (source->text, source->length, "&"))
    resolve_references (source);
  end = source->text + source->length;
  is_markdown = markdown_probe (source->text, source->length);
  cursor = read_front_matter (document, source->text, end);
  while (plain_next_line (&cursor, end, &line, &length))
    read_line (document, line, length, is_markdown);
  if (document->lines->len == 0) {
    g_set_error_literal (error, FORMAT_ERROR, FORMAT_ERROR_EMPTY, "nothing but white space in it");
    return NULL;
  }
  return published_read (document, source->base, TRUE, error);
}

#define PROBED 4096

/* JSON is text that nobody says: one that we do not know is not to be captions of braces. */
static gboolean
plain_probe (const char *text, gsize length)
{
  gsize place, start = 0;

  while (start < length && g_ascii_isspace (text[start]))
    start++;
  return start < length && text[start] != '{' && plain_is_text (text, MIN (length, PROBED), &place);
}

const Format format_text = {
  .name = "text",
  .title = "plain text or Markdown",
  .suffix = ".txt",
  .mime = "text/plain",
  .kind = FORMAT_TRANSCRIPT,
  .carries = FORMAT_CARRIES_SPEAKERS | FORMAT_CARRIES_CHAPTERS,
  .probe = plain_probe,
  .read = plain_read,
  .write = plain_write,
};
