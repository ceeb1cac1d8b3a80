/* How an audioconvert makes one channel of several. */
#pragma once

#include <gst/gst.h>

/* Makes @convert take what two channels do not share. Any other number of them is an error then. */
void mixing_take_difference (GstElement *convert);

/* Of what comes in, once anything has. */
guint mixing_count_channels (GstElement *convert);
