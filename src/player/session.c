#include "session.h"

#include <gio/gio.h>

#include <math.h>
#include <string.h>

#define STEP (5 * SECOND)
#define FAR_STEP (60 * SECOND)
#define NEAR (3 * SECOND)       /* after its start, "previous" means this chapter again */
#define CUE_NEAR (700 * MILLISECOND)
#define RATE_STEP 1.1
#define VOLUME_STEP 0.05
#define NOTICE_MILLISECONDS 1500
#define MAX_QUERY 200           /* characters */

typedef struct {
  SessionWatch watch;
  gpointer data;
} Watcher;

struct _Session {
  Player *player;
  Transcript *transcript;
  SessionInfo info;
  CaptionLook look;
  GArray *watchers;             /* (element-type Watcher) */
  SessionFinder finder;
  gpointer finder_data;

  SessionMode mode;
  char *notice;
  guint notice_timer;
  GString *query;
  GArray *hits;                 /* (element-type Hit) */
  guint hit;
  char *copied;
};

static void
tell (Session *session, SessionEvent event)
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
  tell (session, SESSION_EVENT_SCREEN);
  return G_SOURCE_REMOVE;
}

void
session_say (Session *session, const char *notice)
{
  g_free (session->notice);
  session->notice = g_strdup (notice);
  g_clear_handle_id (&session->notice_timer, g_source_remove);
  session->notice_timer = g_timeout_add (NOTICE_MILLISECONDS, end_notice, session);
  tell (session, SESSION_EVENT_SCREEN);
}

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

static void
set_mode (Session *session, SessionMode mode)
{
  session->mode = session->mode == mode ? SESSION_LISTENS : mode;
  tell (session, SESSION_EVENT_SCREEN);
}

/* Going somewhere */

static void
move (Session *session, gboolean is_forward, Nanoseconds by)
{
  Nanoseconds position = player_get_position (session->player);

  player_seek (session->player, is_forward ? position + by : position > by ? position - by : 0);
}

/* The cue that shows, or, in a pause, the one before. */
static void
move_by_cue (Session *session, Action action)
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

static gboolean
move_by_chapter (Session *session, gboolean is_forward)
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
    return move_by_chapter (session, g_str_equal (name, "next"));
  index = subtitles_find_chapter_named (subtitles, name);
  if (index == SUBTITLE_NONE)
    return FALSE;
  go_to_chapter (session, subtitles, index);
  return TRUE;
}

/* Searching */

static void
go_to_hit (Session *session)
{
  const Hit *hit = &g_array_index (session->hits, Hit, session->hit);

  player_seek (session->player, hit->start);
  say (session, "%u of %u", session->hit + 1, session->hits->len);
}

gboolean
session_find (Session *session, const char *query)
{
  g_string_assign (session->query, query);
  g_array_set_size (session->hits, 0);
  session->hit = 0;
  if (session->finder && *query)
    session->finder (session->transcript, query, session->hits, session->finder_data);
  if (session->hits->len)
    go_to_hit (session);
  tell (session, SESSION_EVENT_SCREEN);
  return session->hits->len > 0;
}

static void
move_by_hit (Session *session, gboolean is_forward)
{
  guint n = session->hits->len;

  if (!n) {
    session_say (session, "Nothing was searched for: press /");
    return;
  }
  session->hit = (session->hit + (is_forward ? 1 : n - 1)) % n;
  go_to_hit (session);
}

/* Keys as characters: "a", "space", "U00E9". 0: none. */
static gunichar
to_character (const char *key)
{
  static const struct { const char *name; char character; } named[] = {
    { "space", ' ' }, { "apostrophe", '\'' }, { "quoteright", '\'' }, { "comma", ',' },
    { "period", '.' }, { "minus", '-' }, { "question", '?' }, { "exclam", '!' },
    { "quotedbl", '"' }, { "colon", ':' }, { "semicolon", ';' }, { "slash", '/' },
    { "percent", '%' }, { "ampersand", '&' }, { "plus", '+' }, { "equal", '=' },
    { "parenleft", '(' }, { "parenright", ')' }, { "numbersign", '#' }, { "dollar", '$' },
    { "at", '@' }, { "underscore", '_' },
  };

  if (g_utf8_validate (key, -1, NULL) && g_utf8_strlen (key, -1) == 1)
    return g_utf8_get_char (key);
  if (key[0] == 'U' && g_ascii_isxdigit (key[1]))
    return (gunichar) g_ascii_strtoull (key + 1, NULL, 16);
  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    if (g_str_equal (named[i].name, key))
      return (gunichar) named[i].character;
  return 0;
}

static gboolean
type (Session *session, const char *key)
{
  g_autofree char *query = NULL;
  gunichar character = to_character (key);

  if (g_str_equal (key, "Escape") || g_str_equal (key, "Return") || g_str_equal (key, "KP_Enter")) {
    set_mode (session, SESSION_LISTENS);
    return TRUE;
  }
  if (g_str_equal (key, "BackSpace") && session->query->len)
    g_string_truncate (session->query, (gsize) (g_utf8_find_prev_char (session->query->str,
                session->query->str + session->query->len) - session->query->str));
  else if (character && g_unichar_isprint (character)
      && g_utf8_strlen (session->query->str, -1) < MAX_QUERY)
    g_string_append_unichar (session->query, character);
  else
    return FALSE;
  query = g_strdup (session->query->str);
  session_find (session, query);
  return TRUE;
}

/* Copying and links */

/* “What is said.” Speaker, Title, 1:02:03 https://... */
static void
copy (Session *session)
{
  g_autoptr (Subtitles) subtitles = player_ref_subtitles (session->player);
  const Transcript *transcript = session->transcript;
  guint index = subtitles_find_last_cue (subtitles, player_get_position (session->player));
  const SubtitleCue *cue;
  const char *speaker;
  g_autofree char *text = NULL;
  guint64 seconds;

  if (index == SUBTITLE_NONE) {
    session_say (session, "Nobody has said anything yet");
    return;
  }
  cue = subtitles_get_cue (subtitles, index);
  text = g_strdelimit (g_strdup (cue->text), "\n", ' ');
  speaker = subtitles_get_speaker (subtitles, cue->speaker);
  seconds = cue->start / SECOND;
  g_free (session->copied);
  session->copied = g_strdup_printf ("“%s” %s%s%s%s%" G_GUINT64_FORMAT ":%02u:%02u%s%s", text,
      speaker ? speaker : "", speaker ? ", " : "", transcript->title ? transcript->title : "",
      transcript->title ? ", " : "", seconds / 3600, (guint) (seconds / 60 % 60),
      (guint) (seconds % 60), transcript->link ? " " : "",
      transcript->link ? transcript->link : "");
  tell (session, SESSION_EVENT_COPY);
}

const char *
session_get_copied (Session *session)
{
  return session->copied;
}

/* Whether @link is about something that is said in words from @start until @end. */
static gboolean
is_mentioned (const Transcript *transcript, const Link *link, Nanoseconds start, Nanoseconds end)
{
  g_autofree char *wanted = g_utf8_casefold (link->text ? link->text : "", -1);

  if (strlen (wanted) < 4)
    return FALSE;
  for (guint i = 0; i < transcript->paragraphs->len; i++) {
    const Paragraph *paragraph = transcript_get_paragraph (transcript, i);
    g_autofree char *text = NULL;

    if (paragraph->stamp == NANOSECONDS_NONE || paragraph->stamp < start || paragraph->stamp >= end)
      continue;
    text = g_utf8_casefold (paragraph->text, -1);
    if (strstr (text, wanted))
      return TRUE;
  }
  return FALSE;
}

GArray *
session_get_links (Session *session)
{
  g_autoptr (Subtitles) subtitles = player_ref_subtitles (session->player);
  const Transcript *transcript = session->transcript;
  GArray *links = g_array_new (FALSE, FALSE, sizeof (Link));
  guint index = subtitles_find_chapter (subtitles, player_get_position (session->player));
  Nanoseconds start = 0, end = NANOSECONDS_NONE;

  if (index != SUBTITLE_NONE) {
    const SubtitleChapter *chapter = subtitles_get_chapter (subtitles, index);
    Link own = { chapter->title, chapter->link };

    start = chapter->start;
    if (index + 1 < subtitles->chapters->len)
      end = chapter[1].start;
    if (own.url)
      g_array_append_val (links, own);
  }
  for (guint i = 0; i < transcript->links->len; i++) {
    const Link *link = &g_array_index (transcript->links, Link, i);

    if (link->url && is_mentioned (transcript, link, start, end))
      g_array_append_vals (links, link, 1);
  }
  if (!links->len)              /* nothing says which belong here */
    g_array_append_vals (links, transcript->links->data, transcript->links->len);
  return links;
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

/* Looks and loudness */

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
  g_string_truncate (session->query, 0);
  g_array_set_size (session->hits, 0);
  set_mode (session, SESSION_SEARCHES);
}

void
session_act (Session *session, Action action)
{
  Player *player = session->player;

  switch (action) {
    case ACTION_PAUSE: toggle_pause (session); break;
    case ACTION_BACK: move (session, FALSE, STEP); break;
    case ACTION_FORWARD: move (session, TRUE, STEP); break;
    case ACTION_FAR_BACK: move (session, FALSE, FAR_STEP); break;
    case ACTION_FAR_FORWARD: move (session, TRUE, FAR_STEP); break;
    case ACTION_PREVIOUS_CUE:
    case ACTION_NEXT_CUE:
    case ACTION_REPEAT_CUE: move_by_cue (session, action); break;
    case ACTION_PREVIOUS_CHAPTER: move_by_chapter (session, FALSE); break;
    case ACTION_NEXT_CHAPTER: move_by_chapter (session, TRUE); break;
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
      tell (session, SESSION_EVENT_SCREEN);
      break;
    case ACTION_CONTRAST: change_opacity (session); break;
    case ACTION_SEARCH: start_search (session); break;
    case ACTION_NEXT_HIT: move_by_hit (session, TRUE); break;
    case ACTION_PREVIOUS_HIT: move_by_hit (session, FALSE); break;
    case ACTION_COPY: copy (session); break;
    case ACTION_NOTES: set_mode (session, SESSION_SHOWS_NOTES); break;
    case ACTION_OPEN: open_link (session); break;
    case ACTION_FULLSCREEN: tell (session, SESSION_EVENT_FULLSCREEN); break;
    case ACTION_HELP: set_mode (session, SESSION_HELPS); break;
    case ACTION_QUIT: tell (session, SESSION_EVENT_QUIT); break;
    case ACTION_NONE: break;
  }
}

gboolean
session_press (Session *session, const char *key)
{
  Action action;

  if (session->mode == SESSION_SEARCHES)
    return type (session, key);
  if (g_str_equal (key, "Escape")) {
    session->mode = SESSION_LISTENS;
    tell (session, SESSION_EVENT_SCREEN);
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
  return session->query->str;
}

const GArray *
session_get_hits (Session *session)
{
  return session->hits;
}

guint
session_get_hit (Session *session)
{
  return session->hit;
}

void
session_watch (Session *session, SessionWatch watch, gpointer data)
{
  Watcher watcher = { watch, data };

  g_array_append_val (session->watchers, watcher);
}

void
session_set_finder (Session *session, SessionFinder finder, gpointer data)
{
  session->finder = finder;
  session->finder_data = data;
}

void
session_set_words (Session *session, Transcript *transcript, Subtitles *subtitles)
{
  transcript_free (session->transcript);
  session->transcript = transcript;
  g_array_set_size (session->hits, 0);
  player_set_subtitles (session->player, subtitles);
  subtitles_unref (subtitles);
  tell (session, SESSION_EVENT_WORDS);
}

static void
on_player (Player *player, PlayerEvent event, GstMessage *message, gpointer data)
{
  Session *session = data;

  if (event == PLAYER_EVENT_SEEKED && player_is_stuck (player))
    session_say (session, "This server sends audio from its beginning only");
  if (event == PLAYER_EVENT_CLOSED)
    tell (session, SESSION_EVENT_QUIT);
  if (event == PLAYER_EVENT_STATE && (player_get_state (player) == PLAYER_FAILED
          || (player_get_state (player) == PLAYER_ENDED && !session->info.keeps_open)))
    tell (session, SESSION_EVENT_QUIT);
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
  session->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  session->query = g_string_new (NULL);
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
  g_array_unref (session->hits);
  g_string_free (session->query, TRUE);
  g_free (session->notice);
  g_free (session->copied);
  g_free (session);
}
