/* FFmpeg's metadata: title, date, language and chapters,
 * https://ffmpeg.org/ffmpeg-formats.html#Metadata-2. Written only. */
#include "format.h"

#include <string.h>

#include "chapter-ends.h"
#include "outbuffer.h"

static void
append_value (GString *out, const char *key, const char *value)
{
  if (!value)
    return;
  g_string_append_printf (out, "%s=", key);
  for (; *value; value++) {
    if (strchr ("=;#\\\n", *value))
      g_string_append_c (out, '\\');
    if (*value != '\r')
      g_string_append_c (out, *value);
  }
  g_string_append_c (out, '\n');
}

static void
append_chapter (GString *out, const Chapter *chapter, Nanoseconds end)
{
  g_string_append_printf (out, "\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=%" G_GUINT64_FORMAT
      "\nEND=%" G_GUINT64_FORMAT "\n", nanoseconds_to_milliseconds (chapter->start),
      nanoseconds_to_milliseconds (end));
  append_value (out, "title", chapter->title);
}

static gboolean
ffmetadata_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  const Transcript *transcript = edition->transcript;
  Nanoseconds last = chapter_ends_find_last (transcript);
  Outbuffer out;

  outbuffer_init (&out, stream);
  g_string_append (out.text, ";FFMETADATA1\n");
  append_value (out.text, "title", transcript->title);
  append_value (out.text, "comment", transcript->description);
  append_value (out.text, "date", transcript->date);
  append_value (out.text, "language", transcript->language);
  for (guint i = 0; i < transcript->chapters->len; i++)
    append_chapter (out.text, transcript_get_chapter (transcript, i),
        chapter_ends_get (transcript, i, last));
  return outbuffer_finish (&out, error);
}

const Format format_ffmetadata = {
  .name = "ffmetadata",
  .title = "FFmpeg metadata",
  .suffix = ".ffmeta",
  .mime = "text/plain",
  .kind = FORMAT_TRANSCRIPT,
  .carries = FORMAT_CARRIES_CHAPTERS,
  .write = ffmetadata_write,
};
