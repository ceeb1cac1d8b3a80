/* Power spectra of short frames of sound. */
#pragma once

#include <glib.h>

#define FOURIER_MOST 512        /* samples of a frame */

/* The power in each of size / 2 + 1 bins of two frames of @size samples, a power of two of
 * FOURIER_MOST at most. One complex transform serves both. */
void fourier_measure_two (const float *const frames[2], guint size, float *const powers[2]);
