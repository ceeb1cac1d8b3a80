/* What a voice is given to read, where it would read print otherwise than people say it: numbers,
 * money, times of day, abbreviations, initials, addresses in the languages that are not English. */
#pragma once

#include "transcript.h"

/* A text for each word of @transcript, for a voice of its language: most as printed; "" for what nobody
 * says ("[Lachen]"). What two words say together is divided between them in the order it is said:
 * "3,50" and "€" are "3 Euro" and "50". (transfer full) */
GStrv aloud_words (const Transcript *transcript);
