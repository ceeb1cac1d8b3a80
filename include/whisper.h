/* Whisper's JSON between its files: whisper.c reads and has the row of the table. */
#pragma once

#include "heard.h"

typedef struct {
  Heard heard;
  GStringChunk *strings;        /* texts that are not in the source as they are */
  const char *text;             /* of the whole recording; NULL: not said */
  guint first_word, end_word;   /* tokens that belong to the recording, not to a segment */
} Whisper;

/* Gives words of the recording to the segments that have none of their own, by their times; if
 * there are no segments, makes one. */
void whisper_share_words (Whisper *whisper);

/* whisper.cpp cuts anywhere if it is told to write short segments: those that begin in the middle
 * of a word are joined with the one before. */
void whisper_join_parts (Whisper *whisper);
