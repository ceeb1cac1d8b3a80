/* One paragraph a line, whatever is in it; only on request. */
#include <string.h>

#include "document.h"
#include "format.h"
#include "plain.h"

#define CHARACTERS_A_SECOND 15

static Nanoseconds
nominal_time (guint64 n_characters)
{
  return n_characters * SECOND / CHARACTERS_A_SECOND;
}

static Transcript *
lines_read (Source *source, GError **error)
{
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (Document) document = document_new ();
  const char *end = source->text + source->length, *cursor = source->text, *line;
  guint64 n_characters = 0;
  gsize length;

  if (!plain_check (source, error))
    return NULL;
  while (plain_next_line (&cursor, end, &line, &length)) {
    document_append (document, line, length);
    document_break (document, BREAK_BLOCK);
  }
  for (guint i = 0; i < document->lines->len; i++) {
    const char *text = document_get_line (document, i)->text;

    transcript_add_paragraph (transcript, SPEAKER_NONE, nominal_time (n_characters), text);
    n_characters += (guint64) g_utf8_strlen (text, -1);
  }
  if (n_characters == 0) {
    g_set_error_literal (error, FORMAT_ERROR, FORMAT_ERROR_EMPTY, "no lines of text");
    return NULL;
  }
  transcript->has_closed_paragraphs = TRUE;
  transcript->audio.duration = nominal_time (n_characters);
  transcript->has_closed_paragraphs = TRUE;
  return g_steal_pointer (&transcript);
}

const Format format_lines = {
  .name = "lines",
  .title = "a paragraph a line",
  .mime = "text/plain",
  .kind = FORMAT_TRANSCRIPT,
  .read = lines_read,
};
