/* Prints each cue as it comes, one plain line: for screen readers, pipes and tests. */
#include "view.h"

#include <stdio.h>

#define LONGEST_WAIT 60000      /* milliseconds */

typedef struct {
  View view;
  Session *session;
  FILE *out;
  Nanoseconds printed;          /* cues that start before this are on paper */
  guint timer;
} Follow;

static void
print_cue (Follow *follow, const Subtitles *subtitles, const SubtitleCue *cue)
{
  const char *speaker = subtitles_get_speaker (subtitles, cue->speaker);
  g_autofree char *text = g_strdelimit (g_strdup (cue->text), "\n\r\t\033", ' ');
  guint64 seconds = cue->start / SECOND;

  fprintf (follow->out, "%" G_GUINT64_FORMAT ":%02u:%02u %s%s%s\n", seconds / 3600,
      (guint) (seconds / 60 % 60), (guint) (seconds % 60), speaker ? speaker : "",
      speaker ? ": " : "", text);
  fflush (follow->out);
}

/* Those that have come up to @position; returns when the next will, or NANOSECONDS_NONE. */
static Nanoseconds
print_cues (Follow *follow, Nanoseconds position)
{
  g_autoptr (Subtitles) subtitles = player_ref_subtitles (session_get_player (follow->session));
  guint index = follow->printed ? subtitles_find_last_cue (subtitles, follow->printed - 1) + 1 : 0;

  for (; index < subtitles->cues->len; index++) {
    const SubtitleCue *cue = subtitles_get_cue (subtitles, index);

    if (cue->start > position)
      return cue->start;
    print_cue (follow, subtitles, cue);
    follow->printed = cue->start + 1;
  }
  return NANOSECONDS_NONE;
}

static gboolean go_on (gpointer data);

static void
print_and_wait (Follow *follow)
{
  Player *player = session_get_player (follow->session);
  Nanoseconds position = player_get_position (player);
  Nanoseconds next;
  guint wait = LONGEST_WAIT;

  g_clear_handle_id (&follow->timer, g_source_remove);
  if (player_is_seeking (player) || player_get_state (player) == PLAYER_FAILED)
    return;
  next = print_cues (follow, position);
  if (next == NANOSECONDS_NONE || player_get_state (player) != PLAYER_PLAYING)
    return;
  if ((next - position) / MILLISECOND < LONGEST_WAIT)
    wait = (guint) ((double) ((next - position) / MILLISECOND) / player_get_rate (player)) + 1;
  follow->timer = g_timeout_add (wait, go_on, follow);
}

static gboolean
go_on (gpointer data)
{
  Follow *follow = data;

  follow->timer = 0;
  print_and_wait (follow);
  return G_SOURCE_REMOVE;
}

/* The cue that shows there is printed, too, again if need be. */
static void
move (Follow *follow)
{
  Player *player = session_get_player (follow->session);
  g_autoptr (Subtitles) subtitles = player_ref_subtitles (player);
  guint cue;

  follow->printed = player_get_position (player);
  cue = subtitles_find_cue (subtitles, follow->printed);
  if (cue != SUBTITLE_NONE)
    follow->printed = subtitles_get_cue (subtitles, cue)->start;
}

static void
on_player (Player *player, PlayerEvent event, GstMessage *message, gpointer data)
{
  Follow *follow = data;

  if (event == PLAYER_EVENT_SEEKED)
    move (follow);
  if (event != PLAYER_EVENT_MESSAGE && event != PLAYER_EVENT_VOLUME)
    print_and_wait (follow);
}

static View *
open_lines (const char *sink, GError **error)
{
  Follow *follow = g_new0 (Follow, 1);

  follow->view.kind = &view_lines;
  follow->out = stdout;
  return &follow->view;
}

static void
show (View *view, Session *session)
{
  Follow *follow = (Follow *) view;

  follow->session = session;
  player_watch (session_get_player (session), on_player, follow);
}

static void
close_lines (View *view)
{
  Follow *follow = (Follow *) view;

  g_clear_handle_id (&follow->timer, g_source_remove);
  g_free (follow);
}

const ViewKind view_lines = { "captions are printed", open_lines, NULL, show, close_lines };
