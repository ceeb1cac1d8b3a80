/* What is drawn, and when: every frame of a pipeline, tapped before the screen, against what the
 * model says is up at the frame's stream time. No clock. */
#include "overlay.h"
#include "tone.h"
#include "view.h"

/* Five seconds: a cue of three words, a second of nothing, and again. */
static Transcript *
make_transcript (CueList *cues)
{
  Transcript *transcript = transcript_new ();

  transcript_add_speaker (transcript, "Ann");
  transcript_add_paragraph (transcript, 0, 0, "");
  for (guint i = 0; i < 2; i++) {
    Nanoseconds start = (500 + i * 2500) * MILLISECOND;

    transcript_add_word (transcript, "one", start, start + 333 * MILLISECOND, -1);
    transcript_add_word (transcript, "two", start + 417 * MILLISECOND, start + 700 * MILLISECOND, -1);
    transcript_add_word (transcript, "three", start + 701 * MILLISECOND, start + 1400 * MILLISECOND,
        -1);
    cue_list_append (cues, &(Cue) { .start = start, .end = start + 1500 * MILLISECOND,
      .text = "one two\nthree", .first_word = i * 3, .end_word = i * 3 + 3 });
  }
  return transcript;
}

typedef struct {
  const Subtitles *subtitles;
  char *last_sum;
  Overlay last;
  guint n_frames, n_changes, n_wrong;
} Tap;

/* What stands between the speakers and the bar. */
static char *
sum_caption (GstPad *pad, GstBuffer *buffer)
{
  g_autoptr (GstCaps) caps = gst_pad_get_current_caps (pad);
  GstStructure *first = gst_caps_get_structure (caps, 0);
  int width = 0, height = 0;
  GstMapInfo map;
  char *sum;

  gst_structure_get_int (first, "width", &width);
  gst_structure_get_int (first, "height", &height);
  g_assert_true (gst_buffer_map (buffer, &map, GST_MAP_READ));
  g_assert_cmpuint (map.size, ==, (gsize) width * height * 4);
  sum = g_compute_checksum_for_data (G_CHECKSUM_MD5, map.data + (gsize) width * 4 * (height * 6 / 10),
      (gsize) width * 4 * (height / 4));
  gst_buffer_unmap (buffer, &map);
  return sum;
}

static gboolean
is_same_caption (const Overlay *a, const Overlay *b)
{
  return a->text == b->text && a->said_to == b->said_to && a->now_from == b->now_from
      && a->now_to == b->now_to;
}

/* The picture changes with the frame at which the model does, and with no other. */
static GstPadProbeReturn
on_frame (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  static const CaptionLook look = { .size = 1 };
  Tap *tap = data;
  GstBuffer *buffer = gst_pad_probe_info_get_buffer (info);
  g_autoptr (GstEvent) event = gst_pad_get_sticky_event (pad, GST_EVENT_SEGMENT, 0);
  const GstSegment *segment;
  g_autofree char *sum = sum_caption (pad, buffer);
  Overlay now;

  gst_event_parse_segment (event, &segment);
  now = overlay_at (tap->subtitles, gst_segment_to_stream_time (segment, GST_FORMAT_TIME,
          GST_BUFFER_PTS (buffer)), NANOSECONDS_NONE, &look);
  if (tap->last_sum) {
    gboolean changes = !g_str_equal (sum, tap->last_sum);

    tap->n_changes += changes;
    tap->n_wrong += changes == is_same_caption (&now, &tap->last);
  }
  tap->n_frames++;
  tap->last = now;
  g_free (tap->last_sum);
  tap->last_sum = g_steal_pointer (&sum);
  return GST_PAD_PROBE_OK;
}

static GstElement *
make_tapped (gboolean has_video, gpointer data)
{
  gpointer *both = data;
  GstElement *bin = view_window.make_picture (has_video, both[0]);
  g_autoptr (GstElement) sink = gst_bin_get_by_name (GST_BIN (bin), "tap");
  g_autoptr (GstPad) pad = gst_element_get_static_pad (sink, "sink");

  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, on_frame, both[1], NULL);
  return bin;
}

static const struct {
  const char *name;
  double rate;
  guint64 from;                 /* milliseconds */
  guint changes;                /* of a caption at least, until the end */
} runs[] = {
  { "usual", 1, 0, 2 * 6 },
  { "slow", 0.5, 0, 2 * 6 },
  { "fast", 3, 0, 2 * 6 },
  { "after-seek", 1, 2500, 6 },
  { "within-word", 1, 3100, 5 },
};

static void
test_frames (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  char *path = tone_make ("wavenc", 5);
  g_autoptr (GError) error = NULL;
  g_autoptr (CueList) cues = cue_list_new ();
  Transcript *transcript = make_transcript (cues);
  Subtitles *subtitles = subtitles_new (transcript, cues);
  View *view = view_window.open ("capsfilter caps=video/x-raw,width=640,height=360 ! "
      "fakesink name=tap", &error);
  Tap tap = { subtitles };
  gpointer both[] = { view, &tap };
  const PlayerOptions options = { "fakesink", make_tapped, both };
  const SessionInfo info = { .look = { .size = 1, .opacity = 1 }, .keeps_open = TRUE };
  Player *player;
  Session *session;

  g_assert_no_error (error);
  player = player_new (path, &options, &error);
  session = session_new (player, transcript, subtitles, &info);
  view_window.show (view, session);
  player_set_rate (player, runs[i].rate);
  player_seek (player, runs[i].from * MILLISECOND);
  while (player_is_seeking (player))
    g_main_context_iteration (NULL, TRUE);
  tap.n_frames = tap.n_changes = tap.n_wrong = 0;
  g_clear_pointer (&tap.last_sum, g_free);
  player_refresh (player);
  player_play (player);
  while (player_get_state (player) == PLAYER_PLAYING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (player_get_state (player), ==, PLAYER_ENDED);
  g_assert_cmpuint (tap.n_wrong, ==, 0);
  g_assert_cmpuint (tap.n_changes, >=, runs[i].changes);

  player_free (player);
  session_free (session);
  view_close (view);
  g_free (tap.last_sum);
  tone_remove (path);
}

/* What is up at a moment, in bytes of the cue. */
static const struct {
  guint64 time;
  guint said_to, now_from, now_to;
} moments[] = {
  { 500, 0, 0, 3 }, { 832, 0, 0, 3 }, { 833, 3, 0, 0 }, { 917, 4, 4, 7 }, { 1201, 8, 8, 13 },
  { 1900, 13, 0, 0 },
};

static void
test_moments (void)
{
  static const CaptionLook look = { .size = 1 };
  g_autoptr (CueList) cues = cue_list_new ();
  g_autoptr (Transcript) transcript = make_transcript (cues);
  g_autoptr (Subtitles) subtitles = subtitles_new (transcript, cues);

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++) {
    Overlay overlay = overlay_at (subtitles, moments[i].time * MILLISECOND, 10 * SECOND, &look);

    g_assert_cmpuint (overlay.said_to, ==, moments[i].said_to);
    g_assert_cmpuint (overlay.now_from, ==, moments[i].now_from);
    g_assert_cmpuint (overlay.now_to, ==, moments[i].now_to);
    g_assert_cmpstr (overlay.speaker, ==, "Ann");
  }
}

/* Nothing outside the boxes, which are what is put over the picture. */
static void
test_boxes (void)
{
  static const struct { int width, height; } sizes[] = {
    { 1280, 720 }, { 640, 360 }, { 1080, 1920 }, { 3840, 2160 }, { 64, 48 }, { 16, 16 },
  };
  static const CaptionLook look = { .size = 2.5, .opacity = 0.4 };
  g_autoptr (CueList) cues = cue_list_new ();
  g_autoptr (Transcript) transcript = make_transcript (cues);
  g_autoptr (Subtitles) subtitles = subtitles_new (transcript, cues);
  Overlay overlay = overlay_at (subtitles, SECOND, 10 * SECOND, &look);

  overlay.notice = "Volume 80 %";
  overlay.title = "A title";
  overlay.has_stage = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, sizes[i].width,
        sizes[i].height);
    cairo_t *cr = cairo_create (surface);
    OverlayBox boxes[OVERLAY_BOXES];
    guint n = overlay_draw (&overlay, cr, sizes[i].width, sizes[i].height, boxes);
    const guint32 *pixels;

    cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
    for (guint j = 0; j < n; j++) {
      g_assert_cmpint (boxes[j].x + boxes[j].width, <=, sizes[i].width);
      g_assert_cmpint (boxes[j].y + boxes[j].height, <=, sizes[i].height);
      cairo_rectangle (cr, boxes[j].x, boxes[j].y, boxes[j].width, boxes[j].height);
    }
    cairo_fill (cr);
    cairo_surface_flush (surface);
    pixels = (const guint32 *) cairo_image_surface_get_data (surface);
    for (int j = 0; j < sizes[i].width * sizes[i].height; j++)
      g_assert_cmphex (pixels[j], ==, 0);
    cairo_destroy (cr);
    cairo_surface_destroy (surface);
  }
}

static void
test_bar (void)
{
  g_assert_cmpfloat (overlay_find_on_bar (640, 300, 1280, 720), <, 0);
  g_assert_cmpfloat_with_epsilon (overlay_find_on_bar (640, 700, 1280, 720), 0.5, 1e-9);
  g_assert_cmpfloat (overlay_find_on_bar (0, 719, 1280, 720), ==, 0);
  g_assert_cmpfloat (overlay_find_on_bar (1280, 719, 1280, 720), ==, 1);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  g_test_add_func ("/overlay/moments", test_moments);
  g_test_add_func ("/overlay/boxes", test_boxes);
  g_test_add_func ("/overlay/bar", test_bar);
  for (gsize i = 0; i < G_N_ELEMENTS (runs); i++) {
    g_autofree char *name = g_strconcat ("/overlay/frames/", runs[i].name, NULL);
    g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_frames);
  }
  status = g_test_run ();
  return status;
}
