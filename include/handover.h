/* Puts better times in place of those that are shown, when nobody who reads is disturbed: between
 * two captions, where both show the same, or as one caption gives way to the next. */
#pragma once

#include "session.h"

typedef struct _Handover Handover;

Handover *handover_new (Session *session);
void handover_free (Handover *handover);        /* after the player, which still calls it */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Handover, handover_free)

/* Takes both, for session_set_words () at the next good moment: the end of the caption at the
 * latest, or in a pause where it goes on. */
void handover_offer (Handover *handover, Transcript *transcript, Subtitles *subtitles);
