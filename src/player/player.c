/* uridecodebin ! audioconvert ! scaletempo ! volume ! sink, and beside it what shows pictures. Of
 * the decodebins the older one says when all streams are known, before any sample has passed: what
 * shows pictures can then be added without a race against the sound.
 *
 * The main context owns state and seeks; streaming threads link pads, and note an encoder's delay. */
#include "player.h"

#include <gst/audio/streamvolume.h>
#include <gst/pbutils/pbutils.h>
#include <gst/video/gstvideosink.h>
#include <math.h>

#include "audio-uri.h"
#include "codec.h"
#include "decode.h"
#include "gapless.h"
#include "reconnect.h"

typedef struct {
  PlayerWatch watch;
  gpointer data;
} Watcher;

#define SOUND_GOES_ON -1

struct _Player {
  char *uri;
  PlayerOptions options;
  GstElement *pipeline, *source, *volume, *audio;
  guint bus_watch;
  GArray *watchers;             /* (element-type Watcher) */

  PlayerState state;
  GError *failure;
  char *missing;                /* caps or scheme nothing is installed for */
  Reconnect reconnect;
  gboolean is_open;             /* the first ASYNC_DONE was there */
  gboolean is_filling;          /* a network's buffer: paused until it is full */

  GstClockTime wanted;          /* next seek target, or GST_CLOCK_TIME_NONE */
  GstClockTime target;          /* of the seek under way */
  GstClockTime span_start, span_end;    /* what is played alone; NONE: all of it */
  gboolean loops;
  gboolean seeking;             /* prerolling or a flushing seek: ASYNC_DONE ends it */
  gboolean is_stuck;            /* the last seek was refused */
  double rate;
  GstClockTime position;        /* as last known */
  GstSample *cover;

  gint delay;                   /* atomic: nanoseconds of an encoder before the recording */
  GstClockTime passed;          /* the sound's streaming thread's: until where it has come */
  gint end_milliseconds;        /* atomic: where the sound ended; SOUND_GOES_ON */

  GMutex subtitles_lock;        /* guards the pointer; subtitles themselves never change */
  Subtitles *subtitles;
};

static void
tell (Player *player, PlayerEvent event, GstMessage *message)
{
  for (guint i = 0; i < player->watchers->len; i++) {
    const Watcher *watcher = &g_array_index (player->watchers, Watcher, i);

    watcher->watch (player, event, message, watcher->data);
  }
}

void
player_watch (Player *player, PlayerWatch watch, gpointer data)
{
  Watcher watcher = { watch, data };

  g_array_append_val (player->watchers, watcher);
}

static void
set_state (Player *player, PlayerState state)
{
  if (player->state == state)
    return;
  player->state = state;
  tell (player, PLAYER_EVENT_STATE, NULL);
}

PlayerState
player_get_state (Player *player)
{
  return player->state;
}

const GError *
player_get_failure (Player *player)
{
  return player->state == PLAYER_FAILED ? player->failure : NULL;
}

static void
fail (Player *player, GError *error)
{
  player->position = player_get_position (player);      /* for who remembers where we were */
  g_clear_error (&player->failure);
  player->failure = error;
  player->seeking = FALSE;
  player->wanted = GST_CLOCK_TIME_NONE;
  gst_element_set_state (player->pipeline, GST_STATE_NULL);
  set_state (player, PLAYER_FAILED);
}

/* Seeks */

/* GStreamer moves the sound to a sample only when it is asked to be accurate: without it the clock
 * claims the target, and an MP3 is seconds away. */
static void
start_wanted_seek (Player *player)
{
  GstClockTime start, stop = GST_CLOCK_TIME_NONE;

  if (player->seeking || player->wanted == GST_CLOCK_TIME_NONE || player->state == PLAYER_FAILED)
    return;
  start = player->wanted + player_get_delay (player);
  if (player->span_end != GST_CLOCK_TIME_NONE && player->span_end > player->wanted)
    stop = player->span_end + player_get_delay (player);
  player->target = player->wanted;
  player->wanted = GST_CLOCK_TIME_NONE;
  g_atomic_int_set (&player->end_milliseconds, SOUND_GOES_ON);
  player->seeking = gst_element_seek (player->pipeline, player->rate, GST_FORMAT_TIME,
      GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE, GST_SEEK_TYPE_SET, (gint64) start,
      GST_SEEK_TYPE_SET, (gint64) stop);
  player->is_stuck = !player->seeking;
  if (player->is_stuck)
    tell (player, PLAYER_EVENT_SEEKED, NULL);   /* nowhere: this source cannot */
}

void
player_seek (Player *player, Nanoseconds position)
{
  Nanoseconds duration = player_get_duration (player);

  if (duration != NANOSECONDS_NONE)
    position = MIN (position, duration);
  player->wanted = MIN (position, (Nanoseconds) G_MAXINT64 / 2);
  player->span_end = GST_CLOCK_TIME_NONE;
  if (player->state == PLAYER_ENDED)
    set_state (player, PLAYER_PAUSED);
  start_wanted_seek (player);
}

void
player_play_span (Player *player, Nanoseconds start, Nanoseconds end, gboolean loops)
{
  if (player->state == PLAYER_FAILED)
    return;
  if (player->state == PLAYER_ENDED)
    set_state (player, PLAYER_PAUSED);
  player->wanted = player->span_start = start;
  player->span_end = end;
  player->loops = loops;
  start_wanted_seek (player);
  player_play (player);
}

gboolean
player_is_stuck (Player *player)
{
  return player->is_stuck;
}

gboolean
player_is_seeking (Player *player)
{
  return player->seeking || player->wanted != GST_CLOCK_TIME_NONE;
}

Nanoseconds
player_get_position (Player *player)
{
  Nanoseconds delay = player_get_delay (player);
  gint64 position;

  if (player->wanted != GST_CLOCK_TIME_NONE)
    return player->wanted;
  if (player->seeking)
    return player->target;
  if (player->state != PLAYER_FAILED
      && gst_element_query_position (player->audio, GST_FORMAT_TIME, &position))
    player->position = (GstClockTime) position > delay ? (GstClockTime) position - delay : 0;
  return player->position;
}

Nanoseconds
player_get_duration (Player *player)
{
  Nanoseconds delay = player_get_delay (player);
  gint64 duration;

  if (!gst_element_query_duration (player->source, GST_FORMAT_TIME, &duration) || duration <= 0)
    return NANOSECONDS_NONE;
  return (Nanoseconds) duration > delay ? (Nanoseconds) duration - delay : 0;
}

Nanoseconds
player_get_delay (Player *player)
{
  return (Nanoseconds) g_atomic_int_get (&player->delay);
}

void
player_refresh (Player *player)
{
  if (player->state != PLAYER_PLAYING && !player_is_seeking (player))
    player->wanted = player_get_position (player);
  start_wanted_seek (player);
}

void
player_set_rate (Player *player, double rate)
{
  rate = CLAMP (rate, PLAYER_RATE_LEAST, PLAYER_RATE_MOST);
  if (rate == player->rate)
    return;
  player->wanted = player_get_position (player);
  player->rate = rate;
  tell (player, PLAYER_EVENT_RATE, NULL);
  start_wanted_seek (player);
}

double
player_get_rate (Player *player)
{
  return player->rate;
}

/* Playing and pausing */

static void
apply_state (Player *player)
{
  if (player->state != PLAYER_FAILED)
    gst_element_set_state (player->pipeline, player->state == PLAYER_PLAYING && !player->is_filling
        ? GST_STATE_PLAYING : GST_STATE_PAUSED);
}

void
player_play (Player *player)
{
  if (player->state == PLAYER_FAILED)
    return;
  if (player->state == PLAYER_ENDED)
    player_seek (player, 0);
  set_state (player, PLAYER_PLAYING);
  apply_state (player);
}

void
player_pause (Player *player)
{
  if (player->state != PLAYER_PLAYING)
    return;
  set_state (player, PLAYER_PAUSED);
  apply_state (player);
}

void
player_set_volume (Player *player, double volume)
{
  gst_stream_volume_set_volume (GST_STREAM_VOLUME (player->volume), GST_STREAM_VOLUME_FORMAT_CUBIC,
      CLAMP (volume, 0, PLAYER_VOLUME_MOST));
  tell (player, PLAYER_EVENT_VOLUME, NULL);
}

double
player_get_volume (Player *player)
{
  return gst_stream_volume_get_volume (GST_STREAM_VOLUME (player->volume),
      GST_STREAM_VOLUME_FORMAT_CUBIC);
}

void
player_set_muted (Player *player, gboolean is_muted)
{
  gst_stream_volume_set_mute (GST_STREAM_VOLUME (player->volume), is_muted);
  tell (player, PLAYER_EVENT_VOLUME, NULL);
}

gboolean
player_get_muted (Player *player)
{
  return gst_stream_volume_get_mute (GST_STREAM_VOLUME (player->volume));
}

/* Subtitles */

void
player_set_subtitles (Player *player, Subtitles *subtitles)
{
  Subtitles *old;

  g_mutex_lock (&player->subtitles_lock);
  old = g_steal_pointer (&player->subtitles);
  player->subtitles = subtitles_ref (subtitles);
  g_mutex_unlock (&player->subtitles_lock);

  g_clear_pointer (&old, subtitles_unref);
  tell (player, PLAYER_EVENT_SUBTITLES, NULL);
}

Subtitles *
player_ref_subtitles (Player *player)
{
  Subtitles *subtitles;

  g_mutex_lock (&player->subtitles_lock);
  subtitles = player->subtitles ? subtitles_ref (player->subtitles) : NULL;
  g_mutex_unlock (&player->subtitles_lock);
  return subtitles;
}

GstSample *
player_get_cover (Player *player)
{
  return player->cover;
}

/* The bus */

static void
on_async_done (Player *player)
{
  player->seeking = FALSE;
  player->reconnect.attempts = 0;
  if (!player->is_open) {
    player->is_open = TRUE;
    tell (player, PLAYER_EVENT_OPENED, NULL);
  } else if (player->wanted == GST_CLOCK_TIME_NONE) {
    tell (player, PLAYER_EVENT_SEEKED, NULL);
  }
  start_wanted_seek (player);
}

/* Behind its last sample it could only end: the seek makes it go on from there when it is asked. */
static void
on_span_end (Player *player)
{
  player->wanted = player->loops ? player->span_start : player->span_end;
  if (!player->loops) {
    player->span_end = GST_CLOCK_TIME_NONE;
    set_state (player, PLAYER_PAUSED);
    apply_state (player);
  }
  start_wanted_seek (player);
}

static void
on_end (Player *player)
{
  if (player_is_seeking (player))
    return;                     /* the end of what was left: it was on its way when we left */
  if (player->span_end != GST_CLOCK_TIME_NONE) {
    on_span_end (player);
    return;
  }
  player->position = player_get_position (player);
  set_state (player, PLAYER_ENDED);
  apply_state (player);
}

/* Opens it again where it broke off. */
static gboolean
reopen (gpointer data)
{
  Player *player = data;

  player->reconnect.timer = 0;
  player->seeking = TRUE;
  apply_state (player);
  return G_SOURCE_REMOVE;
}

/* A server without Range broke off at a seek: what it can do is to begin again. */
static void
start_over (Player *player)
{
  player->wanted = GST_CLOCK_TIME_NONE;
  player->target = 0;
  player->is_stuck = TRUE;
  player->seeking = FALSE;
  tell (player, PLAYER_EVENT_SEEKED, NULL);
  gst_element_set_state (player->pipeline, GST_STATE_READY);
  reopen (player);
}

static void
on_error (Player *player, GstMessage *message)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = NULL;

  if (player->state == PLAYER_FAILED || player->reconnect.timer)
    return;                     /* others follow from the first */
  gst_message_parse_error (message, &error, NULL);
  if (GST_IS_VIDEO_SINK (GST_MESSAGE_SRC (message))
      && g_error_matches (error, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_NOT_FOUND)) {
    player->position = player_get_position (player);
    tell (player, PLAYER_EVENT_CLOSED, NULL);
    return;
  }
  if (g_error_matches (error, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_SEEK) && player->is_open) {
    start_over (player);
    return;
  }
  if (player->is_open && audio_uri_is_remote (player->uri)
      && reconnect_again (&player->reconnect, reopen, player)) {
    player->wanted = player_get_position (player);
    gst_element_set_state (player->pipeline, GST_STATE_READY);
    return;
  }
  if (player->missing) {
    missing = codec_explain_missing (player->missing);
    fail (player, g_error_new_literal (DECODE_ERROR, DECODE_ERROR_NO_CODEC, missing));
    return;
  }
  fail (player, g_steal_pointer (&error));
}

static void
on_buffering (Player *player, GstMessage *message)
{
  gint percent;

  gst_message_parse_buffering (message, &percent);
  player->is_filling = percent < 100;
  apply_state (player);
}

/* The first picture is the front cover, or as good as one. */
static void
on_tags (Player *player, GstMessage *message)
{
  g_autoptr (GstTagList) tags = NULL;

  gst_message_parse_tag (message, &tags);
  if (!player->cover && gst_tag_list_get_sample (tags, GST_TAG_IMAGE, &player->cover))
    tell (player, PLAYER_EVENT_COVER, NULL);
}

static void
on_element_message (Player *player, GstMessage *message)
{
  if (gst_is_missing_plugin_message (message)) {
    if (!player->missing)
      player->missing = codec_dup_missing (message);
  } else {
    tell (player, PLAYER_EVENT_MESSAGE, message);
  }
}

static gboolean
on_bus_message (GstBus *bus, GstMessage *message, gpointer data)
{
  Player *player = data;

  switch (GST_MESSAGE_TYPE (message)) {
    case GST_MESSAGE_ASYNC_DONE:
      on_async_done (player);
      break;
    case GST_MESSAGE_EOS:
      on_end (player);
      break;
    case GST_MESSAGE_ERROR:
      on_error (player, message);
      break;
    case GST_MESSAGE_BUFFERING:
      on_buffering (player, message);
      break;
    case GST_MESSAGE_TAG:
      on_tags (player, message);
      break;
    case GST_MESSAGE_ELEMENT:
      on_element_message (player, message);
      break;
    case GST_MESSAGE_CLOCK_LOST:
      gst_element_set_state (player->pipeline, GST_STATE_PAUSED);
      apply_state (player);
      break;
    default:
      break;
  }
  return G_SOURCE_CONTINUE;
}

/* Streaming threads */

/* Any thread. */
static GstPadProbeReturn
on_first_frame (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  GstBuffer *buffer = gst_pad_probe_info_get_buffer (info);
  Player *player = data;
  GstMapInfo map;
  Gapless gapless;

  if (!gst_buffer_map (buffer, &map, GST_MAP_READ))
    return GST_PAD_PROBE_REMOVE;
  /* From 1.24 on GStreamer may cut it itself, and says so by this. */
  if (gapless_read (map.data, map.size, &gapless) && gapless.rate
      && !gst_buffer_get_audio_clipping_meta (buffer))
    g_atomic_int_set (&player->delay,
        (gint) gst_util_uint64_scale_round (gapless.skip_samples, GST_SECOND, gapless.rate));
  gst_buffer_unmap (buffer, &map);
  return GST_PAD_PROBE_REMOVE;
}

/* Any thread. */
static GstPadProbeReturn
on_sound (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  Player *player = data;
  GstBuffer *buffer;

  if (info->type & GST_PAD_PROBE_TYPE_BUFFER) {
    buffer = gst_pad_probe_info_get_buffer (info);
    if (GST_BUFFER_PTS_IS_VALID (buffer) && GST_BUFFER_DURATION_IS_VALID (buffer))
      player->passed = GST_BUFFER_PTS (buffer) + GST_BUFFER_DURATION (buffer);
  } else if (GST_EVENT_TYPE (gst_pad_probe_info_get_event (info)) == GST_EVENT_EOS) {
    g_atomic_int_set (&player->end_milliseconds, (gint) (player->passed / GST_MSECOND));
  }
  return GST_PAD_PROBE_OK;
}

gboolean
player_has_sound_until (Player *player, GstClockTime stream_time)
{
  gint end = g_atomic_int_get (&player->end_milliseconds);

  return end == SOUND_GOES_ON || stream_time < (GstClockTime) end * GST_MSECOND;
}

/* Any thread. */
static void
on_element (GstBin *bin, GstBin *owner, GstElement *element, gpointer data)
{
  GstElementFactory *factory = gst_element_get_factory (element);
  g_autoptr (GstPad) pad = NULL;

  if (!factory || !g_str_equal (GST_OBJECT_NAME (factory), "mpegaudioparse"))
    return;
  pad = gst_element_get_static_pad (element, "src");
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, on_first_frame, data, NULL);
}

/* Any thread. */
static void
add_picture (Player *player, GstPad *pad)
{
  GstElement *picture = player->options.make_picture (pad != NULL, player->options.data);
  g_autoptr (GstPad) sink = NULL;

  if (!picture)
    return;
  gst_element_set_name (picture, "picture");
  gst_bin_add (GST_BIN (player->pipeline), picture);
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
  Player *player = data;
  g_autoptr (GstCaps) caps = gst_pad_get_current_caps (pad);
  g_autoptr (GstPad) sink = gst_element_get_static_pad (player->audio, "sink");
  g_autoptr (GstElement) picture = NULL;

  if (!caps)
    caps = gst_pad_query_caps (pad, NULL);
  if (g_str_has_prefix (gst_structure_get_name (gst_caps_get_structure (caps, 0)), "audio/")) {
    if (!gst_pad_is_linked (sink))
      gst_pad_link (pad, sink);
  } else if (player->options.make_picture) {
    picture = gst_bin_get_by_name (GST_BIN (player->pipeline), "picture");
    if (!picture)
      add_picture (player, pad);
  }
}

/* Any thread. A reconnection finds the picture there. */
static void
on_no_more (GstElement *source, gpointer data)
{
  Player *player = data;
  g_autoptr (GstPad) sink = gst_element_get_static_pad (player->audio, "sink");
  g_autoptr (GstElement) picture = NULL;

  if (!gst_pad_is_linked (sink)) {
    GST_ELEMENT_ERROR (source, STREAM, TYPE_NOT_FOUND, ("There is no audio in it."), (NULL));
    return;
  }
  picture = gst_bin_get_by_name (GST_BIN (player->pipeline), "picture");
  if (!picture && player->options.make_picture)
    add_picture (player, NULL);
}

/* Making and freeing */

static GstElement *
make_audio (Player *player, GError **error)
{
  g_autofree char *description = g_strdup_printf (
      "audioconvert ! audioresample ! scaletempo ! volume name=volume ! audioconvert ! "
      "audioresample ! %s", player->options.audio_sink ? player->options.audio_sink
      : "autoaudiosink");
  GstElement *audio = gst_parse_bin_from_description (description, TRUE, error);
  g_autoptr (GstPad) sink = NULL;

  if (!audio) {
    g_prefix_error (error, "install gstreamer1.0-plugins-base and gstreamer1.0-plugins-good: ");
    return NULL;
  }
  player->volume = gst_bin_get_by_name (GST_BIN (audio), "volume");
  sink = gst_element_get_static_pad (audio, "sink");
  gst_pad_add_probe (sink, GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, on_sound,
      player, NULL);
  return audio;
}

static gboolean
build_pipeline (Player *player, GError **error)
{
  GstElement *source = gst_element_factory_make ("uridecodebin", NULL);
  const char *raw = player->options.make_picture ? "audio/x-raw; video/x-raw(ANY)" : "audio/x-raw";
  g_autoptr (GstCaps) caps = gst_caps_from_string (raw);

  player->audio = source ? make_audio (player, error) : NULL;
  if (!player->audio) {
    if (!source)
      g_set_error_literal (error, DECODE_ERROR, DECODE_ERROR_NO_CODEC,
          "GStreamer has no uridecodebin; install gstreamer1.0-plugins-base");
    return FALSE;
  }
  player->pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  player->source = source;
  g_object_set (source, "uri", player->uri, "caps", caps, "expose-all-streams", FALSE,
      "use-buffering", audio_uri_is_remote (player->uri), NULL);
  g_signal_connect (player->pipeline, "deep-element-added", G_CALLBACK (on_element), player);
  g_signal_connect (source, "pad-added", G_CALLBACK (on_pad), player);
  g_signal_connect (source, "no-more-pads", G_CALLBACK (on_no_more), player);
  gst_bin_add_many (GST_BIN (player->pipeline), source, player->audio, NULL);
  return TRUE;
}

Player *
player_new (const char *audio, const PlayerOptions *options, GError **error)
{
  g_autoptr (Player) player = NULL;
  g_autoptr (GstBus) bus = NULL;
  g_autofree char *uri = NULL;

  if (!gst_init_check (NULL, NULL, error) || !(uri = audio_uri_of (audio, error)))
    return NULL;
  player = g_new0 (Player, 1);
  player->uri = g_steal_pointer (&uri);
  player->options = *options;
  player->watchers = g_array_new (FALSE, FALSE, sizeof (Watcher));
  g_mutex_init (&player->subtitles_lock);
  player->span_end = GST_CLOCK_TIME_NONE;
  player->wanted = GST_CLOCK_TIME_NONE;
  player->rate = 1;
  player->end_milliseconds = SOUND_GOES_ON;
  player->seeking = TRUE;       /* seeks wait for the first ASYNC_DONE */
  if (!build_pipeline (player, error))
    return NULL;
  bus = gst_element_get_bus (player->pipeline);
  player->bus_watch = gst_bus_add_watch (bus, on_bus_message, player);
  gst_element_set_state (player->pipeline, GST_STATE_PAUSED);
  return g_steal_pointer (&player);
}

void
player_free (Player *player)
{
  if (player->bus_watch)
    g_source_remove (player->bus_watch);
  reconnect_clear (&player->reconnect);
  if (player->pipeline)
    gst_element_set_state (player->pipeline, GST_STATE_NULL);   /* joins streaming threads */
  g_clear_object (&player->volume);
  g_clear_object (&player->pipeline);
  g_clear_pointer (&player->subtitles, subtitles_unref);
  g_clear_pointer (&player->cover, gst_sample_unref);
  g_array_unref (player->watchers);
  g_clear_error (&player->failure);
  g_mutex_clear (&player->subtitles_lock);
  g_free (player->missing);
  g_free (player->uri);
  g_free (player);
}
