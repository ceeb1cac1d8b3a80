#include "doubts.h"

#include <string.h>

/* Fast talkers reach 5 words a second for some seconds; 0.5 is a third of the slowest reading
 * aloud. Stamps are floored, so a span may be a second longer or shorter than they say. */
#define FASTEST 5.0
#define SLOWEST 0.5
#define SLOW_SPAN 20.0          /* seconds; shorter ones are pauses for thought */
#define LATE_WORDS 8            /* a late label is late by a few words */

static void
add_doubt (GArray *doubts, DoubtKind kind, guint paragraph, double is)
{
  const Doubt doubt = { kind, paragraph, is };

  g_array_append_val (doubts, doubt);
}

static guint *
count_words (const Transcript *transcript)
{
  guint *counts = g_new0 (guint, transcript->paragraphs->len + 1);

  for (guint i = 0; i < transcript->words->len; i++)
    counts[transcript_get_word (transcript, i)->paragraph]++;
  return counts;
}

/* @words from paragraph @from on were said until @stamp. */
static void
check_rate (const Transcript *transcript, guint from, guint words, Nanoseconds stamp,
    GArray *doubts)
{
  Nanoseconds start = transcript_get_paragraph (transcript, from)->stamp;
  double span = ((double) stamp - (double) start) / SECOND;

  if (span < 0)
    return;
  if (words / (span + 1) > FASTEST)
    add_doubt (doubts, DOUBT_TOO_FAST, from, words / MAX (span, 1));
  else if (span - 1 > SLOW_SPAN && words / (span - 1) < SLOWEST)
    add_doubt (doubts, DOUBT_TOO_SLOW, from, words / span);
}

static void
check_stamps (const Transcript *transcript, GArray *doubts)
{
  g_autofree guint *counts = count_words (transcript);
  Nanoseconds last = NANOSECONDS_NONE;
  guint from = 0, words = 0;

  for (guint i = 0; i < transcript->paragraphs->len; i++) {
    Nanoseconds stamp = transcript_get_paragraph (transcript, i)->stamp;

    if (stamp != NANOSECONDS_NONE && stamp != last) {
      if (last != NANOSECONDS_NONE)
        check_rate (transcript, from, words, stamp, doubts);
      if (last != NANOSECONDS_NONE && stamp < last)
        add_doubt (doubts, DOUBT_STAMP_BACKWARDS, i, (double) (last - stamp) / SECOND);
      last = stamp;
      from = i;
      words = 0;
    }
    words += counts[i];
  }
}

static gboolean
ends_sentence (const char *text)
{
  gsize length = strlen (text);

  while (length && strchr ("\"')]", text[length - 1]))
    length--;
  return length && strchr (".?!", text[length - 1]);
}

/* The words of paragraph @first's beginning up to the end of a sentence; 0: not within LATE_WORDS,
 * or they are all of it. */
static guint
count_late_words (const Transcript *transcript, guint first)
{
  guint paragraph = transcript_get_word (transcript, first)->paragraph;

  for (guint i = first; i < MIN (first + LATE_WORDS, transcript->words->len - 1); i++) {
    const Word *word = transcript_get_word (transcript, i);

    if (word[1].paragraph != paragraph)
      return 0;
    if (ends_sentence (word->text))
      return i + 1 - first;
  }
  return 0;
}

/* The speaker before stops within a sentence, and this one begins with its end, in lower case. */
static void
check_label (const Transcript *transcript, guint first, GArray *doubts)
{
  const Word *word = transcript_get_word (transcript, first);
  guint late;

  if (!first || transcript_get_word_speaker (transcript, first)
      == transcript_get_word_speaker (transcript, first - 1))
    return;
  if (ends_sentence (word[-1].text) || !g_unichar_islower (g_utf8_get_char (word->text)))
    return;
  late = count_late_words (transcript, first);
  if (late)
    add_doubt (doubts, DOUBT_LABEL_LATE, word->paragraph, late);
}

static int
compare_doubts (gconstpointer a, gconstpointer b)
{
  const Doubt *first = a, *second = b;

  return (first->paragraph > second->paragraph) - (first->paragraph < second->paragraph);
}

GArray *
doubts_of_transcript (const Transcript *transcript)
{
  GArray *doubts = g_array_new (FALSE, FALSE, sizeof (Doubt));

  check_stamps (transcript, doubts);
  for (guint i = 0; i < transcript->words->len; i++)
    if (!i || transcript_get_word (transcript, i)[-1].paragraph
            != transcript_get_word (transcript, i)->paragraph)
      check_label (transcript, i, doubts);
  g_array_sort (doubts, compare_doubts);
  return doubts;
}

const char *
doubt_kind_name (DoubtKind kind)
{
  static const char *const names[] = {
    [DOUBT_STAMP_BACKWARDS] = "stamp-backwards",
    [DOUBT_TOO_FAST] = "too-fast",
    [DOUBT_TOO_SLOW] = "too-slow",
    [DOUBT_LABEL_LATE] = "label-late",
  };

  return names[kind];
}

char *
doubt_to_text (const Doubt *doubt)
{
  switch (doubt->kind) {
    case DOUBT_STAMP_BACKWARDS:
      return g_strdup_printf ("its stamp goes back by %.0f s", doubt->is);
    case DOUBT_TOO_FAST:
      return g_strdup_printf ("%u words a second until the next stamp: nobody speaks so fast",
          (guint) (doubt->is + 0.5));
    case DOUBT_TOO_SLOW:
      return g_strdup ("few words until the next stamp: music, a pause or missing text");
    default:
      if (doubt->is < 2)
        return g_strdup ("the first word may be the speaker's before");
      return g_strdup_printf ("the first %u words may be the speaker's before", (guint) doubt->is);
  }
}
