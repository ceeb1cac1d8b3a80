/* The lines of a document, taken apart into stamp, label and text. What looks like a label is only
 * a candidate: labels.h says which are believed. */
#pragma once

#include "document.h"
#include "printed-stamp.h"

typedef enum {
  LABEL_NONE,
  LABEL_LINE,                   /* "Jane Doe", alone in its line */
  LABEL_COLON,                  /* "Jane Doe: text" */
  LABEL_BOLD,                   /* the same, bold instead of the colon */
  LABEL_BOLD_COLON,             /* both */
  LABEL_STAMPED,                /* "Jane Doe (0:02): text", "Jane Doe  0:02" */
  LABEL_SET_OFF,                /* "[Jane Doe] text" and others (set-off.h) */
} LabelShape;

typedef struct {
  guint line;                   /* of the document */
  gboolean is_inline;           /* goes on in the line of the piece before, after a stamp */
  gboolean is_behind;           /* the stamp stands behind the name, label or not */
  StampShape shape;
  Nanoseconds stamp;            /* NANOSECONDS_NONE: none */
  LabelShape label;
  gsize name_start, name_end;   /* bytes of the line: the label, without its colon */
  guint n_same;                 /* labels with this name, this one too; labels.h counts */
  gsize start, end;             /* what is said, without stamp and label */
  gsize whole;                  /* what is said without a label starts here */
} Piece;

/* (element-type Piece) (transfer full) */
GArray *pieces_parse (const Document *document);
