#include "copying.h"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>
#include <gst/pbutils/pbutils.h>
#include <gst/tag/tag.h>
#include <string.h>

#include "audio-uri.h"
#include "decode.h"
#include "encode-pipeline.h"
#include "gapless.h"

/* What @mux, with the parser before it, takes as it is. */
static const struct {
  const char *suffix, *caps, *codec, *mux;
} targets[] = {
  { ".mp3", "audio/mpeg, mpegversion=(int)1", "MP3", "mpegaudioparse ! id3v2mux" },
  { ".m4a", "audio/mpeg, mpegversion=(int){ 2, 4 }", "AAC", "aacparse ! mp4mux" },
  { ".mp4", "audio/mpeg, mpegversion=(int){ 2, 4 }", "AAC", "aacparse ! mp4mux" },
  { ".opus", "audio/x-opus", "Opus", "audio/x-opus ! oggmux" },
  { ".webm", "audio/x-opus", "Opus", "audio/x-opus ! webmmux" },
};

static int
find_target (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++) {
    gsize length = strlen (path), size = strlen (targets[i].suffix);

    if (length > size && g_ascii_strcasecmp (path + length - size, targets[i].suffix) == 0)
      return (int) i;
  }
  return -1;
}

gboolean
copying_knows (const char *path)
{
  return find_target (path) >= 0;
}

/* One frame of the codec, and when it sounds. */
typedef struct {
  GstBuffer *buffer;
  Nanoseconds start, end;
} Frame;

static void
frame_clear (gpointer data)
{
  Frame *frame = data;

  gst_clear_buffer (&frame->buffer);
}

typedef struct {
  GArray *frames;               /* up to the last one that is needed (element-type Frame) */
  GstCaps *caps;
  Nanoseconds first, last;      /* what is needed of them */
  Nanoseconds now;              /* of an MP3, which has no clock */
  Nanoseconds delay;            /* of its encoder */
} Reading;

static void
reading_clear (Reading *reading)
{
  g_clear_pointer (&reading->frames, g_array_unref);
  gst_clear_caps (&reading->caps);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* The table of contents that an MP3 may begin with is no sound. */
static gboolean
is_table (Reading *reading, GstBuffer *buffer)
{
  Gapless gapless = { 0 };
  GstMapInfo map;
  gboolean is_one;

  if (reading->now || reading->frames->len || !gst_buffer_map (buffer, &map, GST_MAP_READ))
    return FALSE;
  is_one = gapless_read (map.data, map.size, &gapless);
  gst_buffer_unmap (buffer, &map);
  if (is_one && gapless.rate)
    reading->delay = gst_util_uint64_scale (gapless.skip_samples, SECOND, gapless.rate);
  return is_one;
}

static gboolean
is_mp3 (const Reading *reading)
{
  GstStructure *caps = gst_caps_get_structure (reading->caps, 0);
  int version = 0;

  return gst_structure_has_name (caps, "audio/mpeg")
      && gst_structure_get_int (caps, "mpegversion", &version) && version == 1;
}

/* FALSE: enough. An MP3's frame may need the one before it, so that is kept, too. */
static gboolean
take_sample (Reading *reading, GstSample *sample)
{
  GstBuffer *buffer = gst_sample_get_buffer (sample);
  Nanoseconds duration = GST_BUFFER_DURATION_IS_VALID (buffer) ? GST_BUFFER_DURATION (buffer) : 0;
  Frame frame = { NULL, reading->now, reading->now + duration };

  if (!reading->caps)
    reading->caps = gst_caps_ref (gst_sample_get_caps (sample));
  if (is_mp3 (reading)) {
    if (is_table (reading, buffer))
      return TRUE;
    frame.start -= MIN (frame.start, reading->delay);
    frame.end -= MIN (frame.end, reading->delay);
    reading->now += duration;
  } else {
    frame.start = gst_segment_to_running_time (gst_sample_get_segment (sample), GST_FORMAT_TIME,
        GST_BUFFER_PTS (buffer));
    if (frame.start == GST_CLOCK_TIME_NONE)     /* before the beginning */
      frame.start = 0;
    frame.end = frame.start + duration;
  }
  if (frame.end + duration <= reading->first)
    return TRUE;
  frame.buffer = gst_buffer_copy (buffer);
  g_array_append_val (reading->frames, frame);
  return frame.start < reading->last;
}

static GstElement *
make_reader (const char *uri, GError **error)
{
  GstElement *pipeline = gst_parse_launch ("urisourcebin name=source ! parsebin ! appsink name=sink "
      "sync=false max-buffers=64 caps=\"audio/mpeg;audio/x-opus;audio/x-vorbis;audio/x-flac;"
      "audio/x-raw;audio/x-alac\"", error);
  g_autoptr (GstElement) source = pipeline ? gst_bin_get_by_name (GST_BIN (pipeline), "source")
      : NULL;

  if (source)
    g_object_set (source, "uri", uri, NULL);
  return pipeline;
}

static void
take_failure (GstElement *pipeline, GError **error)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  g_autoptr (GstMessage) message = gst_bus_pop_filtered (bus, GST_MESSAGE_ERROR);

  if (message && error && !*error)
    gst_message_parse_error (message, error, NULL);
}

static gboolean
pull_frames (GstElement *pipeline, Reading *reading, GError **error)
{
  g_autoptr (GstElement) sink = gst_bin_get_by_name (GST_BIN (pipeline), "sink");
  gint64 patience = (gint64) (DECODE_PATIENCE / 1000), alive = g_get_monotonic_time ();
  GError *problem = NULL;

  while (!problem && !gst_app_sink_is_eos (GST_APP_SINK (sink))) {
    g_autoptr (GstSample) sample = gst_app_sink_try_pull_sample (GST_APP_SINK (sink),
        GST_SECOND / 10);

    if (sample && !take_sample (reading, sample))
      return TRUE;
    if (sample)
      alive = g_get_monotonic_time ();
    else
      take_failure (pipeline, &problem);
    if (!problem && g_get_monotonic_time () - alive > patience)
      problem = g_error_new_literal (DECODE_ERROR, DECODE_ERROR_STALLED, "nothing came for 30 s");
  }
  if (!problem && !reading->frames->len)
    problem = g_error_new_literal (DECODE_ERROR, DECODE_ERROR_NO_AUDIO, "ends before the quote");
  if (problem)
    g_propagate_error (error, problem);
  return !problem;
}

static gboolean
read_frames (const char *audio, Reading *reading, GError **error)
{
  g_autofree char *uri = audio_uri_of (audio, error);
  g_autoptr (GstElement) pipeline = uri ? make_reader (uri, error) : NULL;
  gboolean is_read;

  if (!pipeline)
    return FALSE;
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  is_read = pull_frames (pipeline, reading, error);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  return is_read;
}

static gboolean
check_codec (const Reading *reading, int target, const char *audio, GError **error)
{
  g_autoptr (GstCaps) wanted = gst_caps_from_string (targets[target].caps);

  if (gst_caps_can_intersect (reading->caps, wanted))
    return TRUE;
  g_set_error (error, ENCODE_ERROR, ENCODE_ERROR_FAILED, "--copy: a %s file holds %s, and %s is %s;"
      " name another ending or leave --copy out", targets[target].suffix, targets[target].codec,
      audio, gst_structure_get_name (gst_caps_get_structure (reading->caps, 0)));
  return FALSE;
}

/* Opus has its tags in the second of its headers, where a muxer leaves them as they are. */
static void
tag_opus (Reading *reading, const EncodeTags *tags)
{
  const GValue *headers = gst_structure_get_value (gst_caps_get_structure (reading->caps, 0),
      "streamheader");
  g_autoptr (GstTagList) list = encode_pipeline_make_tags (tags);
  g_autoptr (GstBuffer) comments = gst_tag_list_to_vorbiscomment_buffer (list,
      (const guint8 *) "OpusTags", strlen ("OpusTags"), "Quoth");
  GstCaps *caps;

  if (!headers || !gst_value_array_get_size (headers))
    return;
  caps = gst_codec_utils_opus_create_caps_from_header (gst_value_get_buffer (
      gst_value_array_get_value (headers, 0)), comments);
  if (!caps)
    return;
  gst_caps_unref (reading->caps);
  reading->caps = caps;
}

/* The clock of the copy begins at zero and has no gap between spans. */
static void
push_span (GstElement *source, const Reading *reading, const CopySpan *span, Nanoseconds *now)
{
  gboolean wants_more = is_mp3 (reading);

  for (guint i = 0; i < reading->frames->len; i++) {
    const Frame *frame = &g_array_index (reading->frames, Frame, i);
    Nanoseconds lead = wants_more ? frame->end - frame->start : 0;
    GstBuffer *buffer;

    if (frame->end + lead <= span->start || frame->start >= span->end)
      continue;
    buffer = gst_buffer_copy (frame->buffer);
    GST_BUFFER_PTS (buffer) = *now;
    GST_BUFFER_DTS (buffer) = GST_CLOCK_TIME_NONE;
    *now += frame->end - frame->start;
    gst_app_src_push_buffer (GST_APP_SRC (source), buffer);
  }
}

gboolean
copying_write (const char *audio, const CopySpan *spans, guint n_spans, const char *path,
    const EncodeTags *tags, GOutputStream *out, GError **error)
{
  int target = find_target (path);
  g_auto (Reading) reading = { g_array_new (FALSE, FALSE, sizeof (Frame)), .first = G_MAXUINT64 };
  g_autoptr (GstElement) pipeline = NULL, source = NULL;
  Nanoseconds now = 0;

  g_array_set_clear_func (reading.frames, frame_clear);
  for (guint i = 0; i < n_spans; i++) {
    reading.first = MIN (reading.first, spans[i].start);
    reading.last = MAX (reading.last, spans[i].end);
  }
  if (!gst_init_check (NULL, NULL, error) || !read_frames (audio, &reading, error)
      || !check_codec (&reading, target, audio, error))
    return FALSE;
  if (g_str_equal (targets[target].codec, "Opus"))
    tag_opus (&reading, tags);
  pipeline = encode_pipeline_new (targets[target].mux, g_str_equal (targets[target].suffix, ".webm")
      ? NULL : tags, error);
  if (!pipeline)
    return FALSE;
  source = gst_bin_get_by_name (GST_BIN (pipeline), "source");
  g_object_set (source, "caps", reading.caps, "format", GST_FORMAT_TIME, "max-bytes",
      G_GUINT64_CONSTANT (0), NULL);
  for (guint i = 0; i < n_spans; i++)
    push_span (source, &reading, &spans[i], &now);
  gst_app_src_end_of_stream (GST_APP_SRC (source));
  return encode_pipeline_run (pipeline, out, error);
}
