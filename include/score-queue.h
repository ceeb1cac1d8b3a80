/* Scores of frame after frame, made ahead by threads while somebody walks through them. */
#pragma once

#include "scores.h"

typedef struct _ScoreQueue ScoreQueue;

/* Of frames [@first, @end) of @cepstra, which has @n_frames and, like @model, outlives the queue. */
ScoreQueue *score_queue_new (const AcousticModel *model, const float *cepstra, gsize n_frames,
    gsize first, gsize end);
void score_queue_free (ScoreQueue *queue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScoreQueue, score_queue_free)

/* The next frame's, by senone; valid until the next call. Not after the last. */
const float *score_queue_next (ScoreQueue *queue);
