/* What Whisper's programs write as JSON: OpenAI's own and its kin (verbose_json, faster-whisper,
 * whisperX: "segments" with "words"), OpenAI's service ("words" beside "segments"), and whisper.cpp
 * ("transcription", with "tokens" if asked for -ojf). Gentle's "words" beside a "transcript" are near
 * enough. */
#include "whisper.h"

#include <string.h>

#include "format.h"
#include "json-probe.h"
#include "language-name.h"

static gboolean
whisper_probe (const char *text, gsize length)
{
  return json_probe (text, length, "transcription", "text")
      || json_probe (text, length, "segments", "text")
      || json_probe (text, length, "words", "word");
}

/* "p", "probability", "score": 0 to 1. */
static int
read_confidence (JsonCursor *json)
{
  double share = 0;

  if (json_cursor_read_null (json) || !json_cursor_read_double (json, &share))
    return CONFIDENCE_UNKNOWN;
  return (int) (CLAMP (share, 0, 1) * 100 + 0.5);
}

static const char *
read_text (JsonCursor *json)
{
  return json_cursor_read_null (json) ? NULL : json_cursor_read_string (json);
}

/* Channels and clusters are numbered; "?" is whisper.cpp's word for nobody. */
static const char *
read_speaker (JsonCursor *json, GStringChunk *strings)
{
  const char *name = read_text (json);
  g_autofree char *numbered = NULL;

  if (!name || !*name)
    return NULL;
  if (g_str_equal (name, "?"))
    return "";
  if (name[strspn (name, "0123456789")])
    return name;
  numbered = g_strconcat ("Speaker ", name, NULL);
  return g_string_chunk_insert (strings, numbered);
}

static Nanoseconds
read_milliseconds (JsonCursor *json)
{
  double milliseconds = 0;

  if (json_cursor_read_null (json) || !json_cursor_read_double (json, &milliseconds))
    return NANOSECONDS_NONE;
  if (milliseconds >= (double) MILLISECONDS_MAX)
    json_cursor_fail (json, "too large");
  return (Nanoseconds) CLAMP (milliseconds, 0, (double) MILLISECONDS_MAX) * MILLISECOND;
}

/* whisper.cpp's {"from":320,"to":370} */
static void
read_offsets (JsonCursor *json, Nanoseconds *start, Nanoseconds *end)
{
  if (!json_cursor_enter_object (json))
    return;
  while (json_cursor_next_member (json))
    if (json_cursor_key_is (json, "from"))
      *start = read_milliseconds (json);
    else if (json_cursor_key_is (json, "to"))
      *end = read_milliseconds (json);
    else
      json_cursor_skip (json);
}

static gboolean
is_confidence (const JsonCursor *json)
{
  return json_cursor_key_is (json, "probability") || json_cursor_key_is (json, "score")
      || json_cursor_key_is (json, "confidence") || json_cursor_key_is (json, "p");
}

static void
read_token (JsonCursor *json, GArray *tokens)
{
  HeardToken token = { NULL, NANOSECONDS_NONE, NANOSECONDS_NONE, CONFIDENCE_UNKNOWN };

  if (!json_cursor_enter_object (json))
    return;
  while (json_cursor_next_member (json))
    if (json_cursor_key_is (json, "word") || json_cursor_key_is (json, "text"))
      token.text = json_cursor_read_string (json);
    else if (json_cursor_key_is (json, "start"))
      token.start = heard_read_seconds (json);
    else if (json_cursor_key_is (json, "end"))
      token.end = heard_read_seconds (json);
    else if (json_cursor_key_is (json, "offsets"))
      read_offsets (json, &token.start, &token.end);
    else if (is_confidence (json))
      token.confidence = read_confidence (json);
    else
      json_cursor_skip (json);
  if (token.text)
    g_array_append_val (tokens, token);
}

/* OpenAI's "tokens" are numbers: those are passed over. */
static void
read_tokens (JsonCursor *json, GArray *tokens)
{
  if (json_cursor_read_null (json) || !json_cursor_enter_array (json))
    return;
  while (json_cursor_next_element (json))
    if (json_cursor_peek (json) == '{')
      read_token (json, tokens);
    else
      json_cursor_skip (json);
}

static void
read_segment (JsonCursor *json, Whisper *whisper)
{
  GArray *tokens = whisper->heard.tokens;
  HeardSegment segment = { NULL, NULL, NANOSECONDS_NONE, NANOSECONDS_NONE, tokens->len };

  if (!json_cursor_enter_object (json))
    return;
  while (json_cursor_next_member (json))
    if (json_cursor_key_is (json, "text"))
      segment.text = json_cursor_read_string (json);
    else if (json_cursor_key_is (json, "start"))
      segment.start = heard_read_seconds (json);
    else if (json_cursor_key_is (json, "end"))
      segment.end = heard_read_seconds (json);
    else if (json_cursor_key_is (json, "offsets"))
      read_offsets (json, &segment.start, &segment.end);
    else if (json_cursor_key_is (json, "speaker"))
      segment.speaker = read_speaker (json, whisper->strings);
    else if (json_cursor_key_is (json, "words") || json_cursor_key_is (json, "tokens"))
      read_tokens (json, tokens);
    else
      json_cursor_skip (json);
  segment.end_token = tokens->len;
  if (!segment.text)
    json_cursor_fail (json, "has no \"text\"");
  g_array_append_val (whisper->heard.segments, segment);
}

static void
read_segments (JsonCursor *json, Whisper *whisper)
{
  if (!json_cursor_read_null (json) && json_cursor_enter_array (json))
    while (json_cursor_next_element (json))
      read_segment (json, whisper);
}

static void
read_words (JsonCursor *json, Whisper *whisper)
{
  whisper->first_word = whisper->heard.tokens->len;
  read_tokens (json, whisper->heard.tokens);
  whisper->end_word = whisper->heard.tokens->len;
}

static void
read_language (JsonCursor *json, Transcript *transcript)
{
  const char *name = read_text (json);
  g_autofree char *tag = name ? language_name_to_tag (name) : NULL;

  transcript->language = transcript_keep (transcript, tag, -1);
}

/* whisper.cpp's {"language":"en"} */
static void
read_result (JsonCursor *json, Transcript *transcript)
{
  if (!json_cursor_enter_object (json))
    return;
  while (json_cursor_next_member (json))
    if (json_cursor_key_is (json, "language"))
      read_language (json, transcript);
    else
      json_cursor_skip (json);
}

static void
read_top (JsonCursor *json, Whisper *whisper, Transcript *transcript)
{
  if (!json_cursor_enter_object (json))
    return;
  while (json_cursor_next_member (json))
    if (json_cursor_key_is (json, "segments") || json_cursor_key_is (json, "transcription"))
      read_segments (json, whisper);
    else if (json_cursor_key_is (json, "words"))
      read_words (json, whisper);
    else if (json_cursor_key_is (json, "text") || json_cursor_key_is (json, "transcript"))
      whisper->text = read_text (json);         /* the second is Gentle's */
    else if (json_cursor_key_is (json, "language"))
      read_language (json, transcript);
    else if (json_cursor_key_is (json, "result"))
      read_result (json, transcript);
    else if (json_cursor_key_is (json, "duration"))
      transcript->audio.duration = heard_read_seconds (json);
    else
      json_cursor_skip (json);
}

static gboolean
read_all (Source *source, Whisper *whisper, Transcript *transcript, GError **error)
{
  JsonCursor json;

  json_cursor_init (&json, source->text, source->length);
  json.is_lenient = TRUE;
  read_top (&json, whisper, transcript);
  if (!json_cursor_finish (&json, error))
    return FALSE;
  whisper_share_words (whisper);
  whisper_join_parts (whisper);
  return heard_fill (&whisper->heard, transcript, error);
}

static Transcript *
whisper_read (Source *source, GError **error)
{
  g_autoptr (Transcript) transcript = transcript_new ();
  Whisper whisper = { .strings = g_string_chunk_new (4096) };
  gboolean is_read;

  heard_init (&whisper.heard);
  is_read = read_all (source, &whisper, transcript, error);
  heard_clear (&whisper.heard);
  g_string_chunk_free (whisper.strings);
  return is_read ? g_steal_pointer (&transcript) : NULL;
}

const Format format_whisper = {
  .name = "whisper",
  .title = "Whisper JSON",
  .mime = "application/json",
  .kind = FORMAT_TRANSCRIPT,
  .carries = FORMAT_CARRIES_WORD_TIMES,
  .probe = whisper_probe,
  .read = whisper_read,
};
