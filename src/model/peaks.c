#include "peaks.h"

void
peaks_init (Peaks *peaks)
{
  *peaks = (Peaks) { g_array_new (FALSE, FALSE, sizeof (Peak)) };
}

void
peaks_clear (Peaks *peaks)
{
  g_clear_pointer (&peaks->peaks, g_array_unref);
}

void
peaks_add (Peaks *peaks, const gint16 *samples, gsize n_samples)
{
  for (gsize i = 0; i < n_samples; i++) {
    gint8 loud = (gint8) (samples[i] / 256);

    peaks->open.low = MIN (peaks->open.low, loud);
    peaks->open.high = MAX (peaks->open.high, loud);
    if (++peaks->n_open < PEAKS_HOP)
      continue;
    g_array_append_val (peaks->peaks, peaks->open);
    peaks->open = (Peak) { 0, 0 };
    peaks->n_open = 0;
  }
}

Peak
peaks_get (const Peaks *peaks, gsize index)
{
  return index < peaks->peaks->len ? g_array_index (peaks->peaks, Peak, index) : (Peak) { 0, 0 };
}
