/* Time expressions of TTML: https://www.w3.org/TR/ttml2/#timing-value-time-expression */
#pragma once

#include "nanoseconds.h"

/* How a document counts. */
typedef struct {
  double frames, ticks;         /* a second */
} TtmlClock;

/* "00:00:01.5", "00:00:01:12", "1.5s", "500ms", "12f", "100t"; FALSE for anything else. */
gboolean ttml_time_read (const char *text, const TtmlClock *clock, Nanoseconds *time);
