/* Noise is tracked and removed a band at a time after C. Kim and R. Stern, "Power-Normalized
 * Cepstral Coefficients" (2012), and G. Doblinger, "Computationally efficient speech enhancement by
 * spectral minima tracking" (1995), with the constants that the model was trained with. */
#include "frontend.h"

#include <math.h>
#include <string.h>

#include "fourier.h"

#define FFT_SIZE 512
#define BINS (FFT_SIZE / 2 + 1)
#define BANDS FRONTEND_BANDS
#define LOWEST 130.0f           /* Hz */
#define HIGHEST 6800.0f
#define PRE_EMPHASIS 0.97f
#define LIFTER 22
#define QUIETEST 1e-4           /* added to a power before its logarithm */

#define LOOK_HOP (100 * FRONTEND_HOP)   /* samples from one look at the bands' level to the next */
#define FULL_FIRST 5            /* bands of 700-2000 Hz, which any speech has */
#define FULL_END 15
#define EMPTY 300.0             /* times less than these: 25 dB. Dull microphones have 15 */
#define LEAST_EMPTY 3           /* bands; fewer are not missed */

#define POWER_KEPT 0.7          /* of a band's smoothed power, from frame to frame */
#define RISE_KEPT 0.995         /* of an envelope that follows from below, when the power is above */
#define FALL_KEPT 0.5           /* and when it is below */
#define MASK_KEPT 0.85          /* of a peak, whose echo masks what follows */
#define MASK_LEVEL 0.2
#define MOST_GAIN 20.0
#define GAIN_REACH 4            /* bands to each side that share a gain */

typedef struct {
  float window[FRONTEND_WINDOW];
  guint first[BANDS], end[BANDS];       /* bins of a band */
  float weight[BANDS][BINS];
  FrontendTransform transform;  /* DCT and lifter */
} Tables;

typedef struct {
  gboolean is_started;
  double power[BANDS], noise[BANDS], floor[BANDS], peak[BANDS];
} Noise;

static double
hertz_to_mel (double hertz)
{
  return 2595 * log10 (1 + hertz / 700);
}

static double
mel_to_hertz (double mel)
{
  return 700 * (pow (10, mel / 2595) - 1);
}

/* Triangles of equal area, their corners moved to the nearest bin. */
static void
make_bands (Tables *tables)
{
  const double bin = (double) FRONTEND_RATE / FFT_SIZE, low = hertz_to_mel (LOWEST);
  const double step = (hertz_to_mel (HIGHEST) - low) / (BANDS + 1);

  for (guint i = 0; i < BANDS; i++) {
    double corner[3];

    for (guint k = 0; k < 3; k++)
      corner[k] = (guint) (mel_to_hertz (low + (i + k) * step) / bin + 0.5) * bin;
    tables->first[i] = (guint) (corner[0] / bin + 0.5);
    tables->end[i] = (guint) (corner[2] / bin + 0.5) + 1;
    for (guint k = tables->first[i]; k < tables->end[i]; k++) {
      double up = (k * bin - corner[0]) / (corner[1] - corner[0]);
      double down = (corner[2] - k * bin) / (corner[2] - corner[1]);

      tables->weight[i][k] = (float) (MIN (up, down) * 2 / (corner[2] - corner[0]));
    }
  }
}

static double
lift (guint cepstrum)
{
  return 1 + LIFTER / 2 * sin (G_PI * cepstrum / LIFTER);
}

static void
make_transform (Tables *tables)
{
  for (guint i = 0; i < FRONTEND_CEPSTRA; i++)
    for (guint k = 0; k < BANDS; k++)
      tables->transform.rows[i][k] = (float) (sqrt ((i ? 2.0 : 1.0) / BANDS)
          * cos (G_PI * i * (k + 0.5) / BANDS) * lift (i));
}

static Tables *
make_tables (void)
{
  Tables *tables = g_new0 (Tables, 1);

  for (guint i = 0; i < FRONTEND_WINDOW; i++)
    tables->window[i] = (float) (0.54 - 0.46 * cos (2 * G_PI * i / (FRONTEND_WINDOW - 1)));
  make_bands (tables);
  make_transform (tables);
  return tables;
}

static const Tables *
get_tables (void)
{
  static gsize made = 0;

  if (g_once_init_enter (&made))
    g_once_init_leave (&made, (gsize) make_tables ());
  return (const Tables *) made;
}

/* The samples of the frame at @start, louder towards high tones. */
static void
take_frame (const Tables *tables, const gint16 *samples, gsize start, float frame[FFT_SIZE])
{
  for (guint i = 0; i < FRONTEND_WINDOW; i++) {
    float before = start + i ? samples[start + i - 1] : 0;

    frame[i] = (samples[start + i] - PRE_EMPHASIS * before) * tables->window[i];
  }
  memset (frame + FRONTEND_WINDOW, 0, (FFT_SIZE - FRONTEND_WINDOW) * sizeof *frame);
}

static void
sum_bands (const Tables *tables, const float *power, float *bands)
{
  for (guint i = 0; i < BANDS; i++) {
    float sum = 0;

    for (guint k = tables->first[i]; k < tables->end[i]; k++)
      sum += tables->weight[i][k] * power[k];
    bands[i] = sum;
  }
}

static void
measure_two (const Tables *tables, const gint16 *samples, const gsize starts[2],
    float bands[2][BANDS])
{
  float frames[2][FFT_SIZE], powers[2][BINS];

  take_frame (tables, samples, starts[0], frames[0]);
  take_frame (tables, samples, starts[1], frames[1]);
  fourier_measure_two ((const float *[]) { frames[0], frames[1] }, FFT_SIZE,
      (float *[]) { powers[0], powers[1] });
  sum_bands (tables, powers[0], bands[0]);
  sum_bands (tables, powers[1], bands[1]);
}

static void
follow_from_below (double *envelope, double value)
{
  double kept = value >= *envelope ? RISE_KEPT : FALL_KEPT;

  *envelope = kept * *envelope + (1 - kept) * value;
}

static double
mask_by_peak (double *peak, double value)
{
  double masked = value;

  *peak *= MASK_KEPT;
  if (value < MASK_KEPT * *peak)
    masked = *peak * MASK_LEVEL;
  *peak = MAX (*peak, value);
  return masked;
}

static void
start_noise (Noise *noise, const float *bands)
{
  for (guint i = 0; i < BANDS; i++) {
    noise->power[i] = bands[i];
    noise->noise[i] = bands[i] / MOST_GAIN;
    noise->floor[i] = bands[i] / MOST_GAIN;
    noise->peak[i] = 0;
  }
  noise->is_started = TRUE;
}

static void
remove_noise (Noise *noise, float *bands)
{
  double gain[BANDS];

  if (!noise->is_started)
    start_noise (noise, bands);
  for (guint i = 0; i < BANDS; i++) {
    double *power = &noise->power[i], signal;

    *power = POWER_KEPT * *power + (1 - POWER_KEPT) * bands[i];
    follow_from_below (&noise->noise[i], *power);
    signal = MAX (*power - noise->noise[i], 1);
    follow_from_below (&noise->floor[i], signal);
    signal = mask_by_peak (&noise->peak[i], signal);
    signal = MAX (signal, noise->floor[i]);
    gain[i] = CLAMP (*power > 0 ? signal / *power : MOST_GAIN, 1 / MOST_GAIN, MOST_GAIN);
  }
  for (guint i = 0; i < BANDS; i++) {
    guint first = i > GAIN_REACH ? i - GAIN_REACH : 0, last = MIN (i + GAIN_REACH, BANDS - 1);
    double sum = 0;

    for (guint k = first; k <= last; k++)
      sum += gain[k];
    bands[i] = (float) (bands[i] * sum / (last - first + 1));
  }
}

static void
make_cepstra (const FrontendTransform *transform, const float *bands, float *cepstra)
{
  float loudness[BANDS];

  for (guint k = 0; k < BANDS; k++)
    loudness[k] = logf (bands[k] + (float) QUIETEST);
  for (guint i = 0; i < FRONTEND_CEPSTRA; i++) {
    cepstra[i] = 0;
    for (guint k = 0; k < BANDS; k++)
      cepstra[i] += transform->rows[i][k] * loudness[k];
  }
}

gsize
frontend_count_frames (gsize n_samples)
{
  return n_samples < FRONTEND_WINDOW ? 0 : (n_samples - FRONTEND_WINDOW) / FRONTEND_HOP + 1;
}

void
frontend_measure (const gint16 *samples, gsize n_samples, float *cepstra)
{
  frontend_measure_by (&get_tables ()->transform, samples, n_samples, cepstra);
}

void
frontend_measure_by (const FrontendTransform *transform, const gint16 *samples,
    gsize n_samples, float *cepstra)
{
  const Tables *tables = get_tables ();
  gsize n_frames = frontend_count_frames (n_samples);
  Noise noise = { 0 };

  for (gsize i = 0; i < n_frames; i += 2) {
    const gsize starts[2] = { i * FRONTEND_HOP, MIN (i + 1, n_frames - 1) * FRONTEND_HOP };
    float bands[2][BANDS];

    measure_two (tables, samples, starts, bands);
    for (gsize k = 0; k < 2 && i + k < n_frames; k++) {
      remove_noise (&noise, bands[k]);
      make_cepstra (transform, bands[k], cepstra + (i + k) * FRONTEND_CEPSTRA);
    }
  }
}

/* The DCT's rows are orthonormal. */
void
frontend_get_inverse (float inverse[FRONTEND_BANDS][FRONTEND_CEPSTRA])
{
  const Tables *tables = get_tables ();

  for (guint i = 0; i < FRONTEND_CEPSTRA; i++)
    for (guint k = 0; k < BANDS; k++)
      inverse[k][i] = (float) (tables->transform.rows[i][k] / (lift (i) * lift (i)));
}

guint
frontend_count_bands (const gint16 *samples, gsize n_samples)
{
  const Tables *tables = get_tables ();
  double sums[BANDS] = { 0 }, full = 0;
  guint n = BANDS;

  for (gsize start = 0; start + FRONTEND_WINDOW <= n_samples; start += LOOK_HOP) {
    float bands[2][BANDS];

    measure_two (tables, samples, (const gsize[]) { start, start }, bands);
    for (guint i = 0; i < BANDS; i++)
      sums[i] += bands[0][i];
  }
  for (guint i = FULL_FIRST; i < FULL_END; i++)
    full += sums[i] / (FULL_END - FULL_FIRST);
  while (n > FULL_END && sums[n - 1] * EMPTY < full)
    n--;
  return BANDS - n < LEAST_EMPTY ? BANDS : n;
}

static void
add_frame (double *sum, gint64 *count, const float *cepstra, int sign)
{
  /* Below zero there is no sound at all. */
  if (cepstra[0] < 0)
    return;
  *count += sign;
  for (guint i = 0; i < FRONTEND_CEPSTRA; i++)
    sum[i] += sign * (double) cepstra[i];
}

void
frontend_remove_mean (float *cepstra, gsize n_frames, gsize reach)
{
  g_autofree float *original = g_memdup2 (cepstra, n_frames * FRONTEND_CEPSTRA * sizeof *cepstra);
  double sum[FRONTEND_CEPSTRA] = { 0 };
  gint64 count = 0;

  for (gsize i = 0; i < MIN (reach, n_frames); i++)
    add_frame (sum, &count, original + i * FRONTEND_CEPSTRA, 1);
  for (gsize i = 0; i < n_frames; i++) {
    if (i + reach < n_frames)
      add_frame (sum, &count, original + (i + reach) * FRONTEND_CEPSTRA, 1);
    if (i > reach)
      add_frame (sum, &count, original + (i - reach - 1) * FRONTEND_CEPSTRA, -1);
    for (guint k = 0; k < FRONTEND_CEPSTRA && count > 0; k++)
      cepstra[i * FRONTEND_CEPSTRA + k] -= (float) (sum[k] / count);
  }
}

void
frontend_get_features (const float *cepstra, gsize n_frames, gsize frame,
    float features[FRONTEND_FEATURES])
{
  const float *around[7];

  for (gsize i = 0; i < 7; i++)
    around[i] = cepstra + CLAMP (frame + i, 3, n_frames + 2) * FRONTEND_CEPSTRA
        - 3 * FRONTEND_CEPSTRA;
  for (guint i = 0; i < FRONTEND_CEPSTRA; i++) {
    features[i] = around[3][i];
    features[FRONTEND_CEPSTRA + i] = around[5][i] - around[1][i];
    features[2 * FRONTEND_CEPSTRA + i] = around[6][i] - around[2][i] - around[4][i] + around[0][i];
  }
}
