/* Carries words that somebody corrected back into the transcript that has their times. */
#pragma once

#include "transcript.h"

typedef struct {
  guint n_kept;                 /* words with their time: the same, or only written in another way */
  guint n_changed;              /* others in their place */
  guint n_added, n_dropped;
} CarryCount;

/* Puts the words of @corrected in the place of @aligned's. Those that sound the same keep time,
 * confidence and paragraph; times of the others are guessed from their neighbours', and
 * their confidence is 0 if any was known. A speaker whose name stands nowhere in @corrected takes the
 * new one that most of the words stand under there; a paragraph of which nearly all stands under
 * another name is that one's. All else of @aligned stays, but for its captions. Labels of @aligned's speakers that were taken for words are left out. @before, empty, gets
 * for each word what kept_times_restore () wants to know of it (element-type Word). */
void carry_words (Transcript *aligned, const Transcript *corrected, GArray *before,
    CarryCount *count);
