/* Times words from the audio with an acoustic model (English): each where it is spoken. */
#pragma once

#include "align.h"

/* Times every word of @transcript and tells how sure each is; what nobody says, or no sound is found
 * for, lies between its neighbours with confidence 0. Sounds that the transcript does not know
 * become its insertions. Stamps are not needed. @progress may be NULL. ALIGN_ERROR_MODEL without the
 * model, ALIGN_ERROR_MISMATCH where sound and text have nothing to do with each other; then words
 * may be timed all the same, or be as they were. */
gboolean acoustic_time_words (Transcript *transcript, const AlignSound *sound,
    const AlignProgress *progress, GError **error);
