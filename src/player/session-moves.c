/* Where keys and the socket go to: steps, captions, chapters, quotes. */
#include "session-inside.h"

#define NEAR (3 * SECOND)       /* after its start, "previous" means this chapter again */
#define CUE_NEAR (700 * MILLISECOND)
#define MARGIN_BEHIND (150 * MILLISECOND)

void
session_move (Session *session, gboolean is_forward, Nanoseconds by)
{
  Nanoseconds position = player_get_position (session->player);

  player_seek (session->player, is_forward ? position + by : position > by ? position - by : 0);
}

/* The cue that shows, or, in a pause, the one before. */
void
session_move_by_cue (Session *session, Action action)
{
  g_autoptr (Subtitles) subtitles = player_ref_subtitles (session->player);
  Nanoseconds position = player_get_position (session->player);
  guint cue = subtitles_find_last_cue (subtitles, position);

  if (action == ACTION_NEXT_CUE)
    cue++;                      /* SUBTITLE_NONE becomes the first */
  else if (action == ACTION_PREVIOUS_CUE && cue != SUBTITLE_NONE && cue > 0
      && position < subtitles_get_cue (subtitles, cue)->start + CUE_NEAR)
    cue--;
  if (cue < subtitles->cues->len)
    player_seek (session->player, subtitles_get_cue (subtitles, cue)->start);
}

static void
go_to_chapter (Session *session, const Subtitles *subtitles, guint index)
{
  const SubtitleChapter *chapter = subtitles_get_chapter (subtitles, index);

  player_seek (session->player, chapter->start);
  session_say (session, chapter->title);
}

gboolean
session_move_by_chapter (Session *session, gboolean is_forward)
{
  g_autoptr (Subtitles) subtitles = player_ref_subtitles (session->player);
  Nanoseconds position = player_get_position (session->player);
  guint index = subtitles_find_chapter (subtitles, position);

  if (is_forward)
    index++;
  else if (index != SUBTITLE_NONE
      && position < subtitles_get_chapter (subtitles, index)->start + NEAR)
    index--;
  if (index < subtitles->chapters->len)
    go_to_chapter (session, subtitles, index);
  else if (!is_forward)
    player_seek (session->player, 0);
  return index < subtitles->chapters->len || !is_forward;
}

gboolean
session_go_to_chapter (Session *session, const char *name)
{
  g_autoptr (Subtitles) subtitles = player_ref_subtitles (session->player);
  guint index;

  if (g_str_equal (name, "next") || g_str_equal (name, "prev"))
    return session_move_by_chapter (session, g_str_equal (name, "next"));
  index = subtitles_find_chapter_named (subtitles, name);
  if (index == SUBTITLE_NONE)
    return FALSE;
  go_to_chapter (session, subtitles, index);
  return TRUE;
}

static void
go_to_hit (Session *session, const Hit *hit)
{
  g_autofree char *notice = g_strdup_printf ("%u of %u", session->hits.at + 1,
      session->hits.places->len);

  player_seek (session->player, hit->start);
  session_say (session, notice);
}

gboolean
session_find (Session *session, const char *query)
{
  hits_find (&session->hits, session->transcript, query);
  if (hits_get (&session->hits))
    go_to_hit (session, hits_get (&session->hits));
  session_tell (session, SESSION_EVENT_SCREEN);
  return hits_get (&session->hits) != NULL;
}

void
session_move_by_hit (Session *session, gboolean is_forward)
{
  const Hit *hit = hits_move (&session->hits, is_forward);

  if (hit)
    go_to_hit (session, hit);
  else
    session_say (session, "Nothing was searched for: press /");
}

/* With the pause behind it, for a last consonant's sake. */
static Nanoseconds
find_end (const Transcript *transcript, const Hit *hit)
{
  Nanoseconds end = hit->end + MARGIN_BEHIND;
  Nanoseconds next = hit->last + 1 < transcript->words->len
      ? transcript_get_word (transcript, hit->last + 1)->start : end;

  return MAX (hit->end, MIN (end, next));
}

void
session_play_hit (Session *session, gboolean loops)
{
  const Hit *hit = hits_get (&session->hits);

  if (hit)
    player_play_span (session->player, hit->start, find_end (session->transcript, hit), loops);
}
