/* What language a text is in. */
#pragma once

#include "transcript.h"

/* A BCP 47 language of two letters, told by script, then by function words; NULL: no telling. */
const char *language_of_transcript (const Transcript *transcript);

/* Whether the BCP 47 tag @tag is of the language @language: "en-GB" of "en", "enm" not. */
gboolean language_is (const char *tag, const char *language);
