/* Chapters are at the times that were published; where the words are timed anew, they move along. */
#pragma once

#include "transcript.h"

/* What a chapter begins with. */
typedef struct {
  guint word;                   /* G_MAXUINT: not known, the chapter stays */
  Nanoseconds offset;           /* behind the onset of the word */
} ChapterAnchor;

/* For each chapter of @transcript, by the times that words have if @are_heard, else by the stamps
 * of their paragraphs. (element-type ChapterAnchor) (transfer full) */
GArray *chapter_anchors_find (const Transcript *transcript, gboolean are_heard);

/* Moves the chapters of @transcript, which are those that @anchors was found for, to where their
 * words are now; those that nothing tells the start of are left out. */
void chapter_anchors_follow (Transcript *transcript, const GArray *anchors);
