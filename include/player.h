/* Plays one episode: pipeline, bus, seeks. Everything is called in the thread of the main context
 * that player_new () was called in, except where it says "Any thread".
 *
 * Times are of the audio as mpv and a browser count it: zero is where it starts sounding, an MP3's
 * encoder delay is before it. */
#pragma once

#include <gst/gst.h>

#include "subtitles.h"

typedef struct _Player Player;

typedef enum {
  PLAYER_PAUSED,
  PLAYER_PLAYING,
  PLAYER_ENDED,                 /* at the end; player_play () begins again, a seek goes back */
  PLAYER_FAILED,                /* player_get_failure () says why */
} PlayerState;

typedef enum {
  PLAYER_EVENT_STATE,           /* playing, paused, ended, failed */
  PLAYER_EVENT_SEEKED,          /* a seek is done: the position is another one */
  PLAYER_EVENT_RATE,
  PLAYER_EVENT_VOLUME,          /* or muted, or not */
  PLAYER_EVENT_OPENED,          /* first sample and picture are there, the duration may be known */
  PLAYER_EVENT_COVER,           /* the file has a picture */
  PLAYER_EVENT_SUBTITLES,
  PLAYER_EVENT_CLOSED,          /* somebody closed the window */
  PLAYER_EVENT_MESSAGE,         /* GstNavigation and the like, for who drew the window */
} PlayerEvent;

/* @message: of PLAYER_EVENT_MESSAGE, else NULL. */
typedef void (*PlayerWatch) (Player *player, PlayerEvent event, GstMessage *message,
    gpointer data);

typedef struct {
  const char *audio_sink;       /* a description as of gst-launch; NULL: autoaudiosink */

  /* Makes what shows the pictures, with a ghost pad "sink" for raw video; NULL: nothing is shown.
   * @has_video: the file brings its own. A streaming thread calls it. */
  GstElement *(*make_picture) (gboolean has_video, gpointer data);
  gpointer data;
} PlayerOptions;

#define PLAYER_RATE_LEAST 0.25
#define PLAYER_RATE_MOST 4.0
#define PLAYER_VOLUME_MOST 1.3

/* @audio is a path or an http(s) URL. Opens it, paused at its beginning; what goes wrong with it is
 * told later, by PLAYER_FAILED. NULL: a plugin of GStreamer is missing, or no such file. */
Player *player_new (const char *audio, const PlayerOptions *options, GError **error);
void player_free (Player *player);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Player, player_free)

/* Any number of watchers, who are called in turn and live as long as the player. */
void player_watch (Player *player, PlayerWatch watch, gpointer data);

void player_play (Player *player);
void player_pause (Player *player);
PlayerState player_get_state (Player *player);

/* Lends; NULL unless PLAYER_FAILED. */
const GError *player_get_failure (Player *player);

/* To the sample. Past the end is the end. Calls while a seek is under way collapse into the last
 * one. */
void player_seek (Player *player, Nanoseconds position);

/* From @start to the sample at @end, there it pauses; @loops: there it begins again. Any
 * player_seek () ends that. */
void player_play_span (Player *player, Nanoseconds start, Nanoseconds end, gboolean loops);

/* Whether no audio device was found: time goes on all the same. */
gboolean player_is_silent (Player *player);

/* Whether the last seek went nowhere: a server without Range sends only one byte after the other. */
gboolean player_is_stuck (Player *player);

/* Opening, or a seek under way or waiting. */
gboolean player_is_seeking (Player *player);

/* While seeking: where to. */
Nanoseconds player_get_position (Player *player);

/* NANOSECONDS_NONE while unknown. */
Nanoseconds player_get_duration (Player *player);

/* Kept from PLAYER_RATE_LEAST to PLAYER_RATE_MOST. The pitch stays. */
void player_set_rate (Player *player, double rate);
double player_get_rate (Player *player);

/* 1.0 is as recorded, as loud as an ear hears it (cubic); kept from 0 to PLAYER_VOLUME_MOST. */
void player_set_volume (Player *player, double volume);
double player_get_volume (Player *player);
void player_set_muted (Player *player, gboolean is_muted);
gboolean player_get_muted (Player *player);

void player_set_subtitles (Player *player, Subtitles *subtitles);

/* What is shown now, NULL before player_set_subtitles (). Any thread. (transfer full) */
Subtitles *player_ref_subtitles (Player *player);

/* A picture of the file's own, JPEG or PNG as it stands there; NULL. (transfer none) */
GstSample *player_get_cover (Player *player);

/* Stream time, as buffers have it, less this, is position. Any thread. */
Nanoseconds player_get_delay (Player *player);

/* FALSE once the sound has ended before @stream_time: pictures that go on for ever end there. Any
 * thread. */
gboolean player_has_sound_until (Player *player, GstClockTime stream_time);

/* Shows the same moment again, where nothing moves: the picture was drawn anew. */
void player_refresh (Player *player);
