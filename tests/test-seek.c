/* What sounds after a seek is what was recorded there: noise, whose every moment is unlike any
 * other, is encoded, sought in while paused, and found again in the original by correlation. */
#include <gst/app/gstappsink.h>
#include <math.h>

#include "player-inside.h"
#include "tone.h"

#define RATE 44100
#define SECONDS 12
#define REACH 3000              /* samples that sound may be off and be found: 68 ms */
#define LEAST 1500              /* samples worth comparing */

static const PlayerOptions options = { .audio_sink = "audioresample ! "
    "audio/x-raw,format=F32LE,rate=44100,channels=1 ! appsink name=heard sync=false max-buffers=8" };

/* What puts something before the recording and notes it nowhere makes it late for everybody. */
static const struct {
  const char *name, *encoder;   /* elements, or options of ffmpeg */
  int lead;                     /* samples */
} codecs[] = {
  { "wav", "wavenc" },
  { "flac", "flacenc" },
  { "opus", "audioresample ! opusenc bitrate=128000 ! oggmux max-delay=2000000000 "
      "max-page-delay=2000000000" },
  { "webm", "audioresample ! opusenc bitrate=128000 ! webmmux" },
  { "vorbis", "vorbisenc ! oggmux" },
  { "mp3", "lamemp3enc bitrate=128 ! xingmux", 1105 },
  { "m4a", "avenc_aac bitrate=160000 ! mp4mux", 1024 },
  { "lame", "-c:a libmp3lame -b:a 128k -f mp3", 0 },
  { "lame-variable", "-c:a libmp3lame -q:a 3 -f mp3", 0 },
  { "edit-list", "-c:a aac -b:a 160k -f ipod", 0 },
  { "ffmpeg-opus", "-c:a libopus -b:a 96k -page_duration 1000000 -f ogg", 0 },
};

static float *recording;        /* RATE * SECONDS samples */

/* The file of the recording. (transfer full) */
static char *
record (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (7);
  gsize size = sizeof (gint16) * RATE * SECONDS;
  g_autofree gint16 *samples = g_malloc (size);
  char *path = NULL;

  recording = g_new (float, RATE * SECONDS);
  for (gsize i = 0; i < RATE * SECONDS; i++) {
    samples[i] = (gint16) g_rand_int_range (dice, -8000, 8000);
    recording[i] = samples[i] / 32768.0f;
  }
  close (g_file_open_tmp ("noise-XXXXXX.raw", &path, NULL));
  g_assert_true (g_file_set_contents (path, (char *) samples, (gssize) size, NULL));
  return path;
}

/* NULL, and the test is skipped: there is no ffmpeg that can. */
static char *
encode_by_ffmpeg (const char *noise, const char *options)
{
  char *path = NULL;
  g_autofree char *command = NULL;
  int status;

  close (g_file_open_tmp ("noise-XXXXXX.audio", &path, NULL));
  command = g_strdup_printf ("ffmpeg -nostdin -v quiet -y -f s16le -ar 44100 -ac 1 -i %s %s %s",
      noise, options, path);
  if (g_spawn_command_line_sync (command, NULL, NULL, &status, NULL)
      && g_spawn_check_wait_status (status, NULL))
    return path;
  tone_remove (path);
  g_test_skip ("no ffmpeg that can make the file");
  return NULL;
}

static char *
encode (const char *noise, const char *encoder)
{
  g_autofree char *source = NULL;

  if (*encoder == '-')
    return encode_by_ffmpeg (noise, encoder);
  source = g_strdup_printf ("filesrc location=\"%s\" ! rawaudioparse format=pcm "
      "pcm-format=s16le sample-rate=44100 num-channels=1 ! audioconvert ! %s", noise, encoder);
  return tone_encode (source);
}

static void
wait_for_seek (Player *player)
{
  while (player_is_seeking (player))
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (player_get_failure (player));
}

static double
correlate (const float *heard, gsize n, gssize place)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += (double) heard[i] * (double) recording[(gsize) place + i];
  return sum;
}

/* Samples that @heard, which should be from @place on, comes early. */
static int
find_error (const float *heard, gsize n, gssize place)
{
  double best = 0;
  int error = 0;

  for (int shift = -REACH; shift <= REACH; shift++)
    if (place + shift >= 0 && place + shift + (gssize) n < RATE * SECONDS) {
      double likeness = correlate (heard, n, place + shift);

      if (likeness > best) {
        best = likeness;
        error = shift;
      }
    }
  return error;
}

/* What sounds from @target on: LEAST samples and more, that start at @start, in samples. */
static GArray *
hear (GstAppSink *sink, Player *player, Nanoseconds target, gssize *start)
{
  GArray *heard = g_array_new (FALSE, FALSE, sizeof (float));
  gint64 from, place = (gint64) target;

  player_play (player);
  while (heard->len < LEAST) {
    g_autoptr (GstSample) sample = gst_app_sink_pull_sample (sink);
    GstBuffer *buffer = gst_sample_get_buffer (sample);
    GstMapInfo map;

    from = (gint64) gst_segment_to_stream_time (gst_sample_get_segment (sample), GST_FORMAT_TIME,
        GST_BUFFER_PTS (buffer)) - (gint64) player_get_delay (player);
    if (!heard->len) {
      g_assert_cmpint (from, <=, place + SECOND / RATE);
      g_assert_cmpint (from + (gint64) GST_BUFFER_DURATION (buffer), >, place);
      *start = (gssize) llround ((double) from * RATE / (double) SECOND);
    }
    g_assert_true (gst_buffer_map (buffer, &map, GST_MAP_READ));
    g_array_append_vals (heard, map.data, map.size / sizeof (float));
    gst_buffer_unmap (buffer, &map);
  }
  player_pause (player);
  return heard;
}

static char *noise;

static void
test_codec (gconstpointer row)
{
  static const guint places[] = { 7000, 123, 10999, 5000, 2345, 9876, 45, 6007, 3333 };
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (Player) player = NULL;
  g_autoptr (GstElement) heard = NULL;
  g_autoptr (GError) error = NULL;
  char *path = encode (noise, codecs[i].encoder);

  if (!path)
    return;
  player = player_new (path, &options, &error);
  g_assert_no_error (error);
  wait_for_seek (player);
  heard = gst_bin_get_by_name (GST_BIN (pipeline_get_element (player->pipeline)), "heard");
  for (gsize j = 0; j < G_N_ELEMENTS (places); j++) {
    g_autoptr (GArray) samples = NULL;
    gssize start = 0;

    player_seek (player, places[j] * MILLISECOND);
    wait_for_seek (player);
    samples = hear (GST_APP_SINK (heard), player, places[j] * MILLISECOND, &start);
    /* Times between two samples are one or the other. */
    g_assert_cmpint (abs (find_error (&g_array_index (samples, float, 0), samples->len, start)
            + codecs[i].lead), <=, 1);
  }
  tone_remove (path);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  noise = record ();
  for (gsize i = 0; i < G_N_ELEMENTS (codecs); i++) {
    g_autofree char *name = g_strconcat ("/seek/", codecs[i].name, NULL);

    g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_codec);
  }
  status = g_test_run ();
  tone_remove (noise);
  g_free (recording);
  return status;
}
