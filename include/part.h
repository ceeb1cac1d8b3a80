/* A stretch of an episode as an episode of its own. */
#pragma once

#include "transcript.h"

/* The words, chapters and captions of @whole between @start and @end, whose zero is @start. All
 * speakers, in the same order. @whole's words are timed. */
Transcript *part_new (const Transcript *whole, Nanoseconds start, Nanoseconds end);
