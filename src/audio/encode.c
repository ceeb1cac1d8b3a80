#include "encode.h"

#include <gst/app/gstappsrc.h>
#include <gst/audio/audio.h>
#include <string.h>

#include "encode-pipeline.h"

G_DEFINE_QUARK (encode-error-quark, encode_error)

#define EXACT "audioconvert dithering=none noise-shaping=none ! audio/x-raw,format=S16LE ! "
#define FREE "audioconvert ! audioresample ! "

static const struct {
  const char *suffix, *elements;
  const char *needed[3];        /* elements that Debian has in @package */
  const char *package;
  gboolean garbles_tags;        /* GStreamer 1.22 quotes each text that is not one plain word */
} encoders[] = {
  { ".wav", EXACT "wavenc", { "wavenc" }, "gstreamer1.0-plugins-good" },
  { ".flac", EXACT "flacenc", { "flacenc" }, "gstreamer1.0-plugins-good" },
  { ".mp3", FREE "lamemp3enc target=quality quality=2 ! id3v2mux", { "lamemp3enc", "id3v2mux" },
    "gstreamer1.0-plugins-good" },
  { ".opus", FREE "opusenc ! oggmux", { "opusenc", "oggmux" }, "gstreamer1.0-plugins-base" },
  { ".m4a", FREE "avenc_aac ! aacparse ! mp4mux", { "avenc_aac" }, "gstreamer1.0-libav" },
  { ".mp4", FREE "avenc_aac ! aacparse ! mp4mux", { "avenc_aac" }, "gstreamer1.0-libav" },
  { ".webm", FREE "opusenc ! webmmux", { "opusenc", "webmmux" }, "gstreamer1.0-plugins-good",
    TRUE },
};

static int
find_encoder (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (encoders); i++) {
    gsize length = strlen (path), size = strlen (encoders[i].suffix);

    if (length > size && g_ascii_strcasecmp (path + length - size, encoders[i].suffix) == 0)
      return (int) i;
  }
  return -1;
}

gboolean
encode_knows (const char *path)
{
  return find_encoder (path) >= 0;
}

static gboolean
check_elements (int encoder, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (encoders->needed) && encoders[encoder].needed[i]; i++) {
    g_autoptr (GstElementFactory) factory =
        gst_element_factory_find (encoders[encoder].needed[i]);

    if (!factory) {
      g_set_error (error, ENCODE_ERROR, ENCODE_ERROR_NO_CODEC,
          "GStreamer has no %s; install %s", encoders[encoder].needed[i],
          encoders[encoder].package);
      return FALSE;
    }
  }
  return TRUE;
}

/* All of it at once: a quote is short. */
static void
feed (GstElement *source, const Excerpt *excerpt)
{
  GstAudioInfo info;
  GstCaps *caps;
  gsize size = excerpt->frames->len * sizeof (float);
  GstBuffer *buffer = gst_buffer_new_memdup (excerpt->frames->data, size);

  gst_audio_info_set_format (&info, GST_AUDIO_FORMAT_F32, (int) excerpt->rate,
      (int) excerpt->n_channels, NULL);
  caps = gst_audio_info_to_caps (&info);
  g_object_set (source, "caps", caps, "format", GST_FORMAT_TIME, NULL);
  gst_caps_unref (caps);
  GST_BUFFER_PTS (buffer) = 0;
  GST_BUFFER_DURATION (buffer) = gst_util_uint64_scale (excerpt_get_length (excerpt), GST_SECOND,
      excerpt->rate);
  gst_app_src_push_buffer (GST_APP_SRC (source), buffer);
  gst_app_src_end_of_stream (GST_APP_SRC (source));
}

gboolean
encode_write (const Excerpt *excerpt, const char *path, const EncodeTags *tags,
    GOutputStream *out, GError **error)
{
  int encoder = find_encoder (path);
  g_autoptr (GstElement) pipeline = NULL, source = NULL;

  if (!gst_init_check (NULL, NULL, error) || !check_elements (encoder, error))
    return FALSE;
  pipeline = encode_pipeline_new (encoders[encoder].elements,
      encoders[encoder].garbles_tags ? NULL : tags, error);
  if (!pipeline)
    return FALSE;
  source = gst_bin_get_by_name (GST_BIN (pipeline), "source");
  feed (source, excerpt);
  return encode_pipeline_run (pipeline, out, error);
}
