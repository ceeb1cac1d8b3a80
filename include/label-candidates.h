/* What could be a label by what it is and by what stands beside it; how likely that is, labels.c
 * weighs. */
#pragma once

#include "pieces.h"

/* Shapes beside those of pieces.h. */
#define LABEL_LINE_STAMPED (LABEL_SET_OFF + 1)  /* "0:02 Jane Doe" above the text */
#define LABEL_LINE_COLON (LABEL_SET_OFF + 2)    /* "Jane Doe:" above the text */
#define N_SHAPES (LABEL_SET_OFF + 3)

typedef struct {
  const Document *document;
  const GArray *pieces;
  gboolean stamps_below;        /* names, in lines of their own */
  gboolean has_marks;           /* the page marks who speaks */
} LabelCandidates;

/* Both outlive it. */
void label_candidates_init (LabelCandidates *candidates, const Document *document,
    const GArray *pieces);

gboolean label_candidate_is (const LabelCandidates *candidates, guint index);

guint label_candidate_get_shape (const LabelCandidates *candidates, guint index);

/* The page says that the name is one, and nothing else. */
gboolean label_candidate_is_marked (const LabelCandidates *candidates, const Piece *piece);

/* A stamp alone in its line, where it belongs to what stands around it. */
gboolean label_candidate_is_lone_stamp (const LabelCandidates *candidates, guint index);

/* Whether @folded, by speakers_fold (), is no name but a word before a colon: "note", "chapter3". */
gboolean label_candidate_is_nobody (const char *folded);
