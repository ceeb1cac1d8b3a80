/* What language a text is in. */
#pragma once

#include "transcript.h"

/* A BCP 47 language of two letters, told by script, then by function words; NULL: no telling. */
const char *language_of_transcript (const Transcript *transcript);
