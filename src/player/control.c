#include "control.h"

#include <string.h>

#define MAX_PLACES 10           /* told of a quote that was said often */
#define MAX_PLACE_TEXT 300      /* bytes, about */

#define CANNOT_SEEK "the audio's server sends it from its beginning only (no Range): download it first"

struct _Control {
  Session *session;
  Remote *remote;
  GPtrArray *waiting;           /* for a seek to be done (element-type RemoteCall) */
  GError *failure;
};

/* Statuses */

static void
set_text (JsonObject *object, const char *key, const char *text)
{
  if (text)
    json_object_set_string_member (object, key, text);
  else
    json_object_set_null_member (object, key);
}

static void
set_milliseconds (JsonObject *object, const char *key, Nanoseconds time)
{
  if (time != NANOSECONDS_NONE)
    json_object_set_int_member (object, key, (gint64) nanoseconds_to_milliseconds (time));
  else
    json_object_set_null_member (object, key);
}

static const char *
name_state (Player *player)
{
  static const char *const names[] = {
    [PLAYER_PLAYING] = "playing", [PLAYER_PAUSED] = "paused",
    [PLAYER_ENDED] = "ended", [PLAYER_FAILED] = "failed",
  };

  return names[player_get_state (player)];
}

static void
add_shown (JsonObject *status, Player *player)
{
  g_autoptr (Subtitles) subtitles = player_ref_subtitles (player);
  Nanoseconds position = player_get_position (player);
  guint chapter = subtitles_find_chapter (subtitles, position);
  guint index = subtitles_find_cue (subtitles, position);
  const SubtitleCue *cue = index == SUBTITLE_NONE ? NULL : subtitles_get_cue (subtitles, index);
  guint word = subtitles_find_word (subtitles, index, position);
  int speaker = word != SUBTITLE_NONE ? subtitles_get_word (subtitles, word)->speaker
      : cue ? cue->speaker : SPEAKER_NONE;

  set_text (status, "chapter", chapter == SUBTITLE_NONE ? NULL
      : subtitles_get_chapter (subtitles, chapter)->title);
  set_text (status, "speaker", subtitles_get_speaker (subtitles, speaker));
  set_text (status, "cue", cue ? cue->text : NULL);
}

/* The words of @hit, not all of a long one. (transfer full) */
static char *
text_of_hit (const Transcript *transcript, const Hit *hit)
{
  GString *text = g_string_new (NULL);

  for (guint i = hit->first; i <= hit->last && text->len < MAX_PLACE_TEXT; i++) {
    const Word *word = transcript_get_word (transcript, i);

    if (i > hit->first && !word->is_glued)
      g_string_append_c (text, ' ');
    g_string_append (text, word->text);
  }
  return g_string_free (text, FALSE);
}

static JsonArray *
make_places (Control *control, const GArray *hits)
{
  const Transcript *transcript = session_get_transcript (control->session);
  JsonArray *places = json_array_new ();

  for (guint i = 0; i < MIN (hits->len, MAX_PLACES); i++) {
    const Hit *hit = &g_array_index (hits, Hit, i);
    g_autofree char *text = text_of_hit (transcript, hit);
    JsonObject *place = json_object_new ();

    set_milliseconds (place, "start", hit->start);
    set_milliseconds (place, "end", hit->end);
    set_text (place, "speaker", transcript_get_speaker (transcript,
        transcript_get_word_speaker (transcript, hit->first)));
    set_text (place, "text", text);
    json_array_add_object_element (places, place);
  }
  return places;
}

static JsonObject *
make_status (Control *control)
{
  Player *player = session_get_player (control->session);
  const SessionInfo *info = session_get_info (control->session);
  const GArray *hits = session_get_hits (control->session);
  JsonObject *status = json_object_new ();

  json_object_set_boolean_member (status, "ok", TRUE);
  set_text (status, "player", remote_get_name (control->remote));
  set_text (status, "transcript", info->transcript_name);
  set_text (status, "audio", info->audio_name);
  set_text (status, "title", session_get_transcript (control->session)->title);
  set_text (status, "state", name_state (player));
  set_milliseconds (status, "position", player_get_position (player));
  set_milliseconds (status, "duration", player_get_duration (player));
  json_object_set_double_member (status, "rate", player_get_rate (player));
  json_object_set_double_member (status, "volume", player_get_volume (player));
  json_object_set_boolean_member (status, "muted", player_get_muted (player));
  add_shown (status, player);
  if (hits->len) {
    json_object_set_int_member (status, "hit", session_get_hit (control->session) + 1);
    json_object_set_int_member (status, "hits", hits->len);
    if (hits->len > 1)
      json_object_set_array_member (status, "places", make_places (control, hits));
  }
  return status;
}

static JsonObject *
make_refusal (const char *why)
{
  JsonObject *answer = json_object_new ();

  json_object_set_boolean_member (answer, "ok", FALSE);
  json_object_set_string_member (answer, "error", why);
  return answer;
}

static void
answer_waiting (Control *control)
{
  Player *player = session_get_player (control->session);
  const GError *failure = player_get_failure (player);

  if (player_is_seeking (player))
    return;
  for (guint i = 0; i < control->waiting->len; i++)
    remote_answer (g_ptr_array_index (control->waiting, i),
        failure ? make_refusal (failure->message)
        : player_is_stuck (player) ? make_refusal (CANNOT_SEEK) : make_status (control));
  g_ptr_array_set_size (control->waiting, 0);
}

/* Requests */

static gboolean
get_text (JsonObject *request, const char *key, const char **text)
{
  JsonNode *node = json_object_get_member (request, key);

  if (!node || json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  *text = json_node_get_string (node);
  return TRUE;
}

static gboolean
get_number (JsonObject *request, const char *key, gint64 *number)
{
  JsonNode *node = json_object_get_member (request, key);

  if (!node || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *number = json_node_get_int (node);
  return TRUE;
}

static Nanoseconds
to_nanoseconds (gint64 milliseconds)
{
  return milliseconds < 0 ? 0 : MIN ((guint64) milliseconds, MILLISECONDS_MAX / 2) * MILLISECOND;
}

static void
seek_by (Player *player, gint64 milliseconds)
{
  gint64 now = (gint64) nanoseconds_to_milliseconds (player_get_position (player));

  player_seek (player, to_nanoseconds (milliseconds > G_MAXINT64 - now ? G_MAXINT64
          : now + milliseconds));
}

/* "play": the hit that we are at, alone. Why not; NULL: it plays. */
static const char *
play_hit (Control *control, JsonObject *request)
{
  const char *how;

  if (!json_object_has_member (request, "play"))
    return NULL;
  if (!get_text (request, "play", &how) || (!g_str_equal (how, "once")
          && !g_str_equal (how, "loop")))
    return "\"play\" is \"once\" or \"loop\"";
  session_play_hit (control->session, g_str_equal (how, "loop"));
  return NULL;
}

/* Why not; NULL: it is on its way. */
static const char *
seek (Control *control, JsonObject *request, gboolean *is_unsaid)
{
  Session *session = control->session;
  Player *player = session_get_player (session);
  const char *text;
  gint64 number;

  if (get_number (request, "to", &number))
    player_seek (player, to_nanoseconds (number));
  else if (get_number (request, "by", &number))
    seek_by (player, number);
  else if (get_text (request, "chapter", &text))
    return session_go_to_chapter (session, text) ? NULL : "there is no such chapter";
  else if (get_text (request, "quote", &text)) {
    *is_unsaid = !session_find (session, text);
    return *is_unsaid ? "nobody said that" : play_hit (control, request);
  } else if (get_text (request, "hit", &text)) {
    if (!session_get_hits (session)->len)
      return "no quote was sought before";
    session_act (session, g_str_equal (text, "prev") ? ACTION_PREVIOUS_HIT : ACTION_NEXT_HIT);
    return play_hit (control, request);
  } else
    return "seek where? \"to\", \"by\", \"chapter\", \"quote\" or \"hit\"";
  return NULL;
}

static void
handle_seek (Control *control, RemoteCall *call, JsonObject *request)
{
  gboolean is_unsaid = FALSE;
  const char *why = seek (control, request, &is_unsaid);
  JsonObject *answer;

  if (!why) {
    g_ptr_array_add (control->waiting, call);
    answer_waiting (control);
    return;
  }
  answer = make_refusal (why);
  if (is_unsaid)
    json_object_set_boolean_member (answer, "found", FALSE);
  remote_answer (call, answer);
}

static void
handle_pause (Control *control, RemoteCall *call, JsonObject *request)
{
  Player *player = session_get_player (control->session);
  gboolean is_playing = player_get_state (player) == PLAYER_PLAYING;
  JsonNode *on = json_object_get_member (request, "on");

  if (on && json_node_get_value_type (on) != G_TYPE_BOOLEAN) {
    remote_answer (call, make_refusal ("\"on\" is true or false"));
    return;
  }
  if (on ? json_node_get_boolean (on) : is_playing)
    player_pause (player);
  else
    player_play (player);
  remote_answer (call, make_status (control));
}

static void
on_call (RemoteCall *call, JsonObject *request, gpointer data)
{
  Control *control = data;
  const char *verb = "";

  get_text (request, "do", &verb);
  if (g_str_equal (verb, "status"))
    remote_answer (call, make_status (control));
  else if (g_str_equal (verb, "pause"))
    handle_pause (control, call, request);
  else if (g_str_equal (verb, "seek"))
    handle_seek (control, call, request);
  else if (g_str_equal (verb, "quit")) {
    remote_answer (call, make_status (control));
    session_act (control->session, ACTION_QUIT);
  } else
    remote_answer (call, make_refusal ("\"do\" is status, pause, seek or quit"));
}

static void
on_player (Player *player, PlayerEvent event, GstMessage *message, gpointer data)
{
  Control *control = data;

  if (control->remote)
    answer_waiting (control);
}

Control *
control_new (Session *session, const char *name, GError **error)
{
  Control *control = g_new0 (Control, 1);

  control->session = session;
  control->waiting = g_ptr_array_new ();
  control->remote = remote_new (name, on_call, control, error);
  if (!control->remote) {
    control_free (control);
    return NULL;
  }
  player_watch (session_get_player (session), on_player, control);
  return control;
}

void
control_free (Control *control)
{
  while (control->waiting->len)
    remote_answer (g_ptr_array_steal_index (control->waiting, 0),
        make_refusal ("the player is ending"));
  g_clear_pointer (&control->remote, remote_free);
  g_ptr_array_unref (control->waiting);
  g_free (control);
}
