/* SubViewer 2: a head of "[TITLE]" and the like, then "00:00:01.00,00:00:02.50" and a line of text
 * with "[br]" in it. SubViewer 1 has "[00:00:01]", a line with '|' in it, and "[00:00:02]". */
#include <string.h>

#include "caption-reader.h"
#include "comma-timing.h"
#include "joiner.h"
#include "line-markup.h"
#include "srtmarkup.h"
#include "timestamp.h"

#define LINE_BREAK "[br]"
#define TITLE "[TITLE]"

static const Dialect dialect = {
  .title = "SubViewer",
  .append_tag = line_markup_append_tag,
  .append_plain = line_markup_append_plain,
};

static gboolean
is_head (const char *line, const char *end)
{
  static const char *const heads[] = { "[INFORMATION]", "[BEGIN]", TITLE };

  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    if (!g_ascii_strncasecmp (line, heads[i], strlen (heads[i])))
      return TRUE;
  return FALSE;
}

static gboolean
subviewer_probe (const char *text, gsize length)
{
  return caption_reader_probe (text, length, 1, is_head);
}

/* "[00:00:01]" and nothing else. */
static gboolean
read_old_time (const char *line, Nanoseconds *time)
{
  const char *at = line + 1;

  return *line == '[' && g_ascii_isdigit (*at) && timestamp_read_loose (&at, time)
      && at[0] == ']' && !at[1];
}

static void
append_parts (CaptionReader *reader, const char *line, const char *mark)
{
  g_auto (GStrv) parts = g_strsplit (line, mark, -1);

  for (guint i = 0; parts[i]; i++)
    caption_reader_append_line (reader, g_strstrip (parts[i]));
}

/* What stands before the first timing. */
static void
read_head (Transcript *transcript, const char *line)
{
  if (!g_ascii_strncasecmp (line, TITLE, strlen (TITLE)) && line[strlen (TITLE)])
    transcript->title = transcript_keep (transcript, line + strlen (TITLE), -1);
}

typedef struct {
  gboolean is_open, is_old;
  Nanoseconds start, end;
} Showing;

static void
finish_cue (CaptionReader *reader, Showing *timing)
{
  if (timing->is_open)
    caption_reader_add_cue (reader, timing->start, timing->end);
  timing->is_open = FALSE;
}

static gboolean
is_time (const char *line)
{
  Nanoseconds start, end;

  return comma_timing_read (line, &start, &end) || read_old_time (line, &start);
}

static void
read_line (CaptionReader *reader, Showing *timing, const char *line)
{
  Nanoseconds start, end;

  if (comma_timing_read (line, &start, &end)) {
    finish_cue (reader, timing);
    *timing = (Showing) { TRUE, FALSE, start, end };
  } else if (read_old_time (line, &start)) {
    gboolean is_end = timing->is_open && timing->is_old && reader->text->len;

    timing->end = start;
    if (is_end)
      finish_cue (reader, timing);
    else
      *timing = (Showing) { TRUE, TRUE, start, start };
  } else if (timing->is_open) {
    append_parts (reader, joiner_skip (line, is_time), timing->is_old ? "|" : LINE_BREAK);
  } else if (!reader->transcript->captions->cues->len) {
    read_head (reader->transcript, line);
  }
}

static Transcript *
subviewer_read (Source *source, GError **error)
{
  g_auto (CaptionReader) reader;
  Showing timing = { 0 };
  char *line;

  caption_reader_init (&reader, source);
  while ((line = caption_reader_next_line (&reader)))
    read_line (&reader, &timing, line);
  finish_cue (&reader, &timing);
  return caption_reader_finish (&reader, TRUE, "00:00:01.00,00:00:02.50", error);
}

static void
append_cue (LineCaption *caption)
{
  GString *out = caption->out;
  gsize text;

  timestamp_append (out, caption->cue->start, 2, '.', 2);
  g_string_append_c (out, ',');
  timestamp_append (out, caption->cue->end, 2, '.', 2);
  g_string_append_c (out, '\n');
  text = out->len;
  line_caption_append_joined (caption, LINE_BREAK, "[" WORD_JOINER "br]", NULL);
  if (joiner_is_needed (out->str + text, is_time))
    g_string_insert (out, (gssize) text, WORD_JOINER);
  g_string_append (out, "\n\n");
}

static gboolean
subviewer_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  const char *title = edition->transcript->title;
  g_autofree char *line = g_strdelimit (g_strdup (title ? title : ""), "\r\n", ' ');
  g_autofree char *head = g_strconcat ("[INFORMATION]\n" TITLE, line, "\n[AUTHOR]\n[SOURCE]\n"
      "[PRG]\n[FILEPATH]\n[DELAY]0\n[CD TRACK]0\n[COMMENT]\n[END INFORMATION]\n[SUBTITLE]\n"
      "[COLF]&HFFFFFF,[STYLE]no,[SIZE]18,[FONT]Arial\n", NULL);

  return line_captions_write (edition, stream, &dialect, head, append_cue, error);
}

const Format format_subviewer = {
  .name = "subviewer",
  .title = "SubViewer",
  .mime = "text/plain",
  .kind = FORMAT_CAPTIONS,
  .uses_cues = TRUE,
  .probe = subviewer_probe,
  .read = subviewer_read,
  .write = subviewer_write,
};
