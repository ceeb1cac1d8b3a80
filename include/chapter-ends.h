/* Where chapters end, which nobody says: for formats that want to know. */
#pragma once

#include "transcript.h"

/* Where the last chapter ends: with the audio, else with the last word; 0: nobody knows. */
Nanoseconds chapter_ends_find_last (const Transcript *transcript);

/* Chapters at one time all last until a later one, the last ones until @last, but a second. */
Nanoseconds chapter_ends_get (const Transcript *transcript, guint index, Nanoseconds last);
