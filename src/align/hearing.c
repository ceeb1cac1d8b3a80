#include "hearing.h"

#include "moved.h"
#include "timestamp.h"
#include "unsaid.h"

#define SURE_WORDS 1            /* or one that nobody said, between two doubtful ones of a place */
#define LEAST_WORDS 3           /* of a place; one or two stand between words that are sure */
#define LEAST_PASSAGE 10        /* words in a row nobody said: a passage, told apart */
#define TOLD 3                  /* insertions by their times */

static int
get_confidence (const Transcript *transcript, guint index)
{
  return transcript_get_word (transcript, index)->confidence;
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

int
hearing_get_median (const Transcript *transcript)
{
  g_autoptr (GArray) heard = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < transcript->words->len; i++)
    if (get_confidence (transcript, i) > 0)
      g_array_append_val (heard, transcript_get_word (transcript, i)->confidence);
  if (!heard->len)
    return CONFIDENCE_UNKNOWN;
  g_array_sort (heard, compare_ints);
  return g_array_index (heard, int, heard->len / 2);
}

guint
hearing_count_heard (const Transcript *transcript)
{
  guint n = 0;

  for (guint i = 0; i < transcript->words->len; i++)
    n += get_confidence (transcript, i) > 0;
  return n;
}

static const HeardPlace *
get_place (const GArray *places, guint index)
{
  return &g_array_index (places, HeardPlace, index);
}

static void
add_place (GArray *places, const Transcript *transcript, guint first, guint end)
{
  HeardPlace place = { first, end - first, transcript_get_word (transcript, first)->start,
    transcript_get_word (transcript, end - 1)->end };
  guint sum = 0;

  for (guint i = first; i < end; i++)
    sum += (guint) get_confidence (transcript, i);
  place.confidence = (int) (sum / place.n_words);
  g_array_append_val (places, place);
}

GArray *
hearing_list_unspoken (const Transcript *transcript)
{
  g_autoptr (GArray) passages = hearing_list_unsaid (transcript);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (HeardPlace));
  guint passage = 0;

  for (guint first = 0, end; first < transcript->words->len; first = end + 1) {
    for (end = first; end < transcript->words->len && get_confidence (transcript, end) == 0; end++)
      ;
    if (passage < passages->len && get_place (passages, passage)->first == first)
      passage++;
    else if (end > first)
      add_place (places, transcript, first, end);
  }
  return places;
}

GArray *
hearing_list_unsaid (const Transcript *transcript)
{
  g_autoptr (GArray) passages = unsaid_find (transcript);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (HeardPlace));

  for (guint i = 0; i < passages->len; i++) {
    const Unsaid *passage = &g_array_index (passages, Unsaid, i);

    add_place (places, transcript, passage->first, passage->end);
  }
  return places;
}

static gboolean
is_doubtful (const Transcript *transcript, guint index)
{
  int confidence = get_confidence (transcript, index);

  return confidence > 0 && confidence < HEARING_DOUBTFUL;
}

/* Behind the last doubtful word of the place that begins at @first. */
static guint
find_end (const Transcript *transcript, guint first)
{
  guint end = first + 1;

  for (guint i = end; i < transcript->words->len && i <= end + SURE_WORDS; i++)
    if (is_doubtful (transcript, i))
      end = i + 1;
  return end;
}

static guint
measure_doubt (const HeardPlace *place)
{
  return place->n_words * (guint) (100 - place->confidence);
}

static int
compare_doubt (gconstpointer a, gconstpointer b)
{
  const HeardPlace *first = a, *second = b;
  guint doubt = measure_doubt (first), other = measure_doubt (second);

  if (doubt != other)
    return doubt > other ? -1 : 1;
  return (first->first > second->first) - (first->first < second->first);
}

GArray *
hearing_list_doubtful (const Transcript *transcript)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (HeardPlace));

  for (guint i = 0, end; i < transcript->words->len; i = end) {
    end = i + 1;
    if (!is_doubtful (transcript, i))
      continue;
    end = find_end (transcript, i);
    if (end - i >= LEAST_WORDS)
      add_place (places, transcript, i, end);
  }
  g_array_sort (places, compare_doubt);
  return places;
}

/* "1,259": in every locale. */
static void
append_number (GString *text, guint number)
{
  if (number >= 1000) {
    append_number (text, number / 1000);
    g_string_append_printf (text, ",%03u", number % 1000);
  } else {
    g_string_append_printf (text, "%u", number);
  }
}

static void
append_count (GString *text, guint number, const char *thing)
{
  append_number (text, number);
  g_string_append_printf (text, " %s%s", thing, number == 1 ? "" : "s");
}

static void
append_time (GString *text, const char *before, Nanoseconds time)
{
  g_autofree char *clock = timestamp_to_clock (time);

  g_string_append_printf (text, "%s%s", before, clock);
}

static void
append_insertions (GString *text, const Transcript *transcript)
{
  guint n = transcript->insertions->len;

  if (!n)
    return;
  g_string_append (text, "; ");
  append_count (text, n, "insertion");
  for (guint i = 0; i < MIN (n, TOLD); i++) {
    const Insertion *insertion = &g_array_index (transcript->insertions, Insertion, i);

    append_time (text, !i ? " at " : i + 1 < n ? ", " : " and ", insertion->start);
    append_time (text, "-", insertion->end);
  }
  if (n > TOLD)
    g_string_append_printf (text, " and %u more", n - TOLD);
}

/* Single words that nobody said, and the longest passage. */
static void
append_unspoken (GString *text, const Transcript *transcript)
{
  g_autoptr (GArray) places = hearing_list_unspoken (transcript);
  const HeardPlace *longest = NULL;
  guint n = 0;

  for (guint i = 0; i < places->len; i++) {
    const HeardPlace *place = get_place (places, i);

    n += place->n_words;
    if (!longest || place->n_words > longest->n_words)
      longest = place;
  }
  if (!n)
    return;
  g_string_append (text, "; ");
  append_count (text, n, "word");
  g_string_append (text, " not heard");
  if (longest->n_words >= LEAST_PASSAGE) {
    g_string_append (text, longest->n_words < n ? ", " : "");
    if (longest->n_words < n)
      append_number (text, longest->n_words);
    append_time (text, longest->n_words < n ? " of them at " : " at ", longest->start);
  }
}

/* "78 words from 1:03 are not in the audio (captions leave them out)" */
static void
append_unsaid (GString *text, const Transcript *transcript)
{
  g_autoptr (GArray) places = hearing_list_unsaid (transcript);
  guint n = 0;

  for (guint i = 0; i < places->len; i++)
    n += get_place (places, i)->n_words;
  if (!n)
    return;
  if (text->len)
    g_string_append (text, "; ");
  append_count (text, n, "word");
  if (places->len > 1) {
    g_string_append_printf (text, " in %u passages, the first", places->len);
  }
  append_time (text, " from ", get_place (places, 0)->start);
  g_string_append_printf (text, "%s are not in the audio (captions leave them out)",
      places->len > 1 ? "," : "");
}

char *
hearing_unsaid_to_text (const Transcript *transcript)
{
  GString *text = g_string_new (NULL);

  append_unsaid (text, transcript);
  return g_string_free (text, FALSE);
}

static void
append_doubtful (GString *text, const Transcript *transcript)
{
  g_autoptr (GArray) places = hearing_list_doubtful (transcript);

  if (!places->len)
    return;
  g_string_append (text, "; doubtful: ");
  append_count (text, places->len, "place");
  append_time (text, places->len > 1 ? ", the worst at " : ", at ",
      get_place (places, 0)->start);
}

static void
append_moved (GString *text, const Transcript *transcript)
{
  g_autoptr (GArray) moved = moved_words (transcript);

  if (!moved->len)
    return;
  g_string_append (text, "; ");
  append_count (text, moved->len, "late label");
  g_string_append (text, " put right");
}

char *
hearing_to_text (const Transcript *transcript)
{
  GString *text = g_string_new (NULL);

  append_count (text, hearing_count_heard (transcript), "word");
  g_string_append (text, " placed");
  if (hearing_get_median (transcript) != CONFIDENCE_UNKNOWN)
    g_string_append_printf (text, ", median confidence %d", hearing_get_median (transcript));
  append_insertions (text, transcript);
  append_unspoken (text, transcript);
  append_unsaid (text, transcript);
  append_doubtful (text, transcript);
  append_moved (text, transcript);
  return g_string_free (text, FALSE);
}
