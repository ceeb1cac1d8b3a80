/* Podcasting 2.0's chapters, https://github.com/Podcastindex-org/podcast-namespace
 * (chapters/jsonChapters.md). Written only. */
#include "format.h"
#include "json-writer.h"

static void
write_chapter (JsonWriter *json, const Chapter *chapter)
{
  json_writer_put (json, "{\"startTime\":");
  json_writer_put_seconds (json, chapter->start);
  json_writer_put (json, ",\"title\":");
  json_writer_put_string (json, chapter->title ? chapter->title : "");
  if (chapter->link) {
    json_writer_put (json, ",\"url\":");
    json_writer_put_string (json, chapter->link);
  }
  json_writer_put (json, "}");
}

static gboolean
chapters_json_write (const Edition *edition, GOutputStream *out, GError **error)
{
  const Transcript *transcript = edition->transcript;
  JsonWriter json;

  if (!transcript->chapters->len)
    edition_remark (edition, "the transcript has no chapters");
  json_writer_init (&json, out);
  json_writer_put (&json, "{\n\"version\":\"1.2.0\",\n");
  if (transcript->title) {
    json_writer_put (&json, "\"title\":");
    json_writer_put_string (&json, transcript->title);
    json_writer_put (&json, ",\n");
  }
  json_writer_put (&json, "\"chapters\":[");
  for (guint i = 0; i < transcript->chapters->len; i++) {
    json_writer_put (&json, i ? ",\n" : "\n");
    write_chapter (&json, transcript_get_chapter (transcript, i));
  }
  json_writer_put (&json, "\n]\n}\n");
  return json_writer_finish (&json, error);
}

const Format format_chapters_json = {
  .name = "chapters-json",
  .title = "Podcasting 2.0 chapters",
  .suffix = ".chapters.json",
  .mime = "application/json+chapters",
  .kind = FORMAT_TRANSCRIPT,
  .carries = FORMAT_CARRIES_CHAPTERS,
  .write = chapters_json_write,
};
