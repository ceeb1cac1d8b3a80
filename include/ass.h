/* Advanced SubStation Alpha between its files: ass.c reads and has the row of the table.
 *
 * A cue is a Dialogue, its first speaker the Name of it and, written, its Style. Where another
 * begins to speak in it, an override block says "{NAME:\rNAME}": a comment to players, and the
 * style of that speaker. */
#pragma once

#include "format.h"

/* Names stand in fields that commas end, and in blocks that braces do: these, and the backslash,
 * are written as characters that look like them. */
extern const struct AssLookalike {
  char mark;
  const char *lookalike;
} ass_lookalikes[4];

#define ASS_LINE_BREAK "\\N"
#define ASS_NO_BREAK_SPACE "\\h"

gboolean ass_write (const Edition *edition, GOutputStream *out, GError **error);
