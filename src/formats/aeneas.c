/* aeneas' sync map as JSON: {"fragments":[{"begin":"0.000","end":"2.680","lines":["text"],
 * "language":"eng","children":[...]}]}; where fragments have others inside, these are the words.
 * https://www.readbeyond.it/aeneas/docs/ */
#include <string.h>

#include "format.h"
#include "heard.h"
#include "json-probe.h"
#include "language-name.h"

#define MAX_DEPTH 8             /* paragraphs, sentences, words */

typedef struct {
  Heard heard;
  GStringChunk *strings;
  Transcript *transcript;
  guint depth;
} Reader;

static gboolean
aeneas_probe (const char *text, gsize length)
{
  return json_probe (text, length, "fragments", "begin");
}

static const char *
read_lines (Reader *reader, JsonCursor *json)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!json_cursor_enter_array (json))
    return NULL;
  while (json_cursor_next_element (json)) {
    const char *line = json_cursor_read_string (json);

    g_string_append_printf (text, "%s%s", text->len ? " " : "", line ? line : "");
  }
  return g_string_chunk_insert_len (reader->strings, text->str, (gssize) text->len);
}

static void
read_language (Reader *reader, JsonCursor *json)
{
  const char *name = json_cursor_read_null (json) ? NULL : json_cursor_read_string (json);
  g_autofree char *tag = name && !reader->transcript->language ? language_name_to_tag (name) : NULL;

  if (tag)
    reader->transcript->language = transcript_keep (reader->transcript, tag, -1);
}

static void read_fragments (Reader *reader, JsonCursor *json);

static void
read_fragment (Reader *reader, JsonCursor *json)
{
  HeardSegment segment = { NULL, NULL, NANOSECONDS_NONE, NANOSECONDS_NONE };
  guint n = reader->heard.segments->len;

  if (!json_cursor_enter_object (json))
    return;
  while (json_cursor_next_member (json))
    if (json_cursor_key_is (json, "begin"))
      segment.start = heard_read_seconds (json);
    else if (json_cursor_key_is (json, "end"))
      segment.end = heard_read_seconds (json);
    else if (json_cursor_key_is (json, "lines"))
      segment.text = read_lines (reader, json);
    else if (json_cursor_key_is (json, "language"))
      read_language (reader, json);
    else if (json_cursor_key_is (json, "children") && reader->depth < MAX_DEPTH)
      read_fragments (reader, json);
    else
      json_cursor_skip (json);
  if (segment.text && reader->heard.segments->len == n)
    g_array_append_val (reader->heard.segments, segment);
}

static void
read_fragments (Reader *reader, JsonCursor *json)
{
  reader->depth++;
  if (!json_cursor_read_null (json) && json_cursor_enter_array (json))
    while (json_cursor_next_element (json))
      read_fragment (reader, json);
  reader->depth--;
}

static void
read_top (Reader *reader, JsonCursor *json)
{
  if (!json_cursor_enter_object (json))
    return;
  while (json_cursor_next_member (json))
    if (json_cursor_key_is (json, "fragments"))
      read_fragments (reader, json);
    else
      json_cursor_skip (json);
}

static Transcript *
aeneas_read (Source *source, GError **error)
{
  g_autoptr (Transcript) transcript = transcript_new ();
  Reader reader = { .strings = g_string_chunk_new (4096), .transcript = transcript };
  gboolean is_read;
  JsonCursor json;

  heard_init (&reader.heard);
  json_cursor_init (&json, source->text, source->length);
  read_top (&reader, &json);
  is_read = json_cursor_finish (&json, error) && heard_fill (&reader.heard, transcript, error);
  heard_clear (&reader.heard);
  g_string_chunk_free (reader.strings);
  return is_read ? g_steal_pointer (&transcript) : NULL;
}

const Format format_aeneas = {
  .name = "aeneas",
  .title = "aeneas JSON",
  .mime = "application/json",
  .kind = FORMAT_TRANSCRIPT,
  .carries = FORMAT_CARRIES_WORD_TIMES,
  .probe = aeneas_probe,
  .read = aeneas_read,
};
