/* How sure the words of a transcript are, and where to look. */
#pragma once

#include "peaks.h"
#include "transcript.h"

typedef enum {
  VERDICT_SURE,                 /* confidence 80 and up */
  VERDICT_FAIR,                 /* 50 and up: of these 99 % are within 200 ms */
  VERDICT_DOUBTFUL,
  VERDICT_UNHEARD,              /* 0: no sound was found for it */
  VERDICT_NONE,                 /* not said, as "[laughs]", or nobody knows how sure */
} Verdict;

#define VERDICTS (VERDICT_NONE + 1)

/* One a word of @transcript, which are made. (transfer full) */
guint8 *verdicts_of_words (const Transcript *transcript);

/* "doubtful": the name of a class in the page. */
const char *verdict_name (Verdict verdict);

/* Words that follow each other and are not sure. */
typedef struct {
  guint first, end;             /* of the words */
  Nanoseconds from, until;      /* what to draw, with what is around */
  guint n_unheard, n_doubtful, n_fair;
  int lowest;                   /* confidence of those heard; CONFIDENCE_UNKNOWN: none is */
  double weight;                /* how bad */
} Place;

/* The places of @transcript, the worst first; none without confidence. (element-type Place)
 * (transfer full) */
GArray *places_of_words (const Transcript *transcript, const guint8 *verdicts);

/* All that the page draws. */
typedef struct {
  const Transcript *transcript;
  const Peaks *peaks;           /* NULL: not known */
  const guint8 *verdicts;
  const GArray *places;
  guint n_drawn;                /* of them, from the first on */
  Nanoseconds length;           /* of the episode; at least a second */
} Findings;
