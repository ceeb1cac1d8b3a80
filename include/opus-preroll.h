/* Seeks in Opus decode what they need. A demuxer goes back to the page, or cluster, that the target
 * is in, often a second and more, and GStreamer decodes all of it to throw it away. */
#pragma once

#include <gst/gst.h>

/* @decoder: an opusdec that plays forwards. Any thread. */
void opus_preroll_shorten (GstElement *decoder);
