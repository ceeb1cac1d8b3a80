/* Any sounds at all: a loop over every phone, against which words have to prove themselves. */
#pragma once

#include "scores.h"

/* ln 1e-20: what it costs to begin a phone. Less, and the loop passes for noisy words (1e-6 did). */
#define PHONE_LOOP_COST 46.05f

typedef struct _PhoneLoop PhoneLoop;

PhoneLoop *phone_loop_new (const AcousticModel *model);
void phone_loop_free (PhoneLoop *loop);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PhoneLoop, phone_loop_free)

/* By how much the loop's score grows with the next frame; @scores: by senone. */
float phone_loop_step (PhoneLoop *loop, const float *scores);
