/* Places where a transcript is hard to believe. */
#pragma once

#include "transcript.h"

typedef enum {
  DOUBT_STAMP_BACKWARDS,        /* its stamp is before an earlier one */
  DOUBT_TOO_FAST,               /* more words than anybody says until the next stamp */
  DOUBT_TOO_SLOW,               /* so few that something else must be heard there */
  DOUBT_LABEL_LATE,             /* its first words seem to end the sentence of the speaker before */
} DoubtKind;

typedef struct {
  DoubtKind kind;
  guint paragraph;
  double is;                    /* words a second; seconds back; words before the sentence ends */
} Doubt;

/* In the order of the text. Needs words, timed or not. (element-type Doubt) (transfer full) */
GArray *doubts_of_transcript (const Transcript *transcript);

/* "stamp-backwards" */
const char *doubt_kind_name (DoubtKind kind);

/* "8.0 words a second until the next stamp". (transfer full) */
char *doubt_to_text (const Doubt *doubt);
