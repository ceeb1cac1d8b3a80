/* Audacity's labels, https://manual.audacityteam.org/man/importing_and_exporting_labels.html: a line
 * a cue, "<start>\t<end>\t<text>" in seconds. Written only. */
#include "line-markup.h"

static const Dialect dialect = {
  .title = "Audacity",
  .append_tag = line_markup_append_tag,
  .append_plain = line_markup_append_plain,
};

static void
append_seconds (GString *out, Nanoseconds time)
{
  guint64 milliseconds = nanoseconds_to_milliseconds (time);

  g_string_append_printf (out, "%" G_GUINT64_FORMAT ".%03" G_GUINT64_FORMAT "000\t",
      milliseconds / 1000, milliseconds % 1000);
}

static void
append_cue (LineCaption *caption)
{
  append_seconds (caption->out, caption->cue->start);
  append_seconds (caption->out, caption->cue->end);
  line_caption_append_joined (caption, " ", " ", NULL);
  g_string_append_c (caption->out, '\n');
}

static gboolean
audacity_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  return line_captions_write (edition, stream, &dialect, "", append_cue, error);
}

const Format format_audacity = {
  .name = "audacity",
  .title = "Audacity labels",
  .suffix = ".labels.txt",
  .mime = "text/plain",
  .kind = FORMAT_CAPTIONS,
  .uses_cues = TRUE,
  .write = audacity_write,
};
