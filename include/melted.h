/* Words that a voice says as one, with a single event for all of them: "of the", "est-ce que". */
#pragma once

#include "voice.h"

#define MELTED_MOST 160         /* phones, said or alone; of more nothing is done */

/* Gives each of the @n phones of @said the word that it belongs to, by how the words sound each by
 * itself: @alone, in the order of their words. */
void melted_part (VoicePhone *said, guint n, const VoicePhone *alone, guint n_alone);
