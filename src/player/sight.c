#include "sight.h"

#include <gst/app/gstappsink.h>
#include <gst/pbutils/pbutils.h>

#include "audio-uri.h"
#include "encode.h"

#define PATIENCE (10 * GST_SECOND)
#define USUAL_RATE 25
#define FASTEST 60

/* Finding */

static void
note_film (Sight *sight, GstDiscovererVideoInfo *video)
{
  guint above = gst_discoverer_video_info_get_framerate_num (video);
  guint below = gst_discoverer_video_info_get_framerate_denom (video);

  if (gst_discoverer_video_info_is_image (video) || sight->width)
    return;
  sight->width = (int) gst_discoverer_video_info_get_width (video);
  sight->height = (int) gst_discoverer_video_info_get_height (video);
  sight->rate = above && below ? (int) MIN ((above + below - 1) / below, FASTEST) : USUAL_RATE;
}

static void
find_film (const char *uri, Sight *sight)
{
  g_autoptr (GstDiscoverer) discoverer = gst_discoverer_new (PATIENCE, NULL);
  g_autoptr (GstDiscovererInfo) info =
      discoverer ? gst_discoverer_discover_uri (discoverer, uri, NULL) : NULL;
  GList *films = info ? gst_discoverer_info_get_video_streams (info) : NULL;

  for (GList *at = films; at; at = at->next)
    note_film (sight, at->data);
  gst_discoverer_stream_info_list_free (films);
}

/* TRUE: that was all. */
static gboolean
note_cover (Sight *sight, GstMessage *message)
{
  g_autoptr (GstTagList) tags = NULL;

  if (GST_MESSAGE_TYPE (message) != GST_MESSAGE_TAG)
    return TRUE;
  gst_message_parse_tag (message, &tags);
  return gst_tag_list_get_sample (tags, GST_TAG_IMAGE, &sight->cover);
}

/* GstDiscoverer does not tell the tags of an MP3: they are read on the way to the first sample. */
static void
find_cover (const char *uri, Sight *sight)
{
  g_autoptr (GstElement) pipeline = gst_parse_launch ("uridecodebin name=source caps=audio/x-raw "
      "expose-all-streams=false ! fakesink", NULL);
  g_autoptr (GstElement) source = pipeline ? gst_bin_get_by_name (GST_BIN (pipeline), "source")
      : NULL;
  g_autoptr (GstBus) bus = pipeline ? gst_element_get_bus (pipeline) : NULL;
  gboolean is_done = !source;

  if (source) {
    g_object_set (source, "uri", uri, NULL);
    gst_element_set_state (pipeline, GST_STATE_PAUSED);
  }
  while (!is_done) {
    g_autoptr (GstMessage) message = gst_bus_timed_pop_filtered (bus, PATIENCE,
        GST_MESSAGE_TAG | GST_MESSAGE_ASYNC_DONE | GST_MESSAGE_EOS | GST_MESSAGE_ERROR);

    is_done = !message || note_cover (sight, message);
  }
  if (pipeline)
    gst_element_set_state (pipeline, GST_STATE_NULL);
}

void
sight_find (const char *audio, Sight *sight)
{
  g_autofree char *uri = audio_uri_of (audio, NULL);

  *sight = (Sight) { 0 };
  if (!uri)
    return;
  find_film (uri, sight);
  if (!sight->width)
    find_cover (uri, sight);
}

void
sight_clear (Sight *sight)
{
  g_clear_pointer (&sight->cover, gst_sample_unref);
}

/* Reading */

struct _SightReader {
  GstElement *pipeline;
  GstAppSink *sink;
  Nanoseconds start;
};

static GstElement *
make_pipeline (const char *uri, int width, int height, GError **error)
{
  g_autofree char *description = g_strdup_printf (
      "uridecodebin name=source caps=video/x-raw expose-all-streams=false ! videoconvert ! "
      "videoscale add-borders=true ! video/x-raw,format=BGRx,width=%d,height=%d,"
      "pixel-aspect-ratio=1/1 ! appsink name=sink sync=false max-buffers=4", width, height);
  GstElement *pipeline = gst_parse_launch (description, error);
  g_autoptr (GstElement) source = pipeline ? gst_bin_get_by_name (GST_BIN (pipeline), "source")
      : NULL;

  if (source)
    g_object_set (source, "uri", uri, NULL);
  return pipeline;
}

static gboolean
go_to_start (SightReader *reader)
{
  if (gst_element_set_state (reader->pipeline, GST_STATE_PAUSED) == GST_STATE_CHANGE_FAILURE
      || gst_element_get_state (reader->pipeline, NULL, NULL, PATIENCE) != GST_STATE_CHANGE_SUCCESS)
    return FALSE;
  return (!reader->start || gst_element_seek_simple (reader->pipeline, GST_FORMAT_TIME,
          GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE, (gint64) reader->start))
      && gst_element_set_state (reader->pipeline, GST_STATE_PLAYING) != GST_STATE_CHANGE_FAILURE;
}

/* Of most films neither parsers nor decoders come with the plugins that sound needs; which one is
 * missing GStreamer does not say where it has a decoder and no parser. */
static void
explain (SightReader *reader, GError **error)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (reader->pipeline);
  g_autoptr (GstMessage) message = gst_bus_pop_filtered (bus, GST_MESSAGE_ERROR);
  g_autoptr (GError) problem = NULL;

  if (message)
    gst_message_parse_error (message, &problem, NULL);
  if (g_error_matches (problem, GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN))
    g_set_error_literal (error, ENCODE_ERROR, ENCODE_ERROR_NO_CODEC, "GStreamer cannot read its "
        "pictures; install gstreamer1.0-plugins-bad and gstreamer1.0-libav, or show another picture "
        "with --cover");
  else
    g_set_error (error, ENCODE_ERROR, ENCODE_ERROR_FAILED,
        "its pictures cannot be read (%s); show another picture with --cover",
        problem ? problem->message : "nothing came");
}

SightReader *
sight_reader_new (const char *audio, Nanoseconds start, int width, int height, GError **error)
{
  g_autofree char *uri = audio_uri_of (audio, error);
  GstElement *pipeline = uri ? make_pipeline (uri, width, height, error) : NULL;
  g_autoptr (SightReader) reader = NULL;

  if (!pipeline)
    return NULL;
  reader = g_new0 (SightReader, 1);
  reader->pipeline = pipeline;
  reader->start = start;
  reader->sink = GST_APP_SINK (gst_bin_get_by_name (GST_BIN (pipeline), "sink"));
  if (go_to_start (reader))
    return g_steal_pointer (&reader);
  explain (reader, error);
  return NULL;
}

void
sight_reader_free (SightReader *reader)
{
  gst_element_set_state (reader->pipeline, GST_STATE_NULL);
  gst_object_unref (reader->sink);
  gst_object_unref (reader->pipeline);
  g_free (reader);
}

GstSample *
sight_reader_pull (SightReader *reader, Nanoseconds *time)
{
  GstSample *sample = gst_app_sink_try_pull_sample (reader->sink, PATIENCE);
  GstClockTime stream_time;

  if (!sample)
    return NULL;
  stream_time = gst_segment_to_stream_time (gst_sample_get_segment (sample), GST_FORMAT_TIME,
      GST_BUFFER_PTS (gst_sample_get_buffer (sample)));
  *time = stream_time != GST_CLOCK_TIME_NONE && stream_time > reader->start
      ? stream_time - reader->start : 0;
  return sample;
}
