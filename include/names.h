/* SubRip and its like have no speakers: who has to name one writes "NAME: " (narration.h does).
 * Whether that is a name shows in the whole file only: this goes over all cues once they are
 * read. */
#pragma once

#include "cue.h"

/* The bytes to write to before a text of the source. */
#define NAMES_ROOM 2

/* Makes voices of "NAME: " where it stands on two cues or more. If the first cue names a speaker,
 * cues without a name go on with the last one. Texts are of the source, which ends at @source_end,
 * or else are not written to; their tags are closed in turn, SRT_MARKUP_MAX_DEPTH of them at most
 * open. With @joins, spans of the same look that a name parted are one, as where such spans are read
 * without a name between them. */
void names_to_voices (CueList *list, const char *source_end, gboolean joins);
