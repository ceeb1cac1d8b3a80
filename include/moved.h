/* Words that went over to the paragraph before the one they were published in, because its speaker
 * says them: the paragraphs' texts still tell. */
#pragma once

#include "transcript.h"

typedef struct {
  guint first, n_words;
  guint published;              /* the paragraph in whose text they stand */
} Moved;

/* Of @transcript, whose words are its text's; none where they are not. (element-type Moved)
 * (transfer full) */
GArray *moved_words (const Transcript *transcript);

/* Gives them back to the paragraphs where they were published. */
void moved_put_back (Transcript *transcript);

/* "by ferry?": the words. (transfer full) */
char *moved_to_text (const Transcript *transcript, const Moved *moved);
