/* espeak-ng reads the text out, in several voices, and each sound of that reading is known: it
 * teaches a model of the language's phones. With it the words are found in the recording, roughly
 * and among whatever else is there; what was found teaches the model anew, which then knows how the
 * phones sound in this recording and finds them far better than any other voice can. */
#include "synthetic.h"

#include <math.h>

#include "durations.h"
#include "frontend.h"
#include "placement.h"
#include "reading.h"
#include "stray.h"
#include "voice.h"
#include "walk.h"

#define WIDTH FRONTEND_CEPSTRA
#define MEAN_REACH 300          /* frames: a room and a voice are what these have in common */
#define MOST 3.0f               /* standard deviations: digital silence is no louder a silence */
#define COARSE 3                /* frames in one */
#define FAR_REACH 10000         /* rows of coarse frames: phones, some twelve minutes */
#define NEAR_REACH 3000         /* the same, as far as most episodes ask for */
#define KNOWN_REACH 1000        /* the same, where a way is known */
#define LEAST_FOUND 0.9         /* part of the words near by; with less it is worth looking far */
#define FINE_REACH 250          /* rows: states, some six seconds */
#define COARSE_ROUNDS 2
#define FINE_ROUNDS 3

/* Read sentences of nine words: median 25 ms and mean 58 with one reading, 20 and 45 with four. */
#define ENOUGH_WORDS 400
#define MOST_READINGS 4

/* Of that of all sound, the least variance of a state: voices differ more from the synthetic ones,
 * and these less from each other, than those of one recording. */
#define READ_VARIANCE 1.5
#define HEARD_VARIANCE 0.2

/* What speaks for a word in a coarse frame, in the mean, after one round of learning: 3.3 to 5.6
 * where text and sound belong together, at 10 dB and between advertisements too; 1.6 to 2.5 where
 * they do not. Later rounds learn to find what is not there. */
#define LEAST_EVIDENCE 2.9

/* How much more speaks for a word, before anything is learned, than for the same phones from the
 * last to the first, which nobody says: 1.0 to 8.8 where text and sound belong together, -0.1 to
 * 0.3 where they do not. Of a single sentence it is 1.4 to 5.6, and 0.7 with 0.7 of deviation. */
#define LEAST_LEAD 0.4
#define LEAST_LEAD_OF_ONE 2.4   /* word; of several by the root of their number */
/* One such nonsense may fit badly by chance: from the best of five 54 of 60 right single sentences
 * are this many times the least lead away, and 2 of 150 wrong ones, of which 20 are above the least
 * of one. */
#define NONSENSES 5
#define PLAIN_LEAD 1.2
#define FEW_WORDS 60            /* of more, in noise, the right ones have little lead too */
#define LEAST_OF_ANY 0.4        /* speaks for anything, where there is room for it */
#define LONG_SOUND 120000       /* frames: twenty minutes are told apart without that */
#define SURE_LEAD 2             /* so many times the least: whatever part of the text it is of */
#define LEAST_FILLED 0.4        /* part of that sound that is words */
#define RIGHT 50                /* confidence in text and sound as a pair */

#define LEAST_CONFIDENCE 25     /* of all words together */

static const WalkCosts coarse_costs = {
  .other = 100, .stay = 0.3f, .pause = 0.3f, .inside = 5, .skip = 120, .jump = 600,
};
static const WalkCosts fine_costs = {
  .other = 100, .stay = 0.5f, .pause = 0.5f, .inside = 20, .skip = 120, .jump = 600,
};

typedef struct {
  Transcript *transcript;
  Reading *reading;
  Monophones *phones;
  guint n_frames;
  float *cepstra;
  double evidence;              /* mean of a frame of words, in the last coarse round */
  gboolean is_plain;            /* that text and sound belong together */
  double lead;                  /* of the first round's over what has no meaning, by the least */
  guint32 *way;                 /* word of each frame, once it was found */
} Job;

static void
job_clear (Job *job)
{
  g_clear_pointer (&job->reading, reading_free);
  g_clear_pointer (&job->phones, monophones_free);
  g_free (job->cepstra);
  g_free (job->way);
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
count_kinds (const Reading *reading)
{
  guint most = 0;

  for (guint i = 0; i < reading->phones->len; i++)
    most = MAX (most, g_array_index (reading->phones, ReadingPhone, i).kind);
  return most;
}

/* Hears the frames [@first, @end) of @cepstra, which has @n_frames, as a phone, whose states share
 * them. */
static void
hear_phone (Monophones *phones, guint kind, const WalkSound *sound, guint first, guint end)
{
  for (guint i = first; i < end; i++) {
    guint state = (i - first) * MONOPHONE_STATES / (end - first);
    float features[FRONTEND_FEATURES];

    frontend_get_features (sound->cepstra, sound->n_frames, i, features);
    monophones_hear (phones, monophones_class_of_state (phones, kind, state), features);
  }
}

static void
hear_reading (Monophones *phones, Reading *reading)
{
  const WalkSound sound = { (const float *) reading->cepstra->data, reading->n_frames, 1 };

  make_comparable ((float *) reading->cepstra->data, reading->n_frames);
  for (guint i = 0; i < reading->phones->len; i++) {
    const ReadingPhone *phone = &g_array_index (reading->phones, ReadingPhone, i);
    guint end = i + 1 < reading->phones->len ? phone[1].frame : reading->n_frames;

    if (phone->kind <= monophones_get_n_kinds (phones))
      hear_phone (phones, phone->kind, &sound, phone->frame, end);
  }
}

/* A short text is read by several, or the model knows one voice alone. */
static void
learn_reading (const Job *job)
{
  guint n_readings = MIN (ENOUGH_WORDS / job->transcript->words->len, MOST_READINGS);

  hear_reading (job->phones, job->reading);
  for (guint turn = 1; turn < n_readings; turn++) {
    g_autoptr (Reading) other = reading_of_transcript (job->transcript, turn);

    hear_reading (job->phones, other);
  }
  monophones_learn (job->phones, READ_VARIANCE);
}

/* What a walk found. */
typedef struct {
  const Course *course;
  const WalkSound *sound;
  guint n;
  guint32 *rows;
  float *evidence;
} Found;

static void
hear_state (const Job *job, const Found *found, guint row, guint first, guint end)
{
  for (guint i = first; i < end; i++) {
    float features[FRONTEND_FEATURES];

    frontend_get_features (job->cepstra, job->n_frames, i, features);
    monophones_hear (job->phones, found->course->classes[row], features);
  }
}

/* Learns from where the phones were found. */
static void
learn_sound (const Job *job, const Found *found)
{
  const Course *course = found->course;
  guint step = found->sound->step;

  monophones_forget (job->phones);
  for (guint i = 0, end; i < found->n; i = end) {
    guint row = found->rows[i], stop;
    CourseKind kind = course_get_kind (course, row);
    const ReadingPhone *phone = &g_array_index (job->reading->phones, ReadingPhone,
        course->phones[row]);

    for (end = i + 1; end < found->n && found->rows[end] == row;)
      end++;
    stop = MIN (end * step, job->n_frames);
    if (kind == COURSE_SPEECH && step > 1)
      hear_phone (job->phones, phone->kind, found->sound, i * step, stop);
    else if (kind != COURSE_OTHER)
      hear_state (job, found, row, i * step, stop);
  }
  monophones_learn (job->phones, HEARD_VARIANCE);
}

static const SpanKind span_kinds[] = {
  [COURSE_OTHER] = SPAN_OTHER, [COURSE_PAUSE] = SPAN_SILENCE, [COURSE_SPEECH] = SPAN_WORD,
};

/* Of fine frames. (element-type Span) */
static GArray *
make_spans (const Found *found)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));
  const Course *course = found->course;

  for (guint i = 0; i < found->n;) {
    CourseKind kind = course_get_kind (course, found->rows[i]);
    Span span = { span_kinds[kind], course->words[found->rows[i]], i };

    for (; i < found->n && course->words[found->rows[i]] == span.word
        && course_get_kind (course, found->rows[i]) == kind; i++)
      span.evidence += found->evidence[i];
    span.end = i;
    span.onset = span.start;
    span.finish = span.end;
    g_array_append_val (spans, span);
  }
  return spans;
}

static double
measure_evidence (const Found *found)
{
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < found->n; i++)
    if (course_get_kind (found->course, found->rows[i]) == COURSE_SPEECH) {
      sum += found->evidence[i];
      n++;
    }
  return n ? sum / n : 0;
}

static gboolean
lacks_words (const Found *found)
{
  const Course *course = found->course;
  guint n = 0, n_found = 0, last = G_MAXUINT;

  for (guint word = 0; word < course->n_words; word++)
    n += course_is_spoken (course, word);
  for (guint i = 0; i < found->n; i++) {
    guint row = found->rows[i];

    if (course_get_kind (course, row) != COURSE_SPEECH || course->words[row] == last)
      continue;
    last = course->words[row];
    n_found++;
  }
  return n_found < LEAST_FOUND * n;
}

static gboolean
walk (const Job *job, const Found *found, guint reach)
{
  const WalkBand band = { job->way, reach };

  return walk_find (found->course, job->phones, found->sound, &band,
      found->sound->step > 1 ? &coarse_costs : &fine_costs, found->rows, found->evidence);
}

/* Most often the next words are those that come next in the text. */
static gboolean
walk_as_far (const Job *job, const Found *found)
{
  if (found->sound->step == 1)
    return walk (job, found, FINE_REACH);
  if (job->way)
    return walk (job, found, KNOWN_REACH);
  return (walk (job, found, NEAR_REACH) && !lacks_words (found)) || walk (job, found, FAR_REACH);
}

static void
keep_way (Job *job, const Found *found)
{
  if (!job->way)
    job->way = g_new (guint32, job->n_frames);
  for (guint i = 0; i < job->n_frames; i++)
    job->way[i] = found->course->words[found->rows[i / found->sound->step]];
}

/* What is found of the same phones where nothing is: from the last to the first, beginning at @part
 * of them. */
static double
measure_nonsense (const Job *job, guint part)
{
  const guint n_words = job->transcript->words->len;
  const WalkSound sound = { job->cepstra, job->n_frames, COARSE };
  const guint n = walk_count_frames (&sound);
  g_autoptr (Reading) turned = reading_turn_round (job->reading, n_words, part, NONSENSES);
  g_autoptr (Course) course = course_new (turned, job->transcript, job->phones, TRUE);
  g_autofree guint32 *rows = g_new (guint32, n);
  g_autofree float *evidence = g_new (float, n);
  const Found found = { course, &sound, n, rows, evidence };

  return walk (job, &found, NEAR_REACH) ? MAX (measure_evidence (&found), LEAST_OF_ANY)
      : LEAST_OF_ANY;
}

/* How far the first round's evidence is above @nonsense, by the least that it must be. */
static double
compare_with (const Job *job, double nonsense)
{
  return (job->evidence - nonsense)
      / (LEAST_LEAD + LEAST_LEAD_OF_ONE / sqrt (job->transcript->words->len));
}

static void
measure_leads (Job *job)
{
  double nonsense = job->n_frames < LONG_SOUND ? measure_nonsense (job, 0) : 0;

  job->lead = job->n_frames < LONG_SOUND ? compare_with (job, nonsense) : 1;
  for (guint part = 1; part < NONSENSES && job->transcript->words->len < FEW_WORDS; part++)
    nonsense = MAX (nonsense, measure_nonsense (job, part));
  job->is_plain = job->transcript->words->len >= FEW_WORDS
      || compare_with (job, nonsense) >= PLAIN_LEAD;
}

/* Finds the words and learns from them; the spans, where @spans is not NULL. */
static gboolean
look (Job *job, guint step, GArray **spans)
{
  const WalkSound sound = { job->cepstra, job->n_frames, step };
  const gboolean is_coarse = step > 1;
  g_autoptr (Course) course = course_new (job->reading, job->transcript, job->phones, is_coarse);
  guint n = walk_count_frames (&sound);
  g_autofree guint32 *rows = g_new (guint32, n);
  g_autofree float *evidence = g_new (float, n);
  const Found found = { course, &sound, n, rows, evidence };

  if (!walk_as_far (job, &found))
    return FALSE;
  if (is_coarse)
    job->evidence = measure_evidence (&found);
  if (!job->way)
    measure_leads (job);
  keep_way (job, &found);
  if (spans)
    *spans = make_spans (&found);
  else
    learn_sound (job, &found);
  return TRUE;
}

static guint
get_rightness (const Job *job)
{
  double least = MIN (job->lead, job->evidence / LEAST_EVIDENCE);

  return (guint) CLAMP (RIGHT * least, 0, 100);
}

static gboolean
set_mismatch (guint confidence, GError **error)
{
  g_set_error (error, ALIGN_ERROR, ALIGN_ERROR_MISMATCH,
      "this audio does not match the transcript: confidence %u", confidence);
  return FALSE;
}

static void
report (const AlignProgress *progress, double part)
{
  if (progress && progress->report)
    progress->report (part, progress->data);
}

static gboolean
is_filled (const Job *job)
{
  const Nanoseconds length = (Nanoseconds) job->n_frames * (SECOND * FRONTEND_HOP / FRONTEND_RATE);
  Nanoseconds filled = 0;

  for (guint i = 0; i < job->transcript->words->len; i++) {
    const Word *word = transcript_get_word (job->transcript, i);

    filled += word->confidence > 0 ? word->end - word->start : 0;
  }
  return filled >= LEAST_FILLED * length;
}

/* Of sound that breaks off no more than its own part of the words can be heard. */
static gboolean
judge (const Job *job, GError **error)
{
  const gboolean is_part = job->lead >= SURE_LEAD && is_filled (job);
  guint confidence = get_rightness (job);

  if (!is_part && placement_get_confidence (job->transcript) < LEAST_CONFIDENCE)
    confidence = MIN (confidence, placement_get_confidence (job->transcript));
  return confidence >= RIGHT || set_mismatch (confidence, error);
}

/* Text and sound may be another's: then no word is more than doubtful. */
static void
doubt_all (const Job *job)
{
  if (job->is_plain)
    return;
  for (guint i = 0; i < job->transcript->words->len; i++) {
    Word *word = transcript_get_word (job->transcript, i);

    word->confidence = MIN (word->confidence, DURATIONS_DOUBTED);
  }
}

static gboolean
find_words (Job *job, const AlignSound *sound, const AlignProgress *progress, GError **error)
{
  const guint n = COARSE_ROUNDS + FINE_ROUNDS;
  g_autoptr (GArray) spans = NULL;

  for (guint round = 0; round < n; round++) {
    if (!look (job, round < COARSE_ROUNDS ? COARSE : 1, round + 1 == n ? &spans : NULL))
      return set_mismatch (0, error);
    if (job->lead < 1 && !sound->is_sure)
      return set_mismatch ((guint) MAX (RIGHT * job->lead, 0), error);
    report (progress, 0.3 + 0.7 * (round + 1) / n);
  }
  placement_set_words (job->transcript, spans, sound);
  durations_doubt (job->transcript);
  stray_doubt (job->transcript, spans);
  doubt_all (job);
  job->transcript->timing = TIMING_SYNTHETIC;
  return judge (job, error);
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
  job.reading = reading_of_transcript (transcript, 0);
  report (progress, 0.2);
  if (!job.n_frames || !job.reading->phones->len) {
    g_set_error_literal (error, ALIGN_ERROR, ALIGN_ERROR_NO_AUDIO, "too short to hold a word");
    return FALSE;
  }

  job.cepstra = g_new (float, (gsize) job.n_frames * WIDTH);
  frontend_measure (sound->samples, sound->n_samples, job.cepstra);
  make_comparable (job.cepstra, job.n_frames);
  job.phones = monophones_new (count_kinds (job.reading));
  learn_reading (&job);
  report (progress, 0.3);
  return find_words (&job, sound, progress, error);
}
