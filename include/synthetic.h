/* Times words by the audio in any language that espeak-ng speaks, without an acoustic model. */
#pragma once

#include "align.h"

/* Times every word of @transcript, whose language says which voice reads it out; that reading
 * teaches a model of phones, then the sound itself does. Stamps are not needed. Sounds that the transcript does not know become its insertions. @progress may be NULL.
 * One thread at a time. ALIGN_ERROR_NO_VOICE: espeak-ng does not speak the language;
 * ALIGN_ERROR_MISMATCH: the sound is none of this text, whose words are timed nevertheless if they
 * can be; ALIGN_ERROR_NO_AUDIO: too short a sound, or a text without any. */
gboolean synthetic_time_words (Transcript *transcript, const AlignSound *sound,
    const AlignProgress *progress, GError **error);
