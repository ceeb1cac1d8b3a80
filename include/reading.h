/* A transcript read out by a synthetic voice, as a recogniser hears it. */
#pragma once

#include "transcript.h"

typedef struct {
  guint16 kind;                 /* voice.h */
  guint word;                   /* the transcript's */
  guint frame;                  /* its first; it lasts until the next phone's */
} ReadingPhone;

typedef struct {
  guint n_frames;
  GArray *cepstra;              /* FRONTEND_CEPSTRA a frame (element-type float) */
  GArray *phones;               /* in time (element-type ReadingPhone) */
  GArray *paragraphs;           /* first frame of each that is spoken (element-type guint) */
} Reading;

/* By the voice that is selected, varied; by others in another @turn, whose kinds may be more.
 * (transfer full) */
Reading *reading_of_transcript (const Transcript *transcript, guint turn);
/* The phones of @n_words words from the last to the first, and no sound; those behind @part of
 * @n_parts, in the order of the text, come last. (transfer full) */
Reading *reading_turn_round (const Reading *reading, guint n_words, guint part,
    guint n_parts);
void reading_free (Reading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)
