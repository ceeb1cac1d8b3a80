/* Deepgram's JSON: {"results":{"channels":[{"alternatives":[{"words":[{"word","punctuated_word",
 * "start","end","confidence","speaker"}]}]}]}}. Of several channels, each is a speaker; the first
 * alternative counts. https://developers.deepgram.com/reference */
#include <string.h>

#include "heard-words.h"

static gboolean
deepgram_probe (const char *text, gsize length)
{
  static const char *const keys[] = { "\"results\"", "\"channels\"" };

  return heard_words_probe (text, length, keys, G_N_ELEMENTS (keys));
}

static const HeardNames names = {
  .text = "word",
  .better_text = "punctuated_word",
  .start = "start",
  .end = "end",
  .confidence = "confidence",
  .speaker = "speaker",
  .read_time = heard_read_seconds,
};

static void
read_alternative (JsonCursor *json, HeardWords *words)
{
  if (!json_cursor_enter_object (json))
    return;
  while (json_cursor_next_member (json))
    if (json_cursor_key_is (json, "words"))
      heard_words_read_array (words, json, &names);
    else
      json_cursor_skip (json);
}

/* The first is the likeliest. */
static void
read_alternatives (JsonCursor *json, HeardWords *words)
{
  gboolean is_first = TRUE;

  if (!json_cursor_enter_array (json))
    return;
  for (; json_cursor_next_element (json); is_first = FALSE)
    if (is_first)
      read_alternative (json, words);
    else
      json_cursor_skip (json);
}

static void
read_channel (JsonCursor *json, HeardWords *words, Transcript *transcript)
{
  if (!json_cursor_enter_object (json))
    return;
  while (json_cursor_next_member (json))
    if (json_cursor_key_is (json, "alternatives"))
      read_alternatives (json, words);
    else if (json_cursor_key_is (json, "detected_language"))
      heard_read_language (json, transcript);
    else
      json_cursor_skip (json);
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const HeardWord *first = a, *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

/* Words of each channel, in the order in which they are said. */
static void
read_channels (JsonCursor *json, HeardWords *words, Transcript *transcript)
{
  guint n = 0;

  if (!json_cursor_enter_array (json))
    return;
  while (json_cursor_next_element (json)) {
    guint first = words->words->len;
    g_autofree char *name = g_strdup_printf ("Speaker %u", n++);
    const char *speaker = g_string_chunk_insert_const (words->strings, name);

    read_channel (json, words, transcript);
    for (guint i = n > 1 ? first : G_MAXUINT; i < words->words->len; i++)
      g_array_index (words->words, HeardWord, i).speaker = speaker;
    for (guint i = 0; n == 2 && i < first; i++)
      if (!g_array_index (words->words, HeardWord, i).speaker)
        g_array_index (words->words, HeardWord, i).speaker
            = g_string_chunk_insert_const (words->strings, "Speaker 0");
  }
  if (n > 1)
    g_array_sort (words->words, compare_starts);
}

static void
read_results (JsonCursor *json, HeardWords *words, Transcript *transcript)
{
  if (!json_cursor_enter_object (json))
    return;
  while (json_cursor_next_member (json))
    if (json_cursor_key_is (json, "channels"))
      read_channels (json, words, transcript);
    else
      json_cursor_skip (json);
}

static void
read_top (JsonCursor *json, HeardWords *words, Transcript *transcript)
{
  if (!json_cursor_enter_object (json))
    return;
  while (json_cursor_next_member (json))
    if (json_cursor_key_is (json, "results"))
      read_results (json, words, transcript);
    else
      json_cursor_skip (json);
}

static Transcript *
deepgram_read (Source *source, GError **error)
{
  return heard_words_read (source, error, read_top);
}

const Format format_deepgram = {
  .name = "deepgram",
  .title = "Deepgram JSON",
  .mime = "application/json",
  .kind = FORMAT_TRANSCRIPT,
  .carries = FORMAT_CARRIES_SPEAKERS | FORMAT_CARRIES_WORD_TIMES,
  .probe = deepgram_probe,
  .read = deepgram_read,
};
