/* How loud the sound is, as a row of bars in the colours of who speaks, filled up to where we are. */
#pragma once

#include "painter.h"
#include "peaks.h"

typedef struct {
  float *heights;               /* of the bars, 0 to 1 */
  int *voices;                  /* who speaks at their middles, or SPEAKER_NONE */
  guint n_bars;
} Waveform;

/* Of the sound behind @peaks, of which @duration is shown, in @width pixels. */
void waveform_init (Waveform *waveform, const Peaks *peaks, const Subtitles *subtitles,
    Nanoseconds duration, double width, double unit);
void waveform_clear (Waveform *waveform);

/* Between @x and @x + @width around @y, @height high. */
void waveform_draw (Painter *painter, const Waveform *waveform, double x, double y, double width,
    double height);
