/* MPL2: "[10][25]text|text", in tenths of a second; a line that begins with '/' is italic. */
#include <string.h>

#include "caption-reader.h"
#include "line-markup.h"
#include "srtmarkup.h"

#define TENTH (SECOND / 10)

/* A '/' that begins a line and is said stands behind a word joiner. */
static void
append_plain (GString *text, const char *plain)
{
  gsize at = text->len;

  line_markup_append_plain (text, plain);
  for (; at < text->len; at++) {
    gsize start = at;

    while (start && strchr (" \t", text->str[start - 1]))
      start--;
    if (text->str[at] != '/' || (start && text->str[start - 1] != '\n'))
      continue;
    g_string_insert (text, (gssize) at, WORD_JOINER);
    at += strlen (WORD_JOINER);
  }
}

static const char *
skip_joiner (const char *line)
{
  line += strspn (line, " \t");
  return g_str_has_prefix (line, WORD_JOINER "/") ? line + strlen (WORD_JOINER) : line;
}

static const Dialect dialect = {
  .title = "MPL2",
  .kinds = 1 << CUETEXT_ITALIC,
  .append_tag = line_markup_append_tag,
  .append_plain = append_plain,
};

/* "[10]" */
static gboolean
read_time (const char **cursor, Nanoseconds *time)
{
  const char *at = *cursor;
  char *end;
  guint64 tenths;

  if (*at != '[' || !g_ascii_isdigit (at[1]))
    return FALSE;
  tenths = g_ascii_strtoull (at + 1, &end, 10);
  if (*end != ']')
    return FALSE;
  *time = MIN (tenths, MILLISECONDS_MAX / 1000) * TENTH;
  *cursor = end + 1;
  return TRUE;
}

/* A cue may have no end: "[10][]text". */
static gboolean
read_timing (const char **cursor, Nanoseconds *start, Nanoseconds *end)
{
  if (!read_time (cursor, start))
    return FALSE;
  if (g_str_has_prefix (*cursor, "[]")) {
    *cursor += 2;
    *end = NANOSECONDS_NONE;
    return TRUE;
  }
  return read_time (cursor, end);
}

static gboolean
is_cue (const char *line, const char *stop)
{
  Nanoseconds start, end;

  return read_timing (&line, &start, &end) && line <= stop;
}

static gboolean
mpl2_probe (const char *text, gsize length)
{
  return caption_reader_probe (text, length, 3, is_cue);
}

static void
append_lines (CaptionReader *reader, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "|", -1);

  for (guint i = 0; lines[i]; i++) {
    const char *line = lines[i] + strspn (lines[i], " \t");

    if (*line != '/')
      caption_reader_append_line (reader, skip_joiner (line));
    else if (line[1 + strspn (line + 1, " \t")])
      caption_reader_append_marked (reader, skip_joiner (line + 1), "<i>", "</i>");
  }
}

static Transcript *
mpl2_read (Source *source, GError **error)
{
  g_auto (CaptionReader) reader;
  Nanoseconds start, end;
  char *line;

  caption_reader_init (&reader, source);
  while ((line = caption_reader_next_line (&reader))) {
    const char *text = line;

    if (!read_timing (&text, &start, &end))
      continue;
    append_lines (&reader, text);
    caption_reader_add_cue (&reader, start, end);
  }
  caption_reader_find_ends (&reader, TRUE);
  return caption_reader_finish (&reader, FALSE, "[10][25]text", error);
}

static void
begin_line (GString *out, guint kinds)
{
  if (kinds & 1 << CUETEXT_ITALIC)
    g_string_append_c (out, '/');
}

static void
append_time (GString *out, Nanoseconds time)
{
  g_string_append_printf (out, "[%" G_GUINT64_FORMAT "]", (time + TENTH / 2) / TENTH);
}

static void
append_cue (LineCaption *caption)
{
  append_time (caption->out, caption->cue->start);
  append_time (caption->out, caption->cue->end);
  line_caption_append_joined (caption, "|", "¦", begin_line);
  g_string_append_c (caption->out, '\n');
}

static gboolean
mpl2_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  edition_remark (edition, "MPL2 counts tenths of a second: times are rounded to them");
  return line_captions_write (edition, stream, &dialect, "", append_cue, error);
}

const Format format_mpl2 = {
  .name = "mpl2",
  .title = "MPL2",
  .suffix = ".mpl",
  .mime = "text/plain",
  .kind = FORMAT_CAPTIONS,
  .uses_cues = TRUE,
  .probe = mpl2_probe,
  .read = mpl2_read,
  .write = mpl2_write,
};
