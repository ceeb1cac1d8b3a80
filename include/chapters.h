/* Chapters: titles that stand among the paragraphs, and the list that was published of them. */
#pragma once

#include "transcript.h"

typedef enum {
  PARAGRAPH_PLAIN,
  PARAGRAPH_BOLD,               /* nothing in it but bold text */
  PARAGRAPH_HEADING,
} ParagraphLook;

/* @transcript's chapters are the published list, its paragraphs hold titles and speech, and
 * @looks has a ParagraphLook for each. Takes the titles out of the paragraphs and makes one list:
 * the wording of the published one, the time of the text. */
void chapters_reconcile (Transcript *transcript, const guint8 *looks);

/* Chapters without a start begin with the first word at or after their paragraph; one behind all
 * words is left out. Words are timed. */
void chapters_take_starts (Transcript *transcript);
