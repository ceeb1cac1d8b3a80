#include "caption-reader.h"

#include <string.h>

#include "cuetext.h"
#include "name-prefix.h"
#include "names.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define CHARACTERS_A_SECOND 15

char *
caption_reader_drop_nuls (char *text, char *end)
{
  char *to = memchr (text, '\0', end - text);

  if (!to)
    return end;
  for (const char *from = to; from < end; from++)
    if (*from)
      *to++ = *from;
  *to = '\0';
  return to;
}

void
caption_reader_init (CaptionReader *reader, Source *source)
{
  reader->transcript = transcript_new ();
  reader->transcript->captions = cue_list_new ();
  reader->text = g_string_new (NULL);
  reader->has_spans = FALSE;
  reader->at = reader->transcript->captions->source = g_steal_pointer (&source->text);
  reader->end = caption_reader_drop_nuls (reader->at, reader->at + source->length);
  if (g_str_has_prefix (reader->at, BYTE_ORDER_MARK))
    reader->at += strlen (BYTE_ORDER_MARK);
}

void
caption_reader_clear (CaptionReader *reader)
{
  g_clear_pointer (&reader->transcript, transcript_free);
  g_string_free (reader->text, TRUE);
}

char *
caption_reader_next_line (CaptionReader *reader)
{
  char *line = reader->at, *stop = line + strcspn (line, "\r\n");

  if (line >= reader->end)
    return NULL;
  reader->at = stop + (stop[0] == '\r' && stop[1] == '\n' ? 2 : *stop ? 1 : 0);
  while (stop > line && (stop[-1] == ' ' || stop[-1] == '\t'))
    stop--;
  *stop = '\0';
  return line;
}

void
caption_reader_append_line (CaptionReader *reader, const char *plain)
{
  if (reader->text->len)
    g_string_append_c (reader->text, '\n');
  cuetext_append_escaped (reader->text, plain, -1);
}

void
caption_reader_append_marked (CaptionReader *reader, const char *plain, const char *start,
    const char *end)
{
  gsize name = name_prefixes_length (plain);

  if (reader->text->len)
    g_string_append_c (reader->text, '\n');
  cuetext_append_escaped (reader->text, plain, (gssize) name);
  g_string_append (reader->text, start);
  cuetext_append_escaped (reader->text, plain + name, -1);
  g_string_append (reader->text, end);
}

/* Lines of blanks, at the end and between others, are nothing to see, nor are blanks at a line's
 * end: a name that follows takes them with it when it is dropped. */
static void
drop_blank_lines (GString *text)
{
  char *to = text->str;

  for (const char *from = text->str; *from;) {
    gsize length = strcspn (from, "\n");

    if (strspn (from, " \t") < length) {
      if (to > text->str)
        *to++ = '\n';
      memmove (to, from, length);
      to += length;
      while (strchr (" \t", to[-1]))
        to--;
    }
    from += length + (from[length] == '\n');
  }
  g_string_truncate (text, to - text->str);
}

Cue *
caption_reader_add_cue (CaptionReader *reader, Nanoseconds start, Nanoseconds end)
{
  CueList *list = reader->transcript->captions;
  Cue cue = { .start = start, .end = end };

  drop_blank_lines (reader->text);
  cue.text = g_string_chunk_insert_len (list->strings, reader->text->str, reader->text->len);
  cue_list_append (list, &cue);
  g_string_truncate (reader->text, 0);
  return cue_list_get (list, list->cues->len - 1);
}

/* Whole seconds, which every format can write again. */
static Nanoseconds
reading_time (const Cue *cue)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  cuetext_append_plain (cue->text, plain);
  return SECOND * (1 + (Nanoseconds) g_utf8_strlen (plain->str, -1) / CHARACTERS_A_SECOND);
}

/* The cues from @first to @end start together: those without an end get the same. */
static void
find_end (const CueList *list, guint first, guint end, gboolean is_cut)
{
  const Cue *next = end < list->cues->len ? cue_list_get (list, end) : NULL;
  Nanoseconds start = cue_list_get (list, first)->start, stop = start;

  for (guint i = first; i < end; i++)
    if (cue_list_get (list, i)->end == NANOSECONDS_NONE)
      stop = MAX (stop, start + reading_time (cue_list_get (list, i)));
  if (next && next->start > start && (next->start < stop || !is_cut))
    stop = next->start;
  for (guint i = first; i < end; i++)
    if (cue_list_get (list, i)->end == NANOSECONDS_NONE)
      cue_list_get (list, i)->end = stop;
}

static void
find_ends (const CueList *list, gboolean is_cut)
{
  guint end;

  for (guint i = 0; i < list->cues->len; i = end) {
    for (end = i + 1; end < list->cues->len; end++)
      if (cue_list_get (list, end)->start != cue_list_get (list, i)->start)
        break;
    find_end (list, i, end, is_cut);
  }
}

void
caption_reader_find_ends (CaptionReader *reader, gboolean is_cut)
{
  names_to_voices (reader->transcript->captions, NULL, reader->has_spans);
  find_ends (reader->transcript->captions, is_cut);
}

void
caption_reader_fill_ends (CaptionReader *reader)
{
  find_ends (reader->transcript->captions, FALSE);
}

Transcript *
caption_reader_finish (CaptionReader *reader, gboolean has_names, const char *example,
    GError **error)
{
  if (reader->transcript->captions->cues->len == 0) {
    g_set_error (error, FORMAT_ERROR, FORMAT_ERROR_EMPTY, "no line like \"%s\" found", example);
    return NULL;
  }
  if (has_names)
    names_to_voices (reader->transcript->captions, NULL, reader->has_spans);
  reader->transcript->timing = TIMING_SOURCE;
  return g_steal_pointer (&reader->transcript);
}

gboolean
caption_reader_probe (const char *text, gsize length, guint n_lines,
    gboolean (*is_one) (const char *line, const char *end))
{
  const char *end = text + length;

  if (length >= 3 && !memcmp (text, BYTE_ORDER_MARK, 3))
    text += 3;
  while (text < end && n_lines > 0) {
    const char *stop = memchr (text, '\n', end - text), *before;

    stop = stop ? stop : end;
    before = memchr (text, '\r', stop - text);
    stop = before ? before : stop;
    if (stop > text) {
      if (is_one (text, stop))
        return TRUE;
      n_lines--;
    }
    text = stop + 1;
  }
  return FALSE;
}
