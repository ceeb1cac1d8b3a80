/* Words timed from audio, as a shell sees it: what is heard, what is said about it, what fails.
 * flite speaks the episode. */
#include <fcntl.h>
#include <math.h>
#include <pty.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#define ANN "The keeper lights the lamp at dusk. Ships far out count its turns and know where they are."
#define BOB "In winter nobody comes for weeks, and then we are short of bread and of good company."
#define PAGE "<html><body><p>[00:00:00] <strong>Ann:</strong> " ANN "</p>" \
    "<p>[00:00:07] <strong>Bob:</strong> " BOB "</p></body></html>"
#define OTHER "Barley is soaked until it sprouts. What people call hops came later, my uncle says."
#define N_WORDS "35"
#define RATE 16000
#define STAMPS "words are timed from the transcript's stamps"

static char *folder;
static GArray *ann, *bob, *other, *music;       /* (element-type gint16) */

static char *
in_folder (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* What @voice of flite says, and a pause. NULL: there is no flite. */
static GArray *
speak (const char *voice, const char *text)
{
  static const char script[] = "import sys; sys.path.insert(0, sys.argv[1]); import flite\n"
      "sys.stdout.buffer.write(flite.say(sys.argv[3], sys.argv[2])[0].tobytes())";
  const char *argv[] = { "/usr/bin/python3", "-c", script, g_getenv ("G_TEST_SRCDIR"), voice, text,
    NULL };
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv,
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  g_autoptr (GBytes) bytes = NULL;
  const gint16 pause[RATE / 2] = { 0 };
  GArray *samples;

  if (!process || !g_subprocess_communicate (process, NULL, NULL, &bytes, NULL, NULL)
      || !g_subprocess_get_successful (process))
    return NULL;
  samples = g_array_new (FALSE, FALSE, sizeof (gint16));
  g_array_append_vals (samples, g_bytes_get_data (bytes, NULL),
      (guint) (g_bytes_get_size (bytes) / sizeof (gint16)));
  g_array_append_vals (samples, pause, G_N_ELEMENTS (pause));
  return samples;
}

/* Chords with a beat. */
static GArray *
play_music (guint seconds)
{
  static const double notes[] = { 220, 277.2, 329.6, 440 };
  GArray *samples = g_array_new (FALSE, FALSE, sizeof (gint16));

  for (guint i = 0; i < seconds * RATE; i++) {
    double time = (double) i / RATE, sum = 0;
    gint16 sample;

    for (gsize k = 0; k < G_N_ELEMENTS (notes); k++)
      sum += sin (2 * G_PI * notes[k] * time * (1 + (int) (time / 2) % 3 * 0.25));
    sample = (gint16) (2500 * sum * exp (-fmod (time, 0.5) * 3));
    g_array_append_val (samples, sample);
  }
  return samples;
}

static void
append (GByteArray *bytes, guint32 number, guint n_bytes)
{
  number = GUINT32_TO_LE (number);
  g_byte_array_append (bytes, (const guint8 *) &number, n_bytes);
}

/* @samples: of all channels in turn. */
static void
write_wav (const char *name, const GArray *samples, guint rate, guint channels)
{
  g_autoptr (GByteArray) wav = g_byte_array_new ();
  g_autofree char *path = in_folder (name);

  g_byte_array_append (wav, (const guint8 *) "RIFF", 4);
  append (wav, samples->len * 2 + 36, 4);
  g_byte_array_append (wav, (const guint8 *) "WAVEfmt ", 8);
  append (wav, 16, 4);
  append (wav, 1, 2);
  append (wav, channels, 2);
  append (wav, rate, 4);
  append (wav, rate * 2 * channels, 4);
  append (wav, 2 * channels, 2);
  append (wav, 16, 2);
  g_byte_array_append (wav, (const guint8 *) "data", 4);
  append (wav, samples->len * 2, 4);
  for (guint i = 0; i < samples->len; i++)
    append (wav, (guint16) g_array_index (samples, gint16, i), 2);
  g_assert_true (g_file_set_contents (path, (const char *) wav->data, wav->len, NULL));
}

/* Writes up to three pieces one after the other. */
static void
write_pieces (const char *name, const GArray *first, const GArray *second, const GArray *third)
{
  const GArray *pieces[] = { first, second, third };
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint16));

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    if (pieces[i])
      g_array_append_vals (all, pieces[i]->data, pieces[i]->len);
  write_wav (name, all, RATE, 1);
}

static void
write_phone (void)
{
  g_autoptr (GArray) half = g_array_new (FALSE, FALSE, sizeof (gint16));
  const GArray *pieces[] = { ann, bob };

  for (gsize k = 0; k < G_N_ELEMENTS (pieces); k++)
    for (guint i = 0; i + 1 < pieces[k]->len; i += 2) {
      gint16 sample = (gint16) ((g_array_index (pieces[k], gint16, i)
              + g_array_index (pieces[k], gint16, i + 1)) / 2);

      g_array_append_val (half, sample);
    }
  write_wav ("phone.wav", half, RATE / 2, 1);
}

/* Ann on the left, Bob on the right. */
static void
write_sides (void)
{
  g_autoptr (GArray) sides = g_array_new (FALSE, TRUE, sizeof (gint16));

  g_array_set_size (sides, 2 * (ann->len + bob->len));
  for (guint i = 0; i < ann->len; i++)
    g_array_index (sides, gint16, 2 * i) = g_array_index (ann, gint16, i);
  for (guint i = 0; i < bob->len; i++)
    g_array_index (sides, gint16, 2 * (ann->len + i) + 1) = g_array_index (bob, gint16, i);
  write_wav ("sides.wav", sides, RATE, 2);
}

static void
write_text (const char *name, const char *text)
{
  g_autofree char *path = in_folder (name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* The beginning of @from as @to. */
static void
cut_file (const char *from, const char *to, double part)
{
  g_autofree char *path = in_folder (from), *copy = in_folder (to), *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (copy, bytes, (gssize) (length * part), NULL));
}

static void
make_files (void)
{
  g_autoptr (GArray) silence = g_array_new (FALSE, TRUE, sizeof (gint16));

  music = play_music (12);
  g_array_set_size (silence, 10 * RATE);
  write_text ("page.html", PAGE);
  write_text ("talk.html", PAGE);
  write_text ("talk.srt", "1\n00:00:01,000 --> 00:00:20,000\n" ANN "\n" BOB "\n");
  write_text ("text.mp3", "No sound is in this file.\n");
  write_text ("empty.wav", "");
  write_pieces ("said.wav", ann, bob, NULL);
  write_pieces ("advert.wav", ann, music, bob);
  write_pieces ("long.wav", ann, bob, music);
  write_pieces ("short.wav", ann, NULL, NULL);
  write_pieces ("other.wav", other, NULL, NULL);
  write_pieces ("music.wav", music, NULL, NULL);
  write_pieces ("silence.wav", silence, NULL, NULL);
  write_phone ();
  write_sides ();
  cut_file ("said.wav", "talk.mp3", 1); /* a WAV by a wrong name */
  cut_file ("said.wav", "cut.wav", 0.7);
}

#define HEARD "quoth export: " N_WORDS " words placed, median confidence *"

/* @out, @err: exactly this, but "*" stands for anything. */
static const struct {
  const char *name, *arguments;
  int status;
  const char *out, *err;
} calls[] = {
  { "heard/plain", "export page.html -a said.wav", 0, "WEBVTT*<v Ann>The keeper*", HEARD },
  { "heard/engine", "export page.html -a said.wav --engine acoustic", 0, "WEBVTT*", HEARD },
  { "heard/quiet", "export page.html -a said.wav --quiet", 0, "WEBVTT*", "" },
  { "heard/json", "export page.html -a said.wav --to quoth", 0,
    "*\"audio\":{\"uri\":\"said.wav\",*\"sha256\":\"*\"timing\":\"acoustic\"*", HEARD },
  { "heard/beside", "export talk.html --to quoth", 0,
    "*\"uri\":\"talk.mp3\"*\"timing\":\"acoustic\"*", HEARD },
  { "heard/phone", "export page.html -a phone.wav", 0, "WEBVTT*", HEARD },
  { "heard/sides", "export page.html -a sides.wav", 0, "WEBVTT*", HEARD },
  { "heard/advertisement", "export page.html -a advert.wav", 0, "WEBVTT*",
    HEARD "; 1 insertion at 0:0*-0:1*" },
  { "heard/longer", "export page.html -a long.wav", 0, "WEBVTT*", HEARD "; 1 insertion at *" },
  { "heard/shorter", "export page.html -a short.wav", 0, "WEBVTT*",
    "quoth export: 1? words placed, *; 1? words not heard at 0:0?*" },
  { "heard/shorter-goes-on", "export page.html -a short.wav --to srt --quiet", 0,
    "*\nBob: In winter nobody *00:00:07,* --> 00:00:10,*good company.\n*", "" },
  { "heard/cut", "export page.html -a cut.wav", 0, "WEBVTT*",
    "quoth export: cut.wav: it breaks off at 0:0? of 0:1?\nquoth export: 2? words placed, *; 1? words not heard at 0:0?*" },
  { "heard/info", "info page.html -a advert.wav", 0,
    "*\ntiming       acoustic, median confidence *\n1 insertion, *\n     0:0* - 0:1*, 1? s\n", "*" },
  { "heard/info-unspoken", "info page.html -a short.wav --quiet", 0,
    "*\n1 place with words that were not heard\n     0:0?  \"In winter nobody *\", 17 words\n", "" },
  { "heard/info-json", "info page.html -a short.wav --quiet --json", 0,
    "*\"timing\" : \"acoustic\"*\"confidence\" : *\"insertions\" : [*\"unspoken\" : [*"
    "\"word\" : 18,*\"words\" : 17,*\"confidence\" : 0,*\"text\" : \"In winter*\"uncertain\" : [*",
    "" },

  { "captions/keep", "export talk.srt -a said.wav", 0, "WEBVTT\n\n00:00:01.000 --> 00:00:20.000\n*",
    "quoth export: the captions keep their times; --resegment makes new ones from the audio\n" },
  { "captions/beside", "export talk.srt --resegment", 0, "WEBVTT*00:00:20.000\n*", "" },
  { "captions/heard", "export talk.srt -a said.wav --resegment", 0, "WEBVTT*", HEARD },

  { "mismatch/other", "export page.html -a other.wav", 1, "",
    "quoth export: page.html: other.wav: this audio does not match the transcript: confidence *; "
    "--force *" },
  { "mismatch/silence", "export page.html -a silence.wav", 1, "", "*does not match*" },
  { "mismatch/music", "export page.html -a music.wav", 1, "", "*does not match*" },
  { "mismatch/synthetic", "export page.html -a other.wav --engine synthetic", 1, "",
    "*: this audio does not match the transcript: confidence *; --force *" },
  { "mismatch/synthetic-forced", "export page.html -a other.wav --engine synthetic --force", 0,
    "WEBVTT*", "*: this audio does not match *\nquoth export: * placed*" },
  { "heard/synthetic", "export page.html -a said.wav --engine synthetic", 0, "WEBVTT*", HEARD },
  { "mismatch/forced", "export page.html -a other.wav --force", 0, "WEBVTT*",
    "quoth export: other.wav: this audio does not match *\nquoth export: * placed*" },
  { "mismatch/forced-once", "export page.html -a other.wav", 1, "", "*does not match*" },

  { "broken/empty", "export page.html -a empty.wav", 1, "",
    "quoth export: page.html: empty.wav: it is empty\n" },
  { "broken/text", "export page.html -a text.mp3", 1, "",
    "quoth export: page.html: text.mp3: no audio in it\n" },
  { "broken/none", "export page.html -a none.mp3", 1, "",
    "quoth export: page.html: none.mp3: *No such file or directory\n" },
  { "broken/folder", "export page.html -a .", 1, "", "quoth export: page.html: .: *directory*\n" },
  { "broken/refused", "export page.html -a http://127.0.0.1:1/x.mp3", 1, "",
    "quoth export: page.html: http://127.0.0.1:1/x.mp3: *" },

  { "stamps/no-audio", "export page.html", 0, "WEBVTT*",
    "quoth export: " STAMPS ", not from audio\n" },
  { "stamps/asked", "export talk.html --engine stamps", 0, "WEBVTT*",
    "quoth export: " STAMPS ", not from audio\n" },
  { "stamps/no-voice", "export page.html -a said.wav --language zxx", 0, "WEBVTT*",
    "quoth export: espeak-ng has no voice for the language \"zxx\" (*); " STAMPS "\n" },
  { "engine/foreign", "export page.html -a said.wav --language de --engine acoustic", 1, "",
    "quoth export: page.html: --engine acoustic: * English alone, not \"de\"\n" },
  { "engine/no-voice", "export page.html -a said.wav --language zxx --engine synthetic", 1, "",
    "quoth export: page.html: --engine synthetic: espeak-ng has no voice for *\"zxx\" (*)\n" },
  { "engine/no-audio", "export page.html --engine acoustic", 1, "",
    "quoth export: page.html: --engine acoustic: no audio to hear; name it with --audio\n" },
};

static void
assert_text (const char *text, const char *pattern)
{
  if (!g_pattern_match_simple (pattern, text))
    g_test_fail_printf ("not \"%s\": \"%s\"", pattern, text);
}

static GSubprocess *
start_to (const char *arguments, int stderr_fd)
{
  g_autofree char *line = g_strconcat ("quoth ", arguments, NULL);
  g_auto (GStrv) argv = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | (stderr_fd < 0 ? G_SUBPROCESS_FLAGS_STDERR_PIPE : 0));
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_assert_true (g_shell_parse_argv (line, NULL, &argv, NULL));
  g_free (argv[0]);
  argv[0] = g_strdup (g_getenv ("QUOTH"));
  g_subprocess_launcher_set_cwd (launcher, folder);
  if (stderr_fd >= 0)
    g_subprocess_launcher_take_stderr_fd (launcher, stderr_fd);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);
  return process;
}

/* What it printed, where that is asked for. */
static int
run (const char *arguments, char **out, char **err)
{
  g_autoptr (GSubprocess) process = start_to (arguments, -1);
  g_autofree char *output = NULL, *errors = NULL;

  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, &errors, NULL));
  g_assert_true (g_subprocess_get_if_exited (process));
  if (out)
    *out = g_steal_pointer (&output);
  if (err)
    *err = g_steal_pointer (&errors);
  return g_subprocess_get_exit_status (process);
}

static void
test_call (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autofree char *out = NULL, *err = NULL;

  int status = run (calls[i].arguments, &out, &err);

  if (status != calls[i].status)
    g_test_fail_printf ("status %d, not %d", status, calls[i].status);
  assert_text (err, calls[i].err);
  assert_text (out, calls[i].out);
}

/* The names in a folder of @folder. */
static char *
list_folder (const char *name)
{
  g_autofree char *path = in_folder (name);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  GString *list = g_string_new (NULL);
  const char *entry;

  while (dir && (entry = g_dir_read_name (dir)))
    g_string_append_printf (list, "%s\n", entry);
  return g_string_free (list, FALSE);
}

static void
empty_cache (void)
{
  g_autofree char *path = in_folder ("cache/quoth");
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *entry;

  while (dir && (entry = g_dir_read_name (dir))) {
    g_autofree char *file = g_build_filename (path, entry, NULL);

    g_remove (file);
  }
}

/* A second time is the same, and so are two at once; --no-cache keeps nothing. */
static void
test_cache (void)
{
  const char *call = "export page.html -a said.wav --to quoth";
  g_autofree char *first = NULL, *second = NULL, *anew = NULL, *kept = NULL, *none = NULL;
  g_autoptr (GSubprocess) one = NULL, two = NULL;

  empty_cache ();
  g_assert_cmpint (run ("export page.html -a said.wav --to quoth --no-cache", &anew, NULL), ==, 0);
  none = list_folder ("cache/quoth");
  g_assert_cmpstr (none, ==, "");
  one = start_to (call, -1);
  two = start_to (call, -1);
  g_assert_true (g_subprocess_communicate_utf8 (one, NULL, NULL, &first, NULL, NULL));
  g_assert_true (g_subprocess_communicate_utf8 (two, NULL, NULL, &second, NULL, NULL));
  g_assert_cmpstr (first, ==, anew);
  g_assert_cmpstr (second, ==, anew);
  kept = list_folder ("cache/quoth");
  assert_text (kept, "*.alignment\n");
  g_assert_true (strchr (kept, '\n') == strrchr (kept, '\n'));
  g_clear_pointer (&second, g_free);
  g_assert_cmpint (run (call, &second, NULL), ==, 0);
  g_assert_cmpstr (second, ==, anew);
}

static void
test_unwritable_cache (void)
{
  g_autofree char *cache = g_strdup (g_getenv ("XDG_CACHE_HOME")), *err = NULL;

  g_setenv ("XDG_CACHE_HOME", "/dev/null", TRUE);
  g_assert_cmpint (run ("export page.html -a said.wav", NULL, &err), ==, 0);
  assert_text (err, HEARD);
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
}

/* Quoth JSON needs no audio; the same audio is not heard again, other audio is. */
static void
test_kept (void)
{
  static const struct {
    const char *arguments, *err;
    gboolean is_same;
  } steps[] = {
    { "export kept.quoth.json", "", TRUE },
    { "export kept.quoth.json -a talk.mp3", "", TRUE },
    { "export kept.quoth.json --engine acoustic", "", TRUE },
    { "export kept.quoth.json -a advert.wav", HEARD "1 insertion*", FALSE },
    { "export kept.quoth.json --engine stamps", "*" STAMPS "*", FALSE },
  };
  g_autofree char *kept = NULL;

  g_assert_cmpint (run ("export page.html -a said.wav -o kept.quoth.json -o -", &kept, NULL), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autofree char *out = NULL, *err = NULL;

    g_assert_cmpint (run (steps[i].arguments, &out, &err), ==, 0);
    assert_text (err, steps[i].err);
    g_assert_cmpint (g_str_equal (out, kept), ==, steps[i].is_same);
  }
}

/* From @text to before the next @end in it. */
static char *
dup_part (const char *text, const char *start, const char *end)
{
  const char *from = strstr (text, start);

  g_assert_nonnull (from);
  return g_strndup (from, (gsize) (strstr (from, end) - from));
}

static void
replace_in_file (const char *from, const char *to, const char *old, const char *new)
{
  g_autofree char *in = in_folder (from), *out = in_folder (to), *text = NULL;
  g_autoptr (GString) changed = NULL;

  g_assert_true (g_file_get_contents (in, &text, NULL, NULL));
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, old, new, 1), ==, 1);
  g_assert_true (g_file_set_contents (out, changed->str, -1, NULL));
}

/* How many lines of words, of two transcripts with as many lines, are not the same. */
static guint
count_moved (const char *before, const char *after)
{
  g_auto (GStrv) a = g_strsplit (strstr (before, "\"words\":"), "\n", -1);
  g_auto (GStrv) b = g_strsplit (strstr (after, "\"words\":"), "\n", -1);
  guint n = 0;

  g_assert_cmpuint (g_strv_length (a), ==, g_strv_length (b));
  for (guint i = 0; a[i] && !g_str_has_prefix (a[i], "],"); i++)
    n += !g_str_equal (a[i], b[i]);
  return n;
}

/* One word is corrected and heard; an advertisement is before the chapter, which stays where it is. */
static void
test_like (void)
{
  g_autofree char *before = NULL, *after = NULL, *word = NULL, *chapter = NULL, *first = NULL;
  g_autofree char *last = NULL, *last_after = NULL, *chapters = NULL, *path = NULL, *err = NULL;

  g_assert_cmpint (run ("export page.html -a advert.wav -o like.quoth.json -o like.vtt", NULL, &err),
      ==, 0);
  assert_text (err, HEARD "1 insertion*");
  path = in_folder ("like.quoth.json");
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  word = dup_part (before, "{\"text\":\"winter\",\"start\":", ",\"end\"");
  chapter = g_strconcat ("\"chapters\":[\n{\"start\":", strrchr (word, ':') + 1,
      ",\"title\":\"Winter\",\"link\":null}\n],", NULL);
  replace_in_file ("like.quoth.json", "like.quoth.json", "\"chapters\":[],", chapter);
  replace_in_file ("like.vtt", "corrected.vtt", "lamp", "light");
  g_assert_cmpint (run ("export corrected.vtt --like like.quoth.json -a advert.wav --to quoth", &after,
      NULL), ==, 0);
  chapters = dup_part (after, "\"chapters\"", "\"links\"");
  first = g_strconcat (chapter, "\n", NULL);
  g_assert_cmpstr (chapters, ==, first);
  last = dup_part (before, "{\"text\":\"company", "}");
  last_after = dup_part (after, "{\"text\":\"company", "}");
  g_assert_cmpstr (last_after, ==, last);
  g_assert_nonnull (strstr (after, "{\"text\":\"light\""));
  g_assert_cmpuint (count_moved (before, after), ==, 1);
}

/* While it waits for the rest of its audio, a signal ends it at once and leaves nothing. */
static void
test_interrupt (void)
{
  g_autofree char *fifo = in_folder ("fifo.wav"), *before = NULL, *after = NULL;
  g_autoptr (GSubprocess) process = NULL;
  int fd;

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  before = list_folder (".");
  process = start_to ("export page.html -a fifo.wav -o interrupted.vtt", -1);
  fd = g_open (fifo, O_WRONLY);         /* waits until it is read */
  g_subprocess_send_signal (process, SIGINT);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  close (fd);
  g_assert_true (g_subprocess_get_if_signaled (process));
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGINT);
  after = list_folder (".");
  g_assert_cmpstr (after, ==, before);
  g_remove (fifo);
}

/* A terminal sees how far it is, and the line is gone when the result comes. */
static void
test_terminal (void)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GString) shown = g_string_new (NULL);
  char block[512];
  int master, slave;
  gssize n;

  g_assert_cmpint (openpty (&master, &slave, NULL, NULL, NULL), ==, 0);
  process = start_to ("export page.html -a said.wav --no-cache", slave);
  while ((n = read (master, block, sizeof block)) > 0)
    g_string_append_len (shown, block, n);
  close (master);
  g_assert_true (g_subprocess_communicate (process, NULL, NULL, NULL, NULL, NULL));
  assert_text (shown->str, "*\rlistening *%*\r *\rquoth export: " N_WORDS " words placed*");
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    remove_folder (child);
  }
  g_remove (path);
}

int
main (int argc, char **argv)
{
  g_autofree char *cache = NULL, *lsan = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  if (g_file_test (QUOTH_MODEL_DIRECTORY "/en-us/mdef", G_FILE_TEST_EXISTS))
    ann = speak ("slt", ANN);
  if (!ann) {
    g_print ("1..0 # SKIP no acoustic model, or no flite (Debian: pocketsphinx-en-us, "
        "libflite1)\n");
    return 0;
  }
  bob = speak ("rms", BOB);
  other = speak ("rms", OTHER);
  folder = g_dir_make_tmp ("listen-XXXXXX", NULL);
  cache = in_folder ("cache");
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  lsan = g_strdup_printf ("%s:print_suppressions=0", g_getenv ("LSAN_OPTIONS"));
  g_setenv ("LSAN_OPTIONS", lsan, TRUE);        /* stderr is what is tested */
  make_files ();
  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++) {
    g_autofree char *path = g_strconcat ("/listen/", calls[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_call);
  }
  g_test_add_func ("/listen/cache", test_cache);
  g_test_add_func ("/listen/unwritable-cache", test_unwritable_cache);
  g_test_add_func ("/listen/kept", test_kept);
  g_test_add_func ("/listen/like", test_like);
  g_test_add_func ("/listen/interrupt", test_interrupt);
  g_test_add_func ("/listen/terminal", test_terminal);
  status = g_test_run ();
  remove_folder (folder);
  g_array_unref (ann);
  g_array_unref (bob);
  g_array_unref (other);
  g_array_unref (music);
  g_free (folder);
  return status;
}
