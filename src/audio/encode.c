#include "encode.h"

#include <glib/gstdio.h>
#include <gst/app/gstappsrc.h>
#include <gst/audio/audio.h>
#include <string.h>
#include <unistd.h>

G_DEFINE_QUARK (encode-error-quark, encode_error)

#define EXACT "audioconvert dithering=none noise-shaping=none ! audio/x-raw,format=S16LE ! "
#define FREE "audioconvert ! audioresample ! "

static const struct {
  const char *suffix, *elements;
  const char *needed[3];        /* elements that Debian has in @package */
  const char *package;
  gboolean garbles_tags;        /* GStreamer 1.22 quotes every text that is not one plain word */
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

static void
add_tag (GstTagList *list, const char *tag, const char *text)
{
  if (text && *text)
    gst_tag_list_add (list, GST_TAG_MERGE_REPLACE, tag, text, NULL);
}

static GstTagList *
make_tags (const EncodeTags *tags)
{
  GstTagList *list = gst_tag_list_new_empty ();

  add_tag (list, GST_TAG_TITLE, tags->title);
  add_tag (list, GST_TAG_ARTIST, tags->artist);
  add_tag (list, GST_TAG_ALBUM, tags->album);
  add_tag (list, GST_TAG_COMMENT, tags->comment);
  add_tag (list, GST_TAG_LOCATION, tags->location);
  return list;
}

static void
set_tags (GstElement *pipeline, const EncodeTags *tags)
{
  g_autoptr (GstTagList) list = make_tags (tags);
  g_autoptr (GstIterator) setters =
      gst_bin_iterate_all_by_interface (GST_BIN (pipeline), GST_TYPE_TAG_SETTER);
  g_auto (GValue) value = G_VALUE_INIT;

  while (gst_iterator_next (setters, &value) == GST_ITERATOR_OK) {
    gst_tag_setter_merge_tags (GST_TAG_SETTER (g_value_get_object (&value)), list,
        GST_TAG_MERGE_REPLACE_ALL);
    g_value_reset (&value);
  }
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

static gboolean
run (GstElement *pipeline, GError **error)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  g_autoptr (GstMessage) message = NULL;
  g_autoptr (GError) problem = NULL;

  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  message = gst_bus_timed_pop_filtered (bus, GST_CLOCK_TIME_NONE,
      GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    gst_message_parse_error (message, &problem, NULL);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  if (problem)
    g_set_error (error, ENCODE_ERROR, ENCODE_ERROR_FAILED, "cannot be encoded: %s",
        problem->message);
  return !problem;
}

/* Into the file at @path, which muxers seek in. */
static gboolean
encode (const Excerpt *excerpt, int encoder, const EncodeTags *tags, const char *path,
    GError **error)
{
  g_autofree char *description = g_strdup_printf (
      "appsrc name=source ! %s ! filesink name=sink async=false", encoders[encoder].elements);
  g_autoptr (GstElement) pipeline = gst_parse_launch (description, error);
  g_autoptr (GstElement) source = NULL, sink = NULL;

  if (!pipeline)
    return FALSE;
  source = gst_bin_get_by_name (GST_BIN (pipeline), "source");
  sink = gst_bin_get_by_name (GST_BIN (pipeline), "sink");
  g_object_set (sink, "location", path, NULL);
  if (!encoders[encoder].garbles_tags)
    set_tags (pipeline, tags);
  feed (source, excerpt);
  return run (pipeline, error);
}

static gboolean
copy_file (const char *path, GOutputStream *out, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) in = g_file_read (file, NULL, error);

  return in && g_output_stream_splice (out, G_INPUT_STREAM (in),
      G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE, NULL, error) >= 0;
}

gboolean
encode_write (const Excerpt *excerpt, const char *path, const EncodeTags *tags,
    GOutputStream *out, GError **error)
{
  int encoder = find_encoder (path), file;
  g_autofree char *temporary = NULL;
  gboolean is_written;

  if (!gst_init_check (NULL, NULL, error) || !check_elements (encoder, error))
    return FALSE;
  file = g_file_open_tmp ("quoth-XXXXXX", &temporary, error);
  if (file == -1)
    return FALSE;
  close (file);
  is_written = encode (excerpt, encoder, tags, temporary, error)
      && copy_file (temporary, out, error);
  g_remove (temporary);
  return is_written;
}
