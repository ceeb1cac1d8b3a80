/* Matroska's chapters as mkvmerge takes them, https://www.matroska.org/technical/chapters.html.
 * Written only. */
#include "format.h"

#include "chapter-ends.h"
#include "outbuffer.h"
#include "timestamp.h"
#include "xml-text.h"

/* Numbers that are the same every time, and none of them 0. */
static guint64
make_uid (const Chapter *chapter, guint index)
{
  return (guint64) g_str_hash (chapter->title ? chapter->title : "") << 24 | (index + 1);
}

static void
append_chapter (GString *out, const Chapter *chapter, guint index, Nanoseconds end)
{
  g_string_append_printf (out, "<ChapterAtom>\n<ChapterUID>%" G_GUINT64_FORMAT "</ChapterUID>\n"
      "<ChapterTimeStart>", make_uid (chapter, index));
  timestamp_append (out, chapter->start, 2, '.', 9);
  g_string_append (out, "</ChapterTimeStart>\n<ChapterTimeEnd>");
  timestamp_append (out, end, 2, '.', 9);
  g_string_append (out, "</ChapterTimeEnd>\n<ChapterDisplay>\n<ChapterString>");
  xml_text_append (out, chapter->title ? chapter->title : "", FALSE);
  g_string_append (out, "</ChapterString>\n<ChapterLanguage>und</ChapterLanguage>\n"
      "</ChapterDisplay>\n</ChapterAtom>\n");
}

static gboolean
mkv_chapters_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  const Transcript *transcript = edition->transcript;
  Nanoseconds last = chapter_ends_find_last (transcript);
  Outbuffer out;

  if (!transcript->chapters->len)
    edition_remark (edition, "the transcript has no chapters");
  outbuffer_init (&out, stream);
  g_string_append (out.text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<!DOCTYPE Chapters SYSTEM \"matroskachapters.dtd\">\n<Chapters>\n<EditionEntry>\n");
  for (guint i = 0; i < transcript->chapters->len; i++)
    append_chapter (out.text, transcript_get_chapter (transcript, i), i,
        chapter_ends_get (transcript, i, last));
  g_string_append (out.text, "</EditionEntry>\n</Chapters>\n");
  return outbuffer_finish (&out, error);
}

const Format format_mkv_chapters = {
  .name = "mkv-chapters",
  .title = "Matroska chapters",
  .suffix = ".chapters.xml",
  .mime = "application/xml",
  .kind = FORMAT_TRANSCRIPT,
  .carries = FORMAT_CARRIES_CHAPTERS,
  .write = mkv_chapters_write,
};
