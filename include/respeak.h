/* Says in another way who speaks in cues that are already cut. */
#pragma once

#include "cue.h"
#include "profile.h"

/* A copy of @cues whose voices are voices, prefixes, dashes or nothing. (transfer full) */
CueList *respeak_cues (const CueList *cues, SpeakerStyle style);
