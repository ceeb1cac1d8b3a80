/* A few short listens that tell sound of another episode from sound of this one, before all of it is
 * searched: where nothing fits, a search takes five times as long as where all does. */
#pragma once

#include "search.h"

#define PROBE_MATCHING 10       /* from here on text and sound have something in common */

/* How much of the best of some parts of the sound the words of @chain explain, found wherever they
 * fit best: 0 nothing, 100 as much as when speech is recorded well. 100, without a look, where a
 * search is quick or parts tell nothing: in short sound, in noise, where the text is of a small part
 * of the sound. */
guint probe_sound (const AcousticModel *model, const Chain *chain, const float *cepstra,
    gsize n_frames);
