/* The tokens of WebVTT cue text (https://www.w3.org/TR/webvtt1/#webvtt-cue-text-tokenizer), as
 * they stand in it: nothing is copied. For those who need no tree (cuetext.h). */
#pragma once

#include "cuetext.h"

typedef enum {
  CUETOKEN_TEXT,                /* references are not resolved */
  CUETOKEN_START,
  CUETOKEN_END,
  CUETOKEN_TIMESTAMP,
} CuetokenKind;

typedef struct {
  CuetokenKind kind;
  const char *text;             /* the text, or a tag's name; not NUL-terminated */
  gsize length;
  const char *classes;          /* of a start tag, ".loud.left" */
  gsize classes_length;
  const char *annotation;       /* of a start tag, as written */
  gsize annotation_length;
  Nanoseconds time;             /* of a timestamp */
} Cuetoken;

/* Moves @cursor past the next token; FALSE at the end of the text. */
gboolean cuetoken_next (const char **cursor, Cuetoken *token);

/* The node that a start or end tag is about; CUETEXT_ROOT: none, the token is to be ignored unless
 * it is a text or a timestamp. */
CuetextKind cuetoken_get_span (const Cuetoken *token);

/* Whether there is more in it than text and who says it: markup, or times of words. */
gboolean cuetoken_has_markup (const char *text);

/* The name of the tag that makes @kind; NULL: no tag does. */
const char *cuetoken_get_tag (CuetextKind kind);

/* References resolved, as name_dup () makes it; "" if there is none. (transfer full) */
char *cuetoken_dup_annotation (const Cuetoken *token);

/* Whether a start tag of @kind begins a node inside one of kind @open; "<rt>" does in "<ruby>". */
gboolean cuetoken_may_open (CuetextKind kind, CuetextKind open);

/* How many nodes, from the innermost one, of kind @open, outwards, an end tag of @kind closes. */
guint cuetoken_count_closed (CuetextKind kind, CuetextKind open);

/* Nodes inside each other: more than anybody writes, and few enough for those who walk the tree by
 * recursion. Start tags any deeper are ignored. */
#define CUETOKEN_MAX_DEPTH 256
