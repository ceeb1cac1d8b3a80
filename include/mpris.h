/* The session bus's standard way to control a player (MPRIS 2.2): media keys, a desktop's panel,
 * playerctl. Our own commands use the socket (remote.h). */
#pragma once

#include "session.h"

typedef struct _Mpris Mpris;

/* Joins the bus when it answers, as org.mpris.MediaPlayer2.quoth, or .quoth.instancePID where another
 * is there. Without a bus nothing happens, and nobody is told. Free it before the player. */
Mpris *mpris_new (Session *session);
void mpris_free (Mpris *mpris);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Mpris, mpris_free)
