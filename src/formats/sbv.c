/* YouTube's SBV: "0:00:01.000,0:00:02.500", then lines of text up to a blank one. */
#include "caption-reader.h"
#include "comma-timing.h"
#include "joiner.h"
#include "line-markup.h"
#include "srtmarkup.h"
#include "timestamp.h"

static const Dialect dialect = {
  .title = "SBV",
  .append_tag = line_markup_append_tag,
  .append_plain = line_markup_append_plain,
};

static gboolean
sbv_probe (const char *text, gsize length)
{
  return caption_reader_probe (text, length, 1, comma_timing_is_one);
}

static gboolean
is_timing (const char *line)
{
  Nanoseconds start, end;

  return comma_timing_read (line, &start, &end);
}

static Transcript *
sbv_read (Source *source, GError **error)
{
  g_auto (CaptionReader) reader;
  Nanoseconds start = NANOSECONDS_NONE, end = 0, next_start, next_end;
  char *line;

  caption_reader_init (&reader, source);
  while ((line = caption_reader_next_line (&reader)))
    if (!comma_timing_read (line, &next_start, &next_end)) {
      if (start != NANOSECONDS_NONE)
        caption_reader_append_line (&reader, joiner_skip (line, is_timing));
    } else {
      if (start != NANOSECONDS_NONE)
        caption_reader_add_cue (&reader, start, end);
      start = next_start;
      end = next_end;
    }
  if (start != NANOSECONDS_NONE)
    caption_reader_add_cue (&reader, start, end);
  return caption_reader_finish (&reader, TRUE, "0:00:01.000,0:00:02.500", error);
}

static void
append_cue (LineCaption *caption)
{
  GString *out = caption->out;
  guint kinds;

  timestamp_append (out, caption->cue->start, 1, '.', 3);
  g_string_append_c (out, ',');
  timestamp_append (out, caption->cue->end, 1, '.', 3);
  g_string_append_c (out, '\n');
  while (line_markup_next (&caption->lines, caption->line, &kinds)) {
    if (joiner_is_needed (caption->line->str, is_timing))
      g_string_append (out, WORD_JOINER);
    g_string_append (out, caption->line->str);
    g_string_append_c (out, '\n');
  }
  g_string_append_c (out, '\n');
}

static gboolean
sbv_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  return line_captions_write (edition, stream, &dialect, "", append_cue, error);
}

const Format format_sbv = {
  .name = "sbv",
  .title = "YouTube SBV",
  .suffix = ".sbv",
  .mime = "text/plain",
  .kind = FORMAT_CAPTIONS,
  .uses_cues = TRUE,
  .probe = sbv_probe,
  .read = sbv_read,
  .write = sbv_write,
};
