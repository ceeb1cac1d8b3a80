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

/* Writes @head, then each cue of the @edition by @append_cue, whose @lines are to be read to their
 * end. */
typedef struct {
  const Edition *edition;
  guint index;                  /* of the cue */
  const Cue *cue;
  LineMarkup lines;
  GString *line, *out;          /* scratch; what is written */
} LineCaption;

gboolean line_captions_write (const Edition *edition, GOutputStream *stream, const Dialect *dialect,
    const char *head, void (*append_cue) (LineCaption *caption), GError **error);

/* Whether there is more in @cue than markup and blanks: an empty one would end the one before. */
gboolean line_caption_is_said (const Cue *cue);

/* The next cue that is said, or NULL. */
const Cue *line_caption_find_next (const LineCaption *caption);

/* Appends the rest of the lines with @mark between them; before a line of @kinds, @prefix if that
 * is not NULL. In a line, @mark is written as @instead. */
void line_caption_append_joined (LineCaption *caption, const char *mark, const char *instead,
    void (*prefix) (GString *out, guint kinds));
