/* AssemblyAI's JSON: {"text","words":[{"text","start","end","confidence","speaker"}]}, in
 * milliseconds; "utterances" say the same again. https://www.assemblyai.com/docs/api-reference */
#include "heard-words.h"
#include "json-probe.h"

static gboolean
assemblyai_probe (const char *text, gsize length)
{
  return json_probe (text, length, "words", "text")
      || json_probe (text, length, "utterances", "words");
}

static const HeardNames names = {
  .text = "text",
  .start = "start",
  .end = "end",
  .confidence = "confidence",
  .speaker = "speaker",
  .read_time = heard_read_milliseconds,
};

static void
read_chapters (JsonCursor *json, Transcript *transcript)
{
  if (json_cursor_read_null (json) || !json_cursor_enter_array (json))
    return;
  while (json_cursor_next_element (json)) {
    const char *title = NULL;
    Nanoseconds start = NANOSECONDS_NONE;

    if (!json_cursor_enter_object (json))
      return;
    while (json_cursor_next_member (json))
      if (json_cursor_key_is (json, "headline"))
        title = json_cursor_read_null (json) ? NULL : json_cursor_read_string (json);
      else if (json_cursor_key_is (json, "start"))
        start = heard_read_milliseconds (json);
      else
        json_cursor_skip (json);
    if (title && start != NANOSECONDS_NONE)
      transcript_add_chapter (transcript, start, title, NULL);
  }
}

static void
read_top (JsonCursor *json, HeardWords *words, Transcript *transcript)
{
  if (!json_cursor_enter_object (json))
    return;
  while (json_cursor_next_member (json))
    if (json_cursor_key_is (json, "words"))
      heard_words_read_array (words, json, &names);
    else if (json_cursor_key_is (json, "chapters"))
      read_chapters (json, transcript);
    else if (json_cursor_key_is (json, "language_code"))
      heard_read_language (json, transcript);
    else if (json_cursor_key_is (json, "audio_duration"))
      transcript->audio.duration = heard_read_seconds (json);
    else
      json_cursor_skip (json);
}

static Transcript *
assemblyai_read (Source *source, GError **error)
{
  return heard_words_read (source, error, read_top);
}

const Format format_assemblyai = {
  .name = "assemblyai",
  .title = "AssemblyAI JSON",
  .mime = "application/json",
  .kind = FORMAT_TRANSCRIPT,
  .carries = FORMAT_CARRIES_SPEAKERS | FORMAT_CARRIES_WORD_TIMES,
  .probe = assemblyai_probe,
  .read = assemblyai_read,
};
