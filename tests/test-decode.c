#include "decode.h"

#include <glib/gstdio.h>
#include <gst/gst.h>
#include <math.h>
#include <string.h>

#include "identity.h"

#define SECONDS 4
#define RATE 44100
#define REACH 800               /* samples, 50 ms: farther is not found at all */
#define WITHIN 2                /* milliseconds */

static char *folder, *recording;

/* Noise that swells and falls, so that it fits itself in one place only. */
static void
write_recording (void)
{
  g_autoptr (GByteArray) wav = g_byte_array_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  const guint32 size = SECONDS * RATE * 2;
  const guint32 header[] = { GUINT32_TO_LE (16), GUINT32_TO_LE (1 | 1 << 16), GUINT32_TO_LE (RATE),
    GUINT32_TO_LE (RATE * 2), GUINT32_TO_LE (2 | 16 << 16) };
  const guint32 riff_size = GUINT32_TO_LE (size + 36), data_size = GUINT32_TO_LE (size);
  double low = 0;

  g_byte_array_append (wav, (const guint8 *) "RIFF", 4);
  g_byte_array_append (wav, (const guint8 *) &riff_size, 4);
  g_byte_array_append (wav, (const guint8 *) "WAVEfmt ", 8);
  g_byte_array_append (wav, (const guint8 *) header, sizeof header);
  g_byte_array_append (wav, (const guint8 *) "data", 4);
  g_byte_array_append (wav, (const guint8 *) &data_size, 4);
  for (guint i = 0; i < SECONDS * RATE; i++) {
    gint16 sample;

    low = 0.7 * low + 0.3 * g_rand_double_range (random, -1, 1);
    sample = GINT16_TO_LE ((gint16) (20000 * low * (1 + sin (i * 13.0 / RATE)) / 2));
    g_byte_array_append (wav, (const guint8 *) &sample, 2);
  }
  g_assert_true (g_file_set_contents (recording, (const char *) wav->data, wav->len, NULL));
}

static char *
in_folder (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* FALSE, and the test is skipped: no ffmpeg, or without that encoder. */
static gboolean
encode (const char *arguments, const char *path)
{
  g_autofree char *line = g_strdup_printf ("ffmpeg -loglevel error -y -i %s %s %s", recording,
      arguments, path);
  int status;

  if (g_spawn_command_line_sync (line, NULL, NULL, &status, NULL) && status == 0)
    return TRUE;
  g_test_skip ("no ffmpeg that can make the file");
  return FALSE;
}

/* How much later @samples sound than @reference: where their correlation is greatest. */
static int
measure_lag (const Decoded *reference, const Decoded *decoded)
{
  gsize n = MIN (reference->n_samples, decoded->n_samples) - 2 * REACH;
  double best = -INFINITY;
  int lag = 0;

  for (int shift = -REACH; shift <= REACH; shift++) {
    double sum = 0;

    for (gsize i = REACH; i < n; i += 3)
      sum += (double) reference->samples[i] * decoded->samples[(gssize) i + shift];
    if (sum > best) {
      best = sum;
      lag = shift;
    }
  }
  return lag;
}

static void
decode (const char *path, Decoded *decoded)
{
  const DecodeWatch watch = { 0 };
  g_autoptr (GError) error = NULL;

  decode_whole (path, &watch, decoded, &error);
  g_assert_no_error (error);
}

#define PICTURE "-f lavfi -i color=red:s=64x64:d=1 "
#define COVER PICTURE "-map 0 -map 1 -frames:v 1 -c:v mjpeg -disposition:v attached_pic "
#define VIDEO "-f lavfi -i testsrc=s=64x64:d=4 -c:v mpeg4 "

/* What ffmpeg does to the recording, and how much of it is heard how late, in milliseconds. */
static const struct {
  const char *name, *arguments, *file;
  double lag;
} kinds[] = {
  { "wav", "", "plain.wav" },
  { "flac", "", "plain.flac" },
  { "mp3", "-c:a libmp3lame -b:a 128k", "plain.mp3" },
  { "mp3-variable", "-c:a libmp3lame -q:a 4", "variable.mp3" },
  { "mp3-mpeg2-mono", "-c:a libmp3lame -ar 22050 -b:a 40k", "half.mp3" },
  { "mp3-stereo", "-c:a libmp3lame -ac 2 -b:a 128k", "stereo.mp3" },
  { "mp3-no-header", "-c:a libmp3lame -q:a 4 -write_xing 0", "bare.mp3", 1105 * 1000.0 / RATE },
  { "m4a", "-c:a aac", "plain.m4a" },
  { "adts", "-c:a aac", "plain.aac", 1024 * 1000.0 / RATE },
  { "opus", "-c:a libopus", "plain.opus" },
  { "vorbis", "-c:a libvorbis", "plain.ogg" },
  { "webm-opus", "-c:a libopus", "plain.webm" },
  { "phone", "-ar 8000 -c:a pcm_mulaw", "phone.wav" },
  { "six-channels", "-ac 6", "six.flac" },
  { "one-speaker-a-channel", "-f lavfi -i anullsrc=r=44100:cl=mono -shortest "
      "-filter_complex join=inputs=2:channel_layout=stereo", "sides.wav" },
  { "one-channel-turned-over", "-af pan=stereo|c0=c0|c1=-1*c0", "over.flac" },
  { "mp3-channel-turned-over", "-af pan=stereo|c0=c0|c1=-1*c0 -c:a libmp3lame -b:a 128k",
    "over.mp3" },
  { "mp3-cover", COVER "-c:a libmp3lame", "cover.mp3" },
  { "flac-cover", COVER, "cover.flac" },
  { "m4a-cover", COVER "-c:a aac", "cover.m4a" },
  { "mp3-called-wav", "-c:a libmp3lame -f mp3", "wrong.wav" },
  { "opus-called-txt", "-c:a libopus -f ogg", "wrong.txt" },
  { "video-mp4", VIDEO "-c:a aac", "video.mp4" },
  { "video-mkv", VIDEO "-c:a libopus", "video.mkv" },
};

static void
test_zero (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *path = in_folder (kinds[i].file);
  g_auto (Decoded) reference = { 0 }, decoded = { 0 };
  g_autofree char *remark = NULL;

  if (!encode (kinds[i].arguments, path))
    return;
  decode (recording, &reference);
  decode (path, &decoded);
  g_assert_cmpfloat_with_epsilon (decoded.n_samples / 16000.0, SECONDS, 0.06);
  g_assert_cmpfloat_with_epsilon (measure_lag (&reference, &decoded) / 16.0, kinds[i].lag, WITHIN);
  remark = decoded_to_remark (&decoded);
  g_assert_null (remark);
}

/* A recording that begins after its pictures is heard when it is due. */
static void
test_late_sound (void)
{
  g_autofree char *path = in_folder ("late.mkv");
  g_auto (Decoded) decoded = { 0 };
  gsize first = 0;

  if (!encode ("-f lavfi -i testsrc=s=64x64:d=6 -c:v mpeg4 -filter_complex "
          "[0]asetpts=PTS+1.5/TB[late] -map [late] -map 1 -c:a flac", path))
    return;
  decode (path, &decoded);
  while (first < decoded.n_samples && decoded.samples[first] == 0)
    first++;
  g_assert_cmpfloat_with_epsilon (first / 16000.0, 1.5, 0.01);
}

/* Five eighths of a file: what is there counts, what is missing is said. */
static const struct {
  const char *name, *arguments, *file;
  const char *remark;
} cuts[] = {
  { "mp3", "-c:a libmp3lame -b:a 64k", "cut.mp3", "it breaks off at 0:02 of 0:04" },
  { "flac", "", "cut.flac", "it breaks off at 0:02 of 0:04" },
  { "m4a-index-first", "-c:a aac -b:a 64k -movflags +faststart", "cut.m4a",
    "it breaks off at 0:02 of 0:04" },
};

static void
test_cut (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *path = in_folder (cuts[i].file), *bytes = NULL, *remark = NULL;
  g_auto (Decoded) decoded = { 0 };
  gsize length;

  if (!encode (cuts[i].arguments, path))
    return;
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length * 5 / 8, NULL));
  decode (path, &decoded);
  remark = decoded_to_remark (&decoded);
  g_assert_cmpstr (remark, ==, cuts[i].remark);
}

#define LETTERS "No sound is in this file, but a hundred or so letters of plain text.\n"

static const struct {
  const char *name, *content;
  gsize length;
  const char *message;
} senseless[] = {
  { "empty", "", 0, "it is empty" },
  { "text", LETTERS, sizeof LETTERS - 1, "no audio in it" },
  { "zeros", NULL, 20000, "no audio in it" },
};

static void
test_senseless (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *path = in_folder ("senseless.mp3"), *zeros = g_malloc0 (senseless[i].length + 1);
  const char *content = senseless[i].content ? senseless[i].content : zeros;
  const DecodeWatch watch = { 0 };
  g_auto (Decoded) decoded = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, content, (gssize) senseless[i].length, NULL));
  g_assert_false (decode_whole (path, &watch, &decoded, &error));
  g_assert_error (error, DECODE_ERROR, DECODE_ERROR_NO_AUDIO);
  g_assert_cmpstr (error->message, ==, senseless[i].message);
}

static void
test_no_sound_track (void)
{
  g_autofree char *path = in_folder ("mute.mp4");
  const DecodeWatch watch = { 0 };
  g_auto (Decoded) decoded = { 0 };
  g_autoptr (GError) error = NULL;

  if (!encode (VIDEO "-map 1", path))
    return;
  g_assert_false (decode_whole (path, &watch, &decoded, &error));
  g_assert_error (error, DECODE_ERROR, DECODE_ERROR_NO_AUDIO);
}

static void
test_no_file (void)
{
  const DecodeWatch watch = { 0 };
  g_auto (Decoded) decoded = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (decode_whole ("/nowhere/at.all", &watch, &decoded, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (decode_whole (folder, &watch, &decoded, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

/* Takes an element away for a while. */
static void
test_no_codec (void)
{
  GstRegistry *registry = gst_registry_get ();
  g_autofree char *path = in_folder ("codec.flac");
  GstPluginFeature *feature = gst_registry_lookup_feature (registry, "flacdec");
  GstPluginFeature *other = gst_registry_lookup_feature (registry, "avdec_flac");
  const DecodeWatch watch = { 0 };
  g_auto (Decoded) decoded = { 0 };
  g_autoptr (GError) error = NULL;

  if (!encode ("", path))
    return;
  gst_registry_remove_feature (registry, feature);
  if (other)
    gst_registry_remove_feature (registry, other);
  g_assert_false (decode_whole (path, &watch, &decoded, &error));
  gst_registry_add_feature (registry, feature);
  if (other)
    gst_registry_add_feature (registry, other);
  g_assert_error (error, DECODE_ERROR, DECODE_ERROR_NO_CODEC);
  g_assert_nonnull (strstr (error->message, "gstreamer1.0-plugins-good, which has flacdec"));
}

static gboolean
take_and_cancel (const gint16 *samples, gsize n_samples, gpointer data)
{
  g_cancellable_cancel (data);
  return TRUE;
}

static gboolean
take_enough (const gint16 *samples, gsize n_samples, gpointer data)
{
  guint *calls = data;

  return ++*calls < 3;
}

static void
test_stop (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint calls = 0;
  const DecodeWatch cancelling = { .take = take_and_cancel, .data = cancellable,
    .cancellable = cancellable }, satisfied = { .take = take_enough, .data = &calls };
  g_auto (Decoded) decoded = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (decode_stream (recording, &cancelling, &decoded, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (decode_stream (recording, &satisfied, &decoded, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (calls, ==, 3);
}

/* A server that gives @bytes of the recording a connection, then hangs up or says no more. */
typedef struct {
  const char *name;
  gsize bytes;
  gboolean stalls, has_ranges;
  Nanoseconds patience;
  const char *problem;          /* NULL: all of it comes in the end */
} Server;

static const Server servers[] = {
  { "whole", G_MAXSIZE, FALSE, TRUE, 120 * SECOND, NULL },
  { "drops", 100000, FALSE, TRUE, 120 * SECOND, NULL },
  { "stalls", 100000, TRUE, TRUE, 2 * SECOND,
    "nothing came for 2 s; try again, or download the file" },
  { "drops-for-good", 100000, FALSE, FALSE, 120 * SECOND,
    "broke off after * s, and the server cannot go on from there; try again, or download the file" },
};

static void
serve (const Server *server, GSocketConnection *connection)
{
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autofree char *content = NULL;
  char request[4096] = "";
  const char *range;
  gsize length, from, n;

  g_assert_true (g_file_get_contents (recording, &content, &length, NULL));
  g_input_stream_read (in, request, sizeof request - 1, NULL, NULL);
  range = server->has_ranges ? strstr (request, "bytes=") : NULL;
  from = range ? (gsize) g_ascii_strtoull (range + 6, NULL, 10) : 0;
  n = MIN (server->bytes, length - from);
  if (from)
    g_output_stream_printf (out, NULL, NULL, NULL, "HTTP/1.1 206 Partial Content\r\nAccept-Ranges: "
        "bytes\r\nContent-Range: bytes %" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT "/%" G_GSIZE_FORMAT
        "\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n", from, length - 1, length, length - from);
  else
    g_output_stream_printf (out, NULL, NULL, NULL, "HTTP/1.1 200 OK\r\nAccept-Ranges: %s\r\n"
        "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n", server->has_ranges ? "bytes" : "none", length);
  g_output_stream_write_all (out, content + from, n, NULL, NULL, NULL);
  if (server->stalls)
    g_input_stream_read (in, request, 1, NULL, NULL);
}

typedef struct {
  const Server *server;
  GSocketListener *listener;
  GCancellable *cancellable;
} Service;

static gpointer
run_service (gpointer data)
{
  Service *service = data;
  GSocketConnection *connection;

  while ((connection = g_socket_listener_accept (service->listener, NULL, service->cancellable,
      NULL))) {
    serve (service->server, connection);
    g_object_unref (connection);
  }
  return NULL;
}

static void
test_server (gconstpointer data)
{
  const Server *server = data;
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/recording.wav", port);
  Service service = { server, listener, cancellable };
  GThread *thread = g_thread_new ("server", run_service, &service);
  const DecodeWatch watch = { .patience = server->patience };
  g_auto (Decoded) decoded = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (decode_whole (url, &watch, &decoded, &error), ==, !server->problem);
  g_cancellable_cancel (cancellable);
  g_thread_join (thread);
  if (server->problem)
    g_assert_true (g_pattern_match_simple (server->problem, error->message));
  else
    g_assert_cmpuint (decoded.n_samples, ==, SECONDS * DECODE_RATE);
}

static void
test_identity (void)
{
  g_autofree char *path = in_folder ("abc");
  g_auto (Identity) identity = { 0 };

  g_assert_true (g_file_set_contents (path, "abc", 3, NULL));
  g_assert_true (identity_of_file (path, NULL, &identity, NULL));
  g_assert_cmpuint (identity.bytes, ==, 3);
  g_assert_cmpstr (identity.sha256, ==,
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#define ADD_ROWS(prefix, table, function) \
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) { \
    g_autofree char *row = g_strconcat (prefix, table[i].name, NULL); \
    g_test_add_data_func (row, GSIZE_TO_POINTER (i), function); \
  }

static void
remove_folder (void)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir))) {
    g_autofree char *path = in_folder (name);

    g_remove (path);
  }
  g_dir_close (dir);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  folder = g_dir_make_tmp ("quoth-XXXXXX", NULL);
  recording = in_folder ("recording.wav");
  write_recording ();
  ADD_ROWS ("/decode/zero/", kinds, test_zero);
  ADD_ROWS ("/decode/cut/", cuts, test_cut);
  ADD_ROWS ("/decode/senseless/", senseless, test_senseless);
  for (gsize i = 0; i < G_N_ELEMENTS (servers); i++) {
    g_autofree char *row = g_strconcat ("/decode/server/", servers[i].name, NULL);
    g_test_add_data_func (row, &servers[i], test_server);
  }
  g_test_add_func ("/decode/late-sound", test_late_sound);
  g_test_add_func ("/decode/no-sound-track", test_no_sound_track);
  g_test_add_func ("/decode/no-file", test_no_file);
  g_test_add_func ("/decode/no-codec", test_no_codec);
  g_test_add_func ("/decode/stop", test_stop);
  g_test_add_func ("/decode/identity", test_identity);
  status = g_test_run ();
  remove_folder ();
  g_free (recording);
  g_free (folder);
  return status;
}
