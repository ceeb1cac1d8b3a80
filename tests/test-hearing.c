#include "hearing.h"

/* Confidences of one word a second; the words called not heard, the doubtful places as "first+n",
 * and what is said of all. */
static const struct {
  const char *name;
  int confidences[16];          /* up to the first -2 */
  const char *unspoken, *doubtful, *text;
} rows[] = {
  { "sure", { 90, 95, 100, -2 }, "", "", "3 words placed, median confidence 95" },
  { "one", { 80, -2 }, "", "", "1 word placed, median confidence 80" },
  { "none-heard", { 0, 0, -2 }, "0+2", "", "0 words placed; 2 words not heard" },
  { "one-doubtful", { 90, 10, 10, 90, -2 }, "", "", "4 words placed, median confidence 90" },
  { "doubtful", { 90, 10, 49, 20, 90, -2 }, "", "1+3",
    "5 words placed, median confidence 49; doubtful: 1 place, at 0:01" },
  { "sure-between", { 10, 50, 49, 99, 20, -2 }, "", "0+5",
    "5 words placed, median confidence 49; doubtful: 1 place, at 0:00" },
  { "two-between", { 10, 20, 50, 50, 49, 20, -2 }, "", "",
    "6 words placed, median confidence 49" },
  { "worst-first", { 40, 40, 40, 90, 90, 10, 10, 10, -2 }, "", "5+3 0+3",
    "8 words placed, median confidence 40; doubtful: 2 places, the worst at 0:05" },
  { "unspoken", { 90, 0, 0, 90, 0, 90, -2 }, "1+2 4+1", "",
    "3 words placed, median confidence 90; 3 words not heard" },
  { "passage", { 90, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 90, 0, -2 }, "1+10 12+1", "",
    "2 words placed, median confidence 90; 11 words not heard, 10 of them at 0:01" },
  { "all-behind", { 90, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -2 }, "1+10", "",
    "1 word placed, median confidence 90; 10 words not heard at 0:01" },
  { "not-known", { -1, -1, -2 }, "", "", "0 words placed" },
};

static Transcript *
make_transcript (const int *confidences)
{
  Transcript *transcript = transcript_new ();

  transcript_add_paragraph (transcript, SPEAKER_NONE, NANOSECONDS_NONE, "");
  for (guint i = 0; confidences[i] != -2; i++)
    transcript_add_word (transcript, "word", i * SECOND, i * SECOND + SECOND / 2, confidences[i]);
  return transcript;
}

/* Frees @places. */
static char *
to_text (GArray *places)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++) {
    const HeardPlace *place = &g_array_index (places, HeardPlace, i);

    g_string_append_printf (text, "%s%u+%u", i ? " " : "", place->first, place->n_words);
  }
  g_array_unref (places);
  return g_string_free (text, FALSE);
}

static void
test_places (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Transcript) transcript = make_transcript (rows[i].confidences);
  g_autofree char *unspoken = to_text (hearing_list_unspoken (transcript));
  g_autofree char *doubtful = to_text (hearing_list_doubtful (transcript));
  g_autofree char *text = hearing_to_text (transcript);

  g_assert_cmpstr (unspoken, ==, rows[i].unspoken);
  g_assert_cmpstr (doubtful, ==, rows[i].doubtful);
  g_assert_cmpstr (text, ==, rows[i].text);
}

/* Insertions in seconds, from and to. */
static const struct {
  guint n;
  guint64 times[5][2];
  const char *text;
} insertions[] = {
  { 1, { { 750, 780 } }, "1 insertion at 12:30-13:00" },
  { 2, { { 0, 20 }, { 3590, 3661 } }, "2 insertions at 0:00-0:20 and 59:50-1:01:01" },
  { 3, { { 0, 20 }, { 30, 40 }, { 50, 60 } },
    "3 insertions at 0:00-0:20, 0:30-0:40 and 0:50-1:00" },
  { 5, { { 0, 20 }, { 30, 40 }, { 50, 60 }, { 70, 80 }, { 90, 100 } },
    "5 insertions at 0:00-0:20, 0:30-0:40, 0:50-1:00 and 2 more" },
};

static void
test_insertions (void)
{
  const int sure[] = { 100, -2 };

  for (gsize i = 0; i < G_N_ELEMENTS (insertions); i++) {
    g_autoptr (Transcript) transcript = make_transcript (sure);
    g_autofree char *whole = NULL, *text = NULL;

    for (guint k = 0; k < insertions[i].n; k++) {
      const Insertion insertion = { insertions[i].times[k][0] * SECOND,
        insertions[i].times[k][1] * SECOND };

      g_array_append_val (transcript->insertions, insertion);
    }
    whole = g_strconcat ("1 word placed, median confidence 100; ", insertions[i].text, NULL);
    text = hearing_to_text (transcript);
    g_assert_cmpstr (text, ==, whole);
  }
}

/* A word that is heard, eleven without time, and a word; @n times. */
static Transcript *
make_cut (guint n)
{
  Transcript *transcript = transcript_new ();

  transcript_add_paragraph (transcript, SPEAKER_NONE, NANOSECONDS_NONE, "");
  for (guint i = 0; i < n; i++) {
    transcript_add_word (transcript, "word", i * 9 * SECOND, i * 9 * SECOND + SECOND, 95);
    for (guint k = 0; k < 11; k++)
      transcript_add_word (transcript, "word", i * 9 * SECOND + SECOND, i * 9 * SECOND + SECOND, 0);
    transcript_add_word (transcript, "word", i * 9 * SECOND + SECOND, i * 9 * SECOND + 2 * SECOND, 95);
  }
  return transcript;
}

/* What is not in the sound is no word that was not heard. */
static void
test_unsaid (void)
{
  g_autoptr (Transcript) one = make_cut (1), more = make_cut (3);
  g_autofree char *places = to_text (hearing_list_unsaid (more));
  g_autofree char *unspoken = to_text (hearing_list_unspoken (more));
  g_autofree char *text = hearing_to_text (one), *also = hearing_unsaid_to_text (more);

  g_assert_cmpstr (places, ==, "1+11 14+11 27+11");
  g_assert_cmpstr (unspoken, ==, "");
  g_assert_cmpstr (text, ==, "2 words placed, median confidence 95; 11 words from 0:01 are not in "
      "the audio (captions leave them out)");
  g_assert_cmpstr (also, ==, "33 words in 3 passages, the first from 0:01, are not in the audio "
      "(captions leave them out)");
}

static void
test_thousands (void)
{
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autofree char *text = NULL;

  transcript_add_paragraph (transcript, SPEAKER_NONE, NANOSECONDS_NONE, "");
  for (guint i = 0; i < 1001234; i++)
    transcript_add_word (transcript, "word", i * SECOND, i * SECOND + SECOND / 2, 97);
  text = hearing_to_text (transcript);
  g_assert_cmpstr (text, ==, "1,001,234 words placed, median confidence 97");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/hearing/places/", rows[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_places);
  }
  g_test_add_func ("/hearing/insertions", test_insertions);
  g_test_add_func ("/hearing/unsaid", test_unsaid);
  g_test_add_func ("/hearing/thousands", test_thousands);
  return g_test_run ();
}
