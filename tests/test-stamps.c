#include "stamps.h"

#include <math.h>

#include "tokens.h"

/* Twenty words: about 6.4 seconds at the pace of pace.h. */
#define SPEECH "one fine day some people sat down at a long table and they all talked about the " \
    "weather and food."

typedef struct {
  Transcript *transcript;
} Episode;

static Transcript *
make_transcript (const double *stamps, guint n)
{
  Transcript *transcript = transcript_new ();

  for (guint i = 0; i < n; i++)
    transcript_add_paragraph (transcript, SPEAKER_NONE,
        stamps[i] < 0 ? NANOSECONDS_NONE : (Nanoseconds) (stamps[i] * SECOND), SPEECH);
  tokens_make_words (transcript);
  return transcript;
}

static double
start_of_paragraph (const Transcript *transcript, guint paragraph)
{
  for (guint i = 0; i < transcript->words->len; i++)
    if (transcript_get_word (transcript, i)->paragraph == paragraph)
      return (double) transcript_get_word (transcript, i)->start / SECOND;
  return NAN;
}

static void
assert_laws (const Transcript *transcript)
{
  for (guint i = 0; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);

    g_assert_cmpuint (word->start % MILLISECOND, ==, 0);
    g_assert_cmpuint (word->end % MILLISECOND, ==, 0);
    g_assert_cmpuint (word->end, >, word->start);
    if (i + 1 < transcript->words->len) {
      g_assert_cmpuint (word[1].start, >=, word->start + MILLISECOND);
      g_assert_cmpuint (word->end, <=, word[1].start);
    }
  }
}

#define NONE -1
#define MOST 13

/* Where each paragraph should start, give or take @within seconds. */
static const struct {
  const char *name;
  guint n;
  double stamps[MOST], starts[MOST], within;
} rows[] = {
  { "regular", 5, { 0, 7, 14, 21, 28 }, { 0.5, 7.5, 14.5, 21.5, 28.5 }, 0.4 },
  { "fractions", 4, { 0.25, 7.25, 14.25, 21.25 }, { 0.25, 7.25, 14.25, 21.25 }, 0.4 },
  { "one-is-late", 7, { 0, 7, 14, 26, 28, 35, 42 },
    { 0.5, 7.5, 14.5, 21.5, 28.5, 35.5, 42.5 }, 1.0 },
  { "one-is-early", 7, { 0, 7, 14, 16, 28, 35, 42 },
    { 0.5, 7.5, 14.5, 21.5, 28.5, 35.5, 42.5 }, 1.0 },
  { "one-is-late-by-a-pause", 13, { 0, NONE, 14, NONE, 31, NONE, 42, NONE, 56, NONE, 70, NONE, 84 },
    { 0.5, 7.5, 14.5, 21.5, 28.5, 35.5, 42.5, 49.5, 56.5, 63.5, 70.5, 77.5, 84.5 }, 0.5 },
  { "one-goes-backwards", 6, { 0, 7, 2, 21, 28, 35 },
    { 0.5, 7.5, 14.5, 21.5, 28.5, 35.5 }, 1.0 },
  { "repeated", 6, { 0, 7, 7, 21, 28, 35 }, { 0.5, 7.5, 14.5, 21.5, 28.5, 35.5 }, 0.7 },
  { "missing", 6, { 0, 7, NONE, NONE, 28, 35 }, { 0.5, 7.5, 14.5, 21.5, 28.5, 35.5 }, 0.7 },
  { "music-between", 6, { 0, 7, 14, 81, 88, 95 }, { 0.5, 7.5, 14.5, 81.5, 88.5, 95.5 }, 1.0 },
  { "music-behind-first", 5, { 0, 15, 22, 29, 36 }, { 0.5, 15.5, 22.5, 29.5, 36.5 }, 1.0 },
  { "music-before-last", 5, { 0, 7, 14, 21, 37 }, { 0.5, 7.5, 14.5, 21.5, 37.5 }, 1.0 },
  { "second-part-restarts", 10, { 0, 7, 50, 57, 64, 0, 7, 14, 21, 28 },
    { 0.5, 7.5, 50.5, 57.5, 64.5, 71, 78, 85, 92, 99 }, 2.5 },
};

static void
test_starts (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Transcript) transcript = make_transcript (rows[i].stamps, rows[i].n);
  g_autoptr (GError) error = NULL;

  g_assert_true (stamps_time_words (transcript, &error));
  g_assert_no_error (error);
  assert_laws (transcript);
  g_assert_cmpint (transcript->timing, ==, TIMING_STAMPS);
  for (guint n = 0; n < rows[i].n; n++)
    g_assert_cmpfloat_with_epsilon (start_of_paragraph (transcript, n), rows[i].starts[n],
        rows[i].within);
}

/* What makes no sense at all still keeps the laws. */
static const struct {
  const char *name;
  guint n;
  double stamps[MOST];
} senseless[] = {
  { "all-zero", 6, { 0, 0, 0, 0, 0, 0 } },
  { "all-equal", 4, { 500, 500, 500, 500 } },
  { "falling", 6, { 500, 400, 300, 200, 100, 0 } },
  { "far-apart", 3, { 0, 359999, 359999 } },
  { "a-second-each", 8, { 0, 1, 2, 3, 4, 5, 6, 7 } },
  { "one-paragraph", 1, { 3600 } },
};

static void
test_senseless (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Transcript) transcript = make_transcript (senseless[i].stamps, senseless[i].n);
  g_autoptr (GError) error = NULL;

  g_assert_true (stamps_time_words (transcript, &error));
  g_assert_no_error (error);
  assert_laws (transcript);
}

static void
test_duration (void)
{
  const double none[] = { NONE, NONE, NONE };
  g_autoptr (Transcript) transcript = make_transcript (none, 3);
  g_autoptr (GError) error = NULL;

  g_assert_false (stamps_time_words (transcript, &error));
  g_assert_error (error, ALIGN_ERROR, ALIGN_ERROR_NO_TIMES);
  g_clear_error (&error);

  transcript->audio.duration = 21 * SECOND;
  g_assert_true (stamps_time_words (transcript, &error));
  g_assert_no_error (error);
  assert_laws (transcript);
  g_assert_cmpfloat_with_epsilon (start_of_paragraph (transcript, 0), 0, 0.001);
  g_assert_cmpfloat_with_epsilon (start_of_paragraph (transcript, 1), 7, 0.001);
  g_assert_cmpfloat_with_epsilon (start_of_paragraph (transcript, 2), 14, 0.001);
}

static void
test_ends_with_audio (void)
{
  const double stamps[] = { 0, 7, 14, 21, 28 };
  g_autoptr (Transcript) transcript = make_transcript (stamps, 5);
  g_autoptr (GError) error = NULL;

  transcript->audio.duration = 30 * SECOND;
  g_assert_true (stamps_time_words (transcript, &error));
  assert_laws (transcript);
  g_assert_cmpuint (transcript_get_word (transcript, transcript->words->len - 1)->end, <=,
      30 * SECOND);
}

static void
test_goes_on_behind_audio (void)
{
  const double stamps[] = { 0, 7, 14, 21, 128 };
  g_autoptr (Transcript) transcript = make_transcript (stamps, 5);
  g_autoptr (GError) error = NULL;

  transcript->audio.duration = 10 * SECOND;
  g_assert_true (stamps_time_words (transcript, &error));
  assert_laws (transcript);
  g_assert_cmpfloat_with_epsilon (start_of_paragraph (transcript, 1), 7.5, 1);
  g_assert_cmpfloat_with_epsilon (start_of_paragraph (transcript, 4), 128.5, 1);
}

static void
test_nothing (void)
{
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (stamps_time_words (transcript, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/stamps/starts/", rows[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_starts);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (senseless); i++) {
    g_autofree char *path = g_strconcat ("/stamps/senseless/", senseless[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_senseless);
  }
  g_test_add_func ("/stamps/duration", test_duration);
  g_test_add_func ("/stamps/ends-with-audio", test_ends_with_audio);
  g_test_add_func ("/stamps/goes-on-behind-audio", test_goes_on_behind_audio);
  g_test_add_func ("/stamps/nothing", test_nothing);
  return g_test_run ();
}
