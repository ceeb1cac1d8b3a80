/* Prints each cue as it comes, one plain line: for screen readers, pipes and tests. */
#include "view.h"

#include <stdio.h>

#include "printable.h"

#define LONGEST_WAIT 60000      /* milliseconds */
#define MOVED_MOST 4            /* cues that better times move one by */

typedef struct {
  View view;
  Session *session;
  FILE *out;
  Nanoseconds printed;          /* cues that start before this are on paper */
  char *last;                   /* what was printed last; NULL */
  guint timer;
} Follow;

static void
print_cue (Follow *follow, const Subtitles *subtitles, guint index)
{
  const SubtitleCue *cue = subtitles_get_cue (subtitles, index);
  g_autofree char *said = subtitles_dup_said (subtitles, index);
  g_autofree char *line = printable_dup (said);
  guint64 seconds = cue->start / SECOND;

  fprintf (follow->out, "%" G_GUINT64_FORMAT ":%02u:%02u %s\n", seconds / 3600,
      (guint) (seconds / 60 % 60), (guint) (seconds % 60), line);
  fflush (follow->out);
  g_free (follow->last);
  follow->last = g_strdup (cue->text);
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
    print_cue (follow, subtitles, index);
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

/* Better times: what was printed last is not printed again because it comes later now. */
static void
find_last (Follow *follow)
{
  g_autoptr (Subtitles) subtitles = player_ref_subtitles (session_get_player (follow->session));
  guint here = follow->printed ? subtitles_find_last_cue (subtitles, follow->printed) : SUBTITLE_NONE;
  guint from = here == SUBTITLE_NONE || here < MOVED_MOST ? 0 : here - MOVED_MOST;
  guint end = (guint) MIN ((guint64) from + 2 * MOVED_MOST, subtitles->cues->len);

  for (guint i = end; follow->last && i > from; i--)
    if (g_str_equal (subtitles_get_cue (subtitles, i - 1)->text, follow->last)) {
      follow->printed = subtitles_get_cue (subtitles, i - 1)->start + 1;
      return;
    }
}

static void
on_player (Player *player, PlayerEvent event, GstMessage *message, gpointer data)
{
  Follow *follow = data;

  if (event == PLAYER_EVENT_SEEKED)
    move (follow);
  if (event == PLAYER_EVENT_SUBTITLES)
    find_last (follow);
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
  g_free (follow->last);
  g_free (follow);
}

const ViewKind view_lines = { "captions are printed", open_lines, NULL, show, close_lines };
