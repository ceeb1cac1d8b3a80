/* What language a text is in. */
#pragma once

#include "transcript.h"

/* A BCP 47 language of two letters, told by script, then by function words; NULL: no telling. */
const char *language_of_transcript (const Transcript *transcript);

/* The language that @transcript's text is in, where that is plainly not the declared one: a page's
 * template says "en" of whatever it holds. NULL: no reason to doubt. */
const char *language_contradicts (const Transcript *transcript);

/* "eng", "ger-AT", "de_CH" as BCP 47 writes them: "en", "de-at", "de-ch"; anything else in lower
 * case. (transfer full) */
char *language_tidy (const char *tag);

/* Whether the BCP 47 tag @tag is of the language @language: "en-GB" of "en", "enm" not. */
gboolean language_is (const char *tag, const char *language);
