/* Any sounds at all: a loop over every phone, against which words have to prove themselves. */
#pragma once

#include "monophones.h"

typedef struct _Babble Babble;

/* Hears phones as whole classes if @is_coarse, else as their states. */
Babble *babble_new (const Monophones *phones, gboolean is_coarse);
void babble_free (Babble *babble);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Babble, babble_free)

/* By how much the loop's score grows with the next frame. @scores: by class. */
float babble_step (Babble *babble, const float *scores);
