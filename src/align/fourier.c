#include "fourier.h"

#include <math.h>

typedef struct {
  float cosine[FOURIER_MOST / 2], sine[FOURIER_MOST / 2];
  guint16 reversed[FOURIER_MOST];
} Tables;

static Tables *
make_tables (void)
{
  Tables *tables = g_new0 (Tables, 1);

  for (guint i = 0; i < FOURIER_MOST / 2; i++) {
    tables->cosine[i] = (float) cos (2 * G_PI * i / FOURIER_MOST);
    tables->sine[i] = (float) -sin (2 * G_PI * i / FOURIER_MOST);
  }
  for (guint i = 1; i < FOURIER_MOST; i++)
    tables->reversed[i] = tables->reversed[i / 2] / 2 + (i & 1) * (FOURIER_MOST / 2);
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

/* In place, of @size complex numbers in bit-reversed order (Cooley & Tukey 1965). */
static void
transform (const Tables *tables, float *real, float *imaginary, guint size)
{
  for (guint half = 1; half < size; half *= 2)
    for (guint start = 0; start < size; start += 2 * half)
      for (guint k = 0; k < half; k++) {
        float c = tables->cosine[k * (FOURIER_MOST / 2 / half)];
        float s = tables->sine[k * (FOURIER_MOST / 2 / half)];
        guint a = start + k, b = a + half;
        float x = real[b] * c - imaginary[b] * s, y = real[b] * s + imaginary[b] * c;

        real[b] = real[a] - x;
        imaginary[b] = imaginary[a] - y;
        real[a] += x;
        imaginary[a] += y;
      }
}

/* One frame is the real part, the other the imaginary: their spectra come apart by symmetry. */
void
fourier_measure_two (const float *const frames[2], guint size, float *const powers[2])
{
  const Tables *tables = get_tables ();
  float real[FOURIER_MOST], imaginary[FOURIER_MOST];

  for (guint i = 0; i < size; i++) {
    guint at = tables->reversed[i] / (FOURIER_MOST / size);

    real[at] = frames[0][i];
    imaginary[at] = frames[1][i];
  }
  transform (tables, real, imaginary, size);
  for (guint k = 0; k <= size / 2; k++) {
    guint mirror = (size - k) % size;
    float a = (real[k] + real[mirror]) / 2, b = (imaginary[k] - imaginary[mirror]) / 2;
    float c = (imaginary[k] + imaginary[mirror]) / 2, d = (real[mirror] - real[k]) / 2;

    powers[0][k] = a * a + b * b;
    powers[1][k] = c * c + d * d;
  }
}
