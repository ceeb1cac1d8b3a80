/* What a search found, as times and confidence of a transcript's words. */
#pragma once

#include "acoustic.h"
#include "search.h"

/* @spans: of all the audio, for the words of @transcript. Sets start, end and confidence of each
 * word, and the insertions. */
void placement_set_words (Transcript *transcript, const GArray *spans, const AlignSound *sound);

/* The mean confidence of what is spoken, 0-100. @spans as found. */
guint placement_get_confidence (const Transcript *transcript);
