/* Input that means harm, or was never a transcript: either a clear error, and nothing is left
 * behind, or every writer writes it and what is written has the same words. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sys/resource.h>
#include <sys/wait.h>

#define CPU_SECONDS 240         /* with sanitizers, and two to a core; a hang ends here */

#define BYTES(literal) literal, sizeof literal - 1
#define SAYS(stamp, speaker, text) "<p>[" stamp "] <strong>" speaker ":</strong> " text "</p>"
#define HELLO SAYS ("00:00:01", "Ann", "Hello to you all.") SAYS ("00:00:04", "Ann", "And you.")
#define RSS(declaration, item) "<?xml version=\"1.0\"?>" declaration \
    "<rss version=\"2.0\" xmlns:podcast=\"https://podcastindex.org/namespace/1.0\"><channel>" \
    "<title>x</title><item><title>y</title>" item "</item></channel></rss>"
#define SEGMENT(speaker, body) "{\"version\":\"1.0.0\",\"segments\":[{\"speaker\":\"" speaker \
    "\",\"startTime\":1,\"endTime\":4,\"body\":\"" body "\"}"
#define SRT "1\n00:00:01,000 --> 00:00:04,000\n"
#define VTT "WEBVTT\n\n00:01.000 --> 00:04.000\n"

/* The file @file holds @head, then @unit @times over, then @tail. */
typedef struct {
  const char *name, *file;
  const char *head;
  gsize head_length;
  const char *unit;
  guint times;
  const char *tail;
} Input;

static const struct {
  Input input;
  const char *error;            /* what is said of the file */
} refused[] = {
  { { "empty", "in.html", BYTES ("") }, "it is empty" },
  { { "blank", "in.txt", BYTES (" \n\t \r\n") }, "nothing but white space in it" },
  { { "other-json", "in.json", BYTES ("{\"version\":\"1.0.0\",\"episodes\":[]}") },
    "nobody says anything in it" },
  { { "no-timings", "in.srt", BYTES ("1\n00:00:01.00 to 00:00:02.00\nHello.\n") },
    "no timing like \"00:00:01,000 --> 00:00:02,000\" found" },
  { { "no-words", "in.txt", BYTES (""), "[ (", 100000 }, "nobody says anything in it" },
  { { "no-times", "in.txt", BYTES ("Ann: Hello to you.\n\nBo: And you.\n") },
    "no times in it; say how long the audio is with --duration, or name it with --audio" },
  { { "no-transcript", "in.html", BYTES ("<p>Welcome.</p><p><b>Timestamps</b></p><p>* 00:29: A</p>"
        "<p>* 01:29: B</p>") },
    "no stamped paragraphs found; is the transcript on another page?" },
  { { "binary", "in.bin", BYTES ("\x7F" "ELF\x02\x01\0\0\0\x90\xFF\xFE\0\x13"), "\x01\x80\xFF", 9 },
    "no transcript and no captions that we know; name the format with --from" },
  { { "nested", "in.html", BYTES (""), "<div>", 100000, HELLO },
    "line 1: more than 512 elements inside one another" },
  { { "nested-words", "in.html", BYTES (HELLO "\n<p>[00:00:09] "), "<b>", 100000, "deep</p>" },
    "line 2: more than 512 elements inside one another" },
  { { "nested-feed", "in.xml", BYTES ("<rss version=\"2.0\"><channel>\n"), "<item>", 100000 },
    "line 2: elements nested deeper than 200" },
  { { "nested-json", "in.json", BYTES ("{\"version\":\"1.0.0\",\"segments\":"), "[", 100000 },
    "segments[0]: not an object" },
  { { "nested-member", "in.json", BYTES ("{\"quoth\":1,\n\"x\":"), "[", 100000 },
    "line 2, column 604: objects and arrays nested deeper than 600" },
  { { "entity-bomb", "in.xml", BYTES (RSS ("<!DOCTYPE rss [<!ENTITY a \"ha\">"
        "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>",
        "<description>&c;</description>")) },
    "line 1: the feed declares entities of its own, which are not read" },
  { { "external-entity", "in.xml", BYTES (RSS ("<!DOCTYPE rss [<!ENTITY e SYSTEM \"in.xml\">]>",
        "<description>&lt;p&gt;[00:00:01] Ann: &e;&lt;/p&gt;</description>")) },
    "line 1: the feed declares entities of its own, which are not read" },
  { { "feed-of-above", "in.xml", BYTES (RSS ("", "<podcast:transcript url=\"/etc/passwd\"/>")) },
    "episode \"y\": \"/etc/passwd\" is outside the document's folder, *" },
  { { "feed-of-itself", "in.xml", BYTES (RSS ("", "<podcast:transcript url=\"in.xml\"/>")) },
    "episode \"y\": *in.xml: a feed names another feed as a transcript" },
  { { "nul", "in.json", BYTES (SEGMENT ("Ann", "a \0 b") "]}") },
    "line 1, column 85: a control character in a string" },
};

static const Input accepted[] = {
  { "cut-short", "in.html", BYTES (HELLO "<p>[00:00:09] <a href=\"http://exam") },
  { "cut-in-reference", "in.html", BYTES (HELLO "<p>[00:00:09] One &am") },
  { "unclosed", "in.html", BYTES ("<div><p>[00:00:01] <b>Ann: Hi there<p>[00:00:03] And you<b>") },
  { "attributes", "in.html", BYTES (HELLO "<p "), "a=\"b\" ", 50000, ">[00:00:09] Words.</p>" },
  { "comments", "in.html", BYTES (""), "<!-- -->", 100000, HELLO },
  { "angles", "in.html", BYTES (HELLO "<p>[00:00:09] "), "< ", 30000, "</p>" },
  { "many-speakers", "in.vtt", BYTES ("WEBVTT\n\n"),
    "00:01.000 --> 00:02.000\n<v A\xCC\x81>x y\n\n", 3000 },
  { "network-dtd", "in.xml", BYTES (RSS ("<!DOCTYPE rss SYSTEM \"http://127.0.0.1:9/x.dtd\">",
      "<description>&lt;p&gt;[00:00:01] &lt;b&gt;Ann:&lt;/b&gt; Hi you.&lt;/p&gt;"
      "&lt;p&gt;[00:00:05] Hi again.&lt;/p&gt;</description>")) },
  { "invalid-utf8", "in.html",
    BYTES (HELLO "<p>[00:00:09] Caf\xC3 \xED\xA0\x80 \xFF\xFE here</p>") },
  { "invalid-utf8-vtt", "in.vtt", BYTES (VTT "Caf\xC3 \xED\xA0\x80 \xFF\xFE here\n") },
  { "lone-surrogates", "in.json", BYTES (SEGMENT ("", "a \\ud800 b \\udc00 c") "]}") },
  { "nul", "in.html", BYTES (HELLO "<p>[00:00:09] wo\0rd and\0 word</p>") },
  { "nul-vtt", "in.vtt", BYTES (VTT "wo\0rd and \0 word\n") },
  { "nul-srt", "in.srt", BYTES (SRT "wo\0rd and \0 word\n") },
  { "nul-reference", "in.json", BYTES (SEGMENT ("", "a \\u0000 b") "]}") },
  { "stamps-of-99", "in.html", BYTES (HELLO SAYS ("99:99:99", "Ann", "Here.") HELLO) },
  { "stamps-of-99-srt", "in.srt", BYTES ("1\n99:99:99,999 --> 99:99:99,999\nHere we are\n") },
  { "stamps-backwards", "in.html", BYTES (SAYS ("00:09:00", "Ann", "One.")
      SAYS ("00:05:00", "Ann", "Two.") SAYS ("00:01:00", "Ann", "Three.")) },
  { "stamps-equal", "in.html", BYTES (""), SAYS ("00:00:07", "Ann", "One and two."), 300 },
  { "stamps-zero", "in.html", BYTES (""), SAYS ("00:00:00", "Ann", "One and two."), 300 },
  { "stamps-enormous", "in.html", BYTES (HELLO SAYS ("99999999999999:00:00", "Ann", "Late.")) },
  { "cues-backwards", "in.srt", BYTES ("1\n00:00:09,000 --> 00:00:05,000\nOne\n\n"
      "2\n00:00:03,000 --> 00:00:03,000\nTwo\n\n3\n00:00:00,000 --> 00:00:00,000\nThree\n") },
  { "one-paragraph", "in.html", BYTES ("<p>[00:00:00] "), "All of one hour, and ", 2500, "</p>" },
  { "speaker-of-markup", "in.html", BYTES (SAYS ("00:00:01", "&lt;/v&gt;", "Hello.")
      SAYS ("00:00:04", "&amp;lt; --&gt;", "And you.")) },
  { "speaker-of-lines", "in.json", BYTES (SEGMENT ("A\\nB\\n\\nC", "Hello there.") "]}") },
  { "speaker-of-4-KiB", "in.json", BYTES ("{\"version\":\"1.0.0\",\"segments\":[{\"startTime\":1,"
      "\"endTime\":4,\"body\":\"Hello there.\",\"speaker\":\""), "Name", 1024, "\"}]}" },
  { "timing-lines", "in.html", BYTES (HELLO "<p>[00:00:09] 00:00:01,000 --&gt; 00:00:02,000</p>"
      "<p>[00:00:15] 2<br>00:00:01.000 --&gt; 00:00:02.000<br>NOTE that</p>") },
  { "timing-lines-json", "in.json", BYTES (SEGMENT ("",
      "a --> b\\n\\n5\\n00:00:01,000 --> 00:00:02,000\\nWEBVTT\\nSTYLE") "]}") },
  { "escapes", "in.html", BYTES (SAYS ("00:00:01", "A\x1B[31mnn", "To \x1B[2J\x07 you\x7F."
      "\xC2\x9B" "31m") HELLO) },
  { "escapes-srt", "in.srt", BYTES (SRT "To \x1B[2J\x07 you\x08\x7F. \xC2\x9B" "31m") },
  { "right-to-left", "in.html", BYTES (SAYS ("00:00:01", "דנה", "שלום לכולם, זה פרק ראשון.")
      SAYS ("00:00:06", "دنة", "مرحبا بكم جميعا \u202E في \u2066 هذه الحلقة.")) },
  { "east-asian", "in.html", BYTES (SAYS ("00:00:00", "田中", "こんにちは、今日は天気がいいですね。"
      "私たちは古い録音について話します。") SAYS ("00:00:12", "王", "今天我们谈谈档案馆里的录音带。")) },
  { "thai", "in.html", BYTES ("<p>[00:00:01] สวัสดีครับวันนี้เราจะพูดถึงเทปบันทึกเสียงเก่าๆ</p>") },
  { "emoji", "in.html", BYTES ("<p>[00:00:01] Family 👩‍👩‍👧‍👦 and 🇵🇸 and 👍🏽 and 1️⃣ 🎉🎉 done.</p>") },
  { "combining", "in.html", BYTES ("<p>[00:00:01] z̸̢a̷lg̸o̶ e"), "\u0301", 2000, " fine.</p>" },
  { "separators", "in.html",
    BYTES ("<p>[00:00:01] a\u2028b\u2029c\xC2\x85" "d \u200B\u200D\uFEFF e</p>") },
};

static const char *const written[] = {
  "out.vtt", "out.json", "out.quoth.json", "nameless.srt",        /* read again */
  "out.srt", "out.txt", "out.ctm", "out.chapters.vtt", "out.chapters.json",
};
#define READ_AGAIN 4

typedef struct {
  char *folder, *out, *err;
  int status;
} Run;

static void
limit_time (gpointer data)
{
  struct rlimit limit = { CPU_SECONDS, CPU_SECONDS };

  setrlimit (RLIMIT_CPU, &limit);
}

/* The program, in the run's folder; @arguments end with NULL. */
static void
run_quoth (Run *run, const char *const *arguments)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;

  g_strv_builder_add (builder, g_getenv ("QUOTH"));
  g_strv_builder_addv (builder, (const char **) arguments);
  argv = g_strv_builder_end (builder);
  g_clear_pointer (&run->out, g_free);
  g_clear_pointer (&run->err, g_free);
  g_spawn_sync (run->folder, argv, NULL, G_SPAWN_DEFAULT, limit_time, NULL, &run->out, &run->err,
      &run->status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (run->status));
  run->status = WEXITSTATUS (run->status);
}

static void
open_run (Run *run, const Input *input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) bytes = g_string_new_len (input->head, (gssize) input->head_length);
  g_autofree char *path = NULL;

  run->folder = g_dir_make_tmp ("quoth-hostile-XXXXXX", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < input->times; i++)
    g_string_append (bytes, input->unit);
  g_string_append (bytes, input->tail ? input->tail : "");
  path = g_build_filename (run->folder, input->file, NULL);
  g_file_set_contents (path, bytes->str, (gssize) bytes->len, &error);
  g_assert_no_error (error);
}

/* Nothing but the files that are ours may be in the folder. */
static void
close_run (Run *run, const Input *input)
{
  g_autofree char *path = g_build_filename (run->folder, input->file, NULL);

  g_unlink (path);
  for (gsize i = 0; i < G_N_ELEMENTS (written); i++) {
    g_autofree char *out = g_build_filename (run->folder, written[i], NULL);
    g_unlink (out);
  }
  g_assert_cmpint (g_rmdir (run->folder), ==, 0);
  g_free (run->folder);
  g_free (run->out);
  g_free (run->err);
}

static void
export_all (Run *run, const char *file)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();

  g_ptr_array_add (arguments, (char *) "export");
  g_ptr_array_add (arguments, (char *) "--quiet");
  g_ptr_array_add (arguments, (char *) file);
  for (gsize i = 0; i < G_N_ELEMENTS (written); i++) {
    g_ptr_array_add (arguments, (char *) "-o");
    g_ptr_array_add (arguments, (char *) written[i]);
  }
  g_ptr_array_add (arguments, NULL);
  run_quoth (run, (const char *const *) arguments->pdata);
}

static void
test_refused (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  const Input *input = &refused[i].input;
  g_autofree char *expected = g_strdup_printf ("quoth export: %s: %s\n", input->file,
      refused[i].error);
  Run run = { 0 };

  open_run (&run, input);
  export_all (&run, input->file);
  if (!g_pattern_match_simple (expected, run.err))
    g_assert_cmpstr (run.err, ==, expected);
  g_assert_cmpstr (run.out, ==, "");
  g_assert_cmpint (run.status, ==, 1);
  for (gsize j = 0; j < G_N_ELEMENTS (written); j++) {
    g_autofree char *path = g_build_filename (run.folder, written[j], NULL);
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  }
  close_run (&run, input);
}

/* The fifth column of CTM; "→" is how SubRip writes "-->". */
static char *
dup_column (const char *ctm)
{
  g_auto (GStrv) lines = g_strsplit (ctm, "\n", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (gsize i = 0; lines[i] && *lines[i]; i++) {
    g_auto (GStrv) columns = g_strsplit (lines[i], " ", -1);

    g_assert_cmpint (g_strv_length (columns), >=, 5);
    g_string_append_printf (words, "%s ", columns[4]);
  }
  g_string_replace (words, "→", "-->", 0);
  return g_strdup (words->str);
}

static char *
dup_words (Run *run, const char *file)
{
  run_quoth (run, (const char *[]) { "export", "--quiet", file, "--to", "ctm", NULL });
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->status, ==, 0);
  return dup_column (run->out);
}

static char *
dup_written_words (const Run *run)
{
  g_autofree char *path = g_build_filename (run->folder, "out.ctm", NULL), *ctm = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &ctm, NULL, &error);
  g_assert_no_error (error);
  return dup_column (ctm);
}

static void
test_accepted (gconstpointer row)
{
  const Input *input = &accepted[GPOINTER_TO_SIZE (row)];
  g_autofree char *words = NULL;
  Run run = { 0 };

  open_run (&run, input);
  export_all (&run, input->file);
  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.status, ==, 0);
  words = dup_written_words (&run);
  g_assert_cmpstr (words, !=, "");
  run_quoth (&run, (const char *[]) { "export", "--quiet", "--speakers=none", input->file,
      "-o", "nameless.srt", NULL });
  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.status, ==, 0);
  for (gsize i = 0; i < READ_AGAIN; i++) {
    g_autofree char *again = dup_words (&run, written[i]);
    g_assert_cmpstr (again, ==, words);
  }
  close_run (&run, input);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autofree char *path = g_strconcat ("/hostile/refused/", refused[i].input.name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refused);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (accepted); i++) {
    g_autofree char *path = g_strconcat ("/hostile/accepted/", accepted[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_accepted);
  }
  return g_test_run ();
}
