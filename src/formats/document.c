#include "document.h"

#include <string.h>

#define STRINGS_BLOCK 65536

static void
data_free (gpointer data)
{
  g_string_free (data, TRUE);
}

Document *
document_new (void)
{
  Document *document = g_new0 (Document, 1);

  document->strings = g_string_chunk_new (STRINGS_BLOCK);
  document->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  for (guint i = 0; i < MARK_KINDS; i++)
    document->marks[i] = g_array_new (FALSE, FALSE, sizeof (Mark));
  document->pending = g_string_new (NULL);
  document->time = NANOSECONDS_NONE;
  document->data = g_ptr_array_new_with_free_func (data_free);
  return document;
}

void
document_free (Document *document)
{
  g_string_chunk_free (document->strings);
  g_array_unref (document->lines);
  for (guint i = 0; i < MARK_KINDS; i++)
    g_array_unref (document->marks[i]);
  g_string_free (document->pending, TRUE);
  g_ptr_array_unref (document->data);
  g_free (document);
}

/* Bytes of white space or of what nobody sees at @text: C0 controls, DEL, NBSP, SHY, BOM.
 * A NUL behind @text ends every one of them. */
static gsize
blank_length (const char *text, gsize length)
{
  if ((guchar) *text <= ' ' || *text == 0x7F)
    return 1;
  if (length >= 2 && text[0] == '\xC2' && (text[1] == '\xA0' || text[1] == '\xAD'))
    return 2;
  if (length >= 3 && text[0] == '\xEF' && text[1] == '\xBB' && text[2] == '\xBF')
    return 3;
  return 0;
}

static gboolean
is_space (const char *text)
{
  return (*text == '\xC2' && text[1] == '\xA0') || g_ascii_isspace (*text);
}

const char *
document_keep (Document *document, const char *text)
{
  g_autoptr (GString) kept = g_string_new (NULL);
  gboolean has_space = FALSE;

  while (text && *text) {
    gsize blank = blank_length (text, 3);

    if (blank == 0) {
      if (has_space && kept->len > 0)
        g_string_append_c (kept, ' ');
      g_string_append_c (kept, *text);
    }
    has_space = blank > 0 && (has_space || is_space (text));
    text += MAX (blank, 1);
  }
  return kept->len > 0 ? g_string_chunk_insert (document->strings, kept->str) : NULL;
}

/* The run that starts at @start goes on with the last mark if only a space is between them. */
static void
extend_mark (Document *document, MarkKind kind, const char *url, gsize start)
{
  GArray *marks = document->marks[kind];
  Mark mark = { .start = start, .end = document->pending->len, .url = url };

  if (marks->len > document->first_mark[kind]) {
    Mark *last = &g_array_index (marks, Mark, marks->len - 1);

    if (last->url == url && last->end + 1 >= start) {
      last->end = mark.end;
      return;
    }
  }
  g_array_append_val (marks, mark);
}

/* A run without white space. */
static void
append_run (Document *document, const char *text, gsize length)
{
  gsize start;

  if (document->has_space && document->pending->len > 0)
    g_string_append_c (document->pending, ' ');
  document->has_space = FALSE;
  start = document->pending->len;
  g_string_append_len (document->pending, text, length);
  for (MarkKind kind = 0; kind < MARK_KINDS; kind++)
    if (kind != MARK_LINK && document->marked[kind] > 0)
      extend_mark (document, kind, NULL, start);
  if (document->url)
    extend_mark (document, MARK_LINK, document->url, start);
}

void
document_append (Document *document, const char *text, gsize length)
{
  gsize start = 0, i = 0;

  while (i < length) {
    gsize blank = blank_length (text + i, length - i);

    if (blank == 0) {
      i++;
      continue;
    }
    if (i > start)
      append_run (document, text + start, i - start);
    document->has_space |= is_space (text + i);
    start = i += blank;
  }
  if (i > start)
    append_run (document, text + start, i - start);
}

void
document_break (Document *document, BreakKind kind)
{
  GString *pending = document->pending;
  gboolean is_empty = pending->len == 0;

  if (!is_empty) {
    Line line = {
      .text = g_string_chunk_insert_len (document->strings, pending->str, pending->len),
      .length = pending->len,
      .heading = document->heading,
      .is_item = document->item > 0,
      .is_soft = document->is_soft,
      .is_ruled = document->is_ruled,
      .time = document->time,
    };

    for (guint i = 0; i < MARK_KINDS; i++) {
      line.first_mark[i] = document->first_mark[i];
      line.end_mark[i] = document->first_mark[i] = document->marks[i]->len;
    }

    g_array_append_val (document->lines, line);
    g_string_truncate (pending, 0);
    document->is_ruled = FALSE;
    document->time = NANOSECONDS_NONE;
    document->is_soft = TRUE;
  }
  if (kind == BREAK_BLOCK || (kind == BREAK_LINE && is_empty))
    document->is_soft = FALSE;
  document->has_space = FALSE;
}

const Mark *
document_find_mark (const Document *document, const Line *line, MarkKind kind, gsize start)
{
  guint low = line->first_mark[kind], high = line->end_mark[kind];

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (document->marks[kind], Mark, middle).end > start)
      high = middle;
    else
      low = middle + 1;
  }
  return low < line->end_mark[kind] ? &g_array_index (document->marks[kind], Mark, low) : NULL;
}

gsize
document_get_bold_end (const Document *document, const Line *line, gsize start)
{
  const Mark *mark = document_find_mark (document, line, MARK_BOLD, start);

  return mark && mark->start <= start ? mark->end : start;
}

gsize
document_count_linked (const Document *document, const Line *line)
{
  gsize linked = 0;

  for (guint i = line->first_mark[MARK_LINK]; i < line->end_mark[MARK_LINK]; i++) {
    const Mark *mark = &g_array_index (document->marks[MARK_LINK], Mark, i);

    linked += mark->end - mark->start;
  }
  return linked;
}
