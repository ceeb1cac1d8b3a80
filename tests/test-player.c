/* Positions are asserted while paused and without a clock, so nothing depends on how fast the
 * machine is. */
#include "decode.h"
#include "player.h"
#include "tone.h"

static const PlayerOptions silent = { .audio_sink = "fakesink" };

static void
wait_for_seek (Player *player)
{
  while (player_is_seeking (player))
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_end (Player *player)
{
  while (player_get_state (player) == PLAYER_PLAYING)
    g_main_context_iteration (NULL, TRUE);
}

static Player *
open_tone (const char *path)
{
  g_autoptr (GError) error = NULL;
  Player *player = player_new (path, &silent, &error);

  g_assert_no_error (error);
  return player;
}

/* What stands for every codec. An MP3's zero is behind its encoder's delay. */
static const struct {
  const char *name, *encoder;
} codecs[] = {
  { "wav", "wavenc" },
  { "flac", "flacenc" },
  { "opus", "opusenc ! oggmux" },
  { "mp3", "lamemp3enc ! xingmux" },
};

static void
test_codec (gconstpointer row)
{
  static const Nanoseconds places[] = { 7 * SECOND, 123456789, 19 * SECOND, 0, 10 * SECOND + 1 };
  gsize i = GPOINTER_TO_SIZE (row);
  char *path = tone_make (codecs[i].encoder, 20);
  g_autoptr (Player) player = open_tone (path);

  wait_for_seek (player);
  for (gsize j = 0; j < G_N_ELEMENTS (places); j++) {
    player_seek (player, places[j]);
    wait_for_seek (player);
    g_assert_cmpuint (player_get_position (player), ==, places[j]);
  }
  g_assert_cmpuint (player_get_duration (player) / SECOND, >=, 19);
  tone_remove (path);
}

static void
test_last_seek_wins (void)
{
  char *path = tone_make ("wavenc", 20);
  g_autoptr (Player) player = open_tone (path);

  player_seek (player, 1 * SECOND);             /* the file is not open yet: both wait */
  player_seek (player, 19 * SECOND);
  g_assert_cmpuint (player_get_position (player), ==, 19 * SECOND);
  wait_for_seek (player);
  g_assert_cmpuint (player_get_position (player), ==, 19 * SECOND);

  player_seek (player, 2 * SECOND);             /* starts */
  player_seek (player, 3 * SECOND);             /* waits */
  player_seek (player, 4 * SECOND);             /* takes its place */
  wait_for_seek (player);
  g_assert_cmpuint (player_get_position (player), ==, 4 * SECOND);
  tone_remove (path);
}

/* A quote alone: what follows it is not played, but is what comes next. */
static void
test_span (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  char *path = tone_make (codecs[i].encoder, 20);
  g_autoptr (Player) player = open_tone (path);

  wait_for_seek (player);
  player_play_span (player, 3 * SECOND, 4 * SECOND, FALSE);
  g_assert_cmpint (player_get_state (player), ==, PLAYER_PLAYING);
  wait_for_end (player);
  g_assert_cmpint (player_get_state (player), ==, PLAYER_PAUSED);
  wait_for_seek (player);
  g_assert_cmpuint (player_get_position (player), ==, 4 * SECOND);
  player_play (player);
  wait_for_end (player);
  g_assert_cmpint (player_get_state (player), ==, PLAYER_ENDED);
  tone_remove (path);
}

static void
count_rounds (Player *player, PlayerEvent event, GstMessage *message, gpointer data)
{
  guint *rounds = data;

  *rounds += event == PLAYER_EVENT_SEEKED;
}

static void
test_loop (void)
{
  char *path = tone_make ("wavenc", 5);
  g_autoptr (Player) player = open_tone (path);
  guint rounds = 0;

  wait_for_seek (player);
  player_watch (player, count_rounds, &rounds);
  player_play_span (player, 1 * SECOND, 2 * SECOND, TRUE);
  while (rounds < 4)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (player_get_state (player), ==, PLAYER_PLAYING);
  player_seek (player, 3 * SECOND);             /* out of the circle */
  wait_for_end (player);
  g_assert_cmpint (player_get_state (player), ==, PLAYER_ENDED);
  g_assert_cmpuint (player_get_position (player), ==, 5 * SECOND);
  tone_remove (path);
}

static void
test_past_end (void)
{
  char *path = tone_make ("wavenc", 20);
  g_autoptr (Player) player = open_tone (path);

  player_seek (player, 60 * SECOND);
  wait_for_seek (player);
  player_seek (player, 60 * SECOND);
  wait_for_seek (player);
  g_assert_cmpuint (player_get_position (player), ==, 20 * SECOND);
  player_play (player);
  wait_for_end (player);
  g_assert_cmpint (player_get_state (player), ==, PLAYER_ENDED);
  g_assert_cmpuint (player_get_position (player), ==, 20 * SECOND);

  player_seek (player, 5 * SECOND);             /* back from the end: paused */
  g_assert_cmpint (player_get_state (player), ==, PLAYER_PAUSED);
  wait_for_seek (player);
  g_assert_cmpuint (player_get_position (player), ==, 5 * SECOND);
  player_play (player);
  wait_for_end (player);
  g_assert_cmpint (player_get_state (player), ==, PLAYER_ENDED);
  player_play (player);                         /* begins again */
  g_assert_cmpuint (player_get_position (player), ==, 0);
  wait_for_end (player);
  g_assert_cmpint (player_get_state (player), ==, PLAYER_ENDED);
  tone_remove (path);
}

static void
test_rate (void)
{
  char *path = tone_make ("wavenc", 20);
  g_autoptr (Player) player = open_tone (path);

  wait_for_seek (player);
  player_seek (player, 8 * SECOND);
  player_set_rate (player, 2);
  wait_for_seek (player);
  g_assert_cmpfloat (player_get_rate (player), ==, 2);
  g_assert_cmpuint (player_get_position (player), ==, 8 * SECOND);
  player_set_rate (player, 100);
  g_assert_cmpfloat (player_get_rate (player), ==, PLAYER_RATE_MOST);
  wait_for_seek (player);
  player_play (player);
  wait_for_end (player);
  g_assert_cmpint (player_get_state (player), ==, PLAYER_ENDED);
  tone_remove (path);
}

static void
test_volume (void)
{
  char *path = tone_make ("wavenc", 1);
  g_autoptr (Player) player = open_tone (path);

  player_set_volume (player, 0.5);
  g_assert_cmpfloat_with_epsilon (player_get_volume (player), 0.5, 1e-6);
  player_set_volume (player, 7);
  g_assert_cmpfloat_with_epsilon (player_get_volume (player), PLAYER_VOLUME_MOST, 1e-6);
  player_set_muted (player, TRUE);
  g_assert_true (player_get_muted (player));
  tone_remove (path);
}

/* @contents: of the file; NULL: there is none. */
static const struct {
  const char *name, *contents;
  int code;                     /* of player_new (): G_IO_ERROR; 0: it is found out later */
} broken[] = {
  { "missing", NULL, G_IO_ERROR_NOT_FOUND },
  { "empty", "", DECODE_ERROR_NO_AUDIO },
  { "text", "Once upon a time there was no sound in a file.\n", 0 },
  { "nul", "\0\0\0\0\0\0\0", 0 },
};

static void
test_broken (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (Player) player = NULL;

  close (g_file_open_tmp ("broken-XXXXXX", &path, NULL));
  if (broken[i].contents)
    g_assert_true (g_file_set_contents (path, broken[i].contents, i == 3 ? 7 : -1, NULL));
  else
    g_remove (path);
  player = player_new (path, &silent, &error);
  if (!player) {
    g_assert_cmpint (error->code, ==, broken[i].code);
  } else {
    g_assert_cmpint (broken[i].code, ==, 0);
    player_play (player);
    player_seek (player, SECOND);
    wait_for_end (player);
    g_assert_cmpint (player_get_state (player), ==, PLAYER_FAILED);
    g_assert_nonnull (player_get_failure (player));
    player_seek (player, SECOND);               /* in vain, but no crash */
    player_play (player);
    player_pause (player);
    g_assert_cmpint (player_get_state (player), ==, PLAYER_FAILED);
  }
  g_remove (path);
}

/* Whoever draws keeps what it took, whatever is set meanwhile. */
static void
test_subtitles (void)
{
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (CueList) cues = cue_list_new ();
  g_autoptr (Subtitles) old = subtitles_new (transcript, cues), new = subtitles_new (transcript, cues);
  g_autoptr (Subtitles) before = NULL, after = NULL;
  char *path = tone_make ("wavenc", 1);
  g_autoptr (Player) player = open_tone (path);

  g_assert_null (player_ref_subtitles (player));
  player_set_subtitles (player, old);
  before = player_ref_subtitles (player);
  player_set_subtitles (player, new);
  after = player_ref_subtitles (player);
  g_assert_true (before == old && after == new);
  tone_remove (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (codecs); i++) {
    g_autofree char *name = g_strconcat ("/player/codec/", codecs[i].name, NULL);
    g_autofree char *span = g_strconcat ("/player/span/", codecs[i].name, NULL);
    g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_codec);
    g_test_add_data_func (span, GSIZE_TO_POINTER (i), test_span);
  }
  g_test_add_func ("/player/loop", test_loop);
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++) {
    g_autofree char *name = g_strconcat ("/player/broken/", broken[i].name, NULL);
    g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_broken);
  }
  g_test_add_func ("/player/last-seek-wins", test_last_seek_wins);
  g_test_add_func ("/player/past-end", test_past_end);
  g_test_add_func ("/player/rate", test_rate);
  g_test_add_func ("/player/volume", test_volume);
  g_test_add_func ("/player/subtitles", test_subtitles);
  return g_test_run ();
}
