/* Being stopped from a terminal and going on again: SIGTSTP and SIGCONT, brought to the main
 * context. One at a time in a process. */
#pragma once

#include <glib.h>

typedef enum {
  STOP_ASKED,                   /* somebody pressed Ctrl-Z: tidy up, then stops_stop () */
  STOP_OVER,                    /* we go on, after whatever stopped us */
} Stop;

typedef void (*StopsAsked) (Stop stop, gpointer data);

typedef struct _Stops Stops;

Stops *stops_new (StopsAsked asked, gpointer data);
void stops_free (Stops *stops);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stops, stops_free)

/* Stops the process and who runs in its job; returns when it goes on. */
void stops_stop (Stops *stops);
