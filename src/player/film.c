/* Two appsrcs, their encoders, a muxer, the file. Who feeds it waits where an encoder has enough,
 * and no longer than the pipeline lives: an error on its bus wakes who waits. */
#include "film.h"

#include <gst/app/gstappsrc.h>
#include <gst/audio/audio.h>
#include <gst/video/video.h>
#include <string.h>

#define WAITING_PICTURES 4
#define WAITING_SOUND (SECOND / 2)

#define IN_709 "video/x-raw,format=I420,colorimetry=bt709 ! "
#define IN_601 "video/x-raw,format=I420,colorimetry=bt601 ! "   /* VP8 has no other */

#define X264 IN_709 "x264enc pass=qual quantizer=21 speed-preset=superfast trellis=false " \
    "bframes=0 key-int-max=60 ! video/x-h264,profile=high"
#define VP8 IN_601 "vp8enc deadline=1 cpu-used=6 end-usage=cq cq-level=12 min-quantizer=4 " \
    "max-quantizer=48 target-bitrate=4000000 keyframe-max-dist=60 threads=2"
#define AAC "avenc_aac bitrate=128000 aac-coder=fast ! aacparse"
#define OPUS "audioresample ! opusenc bitrate=96000"

/* A frame of AAC has what the one before it has not; FFmpeg's encoder puts a silent one first. */
#define AAC_DELAY 1024

struct _FilmKind {
  const char *suffix, *pictures, *sound;
  guint delay;                  /* samples of the sound's encoder that stay in the file */
  struct { const char *element, *package; } needed[4];
};

#define GOOD "gstreamer1.0-plugins-good"

static const FilmKind kinds[] = {
  { ".mp4", X264, AAC, AAC_DELAY, { { "x264enc", "gstreamer1.0-plugins-ugly" },
    { "avenc_aac", "gstreamer1.0-libav" }, { "aacparse", GOOD }, { "matroskamux", GOOD } } },
  { ".webm", VP8, OPUS, 0, { { "vp8enc", GOOD }, { "opusenc", "gstreamer1.0-plugins-base" },
    { "matroskamux", GOOD } } },
  { ".mkv", X264, OPUS, 0, { { "x264enc", "gstreamer1.0-plugins-ugly" },
    { "opusenc", "gstreamer1.0-plugins-base" }, { "matroskamux", GOOD } } },
};

struct _Film {
  FilmShape shape;
  GstElement *pipeline;
  GstBufferPool *pool;          /* of pictures: their memory is used again, not cleared again */
  GstAppSrc *pictures, *sound;
  guint64 n_frames;             /* of the sound, so far */

  GMutex lock;                  /* guards what is below */
  GCond change;
  gboolean is_full[2];          /* of pictures, of sound */
  gboolean is_broken;
};

const FilmKind *
film_kind_for_path (const char *path)
{
  const char *suffix = strrchr (path, '.');

  for (gsize i = 0; suffix && i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_strcasecmp (suffix, kinds[i].suffix) == 0)
      return &kinds[i];
  return NULL;
}

const char *
film_list_endings (void)
{
  return ".mp4, .webm or .mkv";
}

Nanoseconds
film_kind_get_delay (const FilmKind *kind, guint rate)
{
  return gst_util_uint64_scale_round (kind->delay, SECOND, rate);
}

static gboolean
check_elements (const FilmKind *kind, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kind->needed) && kind->needed[i].element; i++) {
    g_autoptr (GstElementFactory) factory = gst_element_factory_find (kind->needed[i].element);

    if (factory)
      continue;
    g_set_error (error, ENCODE_ERROR, ENCODE_ERROR_NO_CODEC, "GStreamer has no %s; install %s",
        kind->needed[i].element, kind->needed[i].package);
    return FALSE;
  }
  return TRUE;
}

/* Streaming threads */

static void
set_full (Film *film, GstAppSrc *source, gboolean is_full)
{
  g_mutex_lock (&film->lock);
  film->is_full[source == film->sound] = is_full;
  g_cond_signal (&film->change);
  g_mutex_unlock (&film->lock);
}

static void
on_need (GstAppSrc *source, guint length, gpointer data)
{
  set_full (data, source, FALSE);
}

static void
on_enough (GstAppSrc *source, gpointer data)
{
  set_full (data, source, TRUE);
}

static GstBusSyncReply
on_message (GstBus *bus, GstMessage *message, gpointer data)
{
  Film *film = data;

  if (GST_MESSAGE_TYPE (message) != GST_MESSAGE_ERROR)
    return GST_BUS_PASS;
  g_mutex_lock (&film->lock);
  film->is_broken = TRUE;
  g_cond_signal (&film->change);
  g_mutex_unlock (&film->lock);
  return GST_BUS_PASS;
}

/* Who feeds it */

static gboolean
wait_for_room (Film *film, GstAppSrc *source)
{
  gboolean goes_on;

  g_mutex_lock (&film->lock);
  while (film->is_full[source == film->sound] && !film->is_broken)
    g_cond_wait (&film->change, &film->lock);
  goes_on = !film->is_broken;
  g_mutex_unlock (&film->lock);
  return goes_on;
}

static void
set_source (Film *film, GstAppSrc *source, GstCaps *caps, guint64 most_bytes)
{
  GstAppSrcCallbacks callbacks = { on_need, on_enough, NULL };

  g_object_set (source, "format", GST_FORMAT_TIME, "caps", caps, "max-bytes", most_bytes, NULL);
  gst_app_src_set_callbacks (source, &callbacks, film, NULL);
  gst_caps_unref (caps);
}

static gsize
picture_size (const Film *film)
{
  return (gsize) film->shape.width * (gsize) film->shape.height * 4;
}

static void
set_sources (Film *film)
{
  const FilmShape *shape = &film->shape;
  GstAudioInfo info;

  gst_audio_info_set_format (&info, GST_AUDIO_FORMAT_F32, (int) shape->rate,
      (int) shape->n_channels, NULL);
  set_source (film, film->sound, gst_audio_info_to_caps (&info),
      gst_util_uint64_scale (WAITING_SOUND, shape->rate, SECOND) * info.bpf);
  set_source (film, film->pictures, gst_caps_new_simple ("video/x-raw",
      "format", G_TYPE_STRING, "BGRx", "width", G_TYPE_INT, shape->width,
      "height", G_TYPE_INT, shape->height, "framerate", GST_TYPE_FRACTION, shape->picture_rate, 1,
      "pixel-aspect-ratio", GST_TYPE_FRACTION, 1, 1, NULL),
      WAITING_PICTURES * picture_size (film));
}

static GstBufferPool *
make_pool (const Film *film)
{
  GstBufferPool *pool = gst_buffer_pool_new ();
  GstStructure *config = gst_buffer_pool_get_config (pool);

  gst_buffer_pool_config_set_params (config, NULL, (guint) picture_size (film), 0, 0);
  gst_buffer_pool_set_config (pool, config);
  gst_buffer_pool_set_active (pool, TRUE);
  return pool;
}

/* What waits for the other stream is encoded already, and small. */
#define QUEUE "queue max-size-buffers=0 max-size-bytes=0 max-size-time=0"

static GstElement *
make_pipeline (const FilmKind *kind, int fd, GError **error)
{
  g_autofree char *description = g_strdup_printf (
      "appsrc name=pictures ! videoconvert ! %s ! "
      QUEUE " ! matroskamux name=mux ! fdsink fd=%d sync=false async=false "
      "appsrc name=sound ! audioconvert ! %s ! " QUEUE " ! mux.", kind->pictures, fd, kind->sound);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GstElement) pipeline = gst_parse_launch (description, &problem);

  if (!problem)
    return g_steal_pointer (&pipeline);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

Film *
film_new (const FilmKind *kind, int fd, const FilmShape *shape, GError **error)
{
  g_autoptr (GstBus) bus = NULL;
  GstElement *pipeline = check_elements (kind, error) ? make_pipeline (kind, fd, error) : NULL;
  Film *film;

  if (!pipeline)
    return NULL;
  film = g_new0 (Film, 1);
  film->shape = *shape;
  film->pipeline = pipeline;
  g_mutex_init (&film->lock);
  g_cond_init (&film->change);
  film->pictures = GST_APP_SRC (gst_bin_get_by_name (GST_BIN (pipeline), "pictures"));
  film->sound = GST_APP_SRC (gst_bin_get_by_name (GST_BIN (pipeline), "sound"));
  set_sources (film);
  film->pool = make_pool (film);
  bus = gst_element_get_bus (pipeline);
  gst_bus_set_sync_handler (bus, on_message, film, NULL);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  return film;
}

void
film_free (Film *film)
{
  gst_element_set_state (film->pipeline, GST_STATE_NULL);
  gst_object_unref (film->pictures);
  gst_object_unref (film->sound);
  gst_object_unref (film->pipeline);
  gst_buffer_pool_set_active (film->pool, FALSE);
  gst_object_unref (film->pool);
  g_mutex_clear (&film->lock);
  g_cond_clear (&film->change);
  g_free (film);
}

GstBuffer *
film_new_picture (const Film *film)
{
  GstBuffer *picture = NULL;

  gst_buffer_pool_acquire_buffer (film->pool, &picture, NULL);
  return picture;
}

gboolean
film_add_picture (Film *film, GstBuffer *picture, Nanoseconds time)
{
  GST_BUFFER_PTS (picture) = time;
  if (!wait_for_room (film, film->pictures)) {
    gst_buffer_unref (picture);
    return FALSE;
  }
  return gst_app_src_push_buffer (film->pictures, picture) == GST_FLOW_OK;
}

gboolean
film_add_sound (Film *film, const float *frames, gsize n_frames)
{
  guint rate = film->shape.rate;
  GstBuffer *buffer;

  if (!wait_for_room (film, film->sound))
    return FALSE;
  buffer = gst_buffer_new_memdup (frames, n_frames * film->shape.n_channels * sizeof (float));
  GST_BUFFER_PTS (buffer) = gst_util_uint64_scale (film->n_frames, SECOND, rate);
  film->n_frames += n_frames;
  GST_BUFFER_DURATION (buffer) = gst_util_uint64_scale (film->n_frames, SECOND, rate)
      - GST_BUFFER_PTS (buffer);
  return gst_app_src_push_buffer (film->sound, buffer) == GST_FLOW_OK;
}

gboolean
film_finish (Film *film, GError **error)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (film->pipeline);
  g_autoptr (GstMessage) message = NULL;
  g_autoptr (GError) problem = NULL;

  gst_app_src_end_of_stream (film->pictures);
  gst_app_src_end_of_stream (film->sound);
  message = gst_bus_timed_pop_filtered (bus, GST_CLOCK_TIME_NONE,
      GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
    return TRUE;
  gst_message_parse_error (message, &problem, NULL);
  g_set_error (error, ENCODE_ERROR, ENCODE_ERROR_FAILED, "cannot be encoded: %s",
      problem->message);
  return FALSE;
}
