/* Seeks, pauses and speeds as fast as they can be sent: no deadlock, the last one wins, and when the
 * player is gone nothing of it is left, by GStreamer's own count. */
#include "picture.h"
#include "player.h"
#include "tone.h"

#define BLOWS 1000
#define SECONDS 20

/* Streaming threads draw as if a window were there. */
static GstElement *
make_picture (gboolean has_video, gpointer data)
{
  return picture_make (data, has_video);
}

static const struct {
  const char *name, *encoder;
  gboolean has_picture;
} storms[] = {
  { "wav", "wavenc", FALSE },
  { "flac-picture", "flacenc", TRUE },
  { "opus-picture", "opusenc ! oggmux", TRUE },
  { "mp3", "lamemp3enc ! xingmux", FALSE },
};

static GstTracer *tracer;       /* counts what lives */

/* What still lives; NULL: nothing. Only while no thread of GStreamer runs. (transfer full) */
static char *
list_living (void)
{
  GstStructure *living = NULL;
  const GValue *list;
  char *names;

  g_signal_emit_by_name (tracer, "get-live-objects", &living);
  list = gst_structure_get_value (living, "live-objects-list");
  names = gst_value_list_get_size (list) ? gst_structure_to_string (living) : NULL;
  gst_structure_free (living);
  return names;
}

static void
blow (Player *player, GRand *dice)
{
  switch (g_rand_int_range (dice, 0, 9)) {
    case 0: player_play (player); break;
    case 1: player_pause (player); break;
    case 2: player_set_rate (player, g_rand_double_range (dice, 0.5, 3)); break;
    case 3: player_set_volume (player, g_rand_double_range (dice, 0, 1.3)); break;
    case 4: player_refresh (player); break;
    case 5: player_play_span (player, SECOND, 2 * SECOND, g_rand_boolean (dice)); break;
    default: player_seek (player, (Nanoseconds) g_rand_int_range (dice, 0, SECONDS * 1000)
        * MILLISECOND);
  }
}

static void
check_last_wins (Player *player, Nanoseconds place)
{
  player_pause (player);
  player_seek (player, 1);
  player_set_rate (player, 1.5);
  player_seek (player, place);
  g_assert_cmpuint (player_get_position (player), ==, place);
  while (player_is_seeking (player))
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (player_get_failure (player));
  g_assert_cmpuint (player_get_position (player), ==, place);
  g_assert_cmpfloat (player_get_rate (player), ==, 1.5);
}

static void
test_storm (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  char *path = tone_make (storms[i].encoder, SECONDS);
  g_autoptr (Picture) picture = picture_new ("fakesink");
  PlayerOptions options = { .audio_sink = "fakesink",
    .make_picture = storms[i].has_picture ? make_picture : NULL, .data = picture };
  g_autoptr (GRand) dice = g_rand_new_with_seed (4);
  g_autoptr (GError) error = NULL;
  g_autofree char *left = NULL;
  Player *player = player_new (path, &options, &error);

  g_assert_no_error (error);
  for (guint j = 0; j < BLOWS; j++) {
    blow (player, dice);
    if (g_rand_boolean (dice))
      g_main_context_iteration (NULL, FALSE);
  }
  check_last_wins (player, 12345 * MILLISECOND);
  player_free (player);
  g_clear_pointer (&picture, picture_free);
  left = list_living ();
  g_assert_cmpstr (left, ==, NULL);
  tone_remove (path);
}

static void
find_tracer (void)
{
  GList *tracers = gst_tracing_get_active_tracers ();

  g_assert_nonnull (tracers);
  tracer = gst_object_ref (tracers->data);
  g_list_free_full (tracers, gst_object_unref);
}

int
main (int argc, char **argv)
{
  g_setenv ("GST_TRACERS", "leaks(filters=\"GstElement,GstPad,GstBus,GstBuffer,GstEvent,"
      "GstMessage,GstQuery,GstSample\",check-refs=false)", TRUE);
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  find_tracer ();
  for (gsize i = 0; i < G_N_ELEMENTS (storms); i++) {
    g_autofree char *name = g_strconcat ("/storm/", storms[i].name, NULL);

    g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_storm);
  }
  return g_test_run ();
}
