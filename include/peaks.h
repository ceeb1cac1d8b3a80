/* How loud sound is over time, for drawing: its lowest and highest sample, a hundred times a second. */
#pragma once

#include "nanoseconds.h"

#define PEAKS_RATE 100          /* a second */
#define PEAKS_HOP 160           /* samples of 16 kHz behind each */

typedef struct {
  gint8 low, high;
} Peak;

typedef struct {
  GArray *peaks;                /* (element-type Peak) */
  Peak open;                    /* of the samples after the last whole peak */
  guint n_open;
} Peaks;

void peaks_init (Peaks *peaks);
void peaks_clear (Peaks *peaks);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Peaks, peaks_clear)

/* The next @n_samples at 16 kHz. */
void peaks_add (Peaks *peaks, const gint16 *samples, gsize n_samples);

/* The peak of hundredth @index, 0 behind the end. */
Peak peaks_get (const Peaks *peaks, gsize index);
