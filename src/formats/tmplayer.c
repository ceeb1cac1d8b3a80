/* TMPlayer: "00:00:01:text|text", whole seconds and no ends, unless a line without text is one;
 * ",1=" and ",2=" number the lines of a cue in some files. */
#include <string.h>

#include "caption-reader.h"
#include "line-markup.h"
#include "timestamp.h"

static const Dialect dialect = {
  .title = "TMPlayer",
  .append_tag = line_markup_append_tag,
  .append_plain = line_markup_append_plain,
};

/* The hours, minutes and seconds that @line begins with, and nothing of a fraction. */
static gsize
read_clock (const char *line, Nanoseconds *start)
{
  g_autofree char *clock = g_strndup (line, strspn (line, "0123456789:"));
  const char *at = clock;
  guint n_colons = 0;

  for (char *c = clock; *c; c++)
    if (*c == ':' && ++n_colons == 3)
      *c = '\0';
  return n_colons >= 2 && timestamp_read_loose (&at, start) && !*at ? (gsize) (at - clock) : 0;
}

/* Past "00:00:01:", "0:00:01=" or "00:00:01,1="; @number is 1 or 2 in the last. */
static gboolean
read_head (const char **cursor, Nanoseconds *start, guint *number)
{
  const char *at = *cursor;
  gsize length = g_ascii_isdigit (*at) ? read_clock (at, start) : 0;

  at += length;
  *number = 1;
  if (length && *at == ',' && g_ascii_isdigit (at[1])) {
    *number = (guint) (at[1] - '0');
    at += 2;
  }
  if (!length || (*at != ':' && *at != '='))
    return FALSE;
  *cursor = at + 1;
  return TRUE;
}

/* Of an editing program: "00:00:01:12". */
static gboolean
are_frames (const char *text)
{
  return g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1])
      && (text[2] == '\0' || strchr (" \t\r\n", text[2]));
}

/* A transcript may have stamps and colons, too, but leaves a space. */
static gboolean
is_cue (const char *line, const char *end)
{
  Nanoseconds start;
  guint number;

  return read_head (&line, &start, &number) && line <= end && !strchr (" \t", *line)
      && !are_frames (line);
}

static gboolean
tmplayer_probe (const char *text, gsize length)
{
  return caption_reader_probe (text, length, 1, is_cue);
}

static void
append_lines (CaptionReader *reader, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "|", -1);

  for (guint i = 0; lines[i]; i++)
    caption_reader_append_line (reader, lines[i] + strspn (lines[i], " \t"));
}

static Transcript *
tmplayer_read (Source *source, GError **error)
{
  g_auto (CaptionReader) reader;
  Nanoseconds start, open = NANOSECONDS_NONE;
  guint number;
  char *line;

  caption_reader_init (&reader, source);
  while ((line = caption_reader_next_line (&reader))) {
    const char *text = line;

    if (!read_head (&text, &start, &number))
      continue;
    if (open != NANOSECONDS_NONE && (number < 2 || start != open))
      caption_reader_add_cue (&reader, open, *text || start <= open ? NANOSECONDS_NONE : start);
    append_lines (&reader, text);
    open = *text ? start : NANOSECONDS_NONE;
  }
  if (open != NANOSECONDS_NONE)
    caption_reader_add_cue (&reader, open, NANOSECONDS_NONE);
  caption_reader_find_ends (&reader, TRUE);
  return caption_reader_finish (&reader, FALSE, "00:00:01:text", error);
}

static void
append_cue (LineCaption *caption)
{
  if (!line_caption_is_said (caption->cue))
    return;
  timestamp_append (caption->out, caption->cue->start, 2, '.', 0);
  g_string_append_c (caption->out, ':');
  line_caption_append_joined (caption, "|", "¦", NULL);
  g_string_append_c (caption->out, '\n');
}

static gboolean
tmplayer_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  edition_remark (edition, "TMPlayer has whole seconds and no ends of cues: the rest is left out");
  return line_captions_write (edition, stream, &dialect, "", append_cue, error);
}

const Format format_tmplayer = {
  .name = "tmplayer",
  .title = "TMPlayer",
  .suffix = ".tmp",
  .mime = "text/plain",
  .kind = FORMAT_CAPTIONS,
  .uses_cues = TRUE,
  .probe = tmplayer_probe,
  .read = tmplayer_read,
  .write = tmplayer_write,
};
