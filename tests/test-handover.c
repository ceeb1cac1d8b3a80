/* When better times take the place of those shown; paused on a tone, moved by seeks: no clock. */
#include "handover.h"
#include "tone.h"

/* "one" from 1 to 2 s, "two" from 2 to 3 s and from 5 to 6 s; better times are a second on. */
static Subtitles *
make_subtitles (const Transcript *transcript, Nanoseconds later)
{
  static const struct { guint64 start; const char *text; } cues[] = {
    { 1, "one" }, { 2, "two" }, { 5, "two" },
  };
  g_autoptr (CueList) list = cue_list_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cues); i++)
    cue_list_append (list, &(Cue) { .start = cues[i].start * SECOND + later,
        .end = (cues[i].start + 1) * SECOND + later, .text = cues[i].text });
  return subtitles_new (transcript, list);
}

static void
go_to (Player *player, guint64 milliseconds)
{
  player_seek (player, milliseconds * MILLISECOND);
  while (player_is_seeking (player))
    g_main_context_iteration (NULL, TRUE);
}

static const struct {
  const char *name;
  guint64 at, then;             /* milliseconds: where they are offered, where we go after that */
  Nanoseconds later;
  gboolean is_at_once, is_done;
} moments[] = {
  { "between", 500, 500, SECOND, TRUE, TRUE },
  { "other-text", 2500, 2600, SECOND, FALSE, FALSE },   /* "two" would become "one" */
  { "no-text", 1500, 1600, SECOND, FALSE, FALSE },      /* "one" would go */
  { "gives-way", 1500, 2100, SECOND, FALSE, TRUE },
  { "pause-comes", 2500, 3500, SECOND, FALSE, TRUE },
  { "same-text", 2500, 2500, 100 * MILLISECOND, TRUE, TRUE },
};

static void
test_moment (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  char *path = tone_make ("wavenc", 10);
  g_autoptr (GError) error = NULL;
  const SessionInfo info = { .look = { .size = 1 }, .keeps_open = TRUE };
  Transcript *first = transcript_new (), *second = transcript_new ();
  Player *player = player_new (path, &(PlayerOptions) { .audio_sink = "fakesink" }, &error);
  Session *session;
  Handover *handover;

  g_assert_no_error (error);
  session = session_new (player, first, make_subtitles (first, 0), &info);
  handover = handover_new (session);
  go_to (player, moments[i].at);
  handover_offer (handover, second, make_subtitles (second, moments[i].later));
  g_assert_cmpint (session_get_transcript (session) == second, ==, moments[i].is_at_once);
  go_to (player, moments[i].then);
  g_assert_cmpint (session_get_transcript (session) == second, ==, moments[i].is_done);

  player_free (player);
  handover_free (handover);
  session_free (session);
  tone_remove (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++) {
    g_autofree char *path = g_strconcat ("/handover/", moments[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_moment);
  }
  return g_test_run ();
}
