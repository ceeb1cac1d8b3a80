/* Corrections and windows were measured on hand-made word times: the model is 36-40 ms early after a
 * pause and 4 ms early between words. */
#include "boundaries.h"

#include <math.h>
#include <string.h>

#include "fourier.h"
#include "frontend.h"

#define PAUSE 0.030             /* seconds without speech that count as a pause */
#define EARLY_AFTER_PAUSE 0.030
#define EARLY_BETWEEN 0.004
#define REACH 0.025             /* how far a boundary is moved from there */
#define SHORTEST 0.010          /* of a word */

#define ENERGY_WINDOW 80        /* samples: 5 ms */
#define ROUNDING (1.0 / 12)     /* energy of the noise of samples that are whole numbers */
#define STEP 40                 /* samples between places looked at: 2.5 ms */
#define RISE 0.35               /* of the way from floor to peak where a word begins */
#define LEAST_RISE 8.0          /* dB from floor to peak; less is no onset */

#define LONGEST_SILENCE 0.2     /* seconds, taken for the beginning of a word */
#define SILENCE_STEPS 8         /* its first 20 ms, at least */
#define SILENCE_NOISE 10.0      /* dB above the quietest frames around, */
#define SILENCE_DEPTH 40.0      /* or below loud ones, where pauses were made quieter than the room */

#define SPECTRUM_WINDOW 160     /* 10 ms */
#define SPECTRUM_SIZE 256
#define SPECTRUM_BINS (SPECTRUM_SIZE / 2 + 1)
#define BANDS 26
#define SIDE 8                  /* steps compared on each side of a place: 20 ms */
#define SPREAD 0.012            /* seconds: standard deviation of what the model says */

#define LEAST_RANGE 30.0        /* dB from quiet to loud frames; less is noise all over */
#define RANGE_STEP (FRONTEND_RATE / 100)
#define RANGE_SPAN (FRONTEND_RATE * 20)         /* samples over which that is judged */

#define PLACES 21               /* within REACH of one, a STEP apart */

typedef struct {
  const gint16 *samples;
  gint64 n_samples;
  float window[SPECTRUM_WINDOW];
  guint8 bands[SPECTRUM_BINS];  /* of each bin */
  double *silence;              /* of each RANGE_SPAN: dB below which nobody speaks; INFINITY: noise
                                   covers it */
} Sound;

/* In dB, from @start on; silence outside of the sound. Of what is left of a parabola through the
 * samples: a converter's offset and the hum of the mains are no voice. */
static double
measure_energy (const Sound *sound, gint64 start, guint length)
{
  const gint64 first = MAX (start, 0), end = MIN (start + length, sound->n_samples);
  const double n = length, middle = (double) start + (n - 1) / 2, spread = (n * n - 1) / 12;
  double sum = 0, slope = 0, bend = 0, energy = 0;

  for (gint64 i = first; i < end; i++) {
    const double sample = sound->samples[i], at = (double) i - middle;

    sum += sample;
    slope += at * sample;
    bend += (at * at - spread) * sample;
    energy += sample * sample;
  }
  energy -= sum * sum / n + slope * slope / (n * spread)
      + bend * bend / (n * spread * (n * n - 4) / 15);
  return 10 * log10 (MAX (energy, 0) / n + ROUNDING);
}

/* Where the energy rises through RISE within REACH of @time, or @time where it does not. */
static double
find_rise (const Sound *sound, double time)
{
  double levels[PLACES], floor = INFINITY, peak = -INFINITY, threshold;
  gint64 first = llround ((time - REACH) * FRONTEND_RATE);

  for (guint i = 0; i < PLACES; i++) {
    levels[i] = measure_energy (sound, first + (gint64) i * STEP - ENERGY_WINDOW / 2,
        ENERGY_WINDOW);
    floor = MIN (floor, levels[i]);
    peak = MAX (peak, levels[i]);
  }
  threshold = floor + RISE * (peak - floor);
  if (peak - floor < LEAST_RISE)
    return time;
  for (guint i = 0; i < PLACES; i++)
    if (levels[i] >= threshold && (!i || levels[i - 1] < threshold))
      return (double) (first + (gint64) i * STEP) / FRONTEND_RATE;
  return time;
}

/* Where a word that begins with a sound of the voice leaves the silence that the model took for its
 * beginning; @time where there is none. */
static double
pass_silence (const Sound *sound, const WordTime *word, double silence)
{
  guint n = (guint) (MIN (LONGEST_SILENCE, word->end - word->start) * FRONTEND_RATE / STEP);
  gint64 first = llround (word->start * FRONTEND_RATE);

  for (guint i = 0; i < n; i++)
    if (measure_energy (sound, first + (gint64) i * STEP - ENERGY_WINDOW / 2, ENERGY_WINDOW)
        > silence)
      return i < SILENCE_STEPS ? word->start
          : find_rise (sound, (double) (first + (gint64) i * STEP) / FRONTEND_RATE);
  return word->start;
}

static void
take_window (const Sound *sound, gint64 start, float frame[SPECTRUM_SIZE])
{
  memset (frame, 0, SPECTRUM_SIZE * sizeof *frame);
  for (gint64 i = 0; i < SPECTRUM_WINDOW; i++)
    if (start + i >= 0 && start + i < sound->n_samples)
      frame[i] = sound->samples[start + i] * sound->window[i];
}

static void
make_loudness (const Sound *sound, const float *power, float loudness[BANDS])
{
  memset (loudness, 0, BANDS * sizeof *loudness);
  for (guint k = 1; k < SPECTRUM_BINS; k++)
    loudness[sound->bands[k]] += power[k];
  for (guint i = 0; i < BANDS; i++)
    loudness[i] = logf (loudness[i] + 1);
}

/* Loudness by band of @n windows, a STEP apart, the first around sample @first. */
static void
measure_spectra (const Sound *sound, gint64 first, guint n, float (*spectra)[BANDS])
{
  for (guint i = 0; i < n; i += 2) {
    float frames[2][SPECTRUM_SIZE], powers[2][SPECTRUM_BINS];

    for (guint k = 0; k < 2; k++)
      take_window (sound, first + (gint64) (i + k) * STEP - SPECTRUM_WINDOW / 2, frames[k]);
    fourier_measure_two ((const float *[]) { frames[0], frames[1] }, SPECTRUM_SIZE,
        (float *[]) { powers[0], powers[1] });
    for (guint k = 0; k < 2 && i + k < n; k++)
      make_loudness (sound, powers[k], spectra[i + k]);
  }
}

/* How much the SIDE spectra before @at differ from those behind. */
static double
compare_sides (float (*spectra)[BANDS], guint at)
{
  double sum = 0;

  for (guint band = 0; band < BANDS; band++) {
    double difference = 0;

    for (guint i = 0; i < SIDE; i++)
      difference += spectra[at + i][band] - spectra[at - 1 - i][band];
    sum += difference * difference;
  }
  return sqrt (sum) / SIDE;
}

/* Where the spectrum changes most around @time, the nearer the likelier. */
static double
find_change (const Sound *sound, double time)
{
  float spectra[PLACES + 2 * SIDE][BANDS];
  gint64 first = llround ((time - REACH) * FRONTEND_RATE);
  double best = 0, found = time;

  measure_spectra (sound, first - SIDE * STEP, G_N_ELEMENTS (spectra), spectra);
  for (guint i = 0; i < PLACES; i++) {
    double place = (double) (first + (gint64) i * STEP) / FRONTEND_RATE;
    double off = (place - time) / SPREAD;
    double change = compare_sides (spectra, SIDE + i) * exp (-0.5 * off * off);

    if (change > best) {
      best = change;
      found = place;
    }
  }
  return found;
}

static int
compare_levels (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
measure_silence (const Sound *sound, gint64 start)
{
  double quiet, loud;
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (double));

  for (gint64 i = start; i < MIN (start + RANGE_SPAN, sound->n_samples); i += RANGE_STEP) {
    double level = measure_energy (sound, i, RANGE_STEP);

    g_array_append_val (levels, level);
  }
  g_array_sort (levels, compare_levels);
  quiet = g_array_index (levels, double, levels->len / 20);
  loud = g_array_index (levels, double, levels->len * 9 / 10);
  return loud - quiet >= LEAST_RANGE ? MAX (quiet + SILENCE_NOISE, loud - SILENCE_DEPTH) : INFINITY;
}

/* Bin k belongs to the band of its mel frequency. */
static void
sound_init (Sound *sound, const gint16 *samples, gsize n_samples)
{
  gsize n_spans = n_samples / RANGE_SPAN + 1;
  double most = log10 (1 + FRONTEND_RATE / 2 / 700.0);

  *sound = (Sound) { .samples = samples, .n_samples = n_samples };
  for (guint i = 0; i < SPECTRUM_WINDOW; i++)
    sound->window[i] = (float) (0.54 - 0.46 * cos (2 * G_PI * i / (SPECTRUM_WINDOW - 1)));
  for (guint k = 0; k < SPECTRUM_BINS; k++) {
    double hertz = (double) k * FRONTEND_RATE / SPECTRUM_SIZE;

    sound->bands[k] = MIN ((guint) (log10 (1 + hertz / 700) / most * BANDS), BANDS - 1);
  }
  sound->silence = g_new0 (double, n_spans);
  for (gsize i = 0; i * RANGE_SPAN < n_samples; i++)
    sound->silence[i] = measure_silence (sound, i * RANGE_SPAN);
}

static double
refine_onset (const Sound *sound, const WordTime *word, gboolean follows_pause)
{
  double start = word->start, passed;
  gsize span = (gsize) (start * FRONTEND_RATE) / RANGE_SPAN;

  if (start * FRONTEND_RATE >= sound->n_samples || sound->silence[span] == INFINITY)
    return start;
  passed = word->is_voiced ? pass_silence (sound, word, sound->silence[span]) : start;
  if (passed > start)
    return passed;
  if (follows_pause)
    return find_rise (sound, start + EARLY_AFTER_PAUSE);
  return find_change (sound, start + EARLY_BETWEEN);
}

void
boundaries_refine (const gint16 *samples, gsize n_samples, WordTime *words, guint n_words)
{
  Sound sound;

  sound_init (&sound, samples, n_samples);
  for (guint i = 0; i < n_words; i++) {
    WordTime *word = &words[i], *before = i ? word - 1 : NULL;
    gboolean follows_pause = !before || word->start - before->end >= PAUSE;
    gboolean touches = before && word->start - before->end < STEP / (double) FRONTEND_RATE;
    double old = word->start, start = refine_onset (&sound, word, follows_pause);

    if (before)
      start = MAX (start, follows_pause ? before->end : before->start + SHORTEST);
    word->start = MIN (start, MAX (word->end - SHORTEST, word->start));
    touches &= start < old + PAUSE;
    if (before && (touches || before->end > word->start))
      before->end = word->start;
  }
  g_free (sound.silence);
}
