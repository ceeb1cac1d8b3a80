/* A model of the phones of one recording, learnt from the recording itself: three states a phone, a
 * Gaussian each, whatever is beside it. */
#pragma once

#include "reading.h"
#include "warp.h"

typedef struct _Monophones Monophones;

/* For the phones of @reading and @n_frames of sound, whose @cepstra are without their mean. */
Monophones *monophones_new (const Reading *reading, const float *cepstra, guint n_frames);
void monophones_free (Monophones *phones);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Monophones, monophones_free)

/* Takes @path, the reading's frame in each frame of sound or WARP_WAITING, for the truth. */
void monophones_start (Monophones *phones, const guint32 *path);

/* Learns the states from where they are thought to be, then looks where they are (Viterbi
 * training). FALSE: nothing is where it was thought to be, or near. */
gboolean monophones_train (Monophones *phones);

/* The phone of @frame as an index into the reading's, or MONOPHONES_NONE in a pause or where no
 * word is heard. @evidence: how much better it fits than any sound does, in nats. */
#define MONOPHONES_NONE G_MAXUINT32
guint32 monophones_get_phone (const Monophones *phones, guint frame, float *evidence);

/* Whether @frame belongs to no row: nothing of the transcript is said, nor a pause made. */
gboolean monophones_is_waiting (const Monophones *phones, guint frame);
