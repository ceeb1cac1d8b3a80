/* canvas or video ! overlaycomposition ! sink: pictures of an episode with its captions over them.
 * Streaming threads draw from what the main thread hands over. */
#pragma once

#include <cairo.h>

#include "player.h"
#include "screen.h"

typedef struct _Picture Picture;

/* @sink: what shows it, as of gst-launch. */
Picture *picture_new (const char *sink);

/* Before it is made: to be drawn into this window, and not into one of the sink's own. */
void picture_use_window (Picture *picture, guintptr handle);

/* After the player, whose threads draw. */
void picture_free (Picture *picture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Picture, picture_free)

/* For PlayerOptions. Any thread. */
GstElement *picture_make (Picture *picture, gboolean has_video);

/* What is drawn from now on; takes @screen, lends @player. */
void picture_set_screen (Picture *picture, Player *player, Screen *screen);

/* Whether a cover could be shown, and none is. */
gboolean picture_wants_cover (Picture *picture);
void picture_set_cover (Picture *picture, cairo_surface_t *cover);

/* In pixels, as drawn last; 0: nothing was. */
void picture_get_size (Picture *picture, int *width, int *height);
