#include <gst/pbutils/pbutils.h>
#include <gst/video/gstvideosink.h>

#include "audio-uri.h"
#include "codec.h"
#include "decode.h"
#include "player-inside.h"

#define LOOK_MILLISECONDS 250

static void
on_async_done (Player *player)
{
  if (!player->seeking || player->is_leaving)
    return;                     /* a pause has come about */
  player->seeking = FALSE;
  player->reconnect.attempts = 0;
  player_apply_state (player);
  if (!player->is_open) {
    player->is_open = TRUE;
    player_tell (player, PLAYER_EVENT_OPENED, NULL);
  } else if (player->wanted == GST_CLOCK_TIME_NONE) {
    player_tell (player, PLAYER_EVENT_SEEKED, NULL);
  }
  player_seek_wanted (player);
}

/* Behind its last sample it could only end: the seek makes it go on from there when it is asked. */
static void
on_span_end (Player *player)
{
  player->wanted = player->loops ? player->span_start : player->span_end;
  if (!player->loops) {
    player->span_end = GST_CLOCK_TIME_NONE;
    player_set_state (player, PLAYER_PAUSED);
    player_apply_state (player);
  }
  player_seek_wanted (player);
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
  player_set_state (player, PLAYER_ENDED);
  player_apply_state (player);
}

/* Opens it again where it broke off. */
static gboolean
reopen (gpointer data)
{
  Player *player = data;

  player->reconnect.timer = 0;
  player_open (player);
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
  player->rate = 1;             /* another one needs a seek */
  player_tell (player, PLAYER_EVENT_RATE, NULL);
  player_tell (player, PLAYER_EVENT_SEEKED, NULL);
  pipeline_close (player->pipeline);
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
    player_tell (player, PLAYER_EVENT_CLOSED, NULL);
    return;
  }
  if (g_error_matches (error, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_SEEK) && player->is_open) {
    start_over (player);
    return;
  }
  if (player->is_open && audio_uri_is_remote (player->uri)
      && reconnect_again (&player->reconnect, reopen, player)) {
    player->wanted = player_get_position (player);
    pipeline_close (player->pipeline);
    return;
  }
  if (player->missing) {
    missing = codec_explain_missing (player->missing);
    player_fail (player, g_error_new_literal (DECODE_ERROR, DECODE_ERROR_NO_CODEC, missing));
    return;
  }
  player_fail (player, g_steal_pointer (&error));
}

static void
set_filling (Player *player, gboolean is_filling)
{
  player->is_filling = is_filling;
  if (!is_filling)
    g_clear_handle_id (&player->filling_timer, g_source_remove);
  player_apply_state (player);
}

/* Where a file ends before its queue is full, nobody says that no more will come. */
static gboolean
look_at_queue (gpointer data)
{
  Player *player = data;

  if (!pipeline_is_full (player->pipeline))
    return G_SOURCE_CONTINUE;
  player->filling_timer = 0;
  set_filling (player, FALSE);
  return G_SOURCE_REMOVE;
}

static void
on_buffering (Player *player, GstMessage *message)
{
  gint percent;

  gst_message_parse_buffering (message, &percent);
  set_filling (player, percent < 100);
  if (player->is_filling && !player->filling_timer)
    player->filling_timer = g_timeout_add (LOOK_MILLISECONDS, look_at_queue, player);
}

/* The first picture is the front cover, or as good as one. */
static void
on_tags (Player *player, GstMessage *message)
{
  g_autoptr (GstTagList) tags = NULL;

  gst_message_parse_tag (message, &tags);
  if (!player->cover && gst_tag_list_get_sample (tags, GST_TAG_IMAGE, &player->cover))
    player_tell (player, PLAYER_EVENT_COVER, NULL);
}

static void
on_element_message (Player *player, GstMessage *message)
{
  if (gst_is_missing_plugin_message (message)) {
    if (!player->missing)
      player->missing = codec_dup_missing (message);
  } else {
    player_tell (player, PLAYER_EVENT_MESSAGE, message);
  }
}

gboolean
player_on_bus_message (GstBus *bus, GstMessage *message, gpointer data)
{
  Player *player = data;

  switch (GST_MESSAGE_TYPE (message)) {
    case GST_MESSAGE_ASYNC_DONE:
      on_async_done (player);
      break;
    case GST_MESSAGE_APPLICATION:
      player->is_leaving = FALSE;
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
      gst_element_set_state (pipeline_get_element (player->pipeline), GST_STATE_PAUSED);
      player->asked = GST_STATE_PAUSED;
      player_apply_state (player);
      break;
    default:
      break;
  }
  return G_SOURCE_CONTINUE;
}

