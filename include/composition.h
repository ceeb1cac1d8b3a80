/* An overlay as GStreamer puts it over a video: rectangles of what is drawn. Any thread. */
#pragma once

#include <gst/video/video.h>

#include "overlay.h"

/* (transfer full) */
GstVideoOverlayComposition *composition_of (const Overlay *overlay, int width, int height);
