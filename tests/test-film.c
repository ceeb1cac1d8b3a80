/* Pictures as they come out of an encoded film, against what the model says is up at their time. */
#include <fcntl.h>
#include <gst/app/gstappsink.h>
#include <gst/video/video.h>
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include "film.h"
#include "poster.h"
#include "reel.h"
#include "scratch.h"

#define RATE 16000
#define LENGTH (5 * SECOND)
#define PICTURE (SECOND / 25)

/* Five seconds: a cue of three words, a second of nothing, and again. */
static Subtitles *
make_subtitles (void)
{
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (CueList) cues = cue_list_new ();

  transcript_add_speaker (transcript, "Ann");
  transcript_add_paragraph (transcript, 0, 0, "");
  for (guint i = 0; i < 2; i++) {
    Nanoseconds start = (510 + i * 2500) * MILLISECOND;

    transcript_add_word (transcript, "one", start, start + 333 * MILLISECOND, -1);
    transcript_add_word (transcript, "two", start + 417 * MILLISECOND, start + 700 * MILLISECOND,
        -1);
    transcript_add_word (transcript, "three", start + 701 * MILLISECOND, start + 1400 * MILLISECOND,
        -1);
    cue_list_append (cues, &(Cue) { .start = start, .end = start + 1500 * MILLISECOND,
      .text = "one two\nthree", .first_word = i * 3, .end_word = i * 3 + 3 });
  }
  return subtitles_new (transcript, cues);
}

static Poster *
make_poster (Subtitles *subtitles, int width, int height)
{
  Peaks peaks;
  PosterContents contents = { width, height, { CAPTIONS_BY_WORD, 1, 0 }, "A title of some length",
    subtitles, LENGTH, NULL, &peaks };
  gint16 samples[PEAKS_HOP] = { 0, 20000, -20000 };
  Poster *poster;

  peaks_init (&peaks);
  for (guint i = 0; i < LENGTH / SECOND * PEAKS_RATE; i++)
    peaks_add (&peaks, samples, PEAKS_HOP);
  poster = poster_new (&contents);
  peaks_clear (&peaks);
  return poster;
}

/* A pipeline that decodes @fd; NULL in @sink's place fails the test. */
static GstElement *
decode (int fd, const char *decoder, GstAppSink **sink)
{
  g_autofree char *name = scratch_name (fd);
  g_autofree char *description = g_strdup_printf ("filesrc location=%s ! matroskademux ! %s ! "
      "videoconvert ! video/x-raw,format=BGRx ! appsink name=sink sync=false", name, decoder);
  g_autoptr (GError) error = NULL;
  GstElement *pipeline = gst_parse_launch (description, &error);

  g_assert_no_error (error);
  *sink = GST_APP_SINK (gst_bin_get_by_name (GST_BIN (pipeline), "sink"));
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  return pipeline;
}

/* How far the decoded picture is from the one that is drawn of the model, in levels a channel. */
static double
compare (GstSample *sample, Poster *poster, const Overlay *overlay)
{
  GstBuffer *buffer = gst_sample_get_buffer (sample);
  GstVideoInfo info;
  GstMapInfo map;
  cairo_surface_t *surface;
  cairo_t *cr;
  const guint8 *drawn;
  double sum = 0;

  gst_video_info_from_caps (&info, gst_sample_get_caps (sample));
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, info.width, info.height);
  cr = cairo_create (surface);
  poster_draw (poster, overlay, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  drawn = cairo_image_surface_get_data (surface);
  gst_buffer_map (buffer, &map, GST_MAP_READ);
  g_assert_cmpuint (map.size, ==, (gsize) info.width * info.height * 4);
  for (gsize i = 0; i < map.size; i++)
    sum += i % 4 == 3 ? 0 : abs (map.data[i] - drawn[i]);
  gst_buffer_unmap (buffer, &map);
  cairo_surface_destroy (surface);
  return sum / ((double) map.size * 3 / 4);
}

static gboolean
is_same (const Overlay *a, const Overlay *b)
{
  return a->text == b->text && a->said_to == b->said_to && a->now_from == b->now_from
      && a->now_to == b->now_to && a->second == b->second;
}

/* The times at which something else is up, and one more at the end. (element-type Nanoseconds) */
static GArray *
find_changes (const Poster *poster)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (Nanoseconds));
  Overlay last = { 0 };

  for (Nanoseconds time = 0; time < LENGTH; time += PICTURE) {
    Overlay now = poster_find (poster, time);

    if (!time || !is_same (&now, &last) || time + PICTURE == LENGTH)
      g_array_append_val (times, time);
    last = now;
  }
  return times;
}

static gboolean
has_elements (const char *first, const char *second)
{
  return gst_registry_check_feature_version (gst_registry_get (), first, 1, 0, 0)
      && gst_registry_check_feature_version (gst_registry_get (), second, 1, 0, 0);
}

static const struct {
  const char *name, *path, *encoder, *decoder;
  int width, height;
} films[] = {
  { "webm", "a.webm", "vp8enc", "vp8dec", 320, 180 },
  { "webm/portrait", "a.webm", "vp8enc", "vp8dec", 180, 320 },
  { "webm/square", "A.WEBM", "vp8enc", "vp8dec", 240, 240 },
  { "mkv", "a.mkv", "x264enc", "avdec_h264", 320, 180 },
};

static void
shoot (gsize row, Poster *poster, int fd)
{
  const FilmShape shape = { films[row].width, films[row].height, RATE, 1, 25 };
  float silence[RATE / 10] = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (Film) film = film_new (film_kind_for_path (films[row].path), fd, &shape, &error);
  g_autoptr (Reel) reel = NULL;

  g_assert_no_error (error);
  reel = reel_new (film, poster, NULL, shape.width, shape.height);
  for (guint i = 1; i <= LENGTH / SECOND * 10; i++) {
    g_assert_true (film_add_sound (film, silence, G_N_ELEMENTS (silence)));
    g_assert_true (reel_advance (reel, i * SECOND / 10));
  }
  g_assert_true (reel_finish (reel, LENGTH));
  film_finish (film, &error);
  g_assert_no_error (error);
}

/* It is what is up at its time, and neither what was before nor what comes next. */
static void
check_picture (GstSample *sample, Poster *poster, guint n, const GArray *times)
{
  Overlay now = poster_find (poster, g_array_index (times, Nanoseconds, n));
  double away = compare (sample, poster, &now);

  g_assert_cmpfloat (away, <, 6);
  for (guint other = n ? n - 1 : 1; other < MIN (n + 2, times->len); other += 2) {
    Overlay overlay = poster_find (poster, g_array_index (times, Nanoseconds, other));

    if (!is_same (&overlay, &now))
      g_assert_cmpfloat (away, <, compare (sample, poster, &overlay));
  }
}

static void
test_pictures (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  Subtitles *subtitles = make_subtitles ();
  Poster *poster = make_poster (subtitles, films[row].width, films[row].height);
  g_autoptr (GArray) times = find_changes (poster);
  g_autoptr (GstElement) pipeline = NULL;
  g_autoptr (GstAppSink) sink = NULL;
  int fd = scratch_open (NULL);
  guint n = 0;

  if (!has_elements (films[row].encoder, films[row].decoder)) {
    g_test_skip ("GStreamer cannot write and read it");
  } else {
    shoot (row, poster, fd);
    pipeline = decode (fd, films[row].decoder, &sink);
    for (GstSample *sample; (sample = gst_app_sink_pull_sample (sink)); n++) {
      Nanoseconds time = GST_BUFFER_PTS (gst_sample_get_buffer (sample));

      g_assert_cmpuint (n, <, times->len);
      g_assert_cmpuint (time, ==, g_array_index (times, Nanoseconds, n));
      check_picture (sample, poster, n, times);
      gst_sample_unref (sample);
    }
    g_assert_cmpuint (n, ==, times->len);
    gst_element_set_state (pipeline, GST_STATE_NULL);
  }
  close (fd);
  poster_free (poster);
  subtitles_unref (subtitles);
}

/* A disk without room ends it, and does not hang it. */
static void
test_full_disk (void)
{
  const FilmShape shape = { 64, 64, RATE, 1, 25 };
  float noise[RATE];
  g_autoptr (GError) error = NULL;
  g_autoptr (Film) film = NULL;
  int read_only = open ("/dev/null", O_RDONLY);
  gboolean goes_on = TRUE;

  for (guint i = 0; i < RATE; i++)
    noise[i] = sinf ((float) (i * i % 977));
  film = film_new (film_kind_for_path ("a.webm"), read_only, &shape, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 600 && goes_on; i++) {
    GstBuffer *picture = film_new_picture (film);

    gst_buffer_memset (picture, 0, (guint8) i, 64 * 64 * 4);
    goes_on = film_add_sound (film, noise, RATE) && film_add_picture (film, picture, i * SECOND);
  }
  g_assert_false (film_finish (film, &error));
  g_assert_error (error, ENCODE_ERROR, ENCODE_ERROR_FAILED);
  close (read_only);
}

static const struct {
  int width, height;
  double size;
  guint columns, lines;
} rooms[] = {
  { 1080, 1920, 1, 24, 3 }, { 1080, 1080, 1, 30, 2 }, { 1920, 1080, 1, 36, 2 },
  { 1080, 1920, 2, 12, 3 }, { 1280, 720, 0.5, 72, 2 },
};

static void
test_room (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rooms); i++) {
    PosterRoom room = poster_get_room (rooms[i].width, rooms[i].height, rooms[i].size);

    g_assert_cmpuint (room.columns, ==, rooms[i].columns);
    g_assert_cmpuint (room.lines, ==, rooms[i].lines);
  }
}

static const struct {
  const char *path;
  gboolean is_known;
} paths[] = {
  { "a.mp4", TRUE }, { "b.c.WebM", TRUE }, { ".mkv", TRUE }, { "a.avi", FALSE }, { "mp4", FALSE },
  { "", FALSE },
};

static void
test_paths (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    g_assert_cmpint (film_kind_for_path (paths[i].path) != NULL, ==, paths[i].is_known);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  g_test_add_func ("/film/room", test_room);
  g_test_add_func ("/film/paths", test_paths);
  g_test_add_func ("/film/full-disk", test_full_disk);
  for (gsize i = 0; i < G_N_ELEMENTS (films); i++) {
    g_autofree char *name = g_strconcat ("/film/pictures/", films[i].name, NULL);

    g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_pictures);
  }
  return g_test_run ();
}
