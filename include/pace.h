/* How long words take to say, when nobody listens. Seconds at the pace of a calm conversation
 * (about 180 words of English a minute); only the ratios matter, stamps set the scale. */
#pragma once

#include <glib.h>

/* To say @text: by its letters and syllables, its digits one by one, its capitals if it is an
 * acronym, the characters of a syllabary or of ideographs. At least PACE_SHORTEST. */
double pace_of_word (const char *text);

/* The pause behind @text, by the mark it ends with. */
double pace_of_pause (const char *text);

#define PACE_SHORTEST 0.08
#define PACE_TURN 0.15          /* more where another speaker begins */
