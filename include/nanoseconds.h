/* Time as the model keeps it: nanoseconds from the start of the audio, the scale of GstClockTime. */
#pragma once

#include <glib.h>

typedef guint64 Nanoseconds;

#define NANOSECONDS_NONE G_MAXUINT64    /* not known; null in JSON */
#define MILLISECOND ((Nanoseconds) 1000000)
#define SECOND (1000 * MILLISECOND)
#define MILLISECONDS_MAX (G_MAXUINT64 / MILLISECOND - 1)     /* of any time that a file may hold */

/* To the nearest millisecond, as every format writes it. Not for NANOSECONDS_NONE. */
static inline guint64
nanoseconds_to_milliseconds (Nanoseconds time)
{
  return time / MILLISECOND + (time % MILLISECOND >= MILLISECOND / 2);
}
