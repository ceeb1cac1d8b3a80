#include "cache.h"

#include <glib/gstdio.h>

#include "tokens.h"

static char *folder;            /* of the cache */

static Transcript *
make_transcript (const char *text, const char *sha256, guint64 bytes)
{
  Transcript *transcript = transcript_new ();

  transcript_add_paragraph (transcript, transcript_add_speaker (transcript, "Ann"), 5 * SECOND,
      text);
  tokens_make_words (transcript);
  transcript->audio.sha256 = transcript_keep (transcript, sha256, -1);
  transcript->audio.bytes = bytes;
  return transcript;
}

static Transcript *
make_aligned (const char *text)
{
  Transcript *transcript = make_transcript (text, "abc", 1000);
  const Insertion insertion = { .start = 9 * SECOND, .end = 39 * SECOND };

  for (guint i = 0; i < transcript->words->len; i++) {
    Word *word = transcript_get_word (transcript, i);

    word->start = (1000 + i * 300) * MILLISECOND;
    word->end = word->start + 250 * MILLISECOND;
    word->confidence = (int) i * 40;
  }
  g_array_append_val (transcript->insertions, insertion);
  transcript->timing = TIMING_ACOUSTIC;
  transcript->audio.duration = 60 * SECOND;
  return transcript;
}

static guint
count_kept (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir && g_dir_read_name (dir))
    n++;
  return n;
}

static void
empty_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
}

static char *
find_kept (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  return g_build_filename (folder, g_dir_read_name (dir), NULL);
}

static void
store (const char *text)
{
  g_autoptr (Transcript) transcript = make_aligned (text);
  g_autoptr (GError) error = NULL;

  g_assert_true (cache_store (transcript, "acoustic", &error));
  g_assert_no_error (error);
}

#define TEXT "One two three."

static void
test_again (void)
{
  g_autoptr (Transcript) transcript = make_transcript (TEXT, "abc", 1000);
  const Word *word;

  store (TEXT);
  g_assert_true (cache_load (transcript, "acoustic"));
  g_assert_cmpint (transcript->timing, ==, TIMING_ACOUSTIC);
  g_assert_cmpuint (transcript->audio.duration, ==, 60 * SECOND);
  word = transcript_get_word (transcript, 1);
  g_assert_cmpstr (word->text, ==, "two");
  g_assert_cmpuint (word->start, ==, 1300 * MILLISECOND);
  g_assert_cmpuint (word->end, ==, 1550 * MILLISECOND);
  g_assert_cmpint (word->confidence, ==, 40);
  g_assert_cmpuint (transcript->insertions->len, ==, 1);
  g_assert_cmpuint (g_array_index (transcript->insertions, Insertion, 0).end, ==, 39 * SECOND);
  empty_folder ();
}

/* Whatever else goes in, it is another alignment. */
static const struct {
  const char *name, *text, *sha256;
  guint64 bytes;
  const char *engine;
} others[] = {
  { "text", "One two four.", "abc", 1000, "acoustic" },
  { "fewer-words", "One two", "abc", 1000, "acoustic" },
  { "sha256", TEXT, "abd", 1000, "acoustic" },
  { "size", TEXT, "abc", 1001, "acoustic" },
  { "engine", TEXT, "abc", 1000, "synthetic" },
  { "audio-not-known", TEXT, NULL, 0, "acoustic" },
};

static void
test_other (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Transcript) transcript = make_transcript (others[i].text, others[i].sha256,
      others[i].bytes);

  store (TEXT);
  g_assert_false (cache_load (transcript, others[i].engine));
  g_assert_cmpuint (count_kept (), ==, 1);
  empty_folder ();
}

#define HEAD "quoth alignment 3\n2 60000\n"

static const struct {
  const char *name, *content;
  gboolean is_read;
} contents[] = {
  { "good", HEAD "1 2 3 0\n4 5 6 0\n7 8 9 0\n", TRUE },
  { "insertion", HEAD "1 2 3 0\n4 5 6 0\n7 8 9 0\n100 200\n", TRUE },
  { "empty", "", FALSE },
  { "of-another-version", "quoth alignment 2\n2\n1 2 3 0\n4 5 6 0\n7 8 9 0\n", FALSE },
  { "too-few-words", HEAD "1 2 3 0\n4 5 6 0\n", FALSE },
  { "cut", HEAD "1 2 3 0\n4 5 6 0\n7 8 9 0", FALSE },
  { "backwards", HEAD "1 2 3 0\n4 5 6 0\n3 8 9 0\n", FALSE },
  { "ends-before", HEAD "1 2 3 0\n4 4 6 0\n7 8 9 0\n", FALSE },
  { "too-sure", HEAD "1 2 3 0\n4 5 101 0\n7 8 9 0\n", FALSE },
  { "too-late", HEAD "1 2 3 0\n4 5 6 0\n7 18446744073709551615 9 0\n", FALSE },
  { "signs", HEAD "1 2 3 0\n4 5 6 0\n7 8 -9 0\n", FALSE },
  { "no-paragraph", HEAD "1 2 3 0\n4 5 6 1\n7 8 9 1\n", FALSE },
  { "letters", HEAD "1 2 3 0\n4 5 6 0\n7 8 9 0\nend\n", FALSE },
};

/* A file that cannot be read is no alignment, changes nothing and goes. */
static void
test_content (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Transcript) transcript = make_transcript (TEXT, "abc", 1000);
  g_autofree char *path = NULL;

  store (TEXT);
  path = find_kept ();
  g_assert_true (g_file_set_contents (path, contents[i].content, -1, NULL));
  g_assert_cmpint (cache_load (transcript, "acoustic"), ==, contents[i].is_read);
  g_assert_cmpuint (count_kept (), ==, contents[i].is_read);
  if (!contents[i].is_read)
    g_assert_cmpuint (transcript_get_word (transcript, 0)->start, ==, NANOSECONDS_NONE);
  empty_folder ();
}

/* The one that was used again stays, and so does what is not ours. */
static void
test_trim (void)
{
  const char *const texts[] = { "First one.", "Second two.", "Third three." };
  g_autofree char *foreign = g_build_filename (folder, "readme", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    store (texts[i]);
    g_usleep (20000);
  }
  g_assert_true (g_file_set_contents (foreign, "x", 1, NULL));
  {
    g_autoptr (Transcript) transcript = make_transcript (texts[0], "abc", 1000);

    g_assert_true (cache_load (transcript, "acoustic"));
  }
  cache_trim (140);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (Transcript) transcript = make_transcript (texts[i], "abc", 1000);

    g_assert_cmpint (cache_load (transcript, "acoustic"), ==, i != 1);
  }
  cache_trim (0);
  g_assert_cmpuint (count_kept (), ==, 1);
  empty_folder ();
}

#define ADD_ROWS(prefix, table, function) \
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) { \
    g_autofree char *row = g_strconcat (prefix, table[i].name, NULL); \
    g_test_add_data_func (row, GSIZE_TO_POINTER (i), function); \
  }

int
main (int argc, char **argv)
{
  g_autofree char *home = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  home = g_dir_make_tmp ("quoth-XXXXXX", NULL);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  folder = g_build_filename (home, "quoth", NULL);
  g_test_add_func ("/cache/again", test_again);
  ADD_ROWS ("/cache/other/", others, test_other);
  ADD_ROWS ("/cache/content/", contents, test_content);
  g_test_add_func ("/cache/trim", test_trim);
  status = g_test_run ();
  g_rmdir (folder);
  g_rmdir (home);
  g_free (folder);
  return status;
}
