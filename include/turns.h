/* Paragraphs and words of a caption file, for what needs a transcript and not cues. */
#pragma once

#include "transcript.h"

/* Makes paragraphs and words of @transcript's captions: cues go on in one paragraph until the
 * speaker changes, or a sentence ends before a pause or in a long paragraph. Cues are taken by
 * their starts; words share the time of their cue, or of the span between its inner timestamps. */
void turns_from_captions (Transcript *transcript);

/* Appends what @speaker, or SPEAKER_NONE, says from @start until @end: words that go on in the last
 * paragraph as above. @text without words adds nothing. After the last one, turns_join (). */
void turns_append (Transcript *transcript, int speaker, const char *text, Nanoseconds start,
    Nanoseconds end);

/* Makes the texts of the paragraphs of their words. */
void turns_join (Transcript *transcript);
