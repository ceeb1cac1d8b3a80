#include "placement.h"

#include <math.h>

#include "boundaries.h"
#include "insertions.h"
#include "pace.h"
#include "span.h"
#include "unsaid.h"

#define FRAME (FRONTEND_HOP / (double) FRONTEND_RATE)   /* seconds */

#define NEIGHBOURS 2            /* words to each side that speak for a word */
#define OWN_SHARE 0.5           /* of a word's own evidence in what speaks for it */
#define DOUBTFUL 0.9            /* evidence a frame that makes a word as likely wrong as right */
#define STEEPNESS 1.6

typedef struct {
  guint word;
  gsize frames;
  double evidence;              /* a frame */
  gboolean is_alone;            /* unknown sounds or words that are not said touch it */
} Found;

static GArray *
collect_words (const GArray *spans, WordTime *times)
{
  GArray *found = g_array_new (FALSE, TRUE, sizeof (Found));

  for (guint i = 0; i < spans->len; i++) {
    const Span *span = &g_array_index (spans, Span, i);
    Found word = { span->word, span->end - span->start };

    if (span->kind != SPAN_WORD)
      continue;
    word.evidence = span->evidence / word.frames;
    word.is_alone = (i && span[-1].kind == SPAN_OTHER)
        || (i + 1 < spans->len && span[1].kind == SPAN_OTHER);
    times[found->len] = (WordTime) { span->onset * FRAME, span->finish * FRAME,
      span->is_voiced };
    g_array_append_val (found, word);
  }
  return found;
}

static const Found *
get_found (const GArray *found, guint index)
{
  return &g_array_index (found, Found, index);
}

/* What speaks for a word: how well it fits itself, and its neighbours, who would not fit if it were
 * elsewhere. Noise between them, and words passed over, cut them off. */
static double
weigh_evidence (const GArray *found, guint index)
{
  const Found *word = get_found (found, index);
  double sum = 0, frames = 0;

  for (guint i = index - MIN (index, NEIGHBOURS); i <= index + NEIGHBOURS && i < found->len; i++) {
    const Found *near = get_found (found, i);

    if (i == index || near->word - i != word->word - index)
      continue;
    sum += near->evidence * near->frames;
    frames += near->frames;
  }
  return OWN_SHARE * word->evidence + (1 - OWN_SHARE) * (frames > 0 ? sum / frames : 0);
}

static int
judge_word (const GArray *found, guint index)
{
  double weight = weigh_evidence (found, index);

  if (get_found (found, index)->is_alone)
    weight -= DOUBTFUL;
  return CLAMP ((int) (100 / (1 + exp (-STEEPNESS * (weight - DOUBTFUL))) + 0.5), 1, 100);
}

static Nanoseconds
to_whole_milliseconds (double seconds)
{
  return (Nanoseconds) (MAX (seconds, 0) * 1000 + 0.5) * MILLISECOND;
}

static void
set_found_words (Transcript *transcript, const GArray *found, const WordTime *times)
{
  Nanoseconds least = 0;

  for (guint i = 0; i < found->len; i++) {
    Word *word = transcript_get_word (transcript, get_found (found, i)->word);

    word->start = MAX (to_whole_milliseconds (times[i].start), least);
    word->end = MAX (to_whole_milliseconds (times[i].end), word->start + MILLISECOND);
    word->confidence = judge_word (found, i);
    least = word->start + MILLISECOND;
  }
}

/* No word reaches into the next. One that nobody heard may take no time. */
static void
part_words (Transcript *transcript)
{
  for (guint i = 1; i < transcript->words->len; i++) {
    Word *word = transcript_get_word (transcript, i), *before = word - 1;

    word->start = MAX (word->start, before->start + (before->confidence ? MILLISECOND : 0));
    word->end = MAX (word->end, word->start + (word->confidence ? MILLISECOND : 0));
    before->end = MIN (before->end, word->start);
  }
}

/* A passage that was cut out of the sound: it has what time there is, be it none, so that the words
 * around it keep theirs. */
static void
squeeze (Transcript *transcript, guint first, guint end, Nanoseconds start, Nanoseconds until)
{
  Nanoseconds room = until > start ? until - start : 0;

  for (guint i = first; i < end; i++) {
    Word *word = transcript_get_word (transcript, i);

    word->start = start + room * (i - first) / (end - first) / MILLISECOND * MILLISECOND;
    word->end = start + room * (i + 1 - first) / (end - first) / MILLISECOND * MILLISECOND;
  }
}

/* Words [@first, @end) were not found. They follow the word before, at the pace of speech, as far as
 * there is room until the next; where there is none, the word before gives way. */
static void
place_between (Transcript *transcript, guint first, guint end, Nanoseconds until)
{
  Word *before = first ? transcript_get_word (transcript, first - 1) : NULL;
  Nanoseconds start = before ? before->end : 0, room;
  double pace = 0;

  for (guint i = first; i < end; i++) {
    const char *text = transcript_get_word (transcript, i)->text;

    pace += pace_of_word (text) + pace_of_pause (text);
    transcript_get_word (transcript, i)->confidence = 0;
  }
  room = to_whole_milliseconds (pace);
  if (!first && end < transcript->words->len && until > room)
    start = until - room;
  if (until < start + (end - first) * MILLISECOND && end - first >= UNSAID_LEAST) {
    squeeze (transcript, first, end, MIN (start, until), until);
    return;
  }
  if (before && until < start + (end - first) * MILLISECOND) {
    start = MIN (before->start + MILLISECOND, until);
    start = MAX (start, (before->start + until) / 2 / MILLISECOND * MILLISECOND);
    before->end = start;
  }
  span_share (transcript, first, end, start, MIN (until, start + room));
}

/* Those at the end may go on behind the end of sound that breaks off. */
static void
place_missing (Transcript *transcript)
{
  guint n = transcript->words->len;

  for (guint first = 0; first < n; first++) {
    guint end = first;

    while (end < n && transcript_get_word (transcript, end)->start == NANOSECONDS_NONE)
      end++;
    if (end > first)
      place_between (transcript, first, end,
          end < n ? transcript_get_word (transcript, end)->start : NANOSECONDS_NONE);
    first = end;
  }
}

void
placement_set_words (Transcript *transcript, const GArray *spans, const AlignSound *sound)
{
  g_autofree WordTime *times = g_new (WordTime, spans->len);
  g_autoptr (GArray) found = collect_words (spans, times);

  boundaries_refine (sound->samples, sound->n_samples, times, found->len);
  for (guint i = 0; i < transcript->words->len; i++)
    transcript_get_word (transcript, i)->start = NANOSECONDS_NONE;
  set_found_words (transcript, found, times);
  place_missing (transcript);
  part_words (transcript);
  insertions_find (transcript, spans, sound);
}

guint
placement_get_confidence (const Transcript *transcript)
{
  guint64 sum = 0;

  for (guint i = 0; i < transcript->words->len; i++)
    sum += transcript_get_word (transcript, i)->confidence;
  return transcript->words->len ? sum / transcript->words->len : 0;
}
