#include "narrow.h"

#include <math.h>

#define SECONDS 4
#define STEP 16.0               /* Hz from one tone to the next */

/* Tones of one loudness up to @highest Hz. */
static gint16 *
make_tones (double highest)
{
  gint16 *samples = g_new (gint16, SECONDS * FRONTEND_RATE);

  for (guint i = 0; i < SECONDS * FRONTEND_RATE; i++) {
    double sum = 0;

    for (guint k = 1; k * STEP < highest; k++)
      sum += sin (2 * G_PI * fmod (k * STEP * i / FRONTEND_RATE + k * k * 0.37, 1));
    samples[i] = (gint16) lrint (150 * sum);
  }
  return samples;
}

static const struct {
  const char *name;
  double highest;
  guint least, most;            /* bands */
} rows[] = {
  { "wide", 7000, FRONTEND_BANDS, FRONTEND_BANDS },
  { "a-little-dull", 6000, FRONTEND_BANDS, FRONTEND_BANDS },
  { "telephone", 3400, 18, 20 },
  { "low-rate", 4500, 21, 22 },
};

static void
test_bands (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autofree gint16 *samples = make_tones (rows[i].highest);
  const guint n = frontend_count_bands (samples, SECONDS * FRONTEND_RATE);

  g_assert_cmpuint (n, >=, rows[i].least);
  g_assert_cmpuint (n, <=, rows[i].most);
}

static void
test_silence (void)
{
  const gint16 samples[FRONTEND_RATE] = { 0 };

  g_assert_cmpuint (frontend_count_bands (samples, FRONTEND_RATE), ==, FRONTEND_BANDS);
  g_assert_cmpuint (frontend_count_bands (samples, 1), ==, FRONTEND_BANDS);
}

/* Of the sounds that the model knows, told by their bands. */
static double
measure_error (const AcousticModel *model, const FrontendTransform *transform, guint n_bands)
{
  float inverse[FRONTEND_BANDS][FRONTEND_CEPSTRA];
  double sum = 0;

  frontend_get_inverse (inverse);
  for (guint phone = 0; phone < model->n_phones; phone++) {
    const float *rows = model->gaussians
        + (gsize) phone * MODEL_STREAMS * MODEL_ROWS * MODEL_DENSITIES;
    double mean[FRONTEND_CEPSTRA], again[FRONTEND_CEPSTRA] = { 0 };

    for (guint i = 0; i < FRONTEND_CEPSTRA; i++)
      mean[i] = rows[(FRONTEND_CEPSTRA + i) * MODEL_DENSITIES] * -0.5 / rows[i * MODEL_DENSITIES];
    for (guint k = 0; k < n_bands; k++) {
      double band = 0;

      for (guint i = 0; i < FRONTEND_CEPSTRA; i++)
        band += inverse[k][i] * mean[i];
      for (guint i = 0; i < FRONTEND_CEPSTRA; i++)
        again[i] += transform->rows[i][k] * band;
    }
    for (guint i = 0; i < FRONTEND_CEPSTRA; i++)
      sum += (mean[i] - again[i]) * (mean[i] - again[i]);
  }
  return sqrt (sum / model->n_phones / FRONTEND_CEPSTRA);
}

/* With all bands little is lost, with fewer more, but less than if the others were silent. */
static void
test_expected (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AcousticModel) model = NULL;
  FrontendTransform whole, narrow, silent;
  double lost, missed;

  if (!g_file_test (QUOTH_MODEL_DIRECTORY "/en-us/mdef", G_FILE_TEST_EXISTS)) {
    g_test_skip ("no acoustic model (Debian: pocketsphinx-en-us)");
    return;
  }
  model = acoustic_model_read (QUOTH_MODEL_DIRECTORY "/en-us", &error);
  g_assert_no_error (error);
  narrow_make_transform (model, FRONTEND_BANDS, &whole);
  narrow_make_transform (model, 19, &narrow);
  silent = whole;
  for (guint i = 0; i < FRONTEND_CEPSTRA; i++)
    for (guint k = 19; k < FRONTEND_BANDS; k++) {
      g_assert_true (narrow.rows[i][k] == 0);
      silent.rows[i][k] = 0;
    }
  lost = measure_error (model, &whole, FRONTEND_BANDS);
  missed = measure_error (model, &narrow, 19);
  g_assert_cmpfloat (lost, <, 0.5);
  g_assert_cmpfloat (missed, >, lost);
  g_assert_cmpfloat (missed, <, 0.7 * measure_error (model, &silent, 19));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/narrow/bands/", rows[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_bands);
  }
  g_test_add_func ("/narrow/silence", test_silence);
  g_test_add_func ("/narrow/expected", test_expected);
  return g_test_run ();
}
