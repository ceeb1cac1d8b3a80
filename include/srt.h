/* SubRip between its files: srt.c reads and has the row of the table. */
#pragma once

#include "format.h"

/* The line from @line to @end, as any player would take it for a timing: the times of @cue, never
 * below 0, and in @arrow, if not NULL, where the '>' is. */
gboolean srt_read_timing (const char *line, const char *end, Cue *cue, const char **arrow);

/* The bytes to write to before a text of the source. */
#define SRT_VOICE_ROOM 2

/* Makes voices of "NAME: " where it stands on two cues or more. If the first cue names a speaker,
 * cues without a name go on with the last one. @source_end is where the list's source ends. */
void srt_name_voices (CueList *list, const char *source_end);

/* Whether @name may stand in "NAME: ". */
gboolean srt_is_name (const char *name);

gboolean srt_write (const Edition *edition, GOutputStream *out, GError **error);
