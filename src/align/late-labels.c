/* Text proposes, sound decides. A model of each of the two voices is learned from the rest of the
 * episode; the words in question, weighed by both, must all be more like the one's, and as the
 * other's hardly ever are. What is usual is measured on as long stretches of his own words. Likeness
 * is the mean logarithm of the odds of a frame, as in D. Reynolds, T. Quatieri and R. Dunn, "Speaker
 * Verification Using Adapted Gaussian Mixture Models" (2000). */
#include "late-labels.h"

#include <math.h>
#include <string.h>

#include "doubts.h"
#include "frontend.h"
#include "timbre.h"

#define FRAME (SECOND * FRONTEND_HOP / FRONTEND_RATE)
#define MOST_FRAMES 9000        /* learned from: a minute and a half of words */
#define LEAST_FRAMES 300        /* with less nobody knows a voice */
#define LEAST_LATE 12           /* frames of the words in question */
#define NEAR_FRAMES 250         /* of what is before them and behind */
#define LONGEST_RUN 2000        /* frames measured at once */
#define SURE 50                 /* confidence of words to learn from */
#define LEAST_HEARD 25          /* confidence of words in question, in the mean */
#define MOST_VOICES 12          /* compared */

#define UNUSUAL 4.0             /* standard deviations from what the next one's words are like */

typedef struct {
  GArray *frames;               /* (element-type float), rows of TIMBRE_FEATURES */
  Timbre timbre;
} Voice;

typedef struct {
  Transcript *transcript;
  const AlignSound *sound;
  guint8 *is_late;              /* of a word: it is not sure whose it is */
  GHashTable *voices;           /* by speaker (element-type Voice) */
} Repair;

static void
voice_free (gpointer data)
{
  Voice *voice = data;

  g_array_unref (voice->frames);
  g_free (voice);
}

static gsize
to_frame (Nanoseconds time)
{
  return time / FRAME;
}

/* Appends the frames of words [@first, @end), which follow each other, @most at most. */
static void
measure_words (const Repair *repair, guint first, guint end, gsize most, GArray *frames)
{
  const gsize n_all = frontend_count_frames (repair->sound->n_samples);
  const gsize from = to_frame (transcript_get_word (repair->transcript, first)->start);
  gsize until = to_frame (transcript_get_word (repair->transcript, end - 1)->end), n = 0;
  g_autofree float *cepstra = NULL;

  until = MIN (until, MIN (n_all, from + LONGEST_RUN));
  if (from >= until)
    return;
  cepstra = g_new (float, (until - from) * FRONTEND_CEPSTRA);
  frontend_measure (repair->sound->samples + from * FRONTEND_HOP,
      (until - from - 1) * FRONTEND_HOP + FRONTEND_WINDOW, cepstra);
  for (guint i = first; i < end; i++) {
    const Word *word = transcript_get_word (repair->transcript, i);

    for (gsize k = to_frame (word->start); k < MIN (to_frame (word->end), until) && n < most; k++)
      if (k >= from) {
        g_array_append_vals (frames, cepstra + (k - from) * FRONTEND_CEPSTRA + 1, TIMBRE_FEATURES);
        n++;
      }
  }
}

static guint
count_frames (const GArray *frames)
{
  return frames->len / TIMBRE_FEATURES;
}

/* The words from @first on that are one's surely, without a break. */
static guint
find_run_end (const Repair *repair, guint first)
{
  const int speaker = transcript_get_word_speaker (repair->transcript, first);
  guint end = first;

  while (end < repair->transcript->words->len && !repair->is_late[end]
      && transcript_get_word (repair->transcript, end)->confidence >= SURE
      && transcript_get_word_speaker (repair->transcript, end) == speaker)
    end++;
  return end;
}

static gsize
count_spoken (const Repair *repair, int speaker)
{
  gsize n = 0;

  for (guint i = 0; i < repair->transcript->words->len; i++) {
    const Word *word = transcript_get_word (repair->transcript, i);

    if (transcript_get_word_speaker (repair->transcript, i) == speaker)
      n += to_frame (word->end - word->start);
  }
  return n;
}

/* From all over the episode: of who speaks long, a part of each run. */
static Voice *
learn_voice (const Repair *repair, int speaker)
{
  const double part = MIN (1, MOST_FRAMES / (double) MAX (count_spoken (repair, speaker), 1));
  Voice *voice = g_new0 (Voice, 1);

  voice->frames = g_array_new (FALSE, FALSE, sizeof (float));
  for (guint i = 0; i < repair->transcript->words->len; i++) {
    const guint end = find_run_end (repair, i);

    if (end == i || transcript_get_word_speaker (repair->transcript, i) != speaker)
      continue;
    measure_words (repair, i, i + MAX ((guint) ((end - i) * part), 1), LONGEST_RUN, voice->frames);
    i = end - 1;
  }
  if (count_frames (voice->frames))
    timbre_learn (&voice->timbre, (const float *) voice->frames->data,
        count_frames (voice->frames));
  return voice;
}

static const Voice *
get_voice (const Repair *repair, int speaker)
{
  Voice *voice = g_hash_table_lookup (repair->voices, GINT_TO_POINTER (speaker));

  if (!voice) {
    voice = learn_voice (repair, speaker);
    g_hash_table_insert (repair->voices, GINT_TO_POINTER (speaker), voice);
  }
  return voice;
}

/* How much more a frame is like @last's voice than like @next's, in the mean of @n frames. */
static double
compare_frames (const Voice *last, const Voice *next, const float *frames, gsize n)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += timbre_weigh (&last->timbre, frames + i * TIMBRE_FEATURES)
        - timbre_weigh (&next->timbre, frames + i * TIMBRE_FEATURES);
  return sum / n;
}

typedef struct {
  double mean, deviation;
} Usual;

/* What compare_frames () says of @own's stretches of @n frames. */
static Usual
measure_usual (const Voice *last, const Voice *next, const Voice *own, gsize n)
{
  const gsize n_own = count_frames (own->frames);
  double sum = 0, squares = 0;
  guint n_stretches = 0;

  for (gsize at = 0; at + n <= n_own; at += MAX (n / 2, 1)) {
    double likeness = compare_frames (last, next,
        (const float *) own->frames->data + at * TIMBRE_FEATURES, n);

    sum += likeness;
    squares += likeness * likeness;
    n_stretches++;
  }
  sum /= n_stretches;
  return (Usual) { sum, sqrt (MAX (squares / n_stretches - sum * sum, 1e-9)) };
}

static double
compare_words (const Repair *repair, const Voice *last, const Voice *next, guint first, guint end)
{
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (float));

  measure_words (repair, first, end, NEAR_FRAMES, frames);
  return count_frames (frames) ? compare_frames (last, next, (const float *) frames->data,
      count_frames (frames)) : 0;
}

/* The words up to @first that fill NEAR_FRAMES and are one's. */
static guint
find_near (const Repair *repair, guint first)
{
  const Transcript *transcript = repair->transcript;
  const int speaker = transcript_get_word_speaker (transcript, first - 1);
  guint near = first - 1;

  while (near && transcript_get_word_speaker (transcript, near - 1) == speaker
      && !repair->is_late[near - 1]
      && transcript_get_word (transcript, near - 1)->start + NEAR_FRAMES * FRAME
          > transcript_get_word (transcript, first - 1)->end)
    near--;
  return near;
}

/* No end of the words is the next one's: else the sentence ends before them, without a mark. */
static gboolean
are_all_of_last (const Repair *repair, const Voice *last, const Voice *next, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (compare_words (repair, last, next, i, end) <= 0)
      return FALSE;
  return TRUE;
}

/* As the next one's own words hardly ever are. */
static gboolean
are_not_of_next (const Repair *repair, const Voice *last, const Voice *next, guint first, guint end)
{
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (float));
  gsize n;
  Usual usual;

  measure_words (repair, first, end, NEAR_FRAMES, frames);
  n = count_frames (frames);
  if (n < LEAST_LATE || count_frames (next->frames) < n)
    return FALSE;
  usual = measure_usual (last, next, next, n);
  return compare_frames (last, next, (const float *) frames->data, n)
      >= usual.mean + UNUSUAL * usual.deviation;
}

/* It is no third one who says them. */
static gboolean
are_of_nobody_else (const Repair *repair, const Voice *last, guint first, guint end)
{
  for (guint i = 0; i < MIN (repair->transcript->speakers->len, MOST_VOICES); i++) {
    const Voice *other = get_voice (repair, (int) i);

    if (other != last && count_frames (other->frames) >= LEAST_FRAMES
        && compare_words (repair, last, other, first, end) <= 0)
      return FALSE;
  }
  return TRUE;
}

/* What is in the sound there are not these words at all. */
static gboolean
are_heard (const Repair *repair, guint first, guint end)
{
  guint sum = 0;

  for (guint i = first; i < end; i++)
    sum += MAX (transcript_get_word (repair->transcript, i)->confidence, 0);
  return sum >= LEAST_HEARD * (end - first);
}

/* Words [@first, @end) are in question. Those before must be like the one, those behind like the
 * other: else the models know nothing of them. */
static gboolean
is_of_last (const Repair *repair, guint first, guint end)
{
  const Transcript *transcript = repair->transcript;
  const Voice *last = get_voice (repair, transcript_get_word_speaker (transcript, first - 1));
  const Voice *next = get_voice (repair, transcript_get_word_speaker (transcript, end));

  return are_heard (repair, first, end)
      && count_frames (last->frames) >= LEAST_FRAMES && count_frames (next->frames) >= LEAST_FRAMES
      && compare_words (repair, last, next, find_near (repair, first), first) > 0
      && compare_words (repair, last, next, end, MAX (find_run_end (repair, end), end + 1)) < 0
      && are_all_of_last (repair, last, next, first, end)
      && are_not_of_next (repair, last, next, first, end)
      && are_of_nobody_else (repair, last, first, end);
}

static guint
find_first_word (const Transcript *transcript, guint paragraph)
{
  guint low = 0, high = transcript->words->len;

  while (low < high) {
    guint middle = (low + high) / 2;

    if (transcript_get_word (transcript, middle)->paragraph < paragraph)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* (element-type Doubt) */
static GArray *
find_late_labels (const Transcript *transcript)
{
  GArray *doubts = doubts_of_transcript (transcript);

  for (guint i = doubts->len; i-- > 0;) {
    const Doubt *doubt = &g_array_index (doubts, Doubt, i);
    guint first = doubt->kind == DOUBT_LABEL_LATE
        ? find_first_word (transcript, doubt->paragraph) : 0;

    if (!first || transcript_get_word_speaker (transcript, first) == SPEAKER_NONE
        || transcript_get_word_speaker (transcript, first - 1) == SPEAKER_NONE)
      g_array_remove_index (doubts, i);
  }
  return doubts;
}

guint
late_labels_repair (Transcript *transcript, const AlignSound *sound)
{
  g_autoptr (GArray) doubts = find_late_labels (transcript);
  g_autofree guint8 *is_late = g_new0 (guint8, transcript->words->len + 1);
  g_autoptr (GHashTable) voices = g_hash_table_new_full (NULL, NULL, NULL, voice_free);
  const Repair repair = { transcript, sound, is_late, voices };
  guint n = 0;

  for (guint i = 0; i < doubts->len; i++) {
    const Doubt *doubt = &g_array_index (doubts, Doubt, i);

    memset (is_late + find_first_word (transcript, doubt->paragraph), TRUE, (gsize) doubt->is);
  }
  for (guint i = 0; i < doubts->len; i++) {
    const Doubt *doubt = &g_array_index (doubts, Doubt, i);
    const guint first = find_first_word (transcript, doubt->paragraph);
    const guint end = first + (guint) doubt->is;

    if (!is_of_last (&repair, first, end))
      continue;
    for (guint k = first; k < end; k++)
      transcript_get_word (transcript, k)->paragraph
          = transcript_get_word (transcript, first - 1)->paragraph;
    n++;
  }
  return n;
}
