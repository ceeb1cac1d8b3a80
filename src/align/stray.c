#include "stray.h"

#include "durations.h"
#include "insertions.h"
#include "pace.h"

/* Of 3,662 words in five languages, among them fillers that the text does not have, wrong and missing
 * words and noise: 81 of the 100 that these limits choose were right, and 9 of the 11 that were more
 * than half a second off are among them. */
#define GAP (100 * MILLISECOND)
#define ENOUGH 120              /* evidence of all of a word's frames that holds it in its place */

static gboolean
is_gap (const Word *before, const Word *after)
{
  return before->end + GAP < after->start && before->paragraph == after->paragraph
      && pace_of_pause (before->text) <= 0;
}

/* Of words that were heard, the next from @index on in the direction of @step; NULL: none. */
static const Word *
find_heard (const Transcript *transcript, guint index, int step)
{
  for (index += (guint) step; index < transcript->words->len; index += (guint) step)
    if (transcript_get_word (transcript, index)->confidence > 0)
      return transcript_get_word (transcript, index);
  return NULL;
}

static gboolean
is_beside_gap (const Transcript *transcript, guint index)
{
  const Word *word = transcript_get_word (transcript, index);
  const Word *before = find_heard (transcript, index, -1), *after = find_heard (transcript, index, 1);

  return (before && is_gap (before, word)) || (after && is_gap (word, after));
}

void
stray_doubt (Transcript *transcript, const GArray *spans)
{
  g_autoptr (GArray) strays = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < spans->len; i++) {
    const Span *span = &g_array_index (spans, Span, i);
    const guint32 word = span->word;

    if (span->kind == SPAN_WORD && span->evidence < ENOUGH && is_beside_gap (transcript, word))
      g_array_append_val (strays, word);
  }
  for (guint i = 0; i < strays->len; i++) {
    Word *word = transcript_get_word (transcript, g_array_index (strays, guint32, i));

    word->confidence = MIN (word->confidence, DURATIONS_DOUBTED);
  }
}
