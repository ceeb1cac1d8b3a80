/* mpv's EDL, https://github.com/mpv-player/mpv/blob/master/DOCS/edl-mpv.rst: the audio as one
 * segment a chapter, which mpv shows as chapters. Written only. */
#include "format.h"

#include <string.h>

#include "chapter-ends.h"
#include "outbuffer.h"

/* "%5%a,b;c": any bytes, counted. */
static void
append_counted (GString *out, const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n", ' ');

  g_string_append_printf (out, "%%%" G_GSIZE_FORMAT "%%%s", strlen (line), line);
}

static void
append_seconds (GString *out, Nanoseconds time)
{
  guint64 milliseconds = nanoseconds_to_milliseconds (time);

  g_string_append_printf (out, ",%" G_GUINT64_FORMAT ".%03" G_GUINT64_FORMAT, milliseconds / 1000,
      milliseconds % 1000);
}

static void
append_segment (GString *out, const char *audio, Nanoseconds start, Nanoseconds end,
    const char *title)
{
  append_counted (out, audio);
  append_seconds (out, start);
  append_seconds (out, end - MIN (start, end));
  if (title) {
    g_string_append (out, ",title=");
    append_counted (out, title);
  }
  g_string_append_c (out, '\n');
}

/* As mpv finds it: an address, or a path from the EDL on. */
static char *
dup_audio (const Edition *edition)
{
  const char *url = edition->audio_url, *uri = edition->transcript->audio.uri;

  if (!url && !uri)
    edition_remark (edition, "no audio is known: the EDL names audio.mp3; --audio names another");
  if (!url)
    return g_strdup (uri ? uri : "audio.mp3");
  if (g_str_has_prefix (url, "http:") || g_str_has_prefix (url, "https:"))
    return g_strdup (url);
  return g_uri_unescape_string (url, NULL);
}

static gboolean
edl_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  const Transcript *transcript = edition->transcript;
  Nanoseconds last = chapter_ends_find_last (transcript), from = 0;
  g_autofree char *audio = dup_audio (edition);
  Outbuffer out;

  outbuffer_init (&out, stream);
  g_string_append (out.text, "# mpv EDL v0\n");
  for (guint i = 0; i < transcript->chapters->len; i++) {
    const Chapter *chapter = transcript_get_chapter (transcript, i);
    Nanoseconds end = chapter_ends_get (transcript, i, last);

    if (i == 0 && chapter->start > 0)
      append_segment (out.text, audio, 0, chapter->start, NULL);
    if (chapter->start >= from && end > chapter->start)
      append_segment (out.text, audio, chapter->start, from = end, chapter->title);
  }
  if (!transcript->chapters->len)
    append_segment (out.text, audio, 0, last, transcript->title);
  return outbuffer_finish (&out, error);
}

const Format format_edl = {
  .name = "edl",
  .title = "mpv EDL",
  .suffix = ".edl",
  .mime = "text/plain",
  .kind = FORMAT_TRANSCRIPT,
  .carries = FORMAT_CARRIES_CHAPTERS,
  .write = edl_write,
};
