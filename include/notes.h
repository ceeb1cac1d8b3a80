/* What can be taken away from a place of an episode: what is said there, and its links. */
#pragma once

#include "subtitles.h"

/* “What is said.” Speaker, Title, 1:02:03 https://... of the caption at @position or the last one
 * before it; NULL: there is none. (transfer full) */
char *notes_quote (const Transcript *transcript, const Subtitles *subtitles, Nanoseconds position);

/* The links of the chapter at @position: its own, and those of the notes whose text stands in what
 * is said in it. Lent (element-type Link). (transfer full) */
GArray *notes_find_links (const Transcript *transcript, const Subtitles *subtitles,
    Nanoseconds position);
