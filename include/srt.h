/* SubRip between its files: srt.c reads and has the row of the table. */
#pragma once

#include "format.h"

/* The line from @line to @end, as any player would take it for a timing: the times of @cue, never
 * below 0, and in @arrow, if not NULL, where the '>' is. */
gboolean srt_read_timing (const char *line, const char *end, Cue *cue, const char **arrow);

gboolean srt_write (const Edition *edition, GOutputStream *out, GError **error);
