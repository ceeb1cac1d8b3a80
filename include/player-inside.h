/* What the player's own files share: player.c, player-seek.c and player-bus.c. */
#pragma once

#include "pipeline.h"
#include "reconnect.h"

struct _Player {
  char *uri;
  Pipeline *pipeline;
  guint bus_watch;
  GArray *watchers;

  PlayerState state;
  GError *failure;
  char *missing;                /* caps or scheme nothing is installed for */
  Reconnect reconnect;
  gboolean is_open;             /* the first ASYNC_DONE was there */
  GstState asked;               /* of the elements, last */
  guint filling_timer;
  gboolean is_filling;          /* a network's buffer: paused until it is full */

  GstClockTime wanted;          /* next seek target, or GST_CLOCK_TIME_NONE */
  GstClockTime target;          /* of the seek under way */
  GstClockTime span_start, span_end;    /* what is played alone; NONE: all of it */
  gboolean loops;
  gboolean seeking;             /* prerolling or a flushing seek: ASYNC_DONE ends it */
  gboolean is_leaving;          /* an ASYNC_DONE now is of something before that seek */
  gboolean is_stuck;            /* the last seek was refused */
  double rate;
  GstClockTime position;        /* as last known */
  GstSample *cover;

  GMutex subtitles_lock;        /* guards the pointer; subtitles themselves never change */
  Subtitles *subtitles;
};

void player_tell (Player *player, PlayerEvent event, GstMessage *message);
void player_set_state (Player *player, PlayerState state);

/* Opens the source: seeks wait for the first ASYNC_DONE. */
void player_open (Player *player);

/* Lets the elements play, or not, as the state has it, once no seek is under way. */
void player_apply_state (Player *player);

/* Takes @error: it plays no more. */
void player_fail (Player *player, GError *error);

/* Seeks to what is wanted, if nothing is under way. */
void player_seek_wanted (Player *player);

gboolean player_on_bus_message (GstBus *bus, GstMessage *message, gpointer player);
