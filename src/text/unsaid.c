#include "unsaid.h"

#include "pace.h"

#define LEAST_TIME (1 / 3.0)    /* of what words take at a calm pace; nobody speaks faster */

static gboolean
is_unheard (const Transcript *transcript, guint index)
{
  const Word *word = transcript_get_word (transcript, index);

  return word->confidence == 0 && word->start != NANOSECONDS_NONE;
}

static gboolean
has_no_time (const Transcript *transcript, const Unsaid *passage)
{
  Nanoseconds start = transcript_get_word (transcript, passage->first)->start;
  Nanoseconds end = transcript_get_word (transcript, passage->end - 1)->end;
  double needed = 0;

  for (guint i = passage->first; i < passage->end; i++)
    needed += pace_of_word (transcript_get_word (transcript, i)->text);
  return (double) (end > start ? end - start : 0) < needed * LEAST_TIME * SECOND;
}

GArray *
unsaid_find (const Transcript *transcript)
{
  GArray *passages = g_array_new (FALSE, FALSE, sizeof (Unsaid));
  Unsaid passage = { 0, 0 };

  for (; passage.first < transcript->words->len; passage.first = passage.end + 1) {
    for (passage.end = passage.first;
        passage.end < transcript->words->len && is_unheard (transcript, passage.end);)
      passage.end++;
    if (passage.end - passage.first >= UNSAID_LEAST && has_no_time (transcript, &passage))
      g_array_append_val (passages, passage);
  }
  return passages;
}
