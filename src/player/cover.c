#include "cover.h"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>
#include <gst/video/video.h>
#include <string.h>

#include "encode.h"

#define PATIENCE (10 * GST_SECOND)
#define LARGEST (64 << 20)      /* bytes of a picture's file */

static cairo_surface_t *
copy_frame (GstSample *sample)
{
  GstVideoInfo info;
  GstVideoFrame frame;
  cairo_surface_t *surface;
  const guint8 *from;
  guint8 *to;

  if (!gst_video_info_from_caps (&info, gst_sample_get_caps (sample))
      || !gst_video_frame_map (&frame, &info, gst_sample_get_buffer (sample), GST_MAP_READ))
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, info.width, info.height);
  from = GST_VIDEO_FRAME_PLANE_DATA (&frame, 0);
  to = cairo_image_surface_get_data (surface);
  for (int y = 0; to && y < info.height; y++)
    memcpy (to + (gsize) y * cairo_image_surface_get_stride (surface),
        from + (gsize) y * GST_VIDEO_FRAME_PLANE_STRIDE (&frame, 0), (gsize) info.width * 4);
  cairo_surface_mark_dirty (surface);
  gst_video_frame_unmap (&frame);
  return surface;
}

static GstSample *
run (GstElement *pipeline, GstSample *picture, GError **error)
{
  g_autoptr (GstAppSrc) source = GST_APP_SRC (gst_bin_get_by_name (GST_BIN (pipeline), "source"));
  g_autoptr (GstAppSink) sink = GST_APP_SINK (gst_bin_get_by_name (GST_BIN (pipeline), "sink"));
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  g_autoptr (GstMessage) message = NULL;
  GstSample *raw;

  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  gst_app_src_push_sample (source, picture);
  gst_app_src_end_of_stream (source);
  raw = gst_app_sink_try_pull_sample (sink, PATIENCE);
  gst_element_set_state (pipeline, GST_STATE_PAUSED);   /* in NULL there would be no messages */
  message = raw ? NULL : gst_bus_pop_filtered (bus, GST_MESSAGE_ERROR);
  if (message)
    gst_message_parse_error (message, error, NULL);
  else if (!raw)
    g_set_error_literal (error, ENCODE_ERROR, ENCODE_ERROR_FAILED, "this picture is broken");
  gst_element_set_state (pipeline, GST_STATE_NULL);
  return raw;
}

cairo_surface_t *
cover_decode (GstSample *picture, GError **error)
{
  g_autoptr (GstElement) pipeline = gst_parse_launch ("appsrc name=source ! decodebin ! "
      "videoconvert ! video/x-raw,format=BGRx ! appsink name=sink sync=false", error);
  g_autoptr (GstSample) raw = pipeline ? run (pipeline, picture, error) : NULL;

  cairo_surface_t *cover = raw ? copy_frame (raw) : NULL;

  if (raw && !cover)
    g_set_error_literal (error, ENCODE_ERROR, ENCODE_ERROR_FAILED, "this picture is broken");
  return cover;
}

/* What GStreamer calls a file that begins so; NULL: neither JPEG nor PNG. */
static const char *
find_type (const char *bytes, gsize length)
{
  if (length > 8 && memcmp (bytes, "\x89PNG\r\n\x1a\n", 8) == 0)
    return "image/png";
  return length > 3 && memcmp (bytes, "\xFF\xD8\xFF", 3) == 0 ? "image/jpeg" : NULL;
}

cairo_surface_t *
cover_read (const char *path, GError **error)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GstSample) sample = NULL;
  g_autoptr (GstCaps) caps = NULL;
  g_autoptr (GstBuffer) buffer = NULL;
  cairo_surface_t *cover;
  const char *type;
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, error))
    return NULL;
  type = length <= LARGEST ? find_type (bytes, length) : NULL;
  if (!type) {
    g_set_error (error, ENCODE_ERROR, ENCODE_ERROR_FAILED, "%s: no JPEG and no PNG", path);
    return NULL;
  }
  caps = gst_caps_new_empty_simple (type);
  buffer = gst_buffer_new_wrapped (g_steal_pointer (&bytes), length);
  sample = gst_sample_new (buffer, caps, NULL, NULL);
  cover = cover_decode (sample, error);
  if (!cover)
    g_prefix_error (error, "%s: ", path);
  return cover;
}
