/* What each key does. */
#include "session-inside.h"

#include <gio/gio.h>
#include <math.h>

#include "notes.h"

#define STEP (5 * SECOND)
#define FAR_STEP (60 * SECOND)
#define RATE_STEP 1.1
#define VOLUME_STEP 0.05

static void say (Session *session, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
say (Session *session, const char *format, ...)
{
  g_autofree char *notice = NULL;
  va_list arguments;

  va_start (arguments, format);
  notice = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  session_say (session, notice);
}

/* http(s) alone: a transcript from the net names what shall be opened. */
static void
open_link (Session *session)
{
  g_autoptr (GArray) links = session_get_links (session);
  g_autoptr (GError) error = NULL;
  const Link *link = links->len ? &g_array_index (links, Link, 0) : NULL;
  const char *scheme = link ? g_uri_peek_scheme (link->url) : NULL;

  if (g_strcmp0 (scheme, "http") && g_strcmp0 (scheme, "https"))
    session_say (session, "No link here");
  else if (g_app_info_launch_default_for_uri (link->url, NULL, &error))
    say (session, "Opening %s", link->url);
  else
    say (session, "Cannot open %s: %s", link->url, error->message);
}

static void
cycle_captions (Session *session)
{
  static const char *const names[] = { "Captions by word", "Captions by line", "Captions off" };

  session->look.captions = (session->look.captions + 1) % G_N_ELEMENTS (names);
  session_say (session, names[session->look.captions]);
}

static void
change_size (Session *session, double factor)
{
  session->look.size = CLAMP (session->look.size * factor, 0.5, 2.5);
  say (session, "Captions %.0f %%", session->look.size * 100);
}

static void
change_opacity (Session *session)
{
  double next = session->look.opacity < 0.5 ? 0.8 : session->look.opacity < 0.9 ? 1 : 0.4;

  session->look.opacity = next;
  say (session, "Behind captions %.0f %%", next * 100);
}

static void
change_rate (Session *session, double rate)
{
  player_set_rate (session->player, fabs (rate - 1) < 0.04 ? 1 : rate);
  say (session, "Speed %.2f×", player_get_rate (session->player));
}

static void
change_volume (Session *session, double by)
{
  player_set_volume (session->player, player_get_volume (session->player) + by);
  say (session, "Volume %.0f %%", player_get_volume (session->player) * 100);
}

static void
toggle_pause (Session *session)
{
  if (player_get_state (session->player) == PLAYER_PLAYING)
    player_pause (session->player);
  else
    player_play (session->player);
}

static void
toggle_mute (Session *session)
{
  player_set_muted (session->player, !player_get_muted (session->player));
  session_say (session, player_get_muted (session->player) ? "Muted" : "Not muted");
}

static void
start_search (Session *session)
{
  hits_forget (&session->hits);
  session_set_mode (session, SESSION_SEARCHES);
}

static void
copy (Session *session)
{
  g_autoptr (Subtitles) subtitles = player_ref_subtitles (session->player);
  char *quote = notes_quote (session->transcript, subtitles, player_get_position (session->player));

  if (!quote) {
    session_say (session, "Nobody has said anything yet");
    return;
  }
  g_free (session->copied);
  session->copied = quote;
  session_tell (session, SESSION_EVENT_COPY);
}

void
session_act (Session *session, Action action)
{
  Player *player = session->player;

  switch (action) {
    case ACTION_PAUSE: toggle_pause (session); break;
    case ACTION_BACK: session_move (session, FALSE, STEP); break;
    case ACTION_FORWARD: session_move (session, TRUE, STEP); break;
    case ACTION_FAR_BACK: session_move (session, FALSE, FAR_STEP); break;
    case ACTION_FAR_FORWARD: session_move (session, TRUE, FAR_STEP); break;
    case ACTION_PREVIOUS_CUE:
    case ACTION_NEXT_CUE:
    case ACTION_REPEAT_CUE: session_move_by_cue (session, action); break;
    case ACTION_PREVIOUS_CHAPTER: session_move_by_chapter (session, FALSE); break;
    case ACTION_NEXT_CHAPTER: session_move_by_chapter (session, TRUE); break;
    case ACTION_SLOWER: change_rate (session, player_get_rate (player) / RATE_STEP); break;
    case ACTION_FASTER: change_rate (session, player_get_rate (player) * RATE_STEP); break;
    case ACTION_USUAL_SPEED: change_rate (session, 1); break;
    case ACTION_QUIETER: change_volume (session, -VOLUME_STEP); break;
    case ACTION_LOUDER: change_volume (session, VOLUME_STEP); break;
    case ACTION_MUTE: toggle_mute (session); break;
    case ACTION_CAPTIONS: cycle_captions (session); break;
    case ACTION_SMALLER: change_size (session, 1 / 1.1); break;
    case ACTION_LARGER: change_size (session, 1.1); break;
    case ACTION_PLACE:
      session->look.is_top = !session->look.is_top;
      session_tell (session, SESSION_EVENT_SCREEN);
      break;
    case ACTION_CONTRAST: change_opacity (session); break;
    case ACTION_SEARCH: start_search (session); break;
    case ACTION_NEXT_HIT: session_move_by_hit (session, TRUE); break;
    case ACTION_PREVIOUS_HIT: session_move_by_hit (session, FALSE); break;
    case ACTION_COPY: copy (session); break;
    case ACTION_NOTES: session_set_mode (session, SESSION_SHOWS_NOTES); break;
    case ACTION_OPEN: open_link (session); break;
    case ACTION_FULLSCREEN: session_tell (session, SESSION_EVENT_FULLSCREEN); break;
    case ACTION_READ_BACK: session_tell (session, SESSION_EVENT_READ_BACK); break;
    case ACTION_READ_ON: session_tell (session, SESSION_EVENT_READ_ON); break;
    case ACTION_READ_HERE: session_tell (session, SESSION_EVENT_READ_HERE); break;
    case ACTION_HELP: session_set_mode (session, SESSION_HELPS); break;
    case ACTION_QUIT: session_tell (session, SESSION_EVENT_QUIT); break;
    case ACTION_NONE: break;
  }
}
