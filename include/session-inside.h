/* What the files of the session share, and nobody else looks into. */
#pragma once

#include "session.h"

struct _Session {
  Player *player;
  Transcript *transcript;
  SessionInfo info;
  CaptionLook look;
  GArray *watchers;
  SessionMode mode;
  char *notice;
  guint notice_timer;
  Hits hits;
  char *copied;
};

void session_tell (Session *session, SessionEvent event);

/* Back to SESSION_LISTENS if it is in @mode already. */
void session_set_mode (Session *session, SessionMode mode);

/* Steps of keys. */
void session_move (Session *session, gboolean is_forward, Nanoseconds by);
void session_move_by_cue (Session *session, Action action);
void session_move_by_hit (Session *session, gboolean is_forward);

/* To the next chapter, or to this one's beginning or the one before. FALSE: there is none. */
gboolean session_move_by_chapter (Session *session, gboolean is_forward);
