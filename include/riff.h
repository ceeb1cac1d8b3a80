/* What the header of a WAV says about what follows it. */
#pragma once

#include <glib.h>

#include "nanoseconds.h"

#define RIFF_HEAD 4096          /* bytes that hold its chunks up to the sound, as a rule */

/* How long the sound is by the header in @head, the first @length bytes of a file; NANOSECONDS_NONE
 * where it is no WAV, or written by who could not know. */
Nanoseconds riff_read_length (const guint8 *head, gsize length);
