#include "fourier.h"

#include <math.h>

/* The power in bin @bin, by the definition of the transform. */
static double
measure_slowly (const float *frame, guint size, guint bin)
{
  double real = 0, imaginary = 0;

  for (guint i = 0; i < size; i++) {
    real += frame[i] * cos (2 * G_PI * bin * i / size);
    imaginary += frame[i] * sin (2 * G_PI * bin * i / size);
  }
  return real * real + imaginary * imaginary;
}

/* Powers of four and others take other steps. */
static void
test_powers (gconstpointer data)
{
  const guint size = GPOINTER_TO_UINT (data);
  g_autoptr (GRand) random = g_rand_new_with_seed (size);
  float frames[2][FOURIER_MOST], powers[2][FOURIER_MOST / 2 + 1];

  for (guint i = 0; i < 2 * size; i++)
    frames[i / size][i % size] = (float) g_rand_double_range (random, -1, 1);
  fourier_measure_two ((const float *[]) { frames[0], frames[1] }, size,
      (float *[]) { powers[0], powers[1] });
  for (guint i = 0; i < 2; i++)
    for (guint bin = 0; bin <= size / 2; bin++)
      g_assert_cmpfloat_with_epsilon (powers[i][bin], measure_slowly (frames[i], size, bin),
          size * 1e-4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint size = 1; size <= FOURIER_MOST; size *= 2) {
    g_autofree char *path = g_strdup_printf ("/fourier/%u", size);
    g_test_add_data_func (path, GUINT_TO_POINTER (size), test_powers);
  }
  return g_test_run ();
}
