/* Amazon Transcribe's JSON: {"results":{"items":[{"type":"pronunciation","start_time","end_time",
 * "speaker_label","alternatives":[{"content","confidence"}]}]}}, marks as items of their own. Older
 * files name speakers in "speaker_labels" alone, by the times of their items. Where each speaks into
 * a channel of their own it is "channel_label", and "channel_labels" with "channels".
 * https://docs.aws.amazon.com/transcribe/latest/dg/how-it-works.html */
#include <string.h>

#include "heard-words.h"

typedef struct {
  Nanoseconds start;
  const char *speaker;
} Label;

static gboolean
aws_probe (const char *text, gsize length)
{
  static const char *const keys[] = { "\"results\"", "\"transcripts\"" };

  return heard_words_probe (text, length, keys, G_N_ELEMENTS (keys));
}

static void
read_alternatives (JsonCursor *json, HeardWord *word)
{
  if (!json_cursor_enter_array (json))
    return;
  while (json_cursor_next_element (json)) {
    if (word->text || !json_cursor_enter_object (json)) {
      json_cursor_skip (json);
      continue;
    }
    while (json_cursor_next_member (json))
      if (json_cursor_key_is (json, "content"))
        word->text = json_cursor_read_string (json);
      else if (json_cursor_key_is (json, "confidence"))
        word->confidence = heard_read_confidence (json);
      else
        json_cursor_skip (json);
  }
}

static void
read_item (JsonCursor *json, HeardWords *words)
{
  HeardWord word = { NULL, NANOSECONDS_NONE, NANOSECONDS_NONE, CONFIDENCE_UNKNOWN, NULL, FALSE };

  if (!json_cursor_enter_object (json))
    return;
  while (json_cursor_next_member (json))
    if (json_cursor_key_is (json, "start_time"))
      word.start = heard_read_seconds (json);
    else if (json_cursor_key_is (json, "end_time"))
      word.end = heard_read_seconds (json);
    else if (json_cursor_key_is (json, "speaker_label") || json_cursor_key_is (json, "channel_label"))
      word.speaker = heard_words_read_speaker (words, json);
    else if (json_cursor_key_is (json, "alternatives"))
      read_alternatives (json, &word);
    else if (json_cursor_key_is (json, "type"))
      word.is_mark = !g_strcmp0 (json_cursor_read_string (json), "punctuation");
    else
      json_cursor_skip (json);
  if (word.text)
    g_array_append_val (words->words, word);
}

static void
read_label (JsonCursor *json, HeardWords *words, GArray *labels)
{
  Label label = { NANOSECONDS_NONE, NULL };

  if (!json_cursor_enter_object (json))
    return;
  while (json_cursor_next_member (json))
    if (json_cursor_key_is (json, "start_time"))
      label.start = heard_read_seconds (json);
    else if (json_cursor_key_is (json, "speaker_label"))
      label.speaker = heard_words_read_speaker (words, json);
    else if (json_cursor_key_is (json, "items") && json_cursor_enter_array (json))
      while (json_cursor_next_element (json))
        read_label (json, words, labels);
    else
      json_cursor_skip (json);
  if (label.speaker)
    g_array_append_val (labels, label);
}

/* When the item under way begins; its words are in the list of all. */
static void
read_channel_item (JsonCursor *json, GArray *labels)
{
  Label label = { NANOSECONDS_NONE, NULL };

  if (!json_cursor_enter_object (json))
    return;
  while (json_cursor_next_member (json))
    if (json_cursor_key_is (json, "start_time"))
      label.start = heard_read_seconds (json);
    else
      json_cursor_skip (json);
  if (label.start != NANOSECONDS_NONE)
    g_array_append_val (labels, label);
}

static void
read_channel (JsonCursor *json, HeardWords *words, GArray *labels)
{
  const char *speaker = NULL;
  guint first = labels->len;

  if (!json_cursor_enter_object (json))
    return;
  while (json_cursor_next_member (json))
    if (json_cursor_key_is (json, "channel_label"))
      speaker = heard_words_read_speaker (words, json);
    else if (json_cursor_key_is (json, "items") && json_cursor_enter_array (json))
      while (json_cursor_next_element (json))
        read_channel_item (json, labels);
    else
      json_cursor_skip (json);
  for (guint i = first; i < labels->len; i++)
    g_array_index (labels, Label, i).speaker = speaker;
}

static void
read_labels (JsonCursor *json, HeardWords *words, GArray *labels)
{
  if (!json_cursor_enter_object (json))
    return;
  while (json_cursor_next_member (json))
    if (json_cursor_key_is (json, "segments") && json_cursor_enter_array (json))
      while (json_cursor_next_element (json))
        read_label (json, words, labels);
    else if (json_cursor_key_is (json, "channels") && json_cursor_enter_array (json))
      while (json_cursor_next_element (json))
        read_channel (json, words, labels);
    else
      json_cursor_skip (json);
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const Label *first = a, *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

/* Words that name no speaker are of the last label that begins no later. */
static void
take_labels (HeardWords *words, GArray *labels)
{
  guint label = 0;

  g_array_sort (labels, compare_labels);
  for (guint i = 0; i < words->words->len && labels->len; i++) {
    HeardWord *word = &g_array_index (words->words, HeardWord, i);

    if (word->speaker || word->start == NANOSECONDS_NONE)
      continue;
    while (label + 1 < labels->len && g_array_index (labels, Label, label + 1).start <= word->start)
      label++;
    word->speaker = g_array_index (labels, Label, label).speaker;
  }
}

static void
read_results (JsonCursor *json, HeardWords *words, Transcript *transcript)
{
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (Label));

  if (!json_cursor_enter_object (json))
    return;
  while (json_cursor_next_member (json))
    if (json_cursor_key_is (json, "items") && json_cursor_enter_array (json))
      while (json_cursor_next_element (json))
        read_item (json, words);
    else if ((json_cursor_key_is (json, "speaker_labels") || json_cursor_key_is (json, "channel_labels"))
        && json_cursor_peek (json) == '{')
      read_labels (json, words, labels);
    else if (json_cursor_key_is (json, "language_code"))
      heard_read_language (json, transcript);
    else
      json_cursor_skip (json);
  take_labels (words, labels);
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
aws_read (Source *source, GError **error)
{
  return heard_words_read (source, error, read_top);
}

const Format format_aws = {
  .name = "aws",
  .title = "Amazon Transcribe JSON",
  .mime = "application/json",
  .kind = FORMAT_TRANSCRIPT,
  .carries = FORMAT_CARRIES_SPEAKERS | FORMAT_CARRIES_WORD_TIMES,
  .probe = aws_probe,
  .read = aws_read,
};
