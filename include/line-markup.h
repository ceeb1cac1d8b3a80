/* For formats that mark up whole lines or nothing: narration.h's text with marks, taken apart. */
#pragma once

#include "narration.h"

/* For a Dialect: marks that line_markup_next () takes out again. */
void line_markup_append_tag (GString *text, CuetextKind kind, const char *color, gboolean is_end);
void line_markup_append_plain (GString *text, const char *plain);

typedef struct {
  const char *at;
  guint open;                   /* 1 << CuetextKind: what goes on from the line before */
} LineMarkup;

void line_markup_init (LineMarkup *markup, const char *text);

/* The next line that is not blank, to @line: without its marks, and in @kinds those that it begins
 * with. FALSE: no more. */
gboolean line_markup_next (LineMarkup *markup, GString *line, guint *kinds);
