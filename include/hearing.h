/* What an engine heard, for people: how sure it is, what nobody said, what is doubtful. */
#pragma once

#include "transcript.h"

#define HEARING_DOUBTFUL 50     /* a confidence below: the word may be elsewhere */

/* Words that follow each other. */
typedef struct {
  guint first, n_words;
  Nanoseconds start, end;
  int confidence;               /* the mean of them */
} HeardPlace;

/* 0-100, of all words that were heard; CONFIDENCE_UNKNOWN: none was. */
int hearing_get_median (const Transcript *transcript);

guint hearing_count_heard (const Transcript *transcript);

/* Words without any evidence in the sound, in their order. (element-type HeardPlace) */
GArray *hearing_list_unspoken (const Transcript *transcript);

/* Passages that are not in the sound (unsaid.h), which are no places of the list above.
 * (element-type HeardPlace) */
GArray *hearing_list_unsaid (const Transcript *transcript);

/* Places where several words in a row may be elsewhere, the worst first. (element-type
 * HeardPlace) */
GArray *hearing_list_doubtful (const Transcript *transcript);

/* "1,259 words placed, median confidence 97; 1 insertion at 12:30-13:00". (transfer full) */
char *hearing_to_text (const Transcript *transcript);

/* "78 words from 1:03 are not in the audio (captions leave them out)"; "" where all are. (transfer
 * full) */
char *hearing_unsaid_to_text (const Transcript *transcript);
