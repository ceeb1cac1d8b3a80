/* One episode that is being played: what the keys, the socket, a window, a terminal and MPRIS act
 * on and look at. In the thread of the player's main context. */
#pragma once

#include "caption-look.h"
#include "hits.h"
#include "keys.h"
#include "player.h"
#include "transcript.h"

typedef struct _Session Session;

typedef enum {
  SESSION_LISTENS,              /* keys are actions */
  SESSION_SEARCHES,             /* keys are typed into the query */
  SESSION_HELPS,
  SESSION_SHOWS_NOTES,
} SessionMode;

/* What the command knows of the episode; texts live as long as the session. */
typedef struct {
  const char *name;             /* of the player, for the socket */
  const char *transcript_name, *audio_name;
  gboolean keeps_open;          /* at the end it stays */
  CaptionLook look;
} SessionInfo;

typedef enum {
  SESSION_EVENT_SCREEN,         /* mode, look, notice, query or hits: draw anew */
  SESSION_EVENT_WORDS,          /* better times: the transcript is another one */
  SESSION_EVENT_COPY,           /* session_get_copied () is for the clipboard */
  SESSION_EVENT_FULLSCREEN,
  SESSION_EVENT_READ_BACK, SESSION_EVENT_READ_ON,       /* the transcript, where it is shown */
  SESSION_EVENT_READ_HERE,      /* it follows what is said again */
  SESSION_EVENT_QUIT,
} SessionEvent;

typedef void (*SessionWatch) (Session *session, SessionEvent event, gpointer data);

/* Takes @transcript, whose words are timed, and lends @player, which gets @subtitles. */
Session *session_new (Player *player, Transcript *transcript, Subtitles *subtitles,
    const SessionInfo *info);
void session_free (Session *session);  /* after the player, which still calls it */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Session, session_free)

void session_watch (Session *session, SessionWatch watch, gpointer data);
void session_set_finder (Session *session, HitFinder finder, gpointer data);

/* Takes both: the same transcript with better times, and what is shown of it. */
void session_set_words (Session *session, Transcript *transcript, Subtitles *subtitles);

/* A key by its name as X has it, "Left", "space", "a", "U00E9"; FALSE: it does nothing. */
gboolean session_press (Session *session, const char *key);
void session_act (Session *session, Action action);

/* Finds @query and goes to the best place; FALSE: nobody said it. */
gboolean session_find (Session *session, const char *query);

/* Plays the place alone that was found and that we are at; then it pauses, or begins again. */
void session_play_hit (Session *session, gboolean loops);

/* To the chapter called @name, or "next" or "prev". FALSE: there is none. */
gboolean session_go_to_chapter (Session *session, const char *name);

/* A line for who watches, "Volume 80 %", that goes away by itself. */
void session_say (Session *session, const char *notice);

Player *session_get_player (Session *session);
const SessionInfo *session_get_info (Session *session);
const Transcript *session_get_transcript (Session *session);
const CaptionLook *session_get_look (Session *session);
SessionMode session_get_mode (Session *session);
const char *session_get_notice (Session *session);      /* NULL: none */
const char *session_get_query (Session *session);       /* "": none */
const GArray *session_get_hits (Session *session);      /* (element-type Hit) */
guint session_get_hit (Session *session);               /* the one we are at */
const char *session_get_copied (Session *session);

/* As notes_find_links () of the position. */
GArray *session_get_links (Session *session);
