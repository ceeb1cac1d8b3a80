/* Words that were corrected and then heard once more: those that nobody touched keep the times that
 * they had before. */
#pragma once

#include "transcript.h"

/* @before has what each of @heard's words was (element-type Word), with start NANOSECONDS_NONE where
 * it is new. The new ones lie where they were heard, between their neighbours. Where it was
 * heard in the time of these, they lie where they were heard, too. */
void kept_times_restore (Transcript *heard, const GArray *before);
