/* The player's state and who is told of it. The main context owns it all; streaming threads see the
 * pipeline's own notes and the subtitles. */
#include <gst/gst.h>

#include "audio-uri.h"
#include "player-inside.h"

/* Between its ASYNC_DONE and the state that it goes on to by itself a pipeline forgets what it is
 * asked (1.22: "state continue aborted"): soon it is there. */
#define SETTLED_WITHIN (200 * GST_MSECOND)

typedef struct {
  PlayerWatch watch;
  gpointer data;
} Watcher;

void
player_tell (Player *player, PlayerEvent event, GstMessage *message)
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

void
player_set_state (Player *player, PlayerState state)
{
  if (player->state == state)
    return;
  player->state = state;
  player_tell (player, PLAYER_EVENT_STATE, NULL);
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

void
player_fail (Player *player, GError *error)
{
  player->position = player_get_position (player);      /* for who remembers where we were */
  g_clear_error (&player->failure);
  player->failure = error;
  player->seeking = FALSE;
  player->wanted = GST_CLOCK_TIME_NONE;
  gst_element_set_state (pipeline_get_element (player->pipeline), GST_STATE_NULL);
  player_set_state (player, PLAYER_FAILED);
}

/* Playing and pausing */

void
player_apply_state (Player *player)
{
  GstElement *element = pipeline_get_element (player->pipeline);
  GstState wanted = player->state == PLAYER_PLAYING && !player->is_filling ? GST_STATE_PLAYING
      : GST_STATE_PAUSED;

  if (player->state == PLAYER_FAILED || player->seeking || player->asked == wanted)
    return;                     /* the end of the seek asks again */
  player->asked = wanted;
  gst_element_get_state (element, NULL, NULL, SETTLED_WITHIN);
  gst_element_set_state (element, wanted);
}

void
player_open (Player *player)
{
  player->seeking = TRUE;
  player->is_leaving = FALSE;
  player->is_filling = FALSE;
  g_clear_handle_id (&player->filling_timer, g_source_remove);
  player->asked = GST_STATE_PAUSED;
  gst_element_set_state (pipeline_get_element (player->pipeline), GST_STATE_PAUSED);
}

void
player_play (Player *player)
{
  if (player->state == PLAYER_FAILED)
    return;
  if (player->state == PLAYER_ENDED)
    player_seek (player, 0);
  player_set_state (player, PLAYER_PLAYING);
  player_apply_state (player);
}

void
player_pause (Player *player)
{
  if (player->state != PLAYER_PLAYING)
    return;
  player_set_state (player, PLAYER_PAUSED);
  player_apply_state (player);
}

void
player_set_volume (Player *player, double volume)
{
  gst_stream_volume_set_volume (pipeline_get_volume (player->pipeline),
      GST_STREAM_VOLUME_FORMAT_CUBIC, CLAMP (volume, 0, PLAYER_VOLUME_MOST));
  player_tell (player, PLAYER_EVENT_VOLUME, NULL);
}

double
player_get_volume (Player *player)
{
  return gst_stream_volume_get_volume (pipeline_get_volume (player->pipeline),
      GST_STREAM_VOLUME_FORMAT_CUBIC);
}

void
player_set_muted (Player *player, gboolean is_muted)
{
  gst_stream_volume_set_mute (pipeline_get_volume (player->pipeline), is_muted);
  player_tell (player, PLAYER_EVENT_VOLUME, NULL);
}

gboolean
player_get_muted (Player *player)
{
  return gst_stream_volume_get_mute (pipeline_get_volume (player->pipeline));
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
  player_tell (player, PLAYER_EVENT_SUBTITLES, NULL);
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

gboolean
player_is_silent (Player *player)
{
  return pipeline_is_silent (player->pipeline);
}

gboolean
player_has_sound_until (Player *player, GstClockTime stream_time)
{
  return pipeline_has_sound_until (player->pipeline, stream_time);
}

/* Making and freeing */

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
  player->watchers = g_array_new (FALSE, FALSE, sizeof (Watcher));
  g_mutex_init (&player->subtitles_lock);
  player->span_end = GST_CLOCK_TIME_NONE;
  player->wanted = GST_CLOCK_TIME_NONE;
  player->rate = 1;
  player->pipeline = pipeline_new (player->uri, options, error);
  if (!player->pipeline)
    return NULL;
  bus = gst_element_get_bus (pipeline_get_element (player->pipeline));
  player->bus_watch = gst_bus_add_watch (bus, player_on_bus_message, player);
  player_open (player);
  return g_steal_pointer (&player);
}

void
player_free (Player *player)
{
  if (player->bus_watch)
    g_source_remove (player->bus_watch);
  reconnect_clear (&player->reconnect);
  g_clear_handle_id (&player->filling_timer, g_source_remove);
  if (player->pipeline)
    pipeline_free (player->pipeline);   /* its threads ask for it until they are joined */
  g_clear_pointer (&player->subtitles, subtitles_unref);
  g_clear_pointer (&player->cover, gst_sample_unref);
  g_array_unref (player->watchers);
  g_clear_error (&player->failure);
  g_mutex_clear (&player->subtitles_lock);
  g_free (player->missing);
  g_free (player->uri);
  g_free (player);
}
