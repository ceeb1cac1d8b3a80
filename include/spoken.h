/* How printed words are said: numbers, money, acronyms, addresses as plain words. */
#pragma once

#include "transcript.h"

#define SPOKEN_MOST_READINGS 8

/* For each word of @transcript, the ways it may be read: plain words in lower case, parted by
 * spaces, "a." for the name of a letter ("2023": "twenty twenty three", "two thousand twenty
 * three"). No reading for what nobody says: "[laughs]". (element-type GPtrArray of char*)
 * (transfer full) */
GPtrArray *spoken_words (const Transcript *transcript);

/* The readings of a word by itself. (element-type char*) (transfer full) */
GPtrArray *spoken_readings (const char *text);

/* Of each word, whether it belongs to what nobody says: "[laughs]", "(risas)". (transfer full) */
gboolean *spoken_find_directions (const Transcript *transcript);
