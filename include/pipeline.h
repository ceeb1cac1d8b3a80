/* The elements that play one episode. The main context's thread owns them; streaming threads note
 * what passes. Times are GStreamer's stream time: an MP3 encoder's delay is before the recording. */
#pragma once

#include <gst/audio/streamvolume.h>

#include "player.h"

typedef struct _Pipeline Pipeline;

/* Lends @options' data. NULL: a plugin is missing. */
Pipeline *pipeline_new (const char *uri, const PlayerOptions *options, GError **error);
void pipeline_free (Pipeline *pipeline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pipeline, pipeline_free)

/* The GstPipeline, for its bus and its state. */
GstElement *pipeline_get_element (Pipeline *pipeline);
GstStreamVolume *pipeline_get_volume (Pipeline *pipeline);

/* Closes the source, and drops what is still to be said of it; it can be opened again. */
void pipeline_close (Pipeline *pipeline);

/* Whether what comes over the net is enough to play, or all there is. */
gboolean pipeline_is_full (Pipeline *pipeline);

/* Whether no audio device was found: then it plays for nobody's ears. */
gboolean pipeline_is_silent (Pipeline *pipeline);

/* An application's message on the bus: what comes behind it is of the last seek. */
#define PIPELINE_MOVED "moved"

/* To the sample at @start; the sound ends at @stop, unless it is GST_CLOCK_TIME_NONE. FALSE: it
 * goes nowhere. Else PIPELINE_MOVED and then ASYNC_DONE end it. */
gboolean pipeline_seek (Pipeline *pipeline, double rate, GstClockTime start, GstClockTime stop);

/* GST_CLOCK_TIME_NONE while unknown. */
GstClockTime pipeline_get_position (Pipeline *pipeline);
GstClockTime pipeline_get_duration (Pipeline *pipeline);

/* Of an MP3's encoder: what comes before the recording. Any thread. */
GstClockTime pipeline_get_delay (Pipeline *pipeline);

/* FALSE once the sound has ended before @stream_time. Any thread. */
gboolean pipeline_has_sound_until (Pipeline *pipeline, GstClockTime stream_time);
