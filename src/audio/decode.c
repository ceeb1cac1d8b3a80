/* uridecodebin ! audioconvert ! audioresample ! appsink, pulled by the caller's thread. What the
 * streaming threads find out (an MP3's table of contents, a demuxer, a picture beside the sound) is
 * left in integers that are set before the first sample they matter to. */
#include "decode.h"

#include <stdio.h>

#include <gst/app/gstappsink.h>
#include <gst/audio/audio.h>
#include <gst/pbutils/pbutils.h>

#include "audio-uri.h"
#include "codec.h"
#include "gapless.h"
#include "mixing.h"
#include "riff.h"

G_DEFINE_QUARK (decode-error-quark, decode_error)

#define TICK (100 * GST_MSECOND)
#define MAX_WAITING 64          /* buffers between the threads: a second or two */
#define MIN_GAP (100 * MILLISECOND)     /* between timestamps; less is rounding */
#define MAX_GAP (3600 * SECOND) /* more is a broken clock */
#define PROGRESS_INTERVAL (G_USEC_PER_SEC / 5)

typedef struct {
  const DecodeWatch *watch;
  Decoded *decoded;

  GstElement *pipeline, *convert, *sink;
  GstBus *bus;
  GError *failure;              /* said on the bus */
  gboolean is_remote;
  char *missing;                /* caps or scheme nothing is installed for */
  gint64 alive, reported;       /* monotonic times of the last sample and the last progress */
  guint rate, n_channels;       /* of what comes out */
  gsize dropped;                /* frames before the first that counts, so far */

  gint skip, skip_rate;         /* atomic: frames to drop, at the rate of the file */
  gint mpeg_milliseconds;       /* atomic: what an MP3's table of contents says it lasts */
  gint is_contained;            /* atomic: timestamps and a duration come from a container */
  gint has_video;               /* atomic: zero is its first picture, even if nothing sounds yet */
} Decoder;

static void
decoder_clear (Decoder *decoder)
{
  if (decoder->pipeline)
    gst_element_set_state (decoder->pipeline, GST_STATE_NULL);
  g_clear_object (&decoder->bus);
  g_clear_object (&decoder->pipeline);
  g_clear_error (&decoder->failure);
  g_free (decoder->missing);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Decoder, decoder_clear)

/* Any thread. The first frame of an MP3 may hold no sound, but say where the sound begins. */
static GstPadProbeReturn
on_first_frame (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  GstBuffer *buffer = gst_pad_probe_info_get_buffer (info);
  Decoder *decoder = data;
  Gapless gapless;

  gst_pad_remove_probe (pad, GST_PAD_PROBE_INFO_ID (info));
  if (!gapless_read_buffer (buffer, &gapless) || g_atomic_int_get (&decoder->is_contained))
    return GST_PAD_PROBE_OK;

  g_atomic_int_set (&decoder->skip_rate, (gint) gapless.rate);
  g_atomic_int_set (&decoder->skip, (gint) gapless.skip_samples);
  g_atomic_int_set (&decoder->mpeg_milliseconds,
      (gint) MIN (gst_util_uint64_scale (gapless.n_samples, 1000, gapless.rate), G_MAXINT));
  return GST_PAD_PROBE_DROP;
}

/* Any thread. */
static void
on_demuxed (GstElement *demuxer, GstPad *pad, gpointer data)
{
  g_autoptr (GstCaps) caps = gst_pad_query_caps (pad, NULL);
  Decoder *decoder = data;

  if (!gst_caps_is_any (caps) && !gst_caps_is_empty (caps)
      && g_str_has_prefix (gst_structure_get_name (gst_caps_get_structure (caps, 0)), "video/"))
    g_atomic_int_set (&decoder->has_video, TRUE);
}

/* Any thread. */
static void
on_element (GstBin *bin, GstBin *owner, GstElement *element, gpointer data)
{
  GstElementFactory *factory = gst_element_get_factory (element);
  const char *name = factory ? GST_OBJECT_NAME (factory) : "";
  Decoder *decoder = data;
  g_autoptr (GstPad) pad = NULL;

  if (g_str_equal (name, "mpegaudioparse")) {
    pad = gst_element_get_static_pad (element, "src");
    gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, on_first_frame, decoder, NULL);
  } else if (g_str_equal (name, "flacparse") || (factory
      && gst_element_factory_list_is_type (factory, GST_ELEMENT_FACTORY_TYPE_DEMUXER)
      && !g_str_equal (name, "id3demux") && !g_str_equal (name, "apedemux"))) {
    g_atomic_int_set (&decoder->is_contained, TRUE);
    g_signal_connect (element, "pad-added", G_CALLBACK (on_demuxed), decoder);
  }
}

/* Any thread. The first of several tracks is the one that is published. */
static void
on_audio (GstElement *source, GstPad *pad, gpointer data)
{
  Decoder *decoder = data;
  g_autoptr (GstPad) sink = gst_element_get_static_pad (decoder->convert, "sink");

  if (!gst_pad_is_linked (sink))
    gst_pad_link (pad, sink);
}

/* Any thread. */
static void
on_no_more (GstElement *source, gpointer data)
{
  Decoder *decoder = data;
  g_autoptr (GstPad) sink = gst_element_get_static_pad (decoder->convert, "sink");

  if (!gst_pad_is_linked (sink))
    GST_ELEMENT_ERROR (source, STREAM, TYPE_NOT_FOUND, ("No audio."), (NULL));
}

static GstElement *
make_element (const char *factory, GError **error)
{
  GstElement *element = gst_element_factory_make (factory, NULL);

  if (!element)
    g_set_error (error, DECODE_ERROR, DECODE_ERROR_NO_CODEC,
        "GStreamer has no %s; install gstreamer1.0-plugins-base", factory);
  return element;
}

static gboolean
is_native (const Decoder *decoder)
{
  return decoder->watch->take_frames != NULL;
}

static GstCaps *
make_wanted (const Decoder *decoder)
{
  if (is_native (decoder))
    return gst_caps_new_simple ("audio/x-raw", "format", G_TYPE_STRING, GST_AUDIO_NE (F32),
        "channels", GST_TYPE_INT_RANGE, 1, 2,
        "layout", G_TYPE_STRING, "interleaved", NULL);
  return gst_caps_new_simple ("audio/x-raw", "format", G_TYPE_STRING, GST_AUDIO_NE (S16), "rate",
      G_TYPE_INT, DECODE_RATE, "channels", G_TYPE_INT, 1, "layout", G_TYPE_STRING, "interleaved",
      NULL);
}

/* Dither is noise, and another one each time. */
static gboolean
build_pipeline (Decoder *decoder, const char *uri, GError **error)
{
  GstElement *source = make_element ("uridecodebin", error);
  GstElement *resample = source ? make_element ("audioresample", error) : NULL;
  g_autoptr (GstCaps) raw = gst_caps_new_empty_simple ("audio/x-raw");
  g_autoptr (GstCaps) wanted = make_wanted (decoder);

  decoder->convert = resample ? make_element ("audioconvert", error) : NULL;
  decoder->sink = decoder->convert ? make_element ("appsink", error) : NULL;
  if (!decoder->sink)
    return FALSE;

  g_object_set (source, "uri", uri, "caps", raw, "expose-all-streams", FALSE, NULL);
  gst_util_set_object_arg (G_OBJECT (decoder->convert), "dithering", "none");
  if (decoder->watch->is_difference)
    mixing_take_difference (decoder->convert);
  g_object_set (decoder->sink, "caps", wanted, "sync", FALSE, "max-buffers", MAX_WAITING, NULL);
  decoder->pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  decoder->bus = gst_element_get_bus (decoder->pipeline);
  g_signal_connect (decoder->pipeline, "deep-element-added", G_CALLBACK (on_element), decoder);
  g_signal_connect (source, "pad-added", G_CALLBACK (on_audio), decoder);
  g_signal_connect (source, "no-more-pads", G_CALLBACK (on_no_more), decoder);
  gst_bin_add_many (GST_BIN (decoder->pipeline), source, decoder->convert, resample, decoder->sink,
      NULL);
  return gst_element_link_many (decoder->convert, resample, decoder->sink, NULL);
}

static void
note_missing (Decoder *decoder, GstMessage *message)
{
  if (!decoder->missing)
    decoder->missing = codec_dup_missing (message);
}

static void
read_bus (Decoder *decoder)
{
  GstMessage *message;

  while ((message = gst_bus_pop (decoder->bus))) {
    if (gst_is_missing_plugin_message (message))
      note_missing (decoder, message);
    else if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR && !decoder->failure)
      gst_message_parse_error (message, &decoder->failure, NULL);
    gst_message_unref (message);
  }
}

static Nanoseconds
query_length (Decoder *decoder)
{
  gint milliseconds = g_atomic_int_get (&decoder->mpeg_milliseconds);
  gint64 length;

  if (milliseconds)
    return (Nanoseconds) milliseconds * MILLISECOND;
  if (!gst_element_query_duration (decoder->pipeline, GST_FORMAT_TIME, &length) || length <= 0)
    return NANOSECONDS_NONE;
  return (Nanoseconds) length;
}

static Nanoseconds
get_length (const Decoder *decoder)
{
  return gst_util_uint64_scale (decoder->decoded->n_samples, SECOND, decoder->rate);
}

static void
report (Decoder *decoder, gboolean is_last)
{
  const DecodeWatch *watch = decoder->watch;
  gint64 now = g_get_monotonic_time ();

  if (!watch->progress || (!is_last && now < decoder->reported + PROGRESS_INTERVAL))
    return;
  decoder->reported = now;
  watch->progress (get_length (decoder), query_length (decoder), watch->data);
}

static gsize
frame_size (const Decoder *decoder)
{
  return is_native (decoder) ? sizeof (float) * decoder->n_channels : sizeof (gint16);
}

/* FALSE: the taker has enough. */
static gboolean
hand_over (Decoder *decoder, gconstpointer frames, gsize n_frames)
{
  const DecodeWatch *watch = decoder->watch;

  decoder->decoded->n_samples += n_frames;
  if (is_native (decoder))
    return watch->take_frames (frames, n_frames, decoder->n_channels, decoder->rate, watch->data);
  return !watch->take || watch->take (frames, n_frames, watch->data);
}

static gboolean
hand_over_silence (Decoder *decoder, gsize n_frames)
{
  static const float silence[DECODE_RATE / 10];
  gsize most = sizeof silence / frame_size (decoder);

  for (; n_frames > most; n_frames -= most)
    if (!hand_over (decoder, silence, most))
      return FALSE;
  return !n_frames || hand_over (decoder, silence, n_frames);
}

/* A container's clock may run on where nothing was recorded. Alone in its file, the sound begins at
 * once, whatever the clock says; beside pictures it begins when it is due. */
static gsize
measure_gap (Decoder *decoder, GstSample *sample, GstBuffer *buffer)
{
  Nanoseconds due, now = get_length (decoder);

  if (!g_atomic_int_get (&decoder->is_contained) || !GST_BUFFER_PTS_IS_VALID (buffer)
      || (!decoder->decoded->n_samples && !g_atomic_int_get (&decoder->has_video)))
    return 0;
  due = gst_segment_to_running_time (gst_sample_get_segment (sample), GST_FORMAT_TIME,
      GST_BUFFER_PTS (buffer));
  if (due == GST_CLOCK_TIME_NONE || due < now + MIN_GAP || due > now + MAX_GAP)
    return 0;
  return gst_util_uint64_scale (due - now, decoder->rate, SECOND);
}

/* How many of @n_frames are still the encoder's. */
static gsize
measure_skip (Decoder *decoder, gsize n_frames)
{
  gint rate = g_atomic_int_get (&decoder->skip_rate);
  gsize skip = rate ? gst_util_uint64_scale_round ((guint64) g_atomic_int_get (&decoder->skip),
      decoder->rate, (guint64) rate) : 0;

  skip = MIN (skip - MIN (skip, decoder->dropped), n_frames);
  decoder->dropped += skip;
  return skip;
}

/* A recording that changes its rate or its channels keeps those it began with: audioconvert and
 * audioresample see to that once they are fixed. */
static gboolean
learn_format (Decoder *decoder, GstSample *sample)
{
  GstStructure *caps = gst_caps_get_structure (gst_sample_get_caps (sample), 0);
  g_autoptr (GstCaps) fixed = NULL;
  int rate = DECODE_RATE, n_channels = 1;

  if (decoder->n_channels)
    return TRUE;
  if (is_native (decoder) && (!gst_structure_get_int (caps, "rate", &rate)
          || !gst_structure_get_int (caps, "channels", &n_channels) || n_channels < 1))
    return FALSE;
  decoder->rate = (guint) rate;
  decoder->n_channels = (guint) n_channels;
  if (is_native (decoder)) {
    fixed = gst_caps_copy (gst_sample_get_caps (sample));
    gst_app_sink_set_caps (GST_APP_SINK (decoder->sink), fixed);
  }
  return TRUE;
}

/* What stands outside the segment is an encoder's and not for ears. */
static gboolean
take_sample (Decoder *decoder, GstSample *sample)
{
  GstBuffer *whole = gst_sample_get_buffer (sample);
  g_autoptr (GstBuffer) buffer = NULL;
  gsize n_frames, skip;
  gboolean goes_on = TRUE;
  GstMapInfo map;

  if (!learn_format (decoder, sample))
    return TRUE;
  buffer = gst_audio_buffer_clip (gst_buffer_ref (whole), gst_sample_get_segment (sample),
      (int) decoder->rate, (int) frame_size (decoder));
  if (!buffer || !gst_buffer_map (buffer, &map, GST_MAP_READ))
    return TRUE;
  n_frames = map.size / frame_size (decoder);
  skip = measure_skip (decoder, n_frames);
  if (n_frames > skip)
    goes_on = hand_over_silence (decoder, measure_gap (decoder, sample, buffer))
        && hand_over (decoder, map.data + skip * frame_size (decoder), n_frames - skip);
  gst_buffer_unmap (buffer, &map);
  return goes_on;
}

/* Of text, of pictures, of nothing that GStreamer knows. */
static gboolean
says_no_audio (const GError *failure)
{
  return g_error_matches (failure, GST_STREAM_ERROR, GST_STREAM_ERROR_WRONG_TYPE)
      || g_error_matches (failure, GST_STREAM_ERROR, GST_STREAM_ERROR_TYPE_NOT_FOUND)
      || g_error_matches (failure, GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN);
}

/* What broke off is asked for once more from where it did; a server without ranges has no answer. */
static gboolean
has_no_rest (const Decoder *decoder)
{
  return decoder->is_remote
      && g_error_matches (decoder->failure, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_SEEK);
}

/* Sound before a fault counts, unless more of it may come another time. */
static gboolean
judge_failure (Decoder *decoder, GError **error)
{
  const GError *failure = decoder->failure;
  g_autofree char *message = NULL;

  if (decoder->missing && !decoder->decoded->n_samples)
    g_set_error (error, DECODE_ERROR, DECODE_ERROR_NO_CODEC, "%s",
        (message = codec_explain_missing (decoder->missing)));
  else if (has_no_rest (decoder))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED, "broke off after %u s, and the "
        "server cannot go on from there; try again, or download the file",
        (guint) (get_length (decoder) / SECOND));
  else if (failure->domain == GST_RESOURCE_ERROR)
    g_propagate_error (error, g_error_copy (failure));
  else if (decoder->is_remote
      && g_error_matches (failure, GST_STREAM_ERROR, GST_STREAM_ERROR_FAILED))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED, "cannot be fetched");
  else if (decoder->decoded->n_samples) {
    decoder->decoded->fault = g_strdup (failure->message);
    return TRUE;
  } else if (says_no_audio (failure))
    g_set_error_literal (error, DECODE_ERROR, DECODE_ERROR_NO_AUDIO, "no audio in it");
  else
    g_set_error (error, DECODE_ERROR, DECODE_ERROR_BROKEN, "cannot be decoded: %s",
        failure->message);
  return FALSE;
}

static gboolean
check_limits (Decoder *decoder, GError **error)
{
  Nanoseconds patience = decoder->watch->patience ? decoder->watch->patience : DECODE_PATIENCE;

  if (g_cancellable_set_error_if_cancelled (decoder->watch->cancellable, error))
    return FALSE;
  if (get_length (decoder) > DECODE_LONGEST) {
    g_set_error (error, DECODE_ERROR, DECODE_ERROR_LIMIT, "longer than %u hours",
        (guint) (DECODE_LONGEST / (3600 * SECOND)));
    return FALSE;
  }
  if (g_get_monotonic_time () - decoder->alive > (gint64) (patience / 1000)) {
    g_set_error (error, DECODE_ERROR, DECODE_ERROR_STALLED, "nothing came for %u s%s",
        (guint) (patience / SECOND),
        decoder->is_remote ? "; try again, or download the file" : "");
    return FALSE;
  }
  return TRUE;
}

/* Samples that wait are taken before a failure counts. */
static gboolean
pull (Decoder *decoder, GError **error)
{
  GstAppSink *sink = GST_APP_SINK (decoder->sink);

  for (decoder->alive = g_get_monotonic_time (); check_limits (decoder, error);) {
    g_autoptr (GstSample) sample = gst_app_sink_try_pull_sample (sink, TICK);

    read_bus (decoder);
    if (sample) {
      if (!take_sample (decoder, sample))
        return TRUE;
      decoder->alive = g_get_monotonic_time ();
      report (decoder, FALSE);
    } else if (decoder->failure)
      return judge_failure (decoder, error);
    else if (gst_app_sink_is_eos (sink))
      return TRUE;
  }
  return FALSE;
}

/* Of a WAV that breaks off GStreamer tells what is there. */
static Nanoseconds
read_promise (const char *path)
{
  guint8 head[RIFF_HEAD];
  FILE *file = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? fopen (path, "rb") : NULL;
  gsize n = file ? fread (head, 1, sizeof head, file) : 0;

  if (file)
    fclose (file);
  return riff_read_length (head, n);
}

static gboolean
finish (Decoder *decoder, const char *name, GError **error)
{
  Nanoseconds promise;

  if (!decoder->decoded->n_samples) {
    g_set_error_literal (error, DECODE_ERROR, DECODE_ERROR_NO_AUDIO, "no audio in it");
    return FALSE;
  }
  /* From the bytes and the rate of its first frames GStreamer only guesses. */
  if (decoder->mpeg_milliseconds || decoder->is_contained)
    decoder->decoded->promised = query_length (decoder);
  if (!decoder->is_remote && (promise = read_promise (name)) != NANOSECONDS_NONE)
    decoder->decoded->promised = promise;
  decoder->decoded->n_channels = mixing_count_channels (decoder->convert);
  report (decoder, TRUE);
  return TRUE;
}

gboolean
decode_stream (const char *name, const DecodeWatch *watch, Decoded *decoded, GError **error)
{
  g_autofree char *uri = NULL;
  g_auto (Decoder) decoder = { .watch = watch, .decoded = decoded, .rate = DECODE_RATE,
    .is_remote = audio_uri_is_remote (name) };

  *decoded = (Decoded) { .promised = NANOSECONDS_NONE };
  if (!gst_init_check (NULL, NULL, error) || !(uri = audio_uri_of (name, error))
      || !build_pipeline (&decoder, uri, error))
    return FALSE;
  gst_element_set_state (decoder.pipeline, GST_STATE_PLAYING);
  return pull (&decoder, error) && finish (&decoder, name, error);
}
