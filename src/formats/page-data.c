#include "page-data.h"

#include <string.h>

#include "format.h"
#include "json-cursor.h"

#define MIN_PROSE 200           /* bytes of what has no lines: shorter is a title or an address */

static Transcript *
read_text (const char *text)
{
  gsize length = strlen (text);
  Source source = { .length = length };
  const Format *format = format_for_content (text, length);
  Transcript *transcript;

  if (!format || !format->read || g_str_has_prefix (text, "http")
      || (length < MIN_PROSE && !strpbrk (text, "\n<")))
    return NULL;
  source.text = g_strndup (text, length);
  transcript = format->read (&source, NULL);
  g_free (source.text);
  return transcript;
}

/* "transcript", "transcriptHtml", "fullTranscript", "transcription". */
static gboolean
is_key (const JsonCursor *json)
{
  const JsonLevel *level = &json->levels[json->depth - 1];
  g_autofree char *lower = g_ascii_strdown (level->key, (gssize) level->key_length);

  return strstr (lower, "transcript") != NULL;
}

static Transcript *find (JsonCursor *json);

static Transcript *
read_member (JsonCursor *json)
{
  g_autoptr (GString) raw = g_string_new (NULL);
  char first = json_cursor_peek (json);
  const char *text;

  if (first == '"') {
    text = json_cursor_read_string (json);
    return text ? read_text (text) : NULL;
  }
  json_cursor_skip_member (json, "{", raw);
  g_string_append (raw, "}\n");
  return first == '[' || first == '{' ? read_text (raw->str) : NULL;
}

static Transcript *
find_in_object (JsonCursor *json)
{
  Transcript *found = NULL;

  if (!json_cursor_enter_object (json))
    return NULL;
  while (json_cursor_next_member (json))
    if (found)
      json_cursor_skip (json);
    else
      found = is_key (json) ? read_member (json) : find (json);
  return found;
}

static Transcript *
find_in_array (JsonCursor *json)
{
  Transcript *found = NULL;

  if (!json_cursor_enter_array (json))
    return NULL;
  while (json_cursor_next_element (json))
    if (found)
      json_cursor_skip (json);
    else
      found = find (json);
  return found;
}

static Transcript *
find (JsonCursor *json)
{
  char first = json_cursor_peek (json);

  if (first == '{')
    return find_in_object (json);
  if (first == '[')
    return find_in_array (json);
  json_cursor_skip (json);
  return NULL;
}

static void
complete (Transcript *transcript, const Document *document)
{
  const char *title = document->title ? document->title : document->page_title;

  if (!transcript->title)
    transcript->title = transcript_keep (transcript, title, -1);
  if (!transcript->description)
    transcript->description = transcript_keep (transcript, document->description, -1);
  if (!transcript->language)
    transcript->language = transcript_keep (transcript, document->language, -1);
  if (!transcript->date)
    transcript->date = transcript_keep (transcript, document->date, -1);
  if (!transcript->link)
    transcript->link = transcript_keep (transcript, document->link, -1);
}

Transcript *
page_data_read (const Document *document)
{
  for (guint i = 0; i < document->data->len; i++) {
    const GString *data = g_ptr_array_index (document->data, i);
    g_autofree char *text = g_strndup (data->str, data->len);
    g_autofree JsonCursor *json = g_new (JsonCursor, 1);
    Transcript *transcript;

    json_cursor_init (json, text, strlen (text));
    transcript = find (json);
    json_cursor_finish (json, NULL);
    if (!transcript)
      continue;
    complete (transcript, document);
    return transcript;
  }
  return NULL;
}
