#include "heard-words.h"

#include <string.h>

#define PROBE_LENGTH 4096

void
heard_words_init (HeardWords *words)
{
  words->words = g_array_new (FALSE, FALSE, sizeof (HeardWord));
  words->strings = g_string_chunk_new (4096);
}

void
heard_words_clear (HeardWords *words)
{
  g_array_unref (words->words);
  g_string_chunk_free (words->strings);
}

const char *
heard_words_read_speaker (HeardWords *words, JsonCursor *json)
{
  guint64 number = 0;
  g_autofree char *name = NULL;

  if (json_cursor_read_null (json))
    return NULL;
  if (json_cursor_peek (json) == '"') {
    const char *text = json_cursor_read_string (json);

    if (!text || !*text)
      return NULL;
    if (text[1] && text[strspn (text, "0123456789")])
      return text;
    name = g_strconcat ("Speaker ", text, NULL);
  } else {
    json_cursor_read_whole (json, G_MAXINT, &number);
    name = g_strdup_printf ("Speaker %d", (int) number);
  }
  return g_string_chunk_insert_const (words->strings, name);
}

int
heard_read_confidence (JsonCursor *json)
{
  double share = 0;

  if (json_cursor_read_null (json))
    return CONFIDENCE_UNKNOWN;
  if (json_cursor_peek (json) == '"') {
    const char *text = json_cursor_read_string (json);

    share = text ? g_ascii_strtod (text, NULL) : 0;
  } else if (!json_cursor_read_double (json, &share)) {
    return CONFIDENCE_UNKNOWN;
  }
  return share >= 0 ? (int) (MIN (share, 1) * 100 + 0.5) : 0;
}

void
heard_read_language (JsonCursor *json, Transcript *transcript)
{
  const char *tag = json_cursor_peek (json) == '"' ? json_cursor_read_string (json) : NULL;
  g_autofree char *dashed = g_strdelimit (g_strdup (tag ? tag : ""), "_", '-');

  if (*dashed)
    transcript->language = transcript_keep (transcript, dashed, -1);
  if (!tag)
    json_cursor_skip (json);
}

Nanoseconds
heard_read_milliseconds (JsonCursor *json)
{
  double milliseconds = 0;

  if (json_cursor_read_null (json) || !json_cursor_read_double (json, &milliseconds))
    return NANOSECONDS_NONE;
  if (milliseconds >= (double) MILLISECONDS_MAX) {
    json_cursor_fail (json, "too large");
    return NANOSECONDS_NONE;
  }
  return (Nanoseconds) (MAX (milliseconds, 0) + 0.5) * MILLISECOND;
}

void
heard_words_read_word (HeardWords *words, JsonCursor *json, const HeardNames *names)
{
  HeardWord word = { NULL, NANOSECONDS_NONE, NANOSECONDS_NONE, CONFIDENCE_UNKNOWN, NULL, FALSE };

  if (!json_cursor_enter_object (json))
    return;
  while (json_cursor_next_member (json))
    if ((names->better_text && json_cursor_key_is (json, names->better_text))
        || (!word.text && json_cursor_key_is (json, names->text)))
      word.text = json_cursor_read_string (json);
    else if (json_cursor_key_is (json, names->start))
      word.start = names->read_time (json);
    else if (json_cursor_key_is (json, names->end))
      word.end = names->read_time (json);
    else if (json_cursor_key_is (json, names->confidence))
      word.confidence = heard_read_confidence (json);
    else if (json_cursor_key_is (json, names->speaker))
      word.speaker = heard_words_read_speaker (words, json);
    else
      json_cursor_skip (json);
  if (word.text)
    g_array_append_val (words->words, word);
}

void
heard_words_read_array (HeardWords *words, JsonCursor *json, const HeardNames *names)
{
  if (!json_cursor_read_null (json) && json_cursor_enter_array (json))
    while (json_cursor_next_element (json))
      heard_words_read_word (words, json, names);
}

static gboolean
ends_sentence (const char *text)
{
  gsize length = strlen (text);

  return length && strchr (".?!", text[length - 1]);
}

/* Ends the segment that begins with the token @first. */
static void
finish_segment (HeardWords *words, Heard *heard, HeardSegment *segment, GString *text)
{
  segment->end_token = heard->tokens->len;
  if (segment->end_token > segment->first_token) {
    segment->text = g_string_chunk_insert_len (words->strings, text->str, (gssize) text->len);
    segment->start = g_array_index (heard->tokens, HeardToken, segment->first_token).start;
    segment->end = g_array_index (heard->tokens, HeardToken, segment->end_token - 1).end;
    g_array_append_val (heard->segments, *segment);
  }
  *segment = (HeardSegment) { .first_token = heard->tokens->len };
  g_string_truncate (text, 0);
}

gboolean
heard_words_fill (HeardWords *words, Transcript *transcript, GError **error)
{
  g_auto (Heard) heard = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  HeardSegment segment = { 0 };
  const char *speaker = NULL;
  gboolean is_over = FALSE;

  heard_init (&heard);
  for (guint i = 0; i < words->words->len; i++) {
    const HeardWord *word = &g_array_index (words->words, HeardWord, i);
    HeardToken token = { word->text, word->start, word->end, word->confidence };

    if (!word->is_mark && (is_over || (word->speaker && g_strcmp0 (word->speaker, speaker))))
      finish_segment (words, &heard, &segment, text);
    if (word->speaker && !text->len)
      segment.speaker = speaker = word->speaker;
    if (text->len && !word->is_mark)
      g_string_append_c (text, ' ');
    g_string_append (text, word->text);
    is_over = ends_sentence (word->text);
    if (!word->is_mark)
      g_array_append_val (heard.tokens, token);
  }
  finish_segment (words, &heard, &segment, text);
  return heard_fill (&heard, transcript, error);
}

Transcript *
heard_words_read (Source *source, GError **error,
    void (*read_top) (JsonCursor *json, HeardWords *words, Transcript *transcript))
{
  g_autoptr (Transcript) transcript = transcript_new ();
  g_auto (HeardWords) words;
  JsonCursor json;

  heard_words_init (&words);
  json_cursor_init (&json, source->text, source->length);
  json.is_lenient = TRUE;
  read_top (&json, &words, transcript);
  if (!json_cursor_finish (&json, error) || !heard_words_fill (&words, transcript, error))
    return NULL;
  return g_steal_pointer (&transcript);
}

gboolean
heard_words_probe (const char *text, gsize length, const char *const *keys, gsize n_keys)
{
  gsize begin = 0;

  if (length >= 3 && !memcmp (text, "\xEF\xBB\xBF", 3))
    begin = 3;
  while (begin < length && strchr (" \t\r\n", text[begin]) && text[begin])
    begin++;
  if (begin == length || text[begin] != '{')
    return FALSE;
  for (gsize i = 0; i < n_keys; i++)
    if (!memmem (text, MIN (length, PROBE_LENGTH), keys[i], strlen (keys[i])))
      return FALSE;
  return TRUE;
}
