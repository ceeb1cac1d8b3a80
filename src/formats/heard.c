#include "heard.h"

#include <math.h>
#include <string.h>

#include "format.h"
#include "name.h"
#include "pace.h"
#include "span.h"
#include "timestamp.h"
#include "tokens.h"
#include "turns.h"

#define WINDOW 64               /* bytes without a token, between one and the next */

void
heard_init (Heard *heard)
{
  heard->segments = g_array_new (FALSE, FALSE, sizeof (HeardSegment));
  heard->tokens = g_array_new (FALSE, FALSE, sizeof (HeardToken));
}

void
heard_clear (Heard *heard)
{
  g_array_unref (heard->segments);
  g_array_unref (heard->tokens);
}

gboolean
heard_parse_seconds (const char *text, double *seconds)
{
  Nanoseconds time;
  char *end;

  if (timestamp_read_loose (&text, &time)) {
    *seconds = (double) time / SECOND;
    return !*text;
  }
  *seconds = g_ascii_strtod (text, &end);
  return end > text && !*end && isfinite (*seconds);
}

Nanoseconds
heard_read_seconds (JsonCursor *json)
{
  double seconds = 0;

  if (json_cursor_read_null (json))
    return NANOSECONDS_NONE;
  if (json_cursor_peek (json) == '"') {
    const char *text = json_cursor_read_string (json);

    if (text && !heard_parse_seconds (text, &seconds))
      json_cursor_fail (json, "not a time");
  } else {
    json_cursor_read_double (json, &seconds);
  }
  if (seconds >= (double) MILLISECONDS_MAX / 1000) {
    json_cursor_fail (json, "too large");
    return NANOSECONDS_NONE;
  }
  return (Nanoseconds) (MAX (seconds, 0) * 1000 + 0.5) * MILLISECOND;
}

/* Letters [from, to) of a segment are spoken from @start to @end: by a token, or between two. */
typedef struct {
  guint from, to;
  Nanoseconds start, end;
  int confidence;
} Knot;

static guint
count_letters (const char *text, const char *end)
{
  guint letters = 0;

  for (; text < end; text = g_utf8_next_char (text))
    letters += g_unichar_isalnum (g_utf8_get_char (text));
  return letters;
}

/* Time never goes backwards, no token lasts into the next, and no letter is left out. */
static void
add_knot (GArray *knots, Knot knot, Nanoseconds segment_start)
{
  Knot gap = { 0, knot.from, MIN (segment_start, knot.start), 0, CONFIDENCE_UNKNOWN };

  if (knots->len) {
    Knot *last = &g_array_index (knots, Knot, knots->len - 1);

    knot.start = MAX (knot.start, last->start);
    last->end = MIN (last->end, knot.start);
    gap.from = last->to;
    gap.start = last->end;
  }
  gap.end = knot.start;
  knot.end = MAX (knot.end, knot.start);
  if (gap.to > gap.from)
    g_array_append_val (knots, gap);
  if (knot.to > knot.from)
    g_array_append_val (knots, knot);
}

/* The knot of @token, whose @text stands in the segment; FALSE if it tells no time. */
static gboolean
make_knot (const HeardToken *token, const char *text, Knot *knot)
{
  if (token->start == NANOSECONDS_NONE)
    return FALSE;
  knot->start = token->start;
  knot->end = token->end;
  knot->confidence = token->confidence;
  if (knot->end == NANOSECONDS_NONE || knot->end <= knot->start)
    knot->end = knot->start + (Nanoseconds) (pace_of_word (text) * SECOND);
  return TRUE;
}

/* Finds each token in the text, from where the last one ended. Those that are not there (a
 * recogniser splits characters) or have no letters or no time leave theirs to their neighbours. */
static GArray *
find_tokens (const Heard *heard, const HeardSegment *segment)
{
  GArray *knots = g_array_new (FALSE, FALSE, sizeof (Knot));
  const char *cursor = segment->text, *end = cursor + strlen (cursor);
  Knot knot = { 0 };

  if (segment->first_token == segment->end_token)
    return knots;
  for (guint i = segment->first_token; i < segment->end_token; i++) {
    const HeardToken *token = &g_array_index (heard->tokens, HeardToken, i);
    g_autofree char *text = g_strstrip (g_strdup (token->text));
    gssize length = (gssize) strlen (text);
    const char *found = g_strstr_len (cursor, MIN (end - cursor, length + WINDOW), text);

    if (!found || !count_letters (text, text + length))
      continue;
    knot.from = knot.to + count_letters (cursor, found);
    knot.to = knot.from + count_letters (found, found + length);
    cursor = found + length;
    if (make_knot (token, text, &knot))
      add_knot (knots, knot, segment->start);
  }
  knot.from = knot.to += count_letters (cursor, end);
  knot.start = knot.end = segment->end;
  if (knots->len)
    add_knot (knots, knot, segment->start);
  return knots;
}

static Nanoseconds
interpolate (const Knot *knot, guint at)
{
  double share = (double) (at - knot->from) / (knot->to - knot->from);
  Nanoseconds time = knot->start + (Nanoseconds) (share * (double) (knot->end - knot->start));

  return nanoseconds_to_milliseconds (time) * MILLISECOND;
}

/* Of a word whose letters are [@from, @to). @knot moves on to the one of its last letter. */
static void
time_word (Word *word, guint from, guint to, const Knot **knot, const Knot *last)
{
  guint sum = 0, known = 0;

  while (*knot < last && (*knot)->to <= from)
    ++*knot;
  word->start = interpolate (*knot, from);
  for (;; ++*knot) {
    guint share = MIN ((*knot)->to, to) - MAX ((*knot)->from, from);

    if ((*knot)->confidence != CONFIDENCE_UNKNOWN) {
      sum += share * (guint) (*knot)->confidence;
      known += share;
    }
    if (*knot == last || (*knot)->to >= to)
      break;
  }
  word->end = interpolate (*knot, to);
  if (known)
    word->confidence = (int) ((sum + known / 2) / known);
}

/* The words from @first on are the segment's. */
static void
time_words (Transcript *transcript, guint first, const GArray *knots)
{
  const Knot *knot = (const Knot *) knots->data, *last = knot + knots->len - 1;
  guint from = 0;

  for (guint i = first; i < transcript->words->len; i++) {
    Word *word = transcript_get_word (transcript, i);
    guint to = MIN (from + count_letters (word->text, word->text + strlen (word->text)), last->to);

    time_word (word, from, to, &knot, last);
    from = to;
  }
}

typedef struct {
  const Heard *heard;
  Transcript *transcript;
  GHashTable *speakers;         /* index + 1 by name */
  int speaker;
  gboolean is_timed;
} Filling;

/* NULL leaves the speaker as it is. */
static void
find_speaker (Filling *filling, const char *text)
{
  g_autofree char *name = text ? name_dup (text, strlen (text)) : NULL;
  GPtrArray *speakers = filling->transcript->speakers;

  if (!name)
    return;
  filling->speaker = GPOINTER_TO_INT (g_hash_table_lookup (filling->speakers, name)) - 1;
  if (!*name || filling->speaker != SPEAKER_NONE)
    return;
  filling->speaker = (int) speakers->len;
  g_ptr_array_add (speakers, (char *) transcript_keep (filling->transcript, name, -1));
  g_hash_table_insert (filling->speakers, g_steal_pointer (&name),
      GINT_TO_POINTER (filling->speaker + 1));
}

static gboolean
is_spoken (const HeardSegment *segment)
{
  return tokens_are_spoken (segment->text, strlen (segment->text));
}

/* Publishers of single words put the marks into segments of their own. */
static void
append_mark (GString *text, const char *mark)
{
  g_autofree char *plain = g_strstrip (g_strdup (mark));

  switch (g_unichar_type (g_utf8_get_char (plain))) {
    case G_UNICODE_OTHER_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
      break;
    default:
      g_string_append_c (text, ' ');
  }
  g_string_append (text, plain);
}

/* Of segments that talk across each other, each ends where the next begins. */
static Nanoseconds
find_end (const HeardSegment *segment, const HeardSegment *next)
{
  Nanoseconds end = segment->end;

  if (next && next->start > segment->start && (end > next->start || end <= segment->start))
    end = next->start;
  return end;
}

static void
say_timed (Filling *filling, HeardSegment segment)
{
  Transcript *transcript = filling->transcript;
  guint first = transcript->words->len, first_paragraph = transcript->paragraphs->len;
  g_autoptr (GArray) knots = find_tokens (filling->heard, &segment);

  turns_append (transcript, filling->speaker, segment.text, segment.start, segment.end);
  if (knots->len && transcript->words->len > first)
    time_words (transcript, first, knots);
  else if (transcript->words->len == first + 1 && segment.end != NANOSECONDS_NONE)
    transcript_get_word (transcript, first)->end = MAX (segment.end, segment.start);
  if (segment.speaker && transcript->paragraphs->len > first_paragraph)
    transcript_get_paragraph (transcript, first_paragraph)->is_labelled = TRUE;
}

/* A turn is one paragraph, unless a time is known inside it. */
static void
say_untimed (Filling *filling, const HeardSegment *segment)
{
  Transcript *transcript = filling->transcript;
  guint n = transcript->paragraphs->len;

  if (!n || segment->start != NANOSECONDS_NONE
      || transcript_get_paragraph (transcript, n - 1)->speaker != filling->speaker)
    transcript_add_paragraph (transcript, filling->speaker, segment->start, "")->is_labelled
        = segment->speaker != NULL;
  tokens_append (transcript, segment->text);
}

/* Says the segment @i and the marks behind it; returns the next one. */
static guint
say (Filling *filling, guint i)
{
  const GArray *segments = filling->heard->segments;
  HeardSegment segment = g_array_index (segments, HeardSegment, i);
  g_autoptr (GString) text = g_string_new (segment.text);
  const HeardSegment *next = NULL;

  while (++i < segments->len) {
    next = &g_array_index (segments, HeardSegment, i);
    if (is_spoken (next))
      break;
    append_mark (text, next->text);
  }
  find_speaker (filling, segment.speaker);
  segment.text = text->str;
  segment.end = find_end (&segment, i < segments->len ? next : NULL);
  if (!filling->is_timed)
    say_untimed (filling, &segment);
  else if (is_spoken (&segment))
    say_timed (filling, segment);
  return i;
}

static gboolean
is_timed (const Heard *heard)
{
  for (guint i = 0; i < heard->segments->len; i++) {
    const HeardSegment *segment = &g_array_index (heard->segments, HeardSegment, i);

    if (segment->start == NANOSECONDS_NONE && is_spoken (segment))
      return FALSE;
  }
  return TRUE;
}

gboolean
heard_fill (const Heard *heard, Transcript *transcript, GError **error)
{
  g_autoptr (GHashTable) speakers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Filling filling = { heard, transcript, speakers, SPEAKER_NONE, is_timed (heard) };

  for (guint i = 0; i < heard->segments->len;)
    i = say (&filling, i);
  if (!transcript->words->len) {
    g_set_error_literal (error, FORMAT_ERROR, FORMAT_ERROR_EMPTY, "nobody says anything in it");
    return FALSE;
  }
  turns_join (transcript);
  if (filling.is_timed) {
    span_part (transcript);
    transcript->timing = TIMING_SOURCE;
  } else {
    g_array_set_size (transcript->words, 0);
  }
  return TRUE;
}
