/* The player's window: captions over the picture, keys and mouse. */
#pragma once

#include "session.h"

typedef struct _Window Window;

/* @sink: what shows it, as of gst-launch; NULL: an X11 window. NULL, with @error: there is no
 * display, or nothing to show pictures with. */
Window *window_new (const char *sink, GError **error);

/* After the player, whose threads draw. */
void window_free (Window *window);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Window, window_free)

/* For PlayerOptions, with the window as its data. */
GstElement *window_make_picture (gboolean has_video, gpointer window);

/* Before player_new () has a chance to draw; the session comes later. */
void window_set_session (Window *window, Session *session);
