/* Podlove Simple Chapters, https://podlove.org/simple-chapters/. Written only. */
#include "format.h"

#include "outbuffer.h"
#include "timestamp.h"
#include "xml-text.h"

static void
append_chapter (GString *out, const Chapter *chapter)
{
  g_string_append (out, "<psc:chapter start=\"");
  timestamp_append (out, chapter->start, 2, '.', 3);
  g_string_append (out, "\" title=\"");
  xml_text_append (out, chapter->title ? chapter->title : "", TRUE);
  if (chapter->link) {
    g_string_append (out, "\" href=\"");
    xml_text_append (out, chapter->link, TRUE);
  }
  g_string_append (out, "\"/>\n");
}

static gboolean
psc_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  const Transcript *transcript = edition->transcript;
  Outbuffer out;

  if (!transcript->chapters->len)
    edition_remark (edition, "the transcript has no chapters");
  outbuffer_init (&out, stream);
  g_string_append (out.text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<psc:chapters version=\"1.2\" xmlns:psc=\"http://podlove.org/simple-chapters\">\n");
  for (guint i = 0; i < transcript->chapters->len; i++)
    append_chapter (out.text, transcript_get_chapter (transcript, i));
  g_string_append (out.text, "</psc:chapters>\n");
  return outbuffer_finish (&out, error);
}

const Format format_psc = {
  .name = "psc",
  .title = "Podlove Simple Chapters",
  .suffix = ".psc",
  .mime = "application/xml",
  .kind = FORMAT_TRANSCRIPT,
  .carries = FORMAT_CARRIES_CHAPTERS,
  .write = psc_write,
};
