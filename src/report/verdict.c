#include "verdict.h"

#include "spoken.h"

#define SURE 80
#define FAIR 50

#define FAR_WORDS 2             /* sure words between two that are not part places */
#define FAR (SECOND)
#define LONGEST (10 * SECOND)   /* of a place, as far as it is drawn */
#define SHORTEST (5 * SECOND)   /* of what is drawn */
#define AROUND (1200 * MILLISECOND)

static Verdict
judge_confidence (int confidence)
{
  if (confidence == CONFIDENCE_UNKNOWN)
    return VERDICT_NONE;
  if (confidence == 0)
    return VERDICT_UNHEARD;
  return confidence >= SURE ? VERDICT_SURE : confidence >= FAIR ? VERDICT_FAIR : VERDICT_DOUBTFUL;
}

guint8 *
verdicts_of_words (const Transcript *transcript)
{
  guint8 *verdicts = g_new (guint8, transcript->words->len + 1);
  g_autoptr (GPtrArray) readings = spoken_words (transcript);

  for (guint i = 0; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);
    gboolean is_said = ((GPtrArray *) readings->pdata[i])->len > 0;

    verdicts[i] = is_said && word->start != NANOSECONDS_NONE ? judge_confidence (word->confidence)
        : VERDICT_NONE;
  }
  return verdicts;
}

const char *
verdict_name (Verdict verdict)
{
  static const char *const names[VERDICTS] = { "sure", "fair", "doubtful", "unheard", "none" };

  return names[verdict];
}

static gboolean
is_trouble (Verdict verdict)
{
  return verdict != VERDICT_SURE && verdict != VERDICT_NONE;
}

static void
count_word (Place *place, const Word *word, Verdict verdict)
{
  place->n_unheard += verdict == VERDICT_UNHEARD;
  place->n_doubtful += verdict == VERDICT_DOUBTFUL;
  place->n_fair += verdict == VERDICT_FAIR;
  place->weight += SURE - word->confidence;
  if (verdict != VERDICT_UNHEARD && (place->lowest == CONFIDENCE_UNKNOWN
      || word->confidence < place->lowest))
    place->lowest = word->confidence;
}

/* What is drawn: the place, something around it, and no less than a breath of speech. */
static void
frame_place (Place *place, const Transcript *transcript)
{
  const Word *first = transcript_get_word (transcript, place->first);
  Nanoseconds start = first->start, end = first->end;

  for (guint i = place->first; i < place->end; i++)
    end = MAX (end, transcript_get_word (transcript, i)->end);
  end = CLAMP (end, start, start + LONGEST);
  if (end - start + 2 * AROUND < SHORTEST) {
    Nanoseconds more = (SHORTEST - 2 * AROUND - (end - start)) / 2;

    start -= MIN (start, more);
    end += more;
  }
  place->from = start - MIN (start, AROUND);
  place->until = end + AROUND;
}

static gboolean
goes_on (const Transcript *transcript, const Place *place, guint word)
{
  const Word *last = transcript_get_word (transcript, place->end - 1);
  const Word *next = transcript_get_word (transcript, word);

  return word - place->end <= FAR_WORDS && next->start < last->end + FAR
      && next->end < transcript_get_word (transcript, place->first)->start + LONGEST;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *first = a, *second = b;

  if (first->weight != second->weight)
    return first->weight < second->weight ? 1 : -1;
  return (first->first > second->first) - (first->first < second->first);
}

GArray *
places_of_words (const Transcript *transcript, const guint8 *verdicts)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  Place *place = NULL;

  for (guint i = 0; i < transcript->words->len; i++) {
    if (!is_trouble (verdicts[i]))
      continue;
    if (!place || !goes_on (transcript, place, i)) {
      const Place new = { .first = i, .end = i + 1, .lowest = CONFIDENCE_UNKNOWN };

      g_array_append_val (places, new);
      place = &g_array_index (places, Place, places->len - 1);
    }
    place->end = i + 1;
    count_word (place, transcript_get_word (transcript, i), verdicts[i]);
  }
  for (guint i = 0; i < places->len; i++)
    frame_place (&g_array_index (places, Place, i), transcript);
  g_array_sort (places, compare_places);
  return places;
}
