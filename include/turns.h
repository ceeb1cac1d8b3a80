/* Paragraphs and words of a caption file, for what needs a transcript and not cues. */
#pragma once

#include "transcript.h"

/* Makes paragraphs and words of @transcript's captions: cues go on in one paragraph until the
 * speaker changes, or a sentence ends before a pause or in a long paragraph. Cues are taken by
 * their starts; words share the time of their cue, or of the span between its inner timestamps. */
void turns_from_captions (Transcript *transcript);
