#include "handover.h"

struct _Handover {
  Session *session;
  Transcript *transcript;       /* NULL: nothing waits */
  Subtitles *subtitles;
  guint seen;                   /* the cue that showed when they were offered */
  guint timer;
};

static const char *
text_at (const Subtitles *subtitles, guint cue)
{
  return cue == SUBTITLE_NONE ? NULL : subtitles_get_cue (subtitles, cue)->text;
}

/* A pause, the same text before and after, or a cue that gives way anyway. */
static gboolean
is_good_moment (Handover *handover, const Subtitles *shown, Nanoseconds position)
{
  guint now = subtitles_find_cue (shown, position);
  guint then = subtitles_find_cue (handover->subtitles, position);

  return now == SUBTITLE_NONE || now != handover->seen
      || g_strcmp0 (text_at (shown, now), text_at (handover->subtitles, then)) == 0;
}

static gboolean on_time (gpointer data);

static void
wait_for_end (Handover *handover, Nanoseconds left)
{
  double rate = player_get_rate (session_get_player (handover->session));

  handover->timer = g_timeout_add ((guint) ((double) left / MILLISECOND / rate) + 1, on_time,
      handover);
}

static void
try (Handover *handover)
{
  Player *player = session_get_player (handover->session);
  g_autoptr (Subtitles) shown = player_ref_subtitles (player);
  Nanoseconds position = player_get_position (player);

  g_clear_handle_id (&handover->timer, g_source_remove);
  if (!handover->transcript || player_is_seeking (player))
    return;
  if (is_good_moment (handover, shown, position))
    session_set_words (handover->session, g_steal_pointer (&handover->transcript),
        g_steal_pointer (&handover->subtitles));
  else if (player_get_state (player) == PLAYER_PLAYING)
    wait_for_end (handover, subtitles_get_cue (shown, handover->seen)->end - position);
}

static gboolean
on_time (gpointer data)
{
  Handover *handover = data;

  handover->timer = 0;
  try (handover);
  return G_SOURCE_REMOVE;
}

static void
on_player (Player *player, PlayerEvent event, GstMessage *message, gpointer data)
{
  if (event == PLAYER_EVENT_SEEKED || event == PLAYER_EVENT_STATE || event == PLAYER_EVENT_RATE
      || event == PLAYER_EVENT_OPENED)
    try (data);
}

void
handover_offer (Handover *handover, Transcript *transcript, Subtitles *subtitles)
{
  Player *player = session_get_player (handover->session);
  g_autoptr (Subtitles) shown = player_ref_subtitles (player);

  g_clear_pointer (&handover->transcript, transcript_free);
  g_clear_pointer (&handover->subtitles, subtitles_unref);
  handover->transcript = transcript;
  handover->subtitles = subtitles;
  handover->seen = subtitles_find_cue (shown, player_get_position (player));
  try (handover);
}

Handover *
handover_new (Session *session)
{
  Handover *handover = g_new0 (Handover, 1);

  handover->session = session;
  player_watch (session_get_player (session), on_player, handover);
  return handover;
}

void
handover_free (Handover *handover)
{
  g_clear_handle_id (&handover->timer, g_source_remove);
  g_clear_pointer (&handover->transcript, transcript_free);
  g_clear_pointer (&handover->subtitles, subtitles_unref);
  g_free (handover);
}
