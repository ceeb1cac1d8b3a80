#include <gio/gio.h>
#include <glib-unix.h>
#include <stdio.h>
#include <string.h>

#include "arguments.h"
#include "audio-uri.h"
#include "better-words.h"
#include "bookmark.h"
#include "command.h"
#include "control.h"
#include "episode-audio.h"
#include "glyphs.h"
#include "handover.h"
#include "load.h"
#include "look-options.h"
#include "message.h"
#include "mpris.h"
#include "quote-finder.h"
#include "quotes.h"
#include "session.h"
#include "timestamp.h"
#include "view.h"

#define SAVE_SECONDS 30
#define WORTH_KEEPING (10 * SECOND)     /* a place nearer to the beginning, or to the end, is none */

typedef struct {
  LoadOptions load;
  LookOptions look;
  char *start, *player, *audio_sink, *video_sink;
  double speed, volume;
  gboolean in_terminal, follows, keeps_open, from_start, is_paused;
  gboolean is_quote, plays_once, loops;         /* --start */
} PlayOptions;

typedef struct {
  const PlayOptions *options;
  const char *name;             /* TRANSCRIPT, as given */
  char *audio;                  /* a path or a URL */
  char *place_key;              /* of the bookmark */
  View *view;
  char *remark;                 /* why it is not the one that was asked for; NULL */
  Player *player;
  QuoteFinder *finder;
  Session *session;
  Control *control;
  Mpris *mpris;
  GMainLoop *loop;
  guint signals[3], save_timer;

  BetterWords *better;
  Handover *handover;
} Play;

static void
play_options_clear (PlayOptions *options)
{
  load_options_clear (&options->load);
  g_free (options->start);
  g_free (options->player);
  look_options_clear (&options->look);
  g_free (options->audio_sink);
  g_free (options->video_sink);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlayOptions, play_options_clear)

/* What calls goes before what is called. */
static void
play_clear (Play *play)
{
  for (gsize i = 0; i < G_N_ELEMENTS (play->signals); i++)
    g_clear_handle_id (&play->signals[i], g_source_remove);
  g_clear_handle_id (&play->save_timer, g_source_remove);
  g_clear_pointer (&play->better, better_words_free);
  g_clear_pointer (&play->mpris, mpris_free);
  g_clear_pointer (&play->control, control_free);
  g_clear_pointer (&play->player, player_free);
  g_clear_pointer (&play->handover, handover_free);
  g_clear_pointer (&play->session, session_free);
  g_clear_pointer (&play->view, view_close);
  g_clear_pointer (&play->finder, quote_finder_free);
  g_clear_pointer (&play->loop, g_main_loop_unref);
  g_free (play->audio);
  g_free (play->place_key);
  g_free (play->remark);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Play, play_clear)

static GOptionContext *
make_context (PlayOptions *options)
{
  const GOptionEntry entries[] = {
    { "start", 0, 0, G_OPTION_ARG_FILENAME, &options->start,
      "Begin there: a quote, or a time, \"51:20\" or \"90s\", or \"chapter:NAME\"", "QUOTE|TIME" },
    { "quote", 'q', 0, G_OPTION_ARG_NONE, &options->is_quote,
      "--start is a quote, though it looks like a time", NULL },
    { "once", 0, 0, G_OPTION_ARG_NONE, &options->plays_once,
      "Play the quote of --start alone, then pause", NULL },
    { "loop", 0, 0, G_OPTION_ARG_NONE, &options->loops,
      "Play the quote of --start again and again", NULL },
    { "from-start", 0, 0, G_OPTION_ARG_NONE, &options->from_start,
      "Begin at the beginning, not where it was left", NULL },
    { "paused", 0, 0, G_OPTION_ARG_NONE, &options->is_paused, "Begin paused", NULL },
    { "keep-open", 0, 0, G_OPTION_ARG_NONE, &options->keeps_open, "Stay at the end", NULL },
    { "terminal", 0, 0, G_OPTION_ARG_NONE, &options->in_terminal,
      "No window: the transcript scrolls in the terminal", NULL },
    { "follow", 0, 0, G_OPTION_ARG_NONE, &options->follows,
      "No window: print each caption as it comes, a plain line", NULL },
    { "speed", 0, 0, G_OPTION_ARG_DOUBLE, &options->speed, "0.25 to 4", "X" },
    { "volume", 0, 0, G_OPTION_ARG_DOUBLE, &options->volume, "0 to 130 %", "N" },
    { "player", 0, 0, G_OPTION_ARG_FILENAME, &options->player,
      "A name that \"quoth seek --player NAME\" means", "NAME" },
    { "audio-sink", 0, 0, G_OPTION_ARG_FILENAME, &options->audio_sink,
      "Where sound goes, as gst-launch-1.0 describes it", "ELEMENT" },
    { "video-sink", 0, 0, G_OPTION_ARG_FILENAME, &options->video_sink,
      "Where pictures go, as gst-launch-1.0 describes it", "ELEMENT" },
    { NULL }
  };
  GOptionContext *context = g_option_context_new ("TRANSCRIPT");
  g_autofree char *shown = keys_to_text (), *description = g_strconcat ("Keys:\n", shown, NULL);

  g_option_context_set_summary (context, "Plays the episode of a transcript, with captions.");
  g_option_context_add_main_entries (context, entries, NULL);
  look_options_add (&options->look, context, "size");
  load_options_add (&options->load, context);
  g_option_context_set_description (context, description);
  return context;
}

static gboolean
set_usage_error (GError **error, const char *message, const char *value)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message, value);
  return FALSE;
}

static gboolean
check_numbers (const PlayOptions *options, GError **error)
{
  if (!(options->speed >= PLAYER_RATE_LEAST && options->speed <= PLAYER_RATE_MOST))
    return set_usage_error (error, "--speed is from 0.25 to 4%s", "");
  if (!(options->volume >= 0 && options->volume <= PLAYER_VOLUME_MOST * 100))
    return set_usage_error (error, "--volume is from 0 to 130%s", "");
  return TRUE;
}

static gboolean
parse_options (PlayOptions *options, int *argc, char ***argv, GError **error)
{
  g_autoptr (GOptionContext) context = make_context (options);

  options->speed = 1;
  options->volume = 100;
  return arguments_parse_transcript (context, argc, argv, error);
}

/* An end far from the end that was promised is none: the file was cut while it played. */
static gboolean
has_ended (Play *play)
{
  Nanoseconds duration = player_get_duration (play->player);

  return duration == NANOSECONDS_NONE ? player_get_state (play->player) == PLAYER_ENDED
      : player_get_position (play->player) + WORTH_KEEPING > duration;
}

/* What was left near its end begins again. */
static void
save_place (Play *play)
{
  Nanoseconds place = player_get_position (play->player);

  if (place < WORTH_KEEPING || has_ended (play))
    place = 0;
  bookmark_store (play->place_key, place, NULL);        /* a full disk is no reason to stop */
}

static gboolean
on_save_timer (gpointer data)
{
  Play *play = data;

  if (player_get_state (play->player) == PLAYER_PLAYING)
    save_place (play);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_signal (gpointer data)
{
  Play *play = data;

  g_main_loop_quit (play->loop);
  return G_SOURCE_CONTINUE;
}

static void
on_session (Session *session, SessionEvent event, gpointer data)
{
  Play *play = data;

  if (event == SESSION_EVENT_QUIT)
    g_main_loop_quit (play->loop);
}

#define CHAPTER "chapter:"

static gboolean
starts_at_time (const PlayOptions *options, Nanoseconds *time)
{
  return !options->is_quote && timestamp_read_argument (options->start, time);
}

static gboolean
starts_at_chapter (const PlayOptions *options)
{
  return !options->is_quote && g_str_has_prefix (options->start, CHAPTER);
}

static gboolean
check_start (const PlayOptions *options, GError **error)
{
  gboolean is_alone = options->plays_once || options->loops;
  Nanoseconds time;

  if (!options->start && (is_alone || options->is_quote))
    return set_usage_error (error, "--once, --loop and --quote go with --start%s", "");
  if (is_alone && (starts_at_time (options, &time) || starts_at_chapter (options)))
    return set_usage_error (error, "--start %s: --once and --loop go with a quote", options->start);
  return TRUE;
}

/* FALSE: nobody said it. */
static gboolean
go_to_quote (Play *play, GError **error)
{
  const PlayOptions *options = play->options;

  if (!session_find (play->session, options->start)) {
    g_set_error (error, QUOTES_ERROR, QUOTES_ERROR_UNSAID, "%s: nobody says \"%s\"", play->name,
        options->start);
    return FALSE;
  }
  if (options->plays_once || options->loops)
    session_play_hit (play->session, options->loops);
  return TRUE;
}

static gboolean
go_to_chapter (Play *play, GError **error)
{
  const char *name = play->options->start + strlen (CHAPTER);

  if (session_go_to_chapter (play->session, name))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: no chapter is called \"%s\"",
      play->name, name);
  return FALSE;
}

static gboolean
go_to_start (Play *play, GError **error)
{
  const PlayOptions *options = play->options;
  Nanoseconds place = 0;

  if (options->start && !starts_at_time (options, &place))
    return starts_at_chapter (options) ? go_to_chapter (play, error) : go_to_quote (play, error);
  if (!options->start && !options->from_start)
    place = bookmark_load (play->place_key);
  if (place)
    player_seek (play->player, place);
  return TRUE;
}

static gboolean
open_player (Play *play, GError **error)
{
  const PlayerOptions options = { .audio_sink = play->options->audio_sink,
    .make_picture = play->view->kind->make_picture, .data = play->view };

  play->place_key = audio_uri_is_remote (play->audio) ? g_strdup (play->audio)
      : g_canonicalize_filename (play->audio, NULL);
  play->player = player_new (play->audio, &options, error);
  if (!play->player) {
    g_prefix_error (error, "%s: ", play->audio);
    return FALSE;
  }
  player_set_rate (play->player, play->options->speed);
  player_set_volume (play->player, play->options->volume / 100);
  return TRUE;
}

/* A terminal is given back after a signal, too. */
static void
show (Play *play)
{
  static const int numbers[] = { SIGINT, SIGTERM, SIGHUP };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    play->signals[i] = g_unix_signal_add (numbers[i], on_signal, play);
  if (play->remark && !play->options->load.is_quiet)
    message_print ("play", play->remark);
  play->view->kind->show (play->view, play->session);
}

/* The audio opens in other threads while we read: what it is called may be in the transcript. */
static gboolean
open_session (Play *play, const CaptionLook *look, GError **error)
{
  LoadOptions how = play->options->load;
  SessionInfo info = { NULL, play->name, NULL, play->options->keeps_open, *look };
  g_autoptr (Transcript) transcript = NULL;
  Subtitles *subtitles;

  play->audio = g_strdup (how.audio);
  if (play->audio && !open_player (play, error))
    return FALSE;
  transcript = load_transcript (play->name, &how, error);
  if (!transcript)
    return FALSE;
  if (!play->audio && (!(play->audio = episode_audio_find (play->name, transcript, &how, error))
          || !open_player (play, error)))
    return FALSE;
  how.is_deaf = TRUE;           /* it is listened to later */
  if (!load_words (transcript, &how, error)) {
    g_prefix_error (error, "%s: ", play->name);
    return FALSE;
  }
  info.audio_name = play->audio;
  subtitles = better_words_cut (transcript);
  play->session = session_new (play->player, g_steal_pointer (&transcript), subtitles, &info);
  session_watch (play->session, on_session, play);
  play->finder = quote_finder_new ();
  session_set_finder (play->session, quote_finder_find, play->finder);
  show (play);
  return TRUE;
}

static void
on_better_words (Transcript *transcript, Subtitles *subtitles, gpointer data)
{
  Play *play = data;

  if (transcript)
    handover_offer (play->handover, transcript, subtitles);
}

/* Times that a source brought stay, unless audio was named. Over the net all would be fetched
 * twice, and stdin can be read but once. */
static void
start_listening (Play *play)
{
  const LoadOptions *load = &play->options->load;
  Timing timing = session_get_transcript (play->session)->timing;

  if (audio_uri_is_remote (play->audio) || g_str_equal (play->name, "-") || load->is_deaf
      || (timing != TIMING_STAMPS && !load->audio))
    return;
  play->handover = handover_new (play->session);
  play->better = better_words_new (play->name, play->audio, load, on_better_words, play);
}

/* Without a socket it plays, too. */
static gboolean
open_control (Play *play, GError **error)
{
  g_autoptr (GError) problem = NULL;

  play->control = control_new (play->session, play->options->player, &problem);
  if (play->control)
    return TRUE;
  if (play->options->player) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  if (!play->options->load.is_quiet)
    message_print ("play", problem->message);
  return TRUE;
}

/* Captions are worth reading in silence. */
static void
tell_if_silent (Play *play)
{
  if (!player_is_silent (play->player))
    return;
  session_say (play->session, "No audio device: this plays without sound");
  if (!play->options->load.is_quiet)
    message_print ("play", "no audio device works: it plays without sound");
}

static void
tell_if_fonts_lack (Play *play)
{
  g_autofree char *missing = play->view->kind == &view_window && !play->options->load.is_quiet
      ? glyphs_name_missing (session_get_transcript (play->session), play->options->look.font) : NULL;

  if (missing)
    message_print ("play", missing);
}

static gboolean
run (Play *play, GError **error)
{
  const GError *failure;

  play->save_timer = g_timeout_add_seconds (SAVE_SECONDS, on_save_timer, play);
  start_listening (play);
  if (!play->options->is_paused)
    player_play (play->player);
  tell_if_silent (play);
  tell_if_fonts_lack (play);
  play->mpris = mpris_new (play->session);
  if (!player_get_failure (play->player))
    g_main_loop_run (play->loop);
  save_place (play);
  if (player_get_state (play->player) == PLAYER_ENDED && !has_ended (play)
      && !play->options->load.is_quiet)
    message_print ("play", "the audio breaks off before its end; the place is kept");
  failure = player_get_failure (play->player);
  if (!failure)
    return TRUE;
  g_set_error (error, failure->domain, failure->code, "%s: %s", play->audio, failure->message);
  return FALSE;
}

static ViewChoice
choose_view (const PlayOptions *options)
{
  return options->follows ? VIEW_LINES : options->in_terminal ? VIEW_TERMINAL : VIEW_WINDOW;
}

int
command_play (int argc, char **argv, GError **error)
{
  g_auto (PlayOptions) options = { 0 };
  g_auto (Play) play = { .options = &options };
  CaptionLook look;

  if (!parse_options (&options, &argc, &argv, error) || !check_start (&options, error)
      || !look_options_get (&options.look, CAPTION_OPACITY, &look, error)
      || !check_numbers (&options, error))
    return 1;
  play.name = argv[1];
  play.loop = g_main_loop_new (NULL, FALSE);
  g_set_application_name ("Quoth");     /* the title of the window */
  play.view = view_open (choose_view (&options), options.video_sink, &play.remark);
  return open_session (&play, &look, error) && open_control (&play, error)
      && go_to_start (&play, error) && run (&play, error) ? 0 : 1;
}
