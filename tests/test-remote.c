/* The socket and who speaks over it, against a player that is paused on a tone. */
#include "bookmark.h"
#include "control.h"
#include "tone.h"

typedef struct {
  char *folder, *audio;
  Player *player;
  Session *session;
  Control *control;
} House;

#define PLACES "\"places\":[{\"start\":4000,\"end\":5000,\"speaker\":null," \
    "\"text\":\"There.\"},{\"start\":2000,\"end\":3000,\"speaker\":null,\"text\":\"Two.\"}]}"

static void
find_there (const Transcript *transcript, const char *query, GArray *hits, gpointer data)
{
  Hit first = { 4 * SECOND, 5 * SECOND, 1, 1 }, second = { 2 * SECOND, 3 * SECOND, 0, 0 };

  if (!g_str_equal (query, "there"))
    return;
  g_array_append_val (hits, first);
  g_array_append_val (hits, second);
}

static void
set_up (House *house, gconstpointer data)
{
  Transcript *transcript = transcript_new ();
  g_autoptr (CueList) cues = cue_list_new ();
  const SessionInfo info = { NULL, "talk.html", "talk.wav", TRUE, { .size = 1 } };
  g_autoptr (GError) error = NULL;

  transcript_add_chapter (transcript, 6 * SECOND, "Six", NULL);
  transcript_add_paragraph (transcript, SPEAKER_NONE, NANOSECONDS_NONE, "Two. There.");
  transcript_add_word (transcript, "Two.", 2 * SECOND, 3 * SECOND, CONFIDENCE_UNKNOWN);
  transcript_add_word (transcript, "There.", 4 * SECOND, 5 * SECOND, CONFIDENCE_UNKNOWN);
  cue_list_append (cues, &(Cue) { .start = 2 * SECOND, .end = 3 * SECOND, .text = "Two." });
  house->folder = g_dir_make_tmp ("remote-XXXXXX", NULL);
  g_setenv ("XDG_RUNTIME_DIR", house->folder, TRUE);
  house->audio = tone_make ("wavenc", 10);
  house->player = player_new (house->audio, &(PlayerOptions) { .audio_sink = "fakesink" }, &error);
  g_assert_no_error (error);
  house->session = session_new (house->player, transcript, subtitles_new (transcript, cues), &info);
  session_set_finder (house->session, find_there, NULL);
  house->control = control_new (house->session, "test", &error);
  g_assert_no_error (error);
  while (player_is_seeking (house->player))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (House *house, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (house->folder, "quoth", NULL);

  control_free (house->control);
  player_free (house->player);
  session_free (house->session);
  tone_remove (house->audio);
  g_assert_cmpint (g_rmdir (folder), ==, 0);            /* the socket is gone */
  g_assert_cmpint (g_rmdir (house->folder), ==, 0);
  g_free (house->folder);
}

/* Asks from a thread of its own, as another process would. */
typedef struct {
  const char *name, *request;
  JsonObject *answer;
  GError *error;
  gint is_done;
} Asking;

static gpointer
ask_in_thread (gpointer data)
{
  Asking *asking = data;
  g_autoptr (JsonParser) parser = json_parser_new ();

  json_parser_load_from_data (parser, asking->request, -1, NULL);
  asking->answer = remote_ask (asking->name,
      json_node_dup_object (json_parser_get_root (parser)), &asking->error);
  g_atomic_int_set (&asking->is_done, TRUE);
  g_main_context_wakeup (NULL);
  return NULL;
}

static char *
ask (const char *name, const char *request)
{
  Asking asking = { name, request };
  GThread *thread = g_thread_new ("ask", ask_in_thread, &asking);
  g_autoptr (JsonNode) node = NULL;
  char *text;

  while (!g_atomic_int_get (&asking.is_done))
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);
  g_assert_no_error (asking.error);
  node = json_node_init_object (json_node_alloc (), asking.answer);
  text = json_to_string (node, FALSE);
  json_object_unref (asking.answer);
  return text;
}

/* One after the other, on one player. "*" stands for anything. */
static const struct {
  const char *request, *answer;
} calls[] = {
  { "{\"do\":\"status\"}",
    "{\"ok\":true,\"player\":\"test\",\"transcript\":\"talk.html\",\"audio\":\"talk.wav\","
    "\"title\":null,\"state\":\"paused\",\"position\":0,\"duration\":10000,\"rate\":1.0,"
    "\"volume\":1.0,\"muted\":false,\"chapter\":null,\"speaker\":null,\"cue\":null}" },
  { "{\"do\":\"seek\",\"to\":2500}", "{\"ok\":true,*\"position\":2500,*\"cue\":\"Two.\"}" },
  { "{\"do\":\"seek\",\"by\":1500}", "{\"ok\":true,*\"position\":4000,*\"cue\":null}" },
  { "{\"do\":\"seek\",\"by\":-9223372036854775808}", "{\"ok\":true,*\"position\":0,*" },
  { "{\"do\":\"seek\",\"by\":9223372036854775807}", "{\"ok\":true,*\"position\":10000,*" },
  { "{\"do\":\"seek\",\"to\":-5}", "{\"ok\":true,*\"position\":0,*" },
  { "{\"do\":\"seek\",\"chapter\":\"next\"}", "{\"ok\":true,*\"position\":6000,*\"chapter\":\"Six\",*" },
  { "{\"do\":\"seek\",\"chapter\":\"next\"}", "{\"ok\":false,\"error\":\"there is no such chapter\"}" },
  { "{\"do\":\"seek\",\"chapter\":\"prev\"}", "{\"ok\":true,*\"position\":0,*" },
  { "{\"do\":\"seek\",\"chapter\":\"six\"}", "{\"ok\":true,*\"position\":6000,*" },
  { "{\"do\":\"seek\",\"hit\":\"next\"}", "{\"ok\":false,\"error\":\"no quote was sought before\"}" },
  { "{\"do\":\"seek\",\"quote\":\"there\",\"play\":\"twice\"}",
    "{\"ok\":false,\"error\":\"\\\"play\\\" is *" },
  { "{\"do\":\"seek\",\"quote\":\"there\"}", "{\"ok\":true,*\"position\":4000,*\"hit\":1,\"hits\":2," PLACES },
  { "{\"do\":\"seek\",\"hit\":\"next\"}", "{\"ok\":true,*\"position\":2000,*\"hit\":2,\"hits\":2," PLACES },
  { "{\"do\":\"seek\",\"hit\":\"next\"}", "{\"ok\":true,*\"position\":4000,*\"hit\":1,\"hits\":2," PLACES },
  { "{\"do\":\"seek\",\"quote\":\"nowhere\"}",
    "{\"ok\":false,\"error\":\"nobody said that\",\"found\":false}" },
  { "{\"do\":\"seek\",\"to\":\"2500\"}", "{\"ok\":false,\"error\":\"seek where? *" },
  { "{\"do\":\"seek\"}", "{\"ok\":false,\"error\":\"seek where? *" },
  { "{\"do\":\"pause\",\"on\":true}", "{\"ok\":true,*\"state\":\"paused\",*" },
  { "{\"do\":\"pause\",\"on\":1}", "{\"ok\":false,*" },
  { "{\"do\":\"dance\"}", "{\"ok\":false,*" },
  { "{\"do\":1}", "{\"ok\":false,*" },
  { "{}", "{\"ok\":false,*" },
};

static void
test_calls (House *house, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++) {
    g_autofree char *answer = ask (i % 2 ? "test" : NULL, calls[i].request);

    if (!g_pattern_match_simple (calls[i].answer, answer))
      g_test_fail_printf ("%s: not \"%s\": \"%s\"", calls[i].request, calls[i].answer, answer);
  }
}

static void
test_modes (House *house, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (house->folder, "quoth", NULL);
  g_autofree char *path = g_build_filename (folder, "test.sock", NULL);
  GStatBuf status;

  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_taken (House *house, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (control_new (house->session, "test", &error));
  g_assert_error (error, REMOTE_ERROR, REMOTE_ERROR_TAKEN);
}

static void
assert_refused (const char *name, RemoteError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (remote_ask (name, json_object_new (), &error));
  g_assert_error (error, REMOTE_ERROR, (int) code);
}

/* Nobody there, no folder for it, or a folder that others can write to. */
static void
test_nobody (void)
{
  g_autofree char *folder = g_dir_make_tmp ("remote-XXXXXX", NULL);
  g_autofree char *inner = g_build_filename (folder, "quoth", NULL);

  g_setenv ("XDG_RUNTIME_DIR", folder, TRUE);
  assert_refused (NULL, REMOTE_ERROR_NO_PLAYER);
  assert_refused ("gone", REMOTE_ERROR_NO_PLAYER);
  g_assert_cmpint (g_chmod (inner, 0755), ==, 0);
  assert_refused (NULL, REMOTE_ERROR_NO_FOLDER);
  g_assert_cmpint (g_rmdir (inner), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  assert_refused (NULL, REMOTE_ERROR_NO_FOLDER);
  g_unsetenv ("XDG_RUNTIME_DIR");
  assert_refused (NULL, REMOTE_ERROR_NO_FOLDER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  g_test_add ("/remote/calls", House, NULL, set_up, test_calls, tear_down);
  g_test_add ("/remote/modes", House, NULL, set_up, test_modes, tear_down);
  g_test_add ("/remote/taken", House, NULL, set_up, test_taken, tear_down);
  g_test_add_func ("/remote/nobody", test_nobody);
  return g_test_run ();
}
