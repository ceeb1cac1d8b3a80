/* uridecodebin ! audioconvert ! scaletempo ! volume ! sink, and beside it what shows pictures. Of
 * the decodebins the older one says when all streams are known, before any sample has passed: what
 * shows pictures can then be added without a race against the sound. */
#include "pipeline.h"

#include "audio-uri.h"
#include "decode.h"
#include "gapless.h"
#include "opus-preroll.h"

#define SOUND_GOES_ON -1

struct _Pipeline {
  PlayerOptions options;
  GstElement *element, *source, *audio, *volume;
  GWeakRef queue;               /* what a network fills */

  gint delay;                   /* atomic: nanoseconds of an encoder before the recording */
  GstClockTime passed;          /* the sound's streaming thread's: until where it has come */
  gint end_milliseconds;        /* atomic: where the sound ended; SOUND_GOES_ON */
  gint was_flushed;             /* atomic: by a seek, whose sound is still to come */
};

/* Streaming threads */

/* Any thread. */
static GstPadProbeReturn
on_first_frame (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  Pipeline *pipeline = data;
  Gapless gapless;

  if (gapless_read_buffer (gst_pad_probe_info_get_buffer (info), &gapless))
    g_atomic_int_set (&pipeline->delay,
        (gint) gst_util_uint64_scale_round (gapless.skip_samples, GST_SECOND, gapless.rate));
  return GST_PAD_PROBE_REMOVE;
}

/* The first segment behind a flush: the sink has been flushed by then, and is done with nothing
 * before it has that segment's sound. */
static void
tell_if_moved (Pipeline *pipeline)
{
  if (g_atomic_int_compare_and_exchange (&pipeline->was_flushed, TRUE, FALSE))
    gst_element_post_message (pipeline->element, gst_message_new_application (
            GST_OBJECT (pipeline->element), gst_structure_new_empty (PIPELINE_MOVED)));
}

/* Any thread. */
static GstPadProbeReturn
on_sound_event (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  Pipeline *pipeline = data;

  switch (GST_EVENT_TYPE (gst_pad_probe_info_get_event (info))) {
    case GST_EVENT_FLUSH_STOP:
      g_atomic_int_set (&pipeline->was_flushed, TRUE);
      break;
    case GST_EVENT_SEGMENT:
      tell_if_moved (pipeline);
      break;
    case GST_EVENT_EOS:
      g_atomic_int_set (&pipeline->end_milliseconds, (gint) (pipeline->passed / GST_MSECOND));
      break;
    default:
      break;
  }
  return GST_PAD_PROBE_OK;
}

/* Any thread. */
static GstPadProbeReturn
on_sound (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  GstBuffer *buffer = gst_pad_probe_info_get_buffer (info);
  Pipeline *pipeline = data;

  if (GST_BUFFER_PTS_IS_VALID (buffer) && GST_BUFFER_DURATION_IS_VALID (buffer))
    pipeline->passed = GST_BUFFER_PTS (buffer) + GST_BUFFER_DURATION (buffer);
  return GST_PAD_PROBE_OK;
}

/* Any thread. */
static void
on_element (GstBin *bin, GstBin *owner, GstElement *element, gpointer data)
{
  GstElementFactory *factory = gst_element_get_factory (element);
  Pipeline *pipeline = data;
  g_autoptr (GstPad) pad = NULL;

  if (!factory)
    return;
  if (g_str_equal (GST_OBJECT_NAME (factory), "opusdec"))
    opus_preroll_shorten (element);
  if (g_str_equal (GST_OBJECT_NAME (factory), "queue2"))
    g_weak_ref_set (&pipeline->queue, element);
  if (!g_str_equal (GST_OBJECT_NAME (factory), "mpegaudioparse"))
    return;
  pad = gst_element_get_static_pad (element, "src");
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, on_first_frame, data, NULL);
}

/* Any thread. */
static void
add_picture (Pipeline *pipeline, GstPad *pad)
{
  GstElement *picture = pipeline->options.make_picture (pad != NULL, pipeline->options.data);
  g_autoptr (GstPad) sink = NULL;

  if (!picture)
    return;
  gst_element_set_name (picture, "picture");
  gst_bin_add (GST_BIN (pipeline->element), picture);
  if (pad) {
    sink = gst_element_get_static_pad (picture, "sink");
    gst_pad_link (pad, sink);
  }
  gst_element_sync_state_with_parent (picture);
}

/* Any thread. The first of several tracks is the one that is published. */
static void
on_pad (GstElement *source, GstPad *pad, gpointer data)
{
  Pipeline *pipeline = data;
  g_autoptr (GstCaps) caps = gst_pad_get_current_caps (pad);
  g_autoptr (GstPad) sink = gst_element_get_static_pad (pipeline->audio, "sink");
  g_autoptr (GstElement) picture = NULL;

  if (!caps)
    caps = gst_pad_query_caps (pad, NULL);
  if (g_str_has_prefix (gst_structure_get_name (gst_caps_get_structure (caps, 0)), "audio/")) {
    if (!gst_pad_is_linked (sink))
      gst_pad_link (pad, sink);
  } else if (pipeline->options.make_picture) {
    picture = gst_bin_get_by_name (GST_BIN (pipeline->element), "picture");
    if (!picture)
      add_picture (pipeline, pad);
  }
}

/* Any thread. A reconnection finds the picture there. */
static void
on_no_more (GstElement *source, gpointer data)
{
  Pipeline *pipeline = data;
  g_autoptr (GstPad) sink = gst_element_get_static_pad (pipeline->audio, "sink");
  g_autoptr (GstElement) picture = NULL;

  if (!gst_pad_is_linked (sink)) {
    GST_ELEMENT_ERROR (source, STREAM, TYPE_NOT_FOUND, ("There is no audio in it."), (NULL));
    return;
  }
  picture = gst_bin_get_by_name (GST_BIN (pipeline->element), "picture");
  if (!picture && pipeline->options.make_picture)
    add_picture (pipeline, NULL);
}

/* Making and freeing */

static GstElement *
make_audio (Pipeline *pipeline, GError **error)
{
  g_autofree char *description = g_strdup_printf (
      "audioconvert ! audioresample ! scaletempo ! volume name=volume ! audioconvert ! "
      "audioresample ! %s", pipeline->options.audio_sink ? pipeline->options.audio_sink
      : "autoaudiosink");
  GstElement *audio = gst_parse_bin_from_description (description, TRUE, error);
  g_autoptr (GstPad) sink = NULL;

  if (!audio) {
    g_prefix_error (error, pipeline->options.audio_sink ? "the sink for sound: "
        : "install gstreamer1.0-plugins-base and gstreamer1.0-plugins-good: ");
    return NULL;
  }
  pipeline->volume = gst_bin_get_by_name (GST_BIN (audio), "volume");
  sink = gst_element_get_static_pad (audio, "sink");
  gst_pad_add_probe (sink, GST_PAD_PROBE_TYPE_BUFFER, on_sound, pipeline, NULL);
  gst_pad_add_probe (sink, GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM | GST_PAD_PROBE_TYPE_EVENT_FLUSH,
      on_sound_event, pipeline, NULL);
  return audio;
}

/* Libav decodes an MP3 as well, but its libraries take 90 ms to load. */
static void
prefer_quick_decoder (void)
{
  g_autoptr (GstPluginFeature) decoder = gst_registry_lookup_feature (gst_registry_get (),
      "mpg123audiodec");

  if (decoder)
    gst_plugin_feature_set_rank (decoder, GST_RANK_PRIMARY + 1);
}

static gboolean
build (Pipeline *pipeline, const char *uri, GError **error)
{
  GstElement *source = gst_element_factory_make ("uridecodebin", NULL);
  g_autoptr (GstCaps) caps = gst_caps_from_string (pipeline->options.make_picture
      ? "audio/x-raw; video/x-raw(ANY)" : "audio/x-raw");

  pipeline->audio = source ? make_audio (pipeline, error) : NULL;
  if (!pipeline->audio) {
    if (!source)
      g_set_error_literal (error, DECODE_ERROR, DECODE_ERROR_NO_CODEC,
          "GStreamer has no uridecodebin; install gstreamer1.0-plugins-base");
    return FALSE;
  }
  prefer_quick_decoder ();
  pipeline->element = gst_object_ref_sink (gst_pipeline_new (NULL));
  pipeline->source = source;
  g_object_set (source, "uri", uri, "caps", caps, "expose-all-streams", FALSE,
      "use-buffering", audio_uri_is_remote (uri), NULL);
  g_signal_connect (pipeline->element, "deep-element-added", G_CALLBACK (on_element), pipeline);
  g_signal_connect (source, "pad-added", G_CALLBACK (on_pad), pipeline);
  g_signal_connect (source, "no-more-pads", G_CALLBACK (on_no_more), pipeline);
  gst_bin_add_many (GST_BIN (pipeline->element), source, pipeline->audio, NULL);
  return TRUE;
}

Pipeline *
pipeline_new (const char *uri, const PlayerOptions *options, GError **error)
{
  g_autoptr (Pipeline) pipeline = g_new0 (Pipeline, 1);

  pipeline->options = *options;
  g_weak_ref_init (&pipeline->queue, NULL);
  pipeline->end_milliseconds = SOUND_GOES_ON;
  return build (pipeline, uri, error) ? g_steal_pointer (&pipeline) : NULL;
}

void
pipeline_free (Pipeline *pipeline)
{
  if (pipeline->element)
    gst_element_set_state (pipeline->element, GST_STATE_NULL);  /* joins streaming threads */
  g_weak_ref_clear (&pipeline->queue);
  g_clear_object (&pipeline->volume);
  g_clear_object (&pipeline->element);
  g_free (pipeline);
}

/* What is asked of it */

void
pipeline_close (Pipeline *pipeline)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline->element);

  gst_element_set_state (pipeline->element, GST_STATE_READY);
  gst_bus_set_flushing (bus, TRUE);
  gst_bus_set_flushing (bus, FALSE);
  g_atomic_int_set (&pipeline->was_flushed, FALSE);
}

gboolean
pipeline_is_full (Pipeline *pipeline)
{
  g_autoptr (GstElement) queue = g_weak_ref_get (&pipeline->queue);
  GstQuery *query = gst_query_new_buffering (GST_FORMAT_PERCENT);
  gint percent = 0;

  if (queue && gst_element_query (queue, query))
    gst_query_parse_buffering_percent (query, NULL, &percent);
  gst_query_unref (query);
  return percent == 100;
}

gboolean
pipeline_is_silent (Pipeline *pipeline)
{
  g_autoptr (GstElement) silence = gst_bin_get_by_name (GST_BIN (pipeline->audio),
      "fake-audio-sink");

  return silence != NULL;
}

GstElement *
pipeline_get_element (Pipeline *pipeline)
{
  return pipeline->element;
}

GstStreamVolume *
pipeline_get_volume (Pipeline *pipeline)
{
  return GST_STREAM_VOLUME (pipeline->volume);
}

/* GStreamer moves the sound to a sample only when it is asked to be accurate: without it the clock
 * claims the target, and an MP3 is seconds away. */
gboolean
pipeline_seek (Pipeline *pipeline, double rate, GstClockTime start, GstClockTime stop)
{
  g_atomic_int_set (&pipeline->end_milliseconds, SOUND_GOES_ON);
  return gst_element_seek (pipeline->element, rate, GST_FORMAT_TIME,
      GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE, GST_SEEK_TYPE_SET, (gint64) start,
      GST_SEEK_TYPE_SET, (gint64) stop);
}

GstClockTime
pipeline_get_position (Pipeline *pipeline)
{
  gint64 position;

  return gst_element_query_position (pipeline->audio, GST_FORMAT_TIME, &position)
      ? (GstClockTime) position : GST_CLOCK_TIME_NONE;
}

GstClockTime
pipeline_get_duration (Pipeline *pipeline)
{
  gint64 duration;

  return gst_element_query_duration (pipeline->source, GST_FORMAT_TIME, &duration) && duration > 0
      ? (GstClockTime) duration : GST_CLOCK_TIME_NONE;
}

GstClockTime
pipeline_get_delay (Pipeline *pipeline)
{
  return (GstClockTime) g_atomic_int_get (&pipeline->delay);
}

gboolean
pipeline_has_sound_until (Pipeline *pipeline, GstClockTime stream_time)
{
  gint end = g_atomic_int_get (&pipeline->end_milliseconds);

  return end == SOUND_GOES_ON || stream_time < (GstClockTime) end * GST_MSECOND;
}
