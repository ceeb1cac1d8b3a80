#include "player-inside.h"

void
player_seek_wanted (Player *player)
{
  GstClockTime start, stop = GST_CLOCK_TIME_NONE;

  if (player->seeking || player->wanted == GST_CLOCK_TIME_NONE || player->state == PLAYER_FAILED)
    return;
  start = player->wanted + player_get_delay (player);
  if (player->span_end != GST_CLOCK_TIME_NONE && player->span_end > player->wanted)
    stop = player->span_end + player_get_delay (player);
  player->target = player->wanted;
  player->wanted = GST_CLOCK_TIME_NONE;
  player->is_leaving = TRUE;
  player->seeking = pipeline_seek (player->pipeline, player->rate, start, stop);
  player->is_stuck = !player->seeking;
  if (player->is_stuck)
    player_tell (player, PLAYER_EVENT_SEEKED, NULL);   /* nowhere: this source cannot */
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
    player_set_state (player, PLAYER_PAUSED);
  player_seek_wanted (player);
}

void
player_play_span (Player *player, Nanoseconds start, Nanoseconds end, gboolean loops)
{
  if (player->state == PLAYER_FAILED)
    return;
  if (player->state == PLAYER_ENDED)
    player_set_state (player, PLAYER_PAUSED);
  player->wanted = player->span_start = start;
  player->span_end = end;
  player->loops = loops;
  player_seek_wanted (player);
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
  GstClockTime position;

  if (player->wanted != GST_CLOCK_TIME_NONE)
    return player->wanted;
  if (player->seeking)
    return player->target;
  position = player->state == PLAYER_FAILED ? GST_CLOCK_TIME_NONE
      : pipeline_get_position (player->pipeline);
  if (position != GST_CLOCK_TIME_NONE)
    player->position = position > delay ? position - delay : 0;
  return player->position;
}

Nanoseconds
player_get_duration (Player *player)
{
  Nanoseconds delay = player_get_delay (player);
  GstClockTime duration = pipeline_get_duration (player->pipeline);

  if (duration == GST_CLOCK_TIME_NONE)
    return NANOSECONDS_NONE;
  return duration > delay ? duration - delay : 0;
}

Nanoseconds
player_get_delay (Player *player)
{
  return pipeline_get_delay (player->pipeline);
}

void
player_refresh (Player *player)
{
  if (player->state != PLAYER_PLAYING && !player_is_seeking (player))
    player->wanted = player_get_position (player);
  player_seek_wanted (player);
}

void
player_set_rate (Player *player, double rate)
{
  rate = CLAMP (rate, PLAYER_RATE_LEAST, PLAYER_RATE_MOST);
  if (rate == player->rate)
    return;
  player->wanted = player_get_position (player);
  player->rate = rate;
  player_tell (player, PLAYER_EVENT_RATE, NULL);
  player_seek_wanted (player);
}

double
player_get_rate (Player *player)
{
  return player->rate;
}

