#include "mpris-properties.h"

#include <math.h>

#include "audio-uri.h"
#include "mpris-interface.h"

#define MICROSECOND 1000        /* nanoseconds */

gint64
mpris_properties_get_position (Session *session)
{
  return (gint64) (player_get_position (session_get_player (session)) / MICROSECOND);
}

/* What is paused at its beginning has not begun, or was stopped. */
static const char *
name_status (Player *player)
{
  PlayerState state = player_get_state (player);

  if (state == PLAYER_PLAYING)
    return "Playing";
  return state == PLAYER_PAUSED && player_get_position (player) ? "Paused" : "Stopped";
}

/* Metadata */

static void
add_text (GVariantDict *metadata, const char *key, const char *text)
{
  if (text && *text)
    g_variant_dict_insert (metadata, key, "s", text);
}

static void
add_list (GVariantDict *metadata, const char *key, const char *const *texts, gssize n)
{
  if (n)
    g_variant_dict_insert_value (metadata, key, g_variant_new_strv (texts, n));
}

static void
add_times (GVariantDict *metadata, Session *session)
{
  Player *player = session_get_player (session);
  g_autoptr (Subtitles) subtitles = player_ref_subtitles (player);
  Nanoseconds duration = player_get_duration (player);
  guint index = subtitles_find_chapter (subtitles, player_get_position (player));

  if (duration != NANOSECONDS_NONE)
    g_variant_dict_insert (metadata, "mpris:length", "x", (gint64) (duration / MICROSECOND));
  if (index != SUBTITLE_NONE)
    add_list (metadata, "xesam:comment", &subtitles_get_chapter (subtitles, index)->title, 1);
}

static GVariant *
make_metadata (Session *session, const char *art)
{
  const Transcript *transcript = session_get_transcript (session);
  const SessionInfo *info = session_get_info (session);
  g_autoptr (GVariantDict) metadata = g_variant_dict_new (NULL);
  g_autofree char *name = g_path_get_basename (info->audio_name);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *uri = audio_uri_of (info->audio_name, NULL);

  g_variant_dict_insert (metadata, "mpris:trackid", "o", MPRIS_TRACK);
  add_text (metadata, "xesam:title", transcript->title ? transcript->title : shown);
  add_list (metadata, "xesam:artist", (const char *const *) transcript->speakers->pdata,
      transcript->speakers->len);
  add_text (metadata, "xesam:url", uri);
  add_text (metadata, "xesam:contentCreated", transcript->date);
  add_text (metadata, "mpris:artUrl", art);
  add_times (metadata, session);
  return g_variant_dict_end (metadata);
}

/* Properties */

static void
add_flags (GVariantDict *properties, const char *const *names, gboolean value)
{
  for (; *names; names++)
    g_variant_dict_insert (properties, *names, "b", value);
}

/* It opens no other episode, so there is nothing that it could open. */
static GVariant *
make_root (void)
{
  static const char *const none[] = { NULL }, *const no[] = { "CanRaise", "HasTrackList", NULL };
  g_autoptr (GVariantDict) properties = g_variant_dict_new (NULL);

  add_flags (properties, no, FALSE);
  g_variant_dict_insert (properties, "CanQuit", "b", TRUE);
  g_variant_dict_insert (properties, "Identity", "s", "Quoth");
  g_variant_dict_insert (properties, "DesktopEntry", "s", "org.quoth.Quoth");
  g_variant_dict_insert_value (properties, "SupportedUriSchemes", g_variant_new_strv (none, 0));
  g_variant_dict_insert_value (properties, "SupportedMimeTypes", g_variant_new_strv (none, 0));
  return g_variant_dict_end (properties);
}

static GVariant *
make_player (Session *session, const char *art)
{
  static const char *const able[] = { "CanGoNext", "CanGoPrevious", "CanPlay", "CanPause", NULL };
  Player *player = session_get_player (session);
  gboolean can_play = player_get_state (player) != PLAYER_FAILED;
  g_autoptr (GVariantDict) properties = g_variant_dict_new (NULL);

  add_flags (properties, able, can_play);
  g_variant_dict_insert (properties, "CanSeek", "b", can_play && !player_is_stuck (player));
  g_variant_dict_insert (properties, "CanControl", "b", TRUE);
  g_variant_dict_insert (properties, "PlaybackStatus", "s", name_status (player));
  g_variant_dict_insert_value (properties, "Metadata", make_metadata (session, art));
  g_variant_dict_insert (properties, "Rate", "d", player_get_rate (player));
  g_variant_dict_insert (properties, "MinimumRate", "d", PLAYER_RATE_LEAST);
  g_variant_dict_insert (properties, "MaximumRate", "d", PLAYER_RATE_MOST);
  g_variant_dict_insert (properties, "Volume", "d",
      player_get_muted (player) ? 0 : player_get_volume (player));
  g_variant_dict_insert (properties, "Position", "x", mpris_properties_get_position (session));
  return g_variant_dict_end (properties);
}

GVariant *
mpris_properties_make (const char *interface, Session *session, const char *art)
{
  GVariant *properties = g_str_equal (interface, MPRIS_ROOT) ? make_root ()
      : make_player (session, art);

  return g_variant_ref_sink (properties);
}

/* Nothing is as slow as 0: by the specification that is a pause. */
gboolean
mpris_properties_set (Session *session, const char *name, GVariant *value)
{
  Player *player = session_get_player (session);
  double number = g_variant_get_double (value);

  if (!isfinite (number))
    return FALSE;
  if (g_str_equal (name, "Volume")) {
    player_set_muted (player, FALSE);
    player_set_volume (player, number);
  } else if (number <= 0) {
    player_pause (player);
  } else {
    player_set_rate (player, number);
  }
  return TRUE;
}
