/* What is drawn, and where. */
#include "overlay.h"

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
    g_assert_cmpuint (overlay.n_voices, ==, 1);
    g_assert_cmpint (overlay.voices[0].speaker, ==, 0);
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
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/overlay/moments", test_moments);
  g_test_add_func ("/overlay/boxes", test_boxes);
  g_test_add_func ("/overlay/bar", test_bar);
  return g_test_run ();
}
