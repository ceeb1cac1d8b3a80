/* Stockham's form of the transform of Cooley & Tukey (1965): no sorting by reversed bits, and all
 * inner loops over neighbours. See P. Swarztrauber, "FFT algorithms for vector computers" (1984). */
#include "fourier.h"

#include <math.h>
#include <string.h>

#include "machine.h"

typedef struct {
  float cosine[FOURIER_MOST], sine[FOURIER_MOST];
} Tables;

typedef struct {
  float real[FOURIER_MOST], imaginary[FOURIER_MOST];
} Spectrum;

static Tables *
make_tables (void)
{
  Tables *tables = g_new0 (Tables, 1);

  for (guint i = 0; i < FOURIER_MOST; i++) {
    tables->cosine[i] = (float) cos (2 * G_PI * i / FOURIER_MOST);
    tables->sine[i] = (float) -sin (2 * G_PI * i / FOURIER_MOST);
  }
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

/* The last step of a size that is no power of four. */
static inline void
halve (const Spectrum *from, Spectrum *to, guint half)
{
  for (guint k = 0; k < half; k++) {
    to->real[k] = from->real[k] + from->real[k + half];
    to->imaginary[k] = from->imaginary[k] + from->imaginary[k + half];
    to->real[k + half] = from->real[k] - from->real[k + half];
    to->imaginary[k + half] = from->imaginary[k] - from->imaginary[k + half];
  }
}

/* Makes four numbers of four that are @apart, each turned by a power of the root of unity at
 * @turn. */
static inline void
quarter (const Tables *tables, guint turn, const float *restrict real,
    const float *restrict imaginary, guint apart, float *restrict to_real,
    float *restrict to_imaginary, guint n)
{
  const float c1 = tables->cosine[turn], s1 = tables->sine[turn];
  const float c2 = tables->cosine[2 * turn], s2 = tables->sine[2 * turn];
  const float c3 = tables->cosine[3 * turn], s3 = tables->sine[3 * turn];

  for (guint k = 0; k < n; k++) {
    float sum_r = real[k] + real[k + 2 * apart], sum_i = imaginary[k] + imaginary[k + 2 * apart];
    float off_r = real[k] - real[k + 2 * apart], off_i = imaginary[k] - imaginary[k + 2 * apart];
    float odd_r = real[k + apart] + real[k + 3 * apart];
    float odd_i = imaginary[k + apart] + imaginary[k + 3 * apart];
    float turned_r = imaginary[k + apart] - imaginary[k + 3 * apart];
    float turned_i = real[k + 3 * apart] - real[k + apart];
    float r1 = off_r + turned_r, i1 = off_i + turned_i;
    float r2 = sum_r - odd_r, i2 = sum_i - odd_i;
    float r3 = off_r - turned_r, i3 = off_i - turned_i;

    to_real[k] = sum_r + odd_r;
    to_imaginary[k] = sum_i + odd_i;
    to_real[k + n] = r1 * c1 - i1 * s1;
    to_imaginary[k + n] = r1 * s1 + i1 * c1;
    to_real[k + 2 * n] = r2 * c2 - i2 * s2;
    to_imaginary[k + 2 * n] = r2 * s2 + i2 * c2;
    to_real[k + 3 * n] = r3 * c3 - i3 * s3;
    to_imaginary[k + 3 * n] = r3 * s3 + i3 * c3;
  }
}

/* Returns the one of the two that holds the result. */
FOR_MACHINE static Spectrum *
transform (const Tables *tables, Spectrum *from, Spectrum *to, guint size)
{
  guint n = 1;

  for (; 4 * n <= size; n *= 4) {
    Spectrum *swapped = from;

    for (guint i = 0; i < size / n / 4; i++)
      quarter (tables, i * n * (FOURIER_MOST / size), from->real + i * n, from->imaginary + i * n,
          size / 4, to->real + 4 * i * n, to->imaginary + 4 * i * n, n);
    from = to;
    to = swapped;
  }
  if (n == size)
    return from;
  halve (from, to, n);
  return to;
}

/* One frame is the real part, the other the imaginary: their spectra come apart by symmetry. */
FOR_MACHINE static void
part_powers (const Spectrum *both, guint size, float *restrict first, float *restrict second)
{
  first[0] = both->real[0] * both->real[0];
  second[0] = both->imaginary[0] * both->imaginary[0];
  for (guint k = 1; k <= size / 2; k++) {
    float a = both->real[k] + both->real[size - k];
    float b = both->imaginary[k] - both->imaginary[size - k];
    float c = both->imaginary[k] + both->imaginary[size - k];
    float d = both->real[size - k] - both->real[k];

    first[k] = (a * a + b * b) / 4;
    second[k] = (c * c + d * d) / 4;
  }
}

void
fourier_measure_two (const float *const frames[2], guint size, float *const powers[2])
{
  Spectrum both, other;

  memcpy (both.real, frames[0], size * sizeof *both.real);
  memcpy (both.imaginary, frames[1], size * sizeof *both.imaginary);
  part_powers (transform (get_tables (), &both, &other, size), size, powers[0], powers[1]);
}
