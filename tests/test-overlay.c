/* What is drawn, and where. */
#include <math.h>

#include "painter.h"

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

/* Where the word that is said stands in its line, by its mark. */

#define MARKED 16               /* pixels of a column that only a mark fills */

/* FALSE: nothing is marked. */
static gboolean
find_mark (cairo_surface_t *surface, int *left, int *right)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  const guint32 *pixels = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (surface);

  *left = width;
  *right = 0;
  for (int x = 0; x < width; x++) {
    int n = 0;

    for (int y = 0; y < height; y++)
      n += (pixels[y * width + x] & 0xffffff) == painter_colour_of (SPEAKER_NONE);
    if (n >= MARKED) {
      *left = MIN (*left, x);
      *right = x;
    }
  }
  return *right > *left;
}

static cairo_surface_t *
draw_on_black (const Overlay *overlay, int width, int height, OverlayBox boxes[OVERLAY_BOXES],
    guint *n_boxes)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_paint (cr);
  *n_boxes = overlay_draw (overlay, cr, width, height, boxes);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Cues of one line, said word by word; a word a second. */
static Subtitles *
make_line (const char *const *words, const char *text)
{
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (CueList) cues = cue_list_new ();
  guint n = 0;

  transcript_add_paragraph (transcript, SPEAKER_NONE, 0, "");
  for (; words[n]; n++)
    transcript_add_word (transcript, words[n], n * SECOND, (n + 1) * SECOND, -1);
  cue_list_append (cues, &(Cue) { .end = n * SECOND, .text = text, .end_word = n });
  return subtitles_new (transcript, cues);
}

static const struct { int width, height; } screens[] = {
  { 1280, 720 }, { 720, 1280 }, { 3840, 2160 },
};

#define SMALL_SCREENS 2         /* of them: marks are looked for pixel by pixel */

/* Fonts may lack a script: the places of its words are the same. */
static const struct {
  const char *name, *words[5], *text;
  gboolean is_leftward;         /* the first word is at the right */
} lines[] = {
  { "english", { "one", "two", "three" }, "one two three", FALSE },
  { "arabic", { "كان", "الميناء", "هادئا" }, "كان الميناء هادئا", TRUE },
  { "hebrew", { "הנמל", "היה", "שקט" }, "הנמל היה שקט", TRUE },
  { "hebrew-with-a-name", { "אני", "אוהב", "Quoth", "מאוד" }, "אני אוהב Quoth מאוד", TRUE },
  { "japanese", { "港", "は", "静か", "だった。" }, "港は静かだった。", FALSE },
  { "chinese", { "港口", "很", "安静。" }, "港口很安静。", FALSE },
  { "hindi", { "बंदरगाह", "शांत", "था।" }, "बंदरगाह शांत था।", FALSE },
  { "emoji", { "well", "👍🏽", "done" }, "well 👍🏽 done", FALSE },
};

static void
test_direction (gconstpointer row)
{
  static const CaptionLook look = { .size = 1, .opacity = CAPTION_OPACITY };
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (Subtitles) subtitles = make_line (lines[i].words, lines[i].text);

  for (gsize k = 0; k < SMALL_SCREENS; k++) {
    int before_left = 0, before_right = 0, margin = screens[k].width / 64;

    for (guint word = 0; lines[i].words[word]; word++) {
      Overlay overlay = overlay_at (subtitles, word * SECOND, NANOSECONDS_NONE, &look);
      OverlayBox boxes[OVERLAY_BOXES];
      guint n_boxes;
      cairo_surface_t *surface = draw_on_black (&overlay, screens[k].width, screens[k].height, boxes,
          &n_boxes);
      int left, right;

      g_assert_true (find_mark (surface, &left, &right));
      if (word && lines[i].is_leftward)
        g_assert_cmpint (right, <, before_left + margin);
      else if (word)
        g_assert_cmpint (left, >, before_right - margin);
      before_left = left;
      before_right = right;
      cairo_surface_destroy (surface);
    }
  }
}

/* However large the type and long the words: within what every screen shows (EBU R 95: 3.5 % are
 * not), and above the bar. */
static void
test_safe_area (void)
{
  static const char *const texts[] = { "one", "a caption of two lines, each of them of 42\n"
    "columns, which is the most that there are", "Donaudampfschifffahrtsgesellschaftskapitänsmütze" };
  static const char *const none[] = { NULL };
  static const double sizes[] = { 0.5, 1, 1.6, 2.5 };

  for (gsize i = 0; i < G_N_ELEMENTS (texts) * G_N_ELEMENTS (screens) * G_N_ELEMENTS (sizes); i++) {
    const CaptionLook look = { .size = sizes[i % G_N_ELEMENTS (sizes)], .opacity = 1,
      .is_top = i % 2 };
    int width = screens[i / G_N_ELEMENTS (sizes) % G_N_ELEMENTS (screens)].width;
    int height = screens[i / G_N_ELEMENTS (sizes) % G_N_ELEMENTS (screens)].height;
    const char *text = texts[i / G_N_ELEMENTS (sizes) / G_N_ELEMENTS (screens)];
    g_autoptr (Subtitles) subtitles = make_line (none, text);
    Overlay overlay = overlay_at (subtitles, 0, NANOSECONDS_NONE, &look);
    OverlayBox boxes[OVERLAY_BOXES];
    guint n_boxes;

    overlay.text = text;
    cairo_surface_destroy (draw_on_black (&overlay, width, height, boxes, &n_boxes));
    g_assert_cmpuint (n_boxes, ==, 1);
    g_assert_cmpfloat (boxes[0].x, >=, width * 0.025);
    g_assert_cmpfloat (boxes[0].x + boxes[0].width, <=, width * 0.975);
    g_assert_cmpfloat (boxes[0].y, >=, height * 0.035);
    g_assert_cmpfloat (boxes[0].y + boxes[0].height, <=, height - painter_unit_of (width, height) * 1.65);
  }
}

/* Contrast: WCAG 2.1, 1.4.3 */

static double
luminance_of (const double channels[3])
{
  double linear[3];

  for (guint i = 0; i < 3; i++)
    linear[i] = channels[i] <= 0.03928 ? channels[i] / 12.92 : pow ((channels[i] + 0.055) / 1.055, 2.4);
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}

/* @colour of @alpha over grey of @behind. */
static double
luminance_over (guint32 colour, double alpha, double behind)
{
  double channels[3];

  for (guint i = 0; i < 3; i++)
    channels[i] = (colour >> (16 - 8 * i) & 255) / 255.0 * alpha + behind * (1 - alpha);
  return luminance_of (channels);
}

static double
contrast (double a, double b)
{
  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* Every speaker, on the box of the usual opacity and on the thinnest without edges, over a picture
 * that is white, and one that is black; and the word on its mark. */
static void
test_contrast (void)
{
  static const double opacities[] = { CAPTION_OPACITY, 0.75, 1 };

  for (int voice = SPEAKER_NONE; voice < 10; voice++) {
    double text = luminance_over (painter_colour_of (voice), 1, 0);

    g_assert_cmpfloat (contrast (text, luminance_over (DARK, 1, 0)), >=, 4.5);
    for (gsize i = 0; i < G_N_ELEMENTS (opacities); i++)
      for (double behind = 0; behind <= 1; behind++)
        g_assert_cmpfloat (contrast (text, luminance_over (DARK, opacities[i], behind)), >=, 4.5);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/overlay/moments", test_moments);
  g_test_add_func ("/overlay/boxes", test_boxes);
  g_test_add_func ("/overlay/bar", test_bar);
  g_test_add_func ("/overlay/safe-area", test_safe_area);
  g_test_add_func ("/overlay/contrast", test_contrast);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autofree char *name = g_strconcat ("/overlay/directions/", lines[i].name, NULL);

    g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_direction);
  }
  return g_test_run ();
}
