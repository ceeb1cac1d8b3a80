#include "session-inside.h"

#include "notes.h"

#define NOTICE_MILLISECONDS 1500

typedef struct {
  SessionWatch watch;
  gpointer data;
} Watcher;

void
session_tell (Session *session, SessionEvent event)
{
  for (guint i = 0; i < session->watchers->len; i++) {
    const Watcher *watcher = &g_array_index (session->watchers, Watcher, i);

    watcher->watch (session, event, watcher->data);
  }
}

static gboolean
end_notice (gpointer data)
{
  Session *session = data;

  session->notice_timer = 0;
  g_clear_pointer (&session->notice, g_free);
  session_tell (session, SESSION_EVENT_SCREEN);
  return G_SOURCE_REMOVE;
}

void
session_say (Session *session, const char *notice)
{
  g_free (session->notice);
  session->notice = g_strdup (notice);
  g_clear_handle_id (&session->notice_timer, g_source_remove);
  session->notice_timer = g_timeout_add (NOTICE_MILLISECONDS, end_notice, session);
  session_tell (session, SESSION_EVENT_SCREEN);
}

void
session_set_mode (Session *session, SessionMode mode)
{
  session->mode = session->mode == mode ? SESSION_LISTENS : mode;
  session_tell (session, SESSION_EVENT_SCREEN);
}

static gboolean
type (Session *session, const char *key)
{
  if (g_str_equal (key, "Escape") || g_str_equal (key, "Return") || g_str_equal (key, "KP_Enter")) {
    session_set_mode (session, SESSION_LISTENS);
    return TRUE;
  }
  if (!hits_type (&session->hits, key))
    return FALSE;
  session_find (session, session->hits.query->str);
  return TRUE;
}

gboolean
session_press (Session *session, const char *key)
{
  Action action;

  if (session->mode == SESSION_SEARCHES)
    return type (session, key);
  if (g_str_equal (key, "Escape")) {
    session->mode = SESSION_LISTENS;
    session_tell (session, SESSION_EVENT_SCREEN);
    return TRUE;
  }
  action = keys_find (key);
  session_act (session, action);
  return action != ACTION_NONE;
}

/* What is there */

Player *
session_get_player (Session *session)
{
  return session->player;
}

const SessionInfo *
session_get_info (Session *session)
{
  return &session->info;
}

const Transcript *
session_get_transcript (Session *session)
{
  return session->transcript;
}

const CaptionLook *
session_get_look (Session *session)
{
  return &session->look;
}

SessionMode
session_get_mode (Session *session)
{
  return session->mode;
}

const char *
session_get_notice (Session *session)
{
  return session->notice;
}

const char *
session_get_query (Session *session)
{
  return session->hits.query->str;
}

const GArray *
session_get_hits (Session *session)
{
  return session->hits.places;
}

guint
session_get_hit (Session *session)
{
  return session->hits.at;
}

const char *
session_get_copied (Session *session)
{
  return session->copied;
}

GArray *
session_get_links (Session *session)
{
  g_autoptr (Subtitles) subtitles = player_ref_subtitles (session->player);

  return notes_find_links (session->transcript, subtitles, player_get_position (session->player));
}

void
session_watch (Session *session, SessionWatch watch, gpointer data)
{
  Watcher watcher = { watch, data };

  g_array_append_val (session->watchers, watcher);
}

void
session_set_finder (Session *session, HitFinder finder, gpointer data)
{
  session->hits.finder = finder;
  session->hits.data = data;
}

void
session_set_words (Session *session, Transcript *transcript, Subtitles *subtitles)
{
  transcript_free (session->transcript);
  session->transcript = transcript;
  hits_find_again (&session->hits, transcript);
  player_set_subtitles (session->player, subtitles);
  subtitles_unref (subtitles);
  session_tell (session, SESSION_EVENT_WORDS);
}

static void
on_player (Player *player, PlayerEvent event, GstMessage *message, gpointer data)
{
  Session *session = data;

  if (event == PLAYER_EVENT_SEEKED && player_is_stuck (player))
    session_say (session, "This server sends audio from its beginning only");
  if (event == PLAYER_EVENT_CLOSED)
    session_tell (session, SESSION_EVENT_QUIT);
  if (event == PLAYER_EVENT_STATE && (player_get_state (player) == PLAYER_FAILED
          || (player_get_state (player) == PLAYER_ENDED && !session->info.keeps_open)))
    session_tell (session, SESSION_EVENT_QUIT);
}

Session *
session_new (Player *player, Transcript *transcript, Subtitles *subtitles, const SessionInfo *info)
{
  Session *session = g_new0 (Session, 1);

  session->player = player;
  session->transcript = transcript;
  session->info = *info;
  session->look = info->look;
  session->watchers = g_array_new (FALSE, FALSE, sizeof (Watcher));
  hits_init (&session->hits);
  player_set_subtitles (player, subtitles);
  subtitles_unref (subtitles);
  player_watch (player, on_player, session);
  return session;
}

void
session_free (Session *session)
{
  g_clear_handle_id (&session->notice_timer, g_source_remove);
  transcript_free (session->transcript);
  g_array_unref (session->watchers);
  hits_clear (&session->hits);
  g_free (session->notice);
  g_free (session->copied);
  g_free (session);
}
