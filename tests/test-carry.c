/* Corrected words in a transcript that has their times. */
#include <string.h>

#include "captions.h"
#include "carry.h"
#include "kept-times.h"
#include "tokens.h"
#include "word-diff.h"

/* Each word of @aligned lasts 500 ms and comes a second after the one before; '|' parts paragraphs,
 * of one speaker and the other. */
static const struct {
  const char *name, *aligned, *corrected, *expected;
} rows[] = {
  { "same", "so what|yes", "so what|yes", "0:so 0-500 90,0:what 1000-1500 90,1:yes 2000-2500 90" },
  { "case-and-marks", "so what|yes", "So, what?|Yes!",
    "0:So, 0-500 90,0:what? 1000-1500 90,1:Yes! 2000-2500 90" },
  { "one-for-one", "so hat|yes", "so that|yes",
    "0:so 0-500 90,0:that 1000-1500 0,1:yes 2000-2500 90" },
  { "two-for-one", "so aldous now", "so all this now",
    "0:so 0-500 90,0:all 1000-1214 0,0:this 1214-1500 0,0:now 2000-2500 90" },
  { "one-for-two", "so all this now", "so aldous now",
    "0:so 0-500 90,0:aldous 1000-2500 0,0:now 3000-3500 90" },
  { "added-in-a-pause", "so now", "so on now", "0:so 0-500 90,0:on 500-640 0,0:now 1000-1500 90" },
  { "added-at-the-beginning", "so now", "and so now",
    "0:and 0-1 0,0:so 0-500 90,0:now 1000-1500 90" },
  { "added-at-the-end", "so now", "so now then",
    "0:so 0-500 90,0:now 1000-1500 90,0:then 1500-1780 0" },
  { "added-to-a-turn", "so now|yes", "so now|oh yes",
    "0:so 0-500 90,0:now 1000-1500 90,1:oh 1500-1640 0,1:yes 2000-2500 90" },
  { "left-out", "so now then", "so then", "0:so 0-500 90,0:then 2000-2500 90" },
  { "nothing-left", "so", "", "" },
  { "label", "so now|yes", "Ann Lee: so now|Bo: yes",
    "0:so 0-500 90,0:now 1000-1500 90,1:yes 2000-2500 90" },
  { "dash", "so now|yes", "- so now|- yes",
    "0:so 0-500 90,0:now 1000-1500 90,1:yes 2000-2500 90" },
  { "dashes-within-a-cue", "so now|yes", "- so now -|yes",
    "0:so 0-500 90,0:now 1000-1500 90,1:yes 2000-2500 90" },
  { "dash-before-and-behind", "so|yes", "- so -|yes", "0:so 0-500 90,1:yes 1000-1500 90" },
  { "dash-published", "so now -|yes", "so now -|yes",
    "0:so 0-500 90,0:now - 1000-1500 90,1:yes 2000-2500 90" },
  { "no-spaces", "\xE6\x97\xA5\xE6\x9C\xAC yes", "\xE6\x97\xA5\xE6\x9C\xAC no",
    "0:\xE6\x97\xA5\xE6\x9C\xAC 0-500 90,0:no 1000-1500 0" },
};

/* Milliseconds of what words were, "-" for a new one, and where they are heard now. */
static const struct {
  const char *name, *before, *heard, *expected;
} hearings[] = {
  { "nothing-new", "0-500 500-900", "10-510 520-930", "0-500 500-900" },
  { "in-its-place", "0-500 - 900-1500", "10-510 510-880 880-1490", "0-500 510-880 900-1500" },
  { "a-little-over", "0-500 - 900-1500", "10-480 480-915 915-1490", "0-500 500-900 900-1500" },
  { "in-the-time-before", "0-500 - 500-900", "5-250 250-510 510-910", "5-250 250-500 500-900" },
  { "in-the-time-behind", "0-500 - 500-900 900-950", "5-490 490-700 700-910 910-990",
    "0-500 500-700 700-900 900-950" },
  { "in-the-time-of-two", "0-500 500-900 - 900-1500", "0-200 200-450 450-905 905-1490",
    "0-200 200-450 450-900 900-1500" },
  { "two-runs-at-one-word", "- 100-500 -", "0-300 300-350 350-700", "0-300 300-350 350-700" },
  { "first-and-last", "- 500-900 -", "10-480 490-880 910-990", "10-480 500-900 910-990" },
  { "all-new", "- -", "10-480 490-880", "10-480 490-880" },
};

static void
add_times (GArray *words, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);

  for (guint i = 0; parts[i]; i++) {
    const char *dash = strchr (parts[i], '-');
    Word word = { .text = "a", .start = NANOSECONDS_NONE, .end = NANOSECONDS_NONE, .confidence = 90 };

    if (dash > parts[i]) {
      word.start = g_ascii_strtoull (parts[i], NULL, 10) * MILLISECOND;
      word.end = g_ascii_strtoull (dash + 1, NULL, 10) * MILLISECOND;
    }
    g_array_append_val (words, word);
  }
}

static void
test_hearing (gconstpointer data)
{
  const gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (Transcript) heard = transcript_new ();
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (Word));
  g_autoptr (GString) text = g_string_new (NULL);

  add_times (before, hearings[row].before);
  add_times (heard->words, hearings[row].heard);
  kept_times_restore (heard, before);
  for (guint i = 0; i < heard->words->len; i++)
    g_string_append_printf (text, "%s%u-%u", i ? " " : "",
        (guint) nanoseconds_to_milliseconds (transcript_get_word (heard, i)->start),
        (guint) nanoseconds_to_milliseconds (transcript_get_word (heard, i)->end));
  g_assert_cmpstr (text->str, ==, hearings[row].expected);
}

static Transcript *
make (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);
  Transcript *transcript = transcript_new ();

  for (guint i = 0; parts[i]; i++)
    transcript_add_paragraph (transcript, transcript_add_speaker (transcript,
            i % 2 ? "Bo" : "Ann Lee"), NANOSECONDS_NONE, parts[i]);
  tokens_make_words (transcript);
  return transcript;
}

static Transcript *
make_aligned (const char *text)
{
  Transcript *transcript = make (text);

  for (guint i = 0; i < transcript->words->len; i++) {
    Word *word = transcript_get_word (transcript, i);

    word->start = i * SECOND;
    word->end = word->start + SECOND / 2;
    word->confidence = 90;
  }
  return transcript;
}

static void
test_row (gconstpointer data)
{
  const gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (Transcript) aligned = make_aligned (rows[row].aligned);
  g_autoptr (Transcript) corrected = make (rows[row].corrected);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (Word));
  CarryCount count;

  carry_words (aligned, corrected, before, &count);
  for (guint i = 0; i < aligned->words->len; i++) {
    const Word *word = transcript_get_word (aligned, i);

    g_string_append_printf (text, "%s%u:%s %" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT " %d",
        i ? "," : "", word->paragraph, word->text, nanoseconds_to_milliseconds (word->start),
        nanoseconds_to_milliseconds (word->end), word->confidence);
  }
  g_assert_cmpstr (text->str, ==, rows[row].expected);
  g_assert_cmpuint (count.n_kept + count.n_changed + count.n_added, ==, aligned->words->len);
}

/* What did not change stays as it was published. */
static void
test_texts (void)
{
  g_autoptr (Transcript) aligned = make_aligned ("so now .|yes .");
  g_autoptr (Transcript) corrected = make ("so now|yeah");
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (Word));
  CarryCount count;

  carry_words (aligned, corrected, before, &count);
  g_assert_cmpstr (transcript_get_paragraph (aligned, 0)->text, ==, "so now .");
  g_assert_cmpstr (transcript_get_paragraph (aligned, 1)->text, ==, "yeah");
}

/* Who is called otherwise everywhere has a new name; who was mistaken for another once has not, and
 * names that are not there change nothing. */
static void
test_names (void)
{
  static const struct {
    const char *first, *second, *third, *expected;
  } calls[] = {
    { "Ann Lee", "Bob", "Ann Lee", "Ann Lee,Bob" },
    { "Ann", "Bob", "Ann", "Ann,Bob" },
    { "Ann Lee", "Bo", "Cid", "Ann Lee,Bo" },
    { "Bo", "Ann Lee", "Bo", "Ann Lee,Bo" },
    { "Cid", "Cid", "Cid", "Cid,Bo" },
    { NULL, NULL, NULL, "Ann Lee,Bo" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++) {
    const char *names[] = { calls[i].first, calls[i].second, calls[i].third };
    g_autoptr (Transcript) aligned = make_aligned ("so now|yes|well"), corrected = transcript_new ();
    g_autofree char *speakers = NULL;
    g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (Word));
    CarryCount count;

    for (guint k = 0; k < 3; k++)
      transcript_add_paragraph (corrected, names[k] ? transcript_add_speaker (corrected, names[k])
          : SPEAKER_NONE, NANOSECONDS_NONE, k == 0 ? "so now" : k == 1 ? "yes" : "well");
    tokens_make_words (corrected);
    carry_words (aligned, corrected, before, &count);
    speakers = g_strjoin (",", transcript_get_speaker (aligned, 0),
        transcript_get_speaker (aligned, 1), NULL);
    g_assert_cmpstr (speakers, ==, calls[i].expected);
    g_assert_cmpint (transcript_add_speaker (aligned, transcript_get_speaker (aligned, 1)), ==, 1);
  }
}

#define MOST 60

/* The length of the longest common sequence, the slow way. */
static guint
count_common (const guint32 *a, guint n_a, const guint32 *b, guint n_b)
{
  guint rows_of[MOST + 1][MOST + 1] = { 0 };

  for (guint i = 1; i <= n_a; i++)
    for (guint k = 1; k <= n_b; k++)
      rows_of[i][k] = a[i - 1] == b[k - 1] ? rows_of[i - 1][k - 1] + 1
          : MAX (rows_of[i - 1][k], rows_of[i][k - 1]);
  return rows_of[n_a][n_b];
}

static void
check_diff (const guint32 *a, guint n_a, const guint32 *b, guint n_b)
{
  guint partners[MOST + 1], n = 0, next = 0;

  word_diff (a, n_a, b, n_b, partners);
  for (guint i = 0; i < n_b; i++)
    if (partners[i] != WORD_DIFF_NONE) {
      g_assert_cmpuint (partners[i], >=, next);
      g_assert_cmpuint (partners[i], <, n_a);
      g_assert_cmpuint (a[partners[i]], ==, b[i]);
      next = partners[i] + 1;
      n++;
    }
  g_assert_cmpuint (n, ==, count_common (a, n_a, b, n_b));
}

static void
test_diff (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint round = 0; round < 2000; round++) {
    guint32 a[MOST], b[MOST];
    const guint n_a = (guint) g_rand_int_range (rand, 0, MOST), n_b = (guint) g_rand_int_range (rand, 0, MOST);
    const gint32 letters = g_rand_int_range (rand, 2, 30);

    for (guint i = 0; i < MOST; i++) {
      a[i] = (guint32) g_rand_int_range (rand, 0, letters);
      b[i] = i % 3 ? a[i] : (guint32) g_rand_int_range (rand, 0, letters);
    }
    check_diff (a, n_a, b, n_b);
  }
}

/* Nothing in common, and much of it: soon done. */
static void
test_foreign (void)
{
  const guint n = 50000;
  g_autofree guint32 *a = g_new (guint32, n), *b = g_new (guint32, n);
  g_autofree guint *partners = g_new (guint, n);

  for (guint i = 0; i < n; i++) {
    a[i] = i;
    b[i] = n + i;
  }
  b[n - 1] = 17;
  word_diff (a, n, b, n, partners);
  for (guint i = 0; i + 1 < n; i++)
    g_assert_cmpuint (partners[i], ==, WORD_DIFF_NONE);
}

/* A turn that stands under another name is that one's; a dash that nobody can read changes nothing. */
static void
test_turns (void)
{
  static const struct {
    const char *speakers[3], *texts[3], *expected;
  } calls[] = {
    { { "Ann Lee", "Bo", "Bo" }, { "so now", "yes", "well" }, "Ann Lee,Bo,Bo" },
    { { "Ann Lee", "Ann Lee", "Bo" }, { "so now", "yes", "well" }, "Ann Lee,Ann Lee,Bo" },
    { { "Ann Lee", "Bo", "Cid" }, { "so now", "yes", "Well," }, "Ann Lee,Bo,Cid" },
    { { "Ann Lee", "Bo", NULL }, { "so now", "yes", "well" }, "Ann Lee,Bo,Ann Lee" },
    { { "Ann Lee", "Ann Lee", "Bo" }, { "so now", "- yes", "well" }, "Ann Lee,Bo,Bo" },
    { { "Ann Lee", "Ann Lee", "Bo" }, { "so now", "Bo: yes", "well" }, "Ann Lee,Bo,Bo" },
    { { "Ann Lee", "Bo", "Bo" }, { "so now", "yes", "else" }, "Ann Lee,Bo,Ann Lee" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++) {
    g_autoptr (Transcript) aligned = make_aligned ("so now|yes|well"), corrected = transcript_new ();
    g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (Word));
    g_autofree char *speakers = NULL;
    CarryCount count;

    for (guint k = 0; k < 3; k++)
      transcript_add_paragraph (corrected, calls[i].speakers[k] ? transcript_add_speaker (corrected,
              calls[i].speakers[k]) : SPEAKER_NONE, NANOSECONDS_NONE, calls[i].texts[k]);
    tokens_make_words (corrected);
    carry_words (aligned, corrected, before, &count);
    speakers = g_strjoin (",", transcript_get_speaker (aligned, transcript_get_word_speaker (aligned, 0)),
        transcript_get_speaker (aligned, transcript_get_word_speaker (aligned, 2)),
        transcript_get_speaker (aligned, transcript_get_word_speaker (aligned, 3)), NULL);
    g_assert_cmpstr (speakers, ==, calls[i].expected);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    add_row ("/carry/words", rows[i].name, i, test_row);
  for (gsize i = 0; i < G_N_ELEMENTS (hearings); i++)
    add_row ("/carry/heard", hearings[i].name, i, test_hearing);
  g_test_add_func ("/carry/texts", test_texts);
  g_test_add_func ("/carry/names", test_names);
  g_test_add_func ("/carry/turns", test_turns);
  g_test_add_func ("/carry/diff", test_diff);
  g_test_add_func ("/carry/foreign", test_foreign);
  return g_test_run ();
}
