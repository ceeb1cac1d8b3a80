/* espeak-ng reads the text out, and each sound of that reading is known. Its cepstra are warped
 * onto those of the audio (as F. Malfrere and T. Dutoit, "High-quality speech synthesis for
 * phonetic speech segmentation", 1997), first in coarse frames and without a guess of where things
 * are, then in fine ones near there. That finds where most phones are, which is enough to learn
 * how they sound in this recording (monophones.c), and that finds them far better than any other
 * voice can. */
#include "synthetic.h"

#include <math.h>

#include "frontend.h"
#include "monophones.h"
#include "reading.h"
#include "span.h"
#include "voice.h"
#include "warp.h"

#define WIDTH FRONTEND_CEPSTRA
#define FRAME (10 * MILLISECOND)
#define MIDDLE (8 * MILLISECOND)        /* of a window, where a frame's sound begins to count */

#define MEAN_REACH 300          /* frames: a room and a voice are what these have in common */
#define MOST 3.0f               /* standard deviations: digital silence is no louder a silence */
#define COARSE 8                /* frames in one */
#define COARSE_REACH (120 * 100 / COARSE)       /* rows, 2 minutes */
#define FINE_REACH 50           /* rows, half a second */
#define LEAP_COST 1.0f

/* Of the distance of a frame to any part of the reading: what it may cost for nothing to be said.
 * The part that belongs there has two thirds, in clean sound and at 10 dB alike. */
static const float coarse_waits[] = { 0.7f, 0.74f, 0.8f, 100.0f };
#define FINE_WAIT 0.8f
#define COARSE_START_WAIT 10.0f
#define FINE_START_WAIT 30.0f
#define SAMPLE 200              /* parts of the reading that stand for any */

#define ROUNDS 6
#define MIN_INSERTION (5 * SECOND)

#define SURE 7.0                /* nats a frame: as good as evidence gets */
#define MATCHING 25             /* median confidence: 42 of clean sound, 32 at 10 dB, 21 of other */

typedef struct {
  Transcript *transcript;
  Reading *reading;
  guint n_frames;
  float *cepstra;
} Job;

static void
job_clear (Job *job)
{
  g_clear_pointer (&job->reading, reading_free);
  g_free (job->cepstra);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

/* Takes the mean off and makes all cepstra vary alike, so that voices differ less than sounds. */
static void
make_comparable (float *cepstra, guint n_frames)
{
  frontend_remove_mean (cepstra, n_frames, MEAN_REACH);
  for (guint k = 0; k < WIDTH; k++) {
    double square = 0;
    float scale;

    for (gsize i = 0; i < n_frames; i++)
      square += (double) cepstra[i * WIDTH + k] * cepstra[i * WIDTH + k];
    scale = square > 0 ? (float) (1 / sqrt (square / n_frames)) : 1;
    for (gsize i = 0; i < n_frames; i++)
      cepstra[i * WIDTH + k] = CLAMP (cepstra[i * WIDTH + k] * scale, -MOST, MOST);
  }
}

static guint
count_coarse (guint n_frames)
{
  return (n_frames + COARSE - 1) / COARSE;
}

/* The mean of every COARSE frames, and of what is left. */
static float *
make_coarse (const float *cepstra, guint n_frames)
{
  float *coarse = g_new0 (float, (gsize) count_coarse (n_frames) * WIDTH);

  for (gsize i = 0; i < n_frames; i++) {
    gsize n = MIN (COARSE, n_frames - i / COARSE * COARSE);

    for (guint k = 0; k < WIDTH; k++)
      coarse[i / COARSE * WIDTH + k] += cepstra[i * WIDTH + k] / (float) n;
  }
  return coarse;
}

/* Of each frame of sound: @factor of its mean distance to the reading. */
static float *
measure_waits (const WarpRows *rows, const float *sound, guint n_frames, float factor)
{
  float *waits = g_new (float, n_frames);
  guint step = MAX (1, rows->n_rows / SAMPLE), n = (rows->n_rows + step - 1) / step;

  for (gsize i = 0; i < n_frames; i++) {
    float sum = 0;

    for (guint row = 0; row < rows->n_rows; row += step)
      sum += warp_measure (rows->shapes, sound + i * WIDTH, row);
    waits[i] = factor * sum / (float) n;
  }
  return waits;
}

/* All of the reading may be hurried through; before a paragraph, and at the end, there may be
 * anything. */
static guint8 *
make_flags (const Reading *reading, guint n_rows, guint frames_a_row)
{
  guint8 *flags = g_malloc (n_rows);

  for (guint i = 0; i < n_rows; i++)
    flags[i] = WARP_MAY_LEAP;
  for (guint i = 0; i < reading->paragraphs->len; i++)
    flags[g_array_index (reading->paragraphs, guint, i) / frames_a_row] |= WARP_MAY_WAIT;
  flags[n_rows - 1] |= WARP_MAY_WAIT;
  return flags;
}

static gboolean
find_coarse (const Job *job, float wait, guint32 *path)
{
  const Reading *reading = job->reading;
  guint n_rows = count_coarse (reading->n_frames), n = count_coarse (job->n_frames);
  g_autofree float *read = make_coarse ((const float *) reading->cepstra->data, reading->n_frames);
  g_autofree float *sound = make_coarse (job->cepstra, job->n_frames);
  g_autofree guint8 *flags = make_flags (reading, n_rows, COARSE);
  const WarpShapes shapes = { .width = WIDTH, .means = read };
  const WarpRows rows = { .shapes = &shapes, .n_rows = n_rows, .flags = flags,
    .leap_cost = LEAP_COST, .start_wait_cost = COARSE_START_WAIT };
  g_autofree float *waits = measure_waits (&rows, sound, n, wait);
  const WarpFrames frames = { .n_frames = n, .features = sound, .wait_costs = waits,
    .reach = COARSE_REACH };

  return warp_find (&rows, &frames, path);
}

/* The rows that are FINE_REACH from where @coarse was, and comes to next. */
static void
choose_rows (const Job *job, const guint32 *coarse, guint32 *first, guint32 *end)
{
  guint n_rows = job->reading->n_frames, n = count_coarse (job->n_frames), row = 0, low = 0;

  for (guint i = 0; i < job->n_frames; i++) {
    guint at = i / COARSE, next = MIN (at + 1, n - 1);

    row = coarse[at] == WARP_WAITING ? row : coarse[at] * COARSE;
    low = MAX (low, row > FINE_REACH ? row - FINE_REACH : 0);
    first[i] = MIN (low, n_rows - 1);
    end[i] = MIN ((coarse[next] == WARP_WAITING ? row : coarse[next] * COARSE) + COARSE
        + FINE_REACH, n_rows);
  }
  end[job->n_frames - 1] = n_rows;
}

static gboolean
find_fine (const Job *job, const guint32 *coarse, guint32 *path)
{
  const Reading *reading = job->reading;
  g_autofree guint32 *first = g_new (guint32, job->n_frames), *end = g_new (guint32, job->n_frames);
  g_autofree guint8 *flags = make_flags (reading, reading->n_frames, 1);
  const WarpShapes shapes = { .width = WIDTH, .means = (const float *) reading->cepstra->data };
  const WarpRows rows = { .shapes = &shapes, .n_rows = reading->n_frames, .flags = flags,
    .leap_cost = LEAP_COST, .start_wait_cost = FINE_START_WAIT };
  g_autofree float *waits = measure_waits (&rows, job->cepstra, job->n_frames, FINE_WAIT);
  const WarpFrames frames = { .n_frames = job->n_frames, .features = job->cepstra, .first = first,
    .end = end, .wait_costs = waits };

  choose_rows (job, coarse, first, end);
  return warp_find (&rows, &frames, path);
}

/* The more that is found to be nobody's words the better, but where too much is wrong, waiting for
 * better never ends. */
static gboolean
find_reading (const Job *job, guint32 *path)
{
  g_autofree guint32 *coarse = g_new (guint32, count_coarse (job->n_frames));

  for (guint i = 0; i < G_N_ELEMENTS (coarse_waits); i++)
    if (find_coarse (job, coarse_waits[i], coarse) && find_fine (job, coarse, path))
      return TRUE;
  return FALSE;
}

static Nanoseconds
time_of_frame (guint frame)
{
  return frame * FRAME + MIDDLE;
}

static void
forget_times (Transcript *transcript)
{
  for (guint i = 0; i < transcript->words->len; i++) {
    Word *word = transcript_get_word (transcript, i);

    word->start = word->end = NANOSECONDS_NONE;
    word->confidence = 0;
  }
}

/* A word lasts from the first frame of its phones to the last. */
static void
time_heard_words (const Job *job, const Monophones *phones)
{
  const ReadingPhone *all = (const ReadingPhone *) job->reading->phones->data;
  guint last = G_MAXUINT, n = 0;
  double sum = 0;

  for (guint i = 0; i < job->n_frames; i++) {
    float evidence = 0;
    guint32 phone = monophones_get_phone (phones, i, &evidence);
    Word *word;

    if (phone == MONOPHONES_NONE)
      continue;
    word = transcript_get_word (job->transcript, all[phone].word);
    if (all[phone].word != last) {
      word->start = time_of_frame (i);
      sum = n = 0;
    }
    last = all[phone].word;
    sum += evidence;
    word->end = time_of_frame (i + 1);
    word->confidence = (int) CLAMP (100 * sum / ++n / SURE, 0, 100);
  }
}

/* Words that the voice runs together share what one of them was given; at the beginning nothing was
 * given, and they share the time before. */
static void
share_times (Transcript *transcript, Nanoseconds length)
{
  guint n = transcript->words->len, end;

  for (guint i = 0; i < n; i = end) {
    const Word *word = transcript_get_word (transcript, i);
    Nanoseconds start = word->start == NANOSECONDS_NONE ? 0 : word->start, stop = word->end;

    for (end = i + 1; end < n; end++)
      if (transcript_get_word (transcript, end)->start != NANOSECONDS_NONE)
        break;
    if (word->start == NANOSECONDS_NONE)
      stop = end < n ? transcript_get_word (transcript, end)->start : length;
    if (end > i + 1 || word->start == NANOSECONDS_NONE)
      span_share (transcript, i, end, start, stop);
  }
}

/* Onsets grow by a millisecond at least; no word reaches into the next. */
static void
part_words (Transcript *transcript)
{
  for (guint i = 1; i < transcript->words->len; i++) {
    Word *word = transcript_get_word (transcript, i), *last = word - 1;

    if (word->start <= last->start)
      word->start = last->start + MILLISECOND;
    word->end = MAX (word->end, word->start + MILLISECOND);
    last->end = MIN (last->end, word->start);
  }
}

static void
note_insertions (const Job *job, const Monophones *phones)
{
  GArray *insertions = job->transcript->insertions;

  g_array_set_size (insertions, 0);
  for (guint i = 0, end; i < job->n_frames; i = end + 1) {
    Insertion insertion;

    for (end = i; end < job->n_frames && monophones_is_waiting (phones, end); end++)
      ;
    insertion = (Insertion) { .start = i * FRAME, .end = end * FRAME };
    if (insertion.end - insertion.start >= MIN_INSERTION)
      g_array_append_val (insertions, insertion);
  }
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static int
find_median_confidence (const Transcript *transcript)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < transcript->words->len; i++)
    g_array_append_val (all, transcript_get_word (transcript, i)->confidence);
  g_array_sort (all, compare_ints);
  return g_array_index (all, int, all->len / 2);
}

static void
report (const AlignProgress *progress, double part)
{
  if (progress && progress->report)
    progress->report (part, progress->data);
}

static gboolean
set_mismatch (GError **error)
{
  g_set_error_literal (error, ALIGN_ERROR, ALIGN_ERROR_MISMATCH,
      "the audio does not match the transcript");
  return FALSE;
}

static gboolean
find_words (Job *job, const AlignProgress *progress, GError **error)
{
  g_autofree guint32 *path = g_new (guint32, job->n_frames);
  g_autoptr (Monophones) phones = NULL;

  if (!find_reading (job, path))
    return set_mismatch (error);
  report (progress, 0.5);
  phones = monophones_new (job->reading, job->cepstra, job->n_frames);
  monophones_start (phones, path);
  for (guint round = 0; round < ROUNDS; round++) {
    if (!monophones_train (phones))
      return set_mismatch (error);
    report (progress, 0.5 + 0.5 * (round + 1) / ROUNDS);
  }
  forget_times (job->transcript);
  time_heard_words (job, phones);
  note_insertions (job, phones);
  return TRUE;
}

gboolean
synthetic_time_words (Transcript *transcript, const AlignSound *sound,
    const AlignProgress *progress, GError **error)
{
  const char *language = transcript->language ? transcript->language : "en";
  g_auto (Job) job = { .transcript = transcript };
  g_autoptr (GError) silence = NULL;

  if (!voice_select (language, &silence)) {
    g_set_error_literal (error, ALIGN_ERROR, ALIGN_ERROR_NO_VOICE, silence->message);
    return FALSE;
  }
  if (!transcript->words->len)
    return TRUE;
  job.n_frames = (guint) frontend_count_frames (sound->n_samples);
  job.reading = reading_of_transcript (transcript);
  report (progress, 0.2);
  if (!job.n_frames || !job.reading->phones->len) {
    g_set_error_literal (error, ALIGN_ERROR, ALIGN_ERROR_NO_AUDIO, "too short to hold a word");
    return FALSE;
  }

  job.cepstra = g_new (float, (gsize) job.n_frames * WIDTH);
  frontend_measure (sound->samples, sound->n_samples, job.cepstra);
  make_comparable (job.cepstra, job.n_frames);
  make_comparable ((float *) job.reading->cepstra->data, job.reading->n_frames);
  report (progress, 0.3);
  if (!find_words (&job, progress, error))
    return FALSE;
  share_times (transcript, sound->n_samples * (SECOND / FRONTEND_RATE));
  part_words (transcript);
  transcript->timing = TIMING_SYNTHETIC;
  return find_median_confidence (transcript) >= MATCHING || set_mismatch (error);
}
