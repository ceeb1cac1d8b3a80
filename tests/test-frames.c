/* An hour of captions, tapped before the screen: every picture, and every picture that was left out,
 * against what the model says is up at that stream time. No clock, so nothing depends on how fast
 * the machine is. */
#include <string.h>

#include "ground.h"
#include "overlay.h"
#include "tone.h"
#include "view.h"

#define HOUR 3600
#define FRAME (40 * MILLISECOND)        /* what a caption may be late */
#define CUE (6 * SECOND)
#define WORDS 4                         /* a cue */
#define WIDTH 160
#define HEIGHT 90
#define CAPTION_TOP (HEIGHT * 6 / 10)   /* the caption is between here and the bar */
#define CAPTION_PIXELS (WIDTH * (HEIGHT / 4))

/* Again and again: what is drawn for one is drawn but once. */
static const char *const sentences[] = {
  "never once\nout of", "say it\nagain louder", "the crow\nhas flown", "a turnip\nis round",
  "what did\nshe mean", "noon and\nthen night", "both of\nthem laughed", "do not\nlook down",
  "seven miles\nof sand",
};

/* Words begin and end anywhere, not where pictures do; each is up for a picture at least. */
static void
add_words (Transcript *transcript, GRand *random, const char *sentence, Nanoseconds start)
{
  g_auto (GStrv) words = g_strsplit_set (sentence, " \n", WORDS);

  for (guint i = 0; i < WORDS; i++) {
    Nanoseconds end = start + (Nanoseconds) g_rand_int_range (random, 41, 700) * MILLISECOND;

    transcript_add_word (transcript, words[i], start, end, -1);
    start = end + (Nanoseconds) g_rand_int_range (random, 0, 3) * 60 * MILLISECOND;
  }
}

static Transcript *
make_transcript (CueList *cues)
{
  Transcript *transcript = transcript_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  transcript_add_speaker (transcript, "Ann");
  transcript_add_paragraph (transcript, 0, 0, "");
  for (guint i = 0; i < HOUR * SECOND / CUE; i++) {
    const char *sentence = sentences[i % G_N_ELEMENTS (sentences)];

    add_words (transcript, random, sentence, i * CUE
        + (Nanoseconds) g_rand_int_range (random, 0, 200) * MILLISECOND);
    cue_list_append (cues, &(Cue) { .start = i * CUE, .end = (i + 1) * CUE - 300 * MILLISECOND,
      .text = sentence, .first_word = i * WORDS, .end_word = (i + 1) * WORDS });
  }
  return transcript;
}

/* Silence of zeros that stand nowhere on the disk. */
static char *
make_silence (guint seconds)
{
  static const guint8 head[] = "RIFF\0\0\0\0WAVEfmt \20\0\0\0\1\0\1\0\x40\x1f\0\0\x80\x3e\0\0\2\0\20\0"
      "data";
  guint32 size = GUINT32_TO_LE (seconds * 16000);
  char *path = NULL;
  int file = g_file_open_tmp ("silence-XXXXXX.wav", &path, NULL);

  g_assert_cmpint (write (file, head, sizeof head - 1), ==, sizeof head - 1);
  g_assert_cmpint (write (file, &size, sizeof size), ==, sizeof size);
  g_assert_cmpint (ftruncate (file, 44 + (off_t) seconds * 16000), ==, 0);
  close (file);
  return path;
}

/* The streaming thread's until the player is gone. */
typedef struct {
  const Subtitles *subtitles;
  GHashTable *drawn;            /* what is up -> the pixels of it */
  guint32 seqnum;               /* of the segment */
  Nanoseconds last;             /* of the last picture in it; NANOSECONDS_NONE */
  gint n_pictures;              /* atomic; since a seek */
  guint n_late, n_wrong, n_words;
  const char *word_text;        /* the word that was marked last */
  guint word_from;
} Tap;

static Overlay
find_overlay (const Tap *tap, Nanoseconds position)
{
  static const CaptionLook look = { .size = 1, .opacity = 1 };
  Overlay overlay = overlay_at (tap->subtitles, position, HOUR * SECOND, &look);

  overlay.has_stage = TRUE;
  return overlay;
}

static gboolean
is_same_caption (const Overlay *a, const Overlay *b)
{
  return a->text == b->text && a->said_to == b->said_to && a->now_from == b->now_from
      && a->now_to == b->now_to;
}

/* Draws it as it should be, once for all pictures that show the same. */
static const guint32 *
pixels_of (Tap *tap, const Overlay *overlay)
{
  g_autofree char *key = g_strdup_printf ("%s %u %u %u", overlay->text ? overlay->text : "",
      overlay->said_to, overlay->now_from, overlay->now_to);
  guint32 *pixels = g_hash_table_lookup (tap->drawn, key);
  OverlayBox boxes[OVERLAY_BOXES];
  cairo_surface_t *surface;
  cairo_t *cr;

  if (pixels)
    return pixels;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cr = cairo_create (surface);
  ground_paint (cr, WIDTH, HEIGHT);
  overlay_draw (overlay, cr, WIDTH, HEIGHT, boxes);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = g_memdup2 (cairo_image_surface_get_data (surface) + CAPTION_TOP * WIDTH * 4,
      CAPTION_PIXELS * 4);
  cairo_surface_destroy (surface);
  g_hash_table_insert (tap->drawn, g_steal_pointer (&key), pixels);
  return pixels;
}

static void
check_pixels (Tap *tap, GstBuffer *buffer, const Overlay *now)
{
  const guint32 *wanted = pixels_of (tap, now), *found;
  gboolean is_same = TRUE;
  GstMapInfo map;

  g_assert_true (gst_buffer_map (buffer, &map, GST_MAP_READ));
  g_assert_cmpuint (map.size, ==, WIDTH * HEIGHT * 4);
  found = (const guint32 *) (gconstpointer) map.data + CAPTION_TOP * WIDTH;
  for (gsize i = 0; i < CAPTION_PIXELS && is_same; i++)
    is_same = (found[i] ^ wanted[i]) << 8 == 0;         /* one of four bytes is no colour */
  tap->n_wrong += !is_same;
  gst_buffer_unmap (buffer, &map);
}

/* The last picture stood until @now: was it right as long as that? */
static void
check_until (Tap *tap, Nanoseconds now)
{
  Overlay shown;

  if (tap->last == NANOSECONDS_NONE)
    return;
  shown = find_overlay (tap, tap->last);
  for (Nanoseconds time = tap->last + FRAME; time < now; time += FRAME) {
    Overlay wanted = find_overlay (tap, time);

    tap->n_late += !is_same_caption (&wanted, &shown);
  }
}

static void
count_word (Tap *tap, const Overlay *now)
{
  if (now->now_to == now->now_from
      || (now->text == tap->word_text && now->now_from == tap->word_from))
    return;
  tap->word_text = now->text;
  tap->word_from = now->now_from;
  tap->n_words++;
}

static GstPadProbeReturn
on_picture (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  Tap *tap = data;
  GstBuffer *buffer = gst_pad_probe_info_get_buffer (info);
  g_autoptr (GstEvent) event = gst_pad_get_sticky_event (pad, GST_EVENT_SEGMENT, 0);
  const GstSegment *segment;
  Nanoseconds position;
  Overlay now;

  gst_event_parse_segment (event, &segment);
  position = gst_segment_to_stream_time (segment, GST_FORMAT_TIME, GST_BUFFER_PTS (buffer));
  if (gst_event_get_seqnum (event) != tap->seqnum)
    tap->last = NANOSECONDS_NONE;
  tap->seqnum = gst_event_get_seqnum (event);
  check_until (tap, position);
  now = find_overlay (tap, position);
  check_pixels (tap, buffer, &now);
  count_word (tap, &now);
  tap->last = position;
  g_atomic_int_inc (&tap->n_pictures);
  g_main_context_wakeup (NULL);
  return GST_PAD_PROBE_OK;
}

typedef struct {
  View *view;
  Tap tap;
} Screening;

static GstElement *
make_tapped (gboolean has_video, gpointer data)
{
  Screening *screening = data;
  GstElement *bin = view_window.make_picture (has_video, screening->view);
  g_autoptr (GstElement) sink = gst_bin_get_by_name (GST_BIN (bin), "tap");
  g_autoptr (GstPad) pad = gst_element_get_static_pad (sink, "sink");

  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, on_picture, &screening->tap, NULL);
  return bin;
}

static void
wait_for_seek (Player *player)
{
  while (player_is_seeking (player))
    g_main_context_iteration (NULL, TRUE);
}

/* As many pictures as there are in some seconds, or to the end. */
static void
play_on (Player *player, Tap *tap, gint n_pictures)
{
  player_play (player);
  while (player_get_state (player) == PLAYER_PLAYING
      && g_atomic_int_get (&tap->n_pictures) < n_pictures)
    g_main_context_iteration (NULL, TRUE);
}

static void
play_here_and_there (Player *player, Tap *tap, guint n_seeks)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (guint i = 0; i < n_seeks; i++) {
    player_seek (player, (Nanoseconds) (g_rand_double (random) * HOUR * 1e9));
    if (i % 2)                  /* else while it plays */
      player_pause (player);
    wait_for_seek (player);
    g_atomic_int_set (&tap->n_pictures, 0);
    play_on (player, tap, 20);
  }
}

static const struct {
  const char *name;
  double rate;
  guint n_seeks;                /* 0: the whole hour */
} rows[] = {
  { "hour", 1, 0 },
  { "seeks", 1, 40 },
  { "slow", 0.5, 40 },
  { "fast", 3, 40 },
};

static void
test_pictures (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  char *path = make_silence (HOUR);
  g_autoptr (GError) error = NULL;
  g_autoptr (CueList) cues = cue_list_new ();
  Transcript *transcript = make_transcript (cues);
  Subtitles *subtitles = subtitles_new (transcript, cues);
  const SessionInfo info = { .look = { .size = 1, .opacity = 1 }, .keeps_open = TRUE };
  Screening screening = { .tap = { .subtitles = subtitles, .last = NANOSECONDS_NONE } };
  const PlayerOptions options = { "fakesink", make_tapped, &screening };
  g_autoptr (GHashTable) drawn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Player *player;
  Session *session;

  screening.tap.drawn = drawn;
  screening.view = view_window.open ("capsfilter caps=video/x-raw,width=160,height=90 ! "
      "fakesink name=tap", &error);
  g_assert_no_error (error);
  player = player_new (path, &options, &error);
  session = session_new (player, transcript, subtitles, &info);
  view_window.show (screening.view, session);
  player_set_rate (player, rows[i].rate);
  player_seek (player, 0);
  wait_for_seek (player);
  player_refresh (player);      /* the first picture may have come before its captions */
  wait_for_seek (player);
  screening.tap.n_wrong = screening.tap.n_late = 0;
  if (rows[i].n_seeks)
    play_here_and_there (player, &screening.tap, rows[i].n_seeks);
  else
    play_on (player, &screening.tap, G_MAXINT);

  player_free (player);
  if (!rows[i].n_seeks) {
    check_until (&screening.tap, HOUR * SECOND);
    g_assert_cmpuint (screening.tap.n_words, ==, HOUR * SECOND / CUE * WORDS);
  }
  g_assert_cmpuint (screening.tap.n_wrong, ==, 0);
  g_assert_cmpuint (screening.tap.n_late, ==, 0);
  session_free (session);
  view_close (screening.view);
  tone_remove (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *name = g_strconcat ("/frames/", rows[i].name, NULL);

    g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_pictures);
  }
  return g_test_run ();
}
