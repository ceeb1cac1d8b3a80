/* Podcasting 2.0's transcripts in JSON, https://github.com/Podcastindex-org/podcast-namespace
 * (transcripts.md): {"version":"1.0.0","segments":[{"speaker","startTime","endTime","body"}]}.
 * A segment may be anything from a word to a paragraph. */
#include <string.h>

#include "format.h"
#include "heard.h"
#include "json-probe.h"
#include "json-writer.h"
#include "voices.h"

static gboolean
podcast_json_probe (const char *text, gsize length)
{
  return json_probe (text, length, "segments", "body");
}

static void
read_segment (JsonCursor *json, Heard *heard)
{
  HeardSegment segment = { NULL, NULL, NANOSECONDS_NONE, NANOSECONDS_NONE };

  if (!json_cursor_enter_object (json))
    return;
  while (json_cursor_next_member (json))
    if (json_cursor_key_is (json, "speaker"))
      segment.speaker = json_cursor_read_null (json) ? NULL : json_cursor_read_string (json);
    else if (json_cursor_key_is (json, "startTime"))
      segment.start = heard_read_seconds (json);
    else if (json_cursor_key_is (json, "endTime"))
      segment.end = heard_read_seconds (json);
    else if (json_cursor_key_is (json, "body"))
      segment.text = json_cursor_read_string (json);
    else
      json_cursor_skip (json);
  if (!segment.text)
    json_cursor_fail (json, "has no \"body\"");
  g_array_append_val (heard->segments, segment);
}

static void
read_top (JsonCursor *json, Heard *heard)
{
  if (!json_cursor_enter_object (json))
    return;
  while (json_cursor_next_member (json)) {
    if (!json_cursor_key_is (json, "segments"))
      json_cursor_skip (json);
    else if (json_cursor_enter_array (json))
      while (json_cursor_next_element (json))
        read_segment (json, heard);
  }
}

static Transcript *
podcast_json_read (Source *source, GError **error)
{
  g_autoptr (Transcript) transcript = transcript_new ();
  g_auto (Heard) heard = { 0 };
  JsonCursor json;

  heard_init (&heard);
  json_cursor_init (&json, source->text, source->length);
  json.is_lenient = TRUE;
  read_top (&json, &heard);
  if (!json_cursor_finish (&json, error) || !heard_fill (&heard, transcript, error))
    return NULL;
  return g_steal_pointer (&transcript);
}

/* A reader lets the speaker go on where none is named: after one, "" says that nobody is known. */
static void
write_segment (JsonWriter *json, const Voice *voice, gboolean *has_speaker)
{
  *has_speaker |= voice->speaker != NULL;
  json_writer_put (json, *has_speaker ? "{\"speaker\":" : "{");
  if (*has_speaker)
    json_writer_put_string (json, voice->speaker ? voice->speaker : "");
  json_writer_put (json, *has_speaker ? ",\"startTime\":" : "\"startTime\":");
  json_writer_put_seconds (json, voice->start);
  json_writer_put (json, ",\"endTime\":");
  json_writer_put_seconds (json, voice->end);
  json_writer_put (json, ",\"body\":");
  json_writer_put_string (json, voice->text);
  json_writer_put (json, "}");
}

/* A segment a cue, or one for each who speaks in it. */
static gboolean
podcast_json_write (const Edition *edition, GOutputStream *out, GError **error)
{
  const GArray *cues = edition->cues->cues;
  gboolean has_speaker = FALSE;
  JsonWriter json;

  json_writer_init (&json, out);
  json_writer_put (&json, "{\n\"version\":\"1.0.0\",\n\"segments\":[");
  for (guint i = 0; i < cues->len; i++) {
    g_autoptr (GArray) voices = voices_of_cue (&g_array_index (cues, Cue, i));

    for (guint k = 0; k < voices->len; k++) {
      json_writer_put (&json, i || k ? ",\n" : "\n");
      write_segment (&json, &g_array_index (voices, Voice, k), &has_speaker);
    }
  }
  json_writer_put (&json, "\n]\n}\n");
  return json_writer_finish (&json, error);
}

const Format format_podcast_json = {
  .name = "podcast-json",
  .title = "Podcasting 2.0 JSON",
  .suffix = ".json",
  .mime = "application/json",
  .kind = FORMAT_TRANSCRIPT,
  .carries = FORMAT_CARRIES_SPEAKERS,
  .uses_cues = TRUE,
  .probe = podcast_json_probe,
  .read = podcast_json_read,
  .write = podcast_json_write,
};
