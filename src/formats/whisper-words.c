#include "whisper.h"

#include <string.h>

static HeardSegment *
get_segment (const Whisper *whisper, guint index)
{
  return &g_array_index (whisper->heard.segments, HeardSegment, index);
}

static const HeardToken *
get_token (const Whisper *whisper, guint index)
{
  return &g_array_index (whisper->heard.tokens, HeardToken, index);
}

static const char *
join_words (const Whisper *whisper)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = whisper->first_word; i < whisper->end_word; i++) {
    g_string_append_c (text, ' ');
    g_string_append (text, get_token (whisper, i)->text);
  }
  return g_string_chunk_insert_len (whisper->strings, text->str, (gssize) text->len);
}

/* Without segments the whole recording is one. */
static void
make_segment (Whisper *whisper)
{
  guint first = whisper->first_word, end = whisper->end_word;
  HeardSegment segment = { NULL, whisper->text, NANOSECONDS_NONE, NANOSECONDS_NONE, first, end };

  if (!segment.text)
    segment.text = join_words (whisper);
  if (end > first) {
    segment.start = get_token (whisper, first)->start;
    segment.end = get_token (whisper, end - 1)->end;
  }
  g_array_append_val (whisper->heard.segments, segment);
}

static gboolean
is_within (const HeardToken *token, const HeardSegment *segment)
{
  return token->start == NANOSECONDS_NONE || token->start < segment->end;
}

void
whisper_share_words (Whisper *whisper)
{
  guint n = whisper->heard.segments->len, word = whisper->first_word;

  if (!n && (whisper->text || whisper->first_word < whisper->end_word))
    make_segment (whisper);
  for (guint i = 0; i < n; i++) {
    HeardSegment *segment = get_segment (whisper, i);

    if (segment->first_token < segment->end_token)
      continue;
    segment->first_token = word;
    while (word < whisper->end_word
        && (i + 1 == n || is_within (get_token (whisper, word), segment)))
      word++;
    segment->end_token = word;
  }
}

/* Whether words begin with their space, as the model makes them: most segments do. */
static gboolean
spaces_lead (const Whisper *whisper)
{
  guint n = whisper->heard.segments->len, n_led = 0;

  for (guint i = 0; i < n; i++)
    n_led += *get_segment (whisper, i)->text == ' ';
  return n_led * 2 > n;
}

static gboolean
goes_on (const HeardSegment *segment, const HeardSegment *last)
{
  return *segment->text && *segment->text != ' ' && *last->text
      && last->text[strlen (last->text) - 1] != ' '
      && !g_strcmp0 (segment->speaker, last->speaker);
}

/* The tokens of @segment, or itself as one, behind those that @tokens has. */
static void
copy_tokens (const Whisper *whisper, const HeardSegment *segment, GArray *tokens)
{
  HeardToken whole = { segment->text, segment->start, segment->end, CONFIDENCE_UNKNOWN };

  if (segment->first_token < segment->end_token)
    g_array_append_vals (tokens, get_token (whisper, segment->first_token),
        segment->end_token - segment->first_token);
  else
    g_array_append_val (tokens, whole);
}

/* Appends the segments [@first, @end) to @joined, as one. */
static void
join_segments (const Whisper *whisper, guint first, guint end, Heard *joined)
{
  g_autoptr (GString) text = g_string_new (NULL);
  HeardSegment segment = *get_segment (whisper, first);

  segment.first_token = joined->tokens->len;
  for (guint i = first; i < end; i++) {
    copy_tokens (whisper, get_segment (whisper, i), joined->tokens);
    g_string_append (text, get_segment (whisper, i)->text);
  }
  segment.end_token = joined->tokens->len;
  segment.end = get_segment (whisper, end - 1)->end;
  segment.text = g_string_chunk_insert_len (whisper->strings, text->str, (gssize) text->len);
  g_array_append_val (joined->segments, segment);
}

void
whisper_join_parts (Whisper *whisper)
{
  guint n = whisper->heard.segments->len;
  Heard joined;

  if (!spaces_lead (whisper))
    return;
  heard_init (&joined);
  for (guint first = 0, end; first < n; first = end) {
    for (end = first + 1; end < n; end++)
      if (!goes_on (get_segment (whisper, end), get_segment (whisper, end - 1)))
        break;
    join_segments (whisper, first, end, &joined);
  }
  heard_clear (&whisper->heard);
  whisper->heard = joined;
}
