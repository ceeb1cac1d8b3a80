/* SubRip between its files: srt.c reads and has the row of the table. */
#pragma once

#include "format.h"

/* The line from @line to @end, as any player would take it for a timing: the times of @cue, never
 * below 0, and in @rest, if not NULL, what stands behind them. */
gboolean srt_read_timing (const char *line, const char *end, Cue *cue, const char **rest);

gboolean srt_write (const Edition *edition, GOutputStream *out, GError **error);
