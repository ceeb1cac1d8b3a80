/* Which of the transcript's stamps are believed; used by stamps.h alone. */
#pragma once

#include "transcript.h"

/* The paragraphs that have words, and their times. */
typedef struct {
  const Transcript *transcript;
  guint n;                      /* paragraphs with words; arrays hold one more: the end */
  guint *first;                 /* word of each */
  double *said, *pause;         /* of each word, seconds at pace 1: to say it, and behind it */
  double *length;               /* seconds to say it at pace 1, pause behind included */
  double *stamp;                /* seconds; NAN: not known or not believed */
  double *printed;              /* the same, believed or not */
  double *start;                /* seconds: the result */
  double pace, spread;          /* against pace.h's; deviation of a step, as a part of it */
} Fit;

/* Finds the pace, everybody's own in the lengths, and the spread; joins the parts of a recording whose
 * clock begins anew, keeps the stamps in @fit->printed, and forgets (NAN) those that are wrong by far
 * or say nothing. */
void belief_choose (Fit *fit);
