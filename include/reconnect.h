/* Tries again after a network broke off: soon, then less and less often, then no more. */
#pragma once

#include <glib.h>

typedef struct {
  guint attempts;               /* since it last worked; whoever sees it work sets it to 0 */
  guint timer;                  /* 0: none is waiting */
} Reconnect;

/* Calls @again after a while, in the main context; it sets the timer to 0. FALSE: it is hopeless. */
gboolean reconnect_again (Reconnect *reconnect, GSourceFunc again, gpointer data);
void reconnect_clear (Reconnect *reconnect);
