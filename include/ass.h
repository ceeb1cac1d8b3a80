/* Advanced SubStation Alpha between its files: ass.c reads and has the row of the table.
 *
 * A cue is a Dialogue, its first speaker the Name of it and, written, its Style. Where another
 * begins to speak in it, an override block says "{\rNAME\-NAME}": the style of that speaker, and a
 * tag that no player knows, so that it is not shown. A bare comment would be: FFmpeg takes what has
 * no backslash for text. */
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
gboolean ass_write_old (const Edition *edition, GOutputStream *out, GError **error);    /* SSA */
