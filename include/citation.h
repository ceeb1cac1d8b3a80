/* Citations of what somebody said: one function a style, behind a table. */
#pragma once

#include "found.h"

typedef struct {
  const char *name;             /* of --style */
  void (*write) (const Found *found, GString *out);
} CitationStyle;

extern const CitationStyle citation_styles[];   /* the usual one first; ends with a NULL name */

/* The style called @name, or NULL. */
const CitationStyle *citation_style_for_name (const char *name);
