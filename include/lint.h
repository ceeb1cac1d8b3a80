/* Checks cues against a profile. */
#pragma once

#include "cue.h"
#include "profile.h"

typedef enum {
  LINT_LINE_TOO_LONG,
  LINT_TOO_MANY_LINES,
  LINT_TOO_FAST,
  LINT_TOO_SHORT,
  LINT_TOO_LONG,
  LINT_GAP,                     /* closer to the next cue than the profile wants, or overlapping */
  LINT_ORDER,                   /* ends before it starts, or starts before the one before */
  LINT_EMPTY,
} LintRule;

typedef struct {
  guint cue;                    /* index in the list */
  LintRule rule;
  double is, limit;             /* columns, lines, characters a second or seconds */
  gboolean forced;              /* no captioner could have kept it: the words come too fast */
} Violation;

/* In the order of the cues. A cue that is too fast or too short is forced if all the time between its
 * neighbours would not help it. Where a neighbour's words begin and end is told by its inner
 * timestamps, else by its own start and end. (element-type Violation) (transfer full) */
GArray *lint_cues (const CueList *cues, const Profile *profile);

/* "line-too-long" */
const char *lint_rule_name (LintRule rule);
