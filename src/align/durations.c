#include "durations.h"

#include "pace.h"

/* Of 2,700 words in five languages, a tenth of the texts wrong: beyond these 8 of 20 were more than
 * 200 ms off, between them 24 of the others. */
#define SHORTEST 0.25           /* times the usual */
#define LONGEST 2.2
#define LEAST_WORDS 20          /* that tell a pace */

static double
measure_word (const Word *word)
{
  return (double) (word->end - word->start) / SECOND / pace_of_word (word->text);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

void
durations_doubt (Transcript *transcript)
{
  g_autoptr (GArray) paces = g_array_new (FALSE, FALSE, sizeof (double));
  double usual;

  for (guint i = 0; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);
    double pace = measure_word (word);

    if (word->confidence > 0)
      g_array_append_val (paces, pace);
  }
  if (paces->len < LEAST_WORDS)
    return;
  g_array_sort (paces, compare_doubles);
  usual = g_array_index (paces, double, paces->len / 2);
  for (guint i = 0; i < transcript->words->len; i++) {
    Word *word = transcript_get_word (transcript, i);
    double pace = measure_word (word) / usual;

    if (pace < SHORTEST || pace > LONGEST)
      word->confidence = MIN (word->confidence, DURATIONS_DOUBTED);
  }
}
