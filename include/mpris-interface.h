/* What MPRIS 2.2 says a player has: methods, signals and properties, as D-Bus describes them. */
#pragma once

#include <gio/gio.h>

#define MPRIS_ROOT "org.mpris.MediaPlayer2"
#define MPRIS_PLAYER "org.mpris.MediaPlayer2.Player"
#define MPRIS_PATH "/org/mpris/MediaPlayer2"

/* Both interfaces. (transfer full) */
GDBusNodeInfo *mpris_interface_new (void);
