/* Chapters as WebVTT, for <track kind="chapters">,
 * https://www.w3.org/TR/webvtt1/#introduction-chapters: a cue a chapter, up to the next one. Written only: read, it is WebVTT like any other. */
#include "chapter-ends.h"
#include "cuetext.h"
#include "format.h"
#include "outbuffer.h"
#include "timestamp.h"

static void
append_chapter (GString *out, const Chapter *chapter, Nanoseconds end)
{
  g_autofree char *title = g_strdelimit (g_strdup (chapter->title ? chapter->title : ""),
      "\r\n", ' ');
  char from[TIMESTAMP_SIZE], to[TIMESTAMP_SIZE];

  timestamp_write (from, chapter->start, '.');
  timestamp_write (to, end, '.');
  g_string_append_printf (out, "\n%s --> %s\n", from, to);
  cuetext_append_escaped (out, title, -1);
  g_string_append (out, *title ? "\n" : "");
}

static gboolean
vtt_chapters_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  const Transcript *transcript = edition->transcript;
  Nanoseconds end = chapter_ends_find_last (transcript);
  Outbuffer out;

  if (!transcript->chapters->len)
    edition_remark (edition, "the transcript has no chapters");
  outbuffer_init (&out, stream);
  g_string_append (out.text, "WEBVTT\n");
  for (guint i = 0; i < transcript->chapters->len; i++) {
    append_chapter (out.text, transcript_get_chapter (transcript, i),
        chapter_ends_get (transcript, i, end));
    outbuffer_pass_on (&out);
  }
  return outbuffer_finish (&out, error);
}

const Format format_vtt_chapters = {
  .name = "vtt-chapters",
  .title = "WebVTT chapters",
  .suffix = ".chapters.vtt",
  .mime = "text/vtt",
  .kind = FORMAT_TRANSCRIPT,
  .carries = FORMAT_CARRIES_CHAPTERS,
  .write = vtt_chapters_write,
};
