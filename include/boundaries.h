/* Where exactly words begin, by the sound itself: a model sees 25 ms at a time and is early. */
#pragma once

#include <glib.h>

typedef struct {
  double start, end;            /* seconds */
  gboolean is_voiced;           /* begins with a sound that is never silent: a vowel, "m", "w" */
} WordTime;

/* Moves the onsets and ends that an acoustic model gave for @words, in order, none past another.
 * Onsets after a pause go to where the energy rises, those inside speech to where the spectrum
 * changes most; where noise covers both, all stay as they are. @rate samples a second. */
void boundaries_refine (const gint16 *samples, gsize n_samples, WordTime *words, guint n_words);
