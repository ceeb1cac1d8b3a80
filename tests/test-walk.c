#include "walk.h"

#include <string.h>

#include "tokens.h"
#include "voice.h"

/* Words of one phone each, of a kind each; a frame of sound is one of those kinds or a pause. */
#define FRAMES 10               /* of each sound */
#define KINDS 4
#define MOST 8

/* The nth kind's cepstra; 0 is a pause. */
static void
make_frame (guint kind, float cepstra[FRONTEND_CEPSTRA])
{
  memset (cepstra, 0, FRONTEND_CEPSTRA * sizeof *cepstra);
  cepstra[kind] = 4;
}

static float *
make_sound (const guint *kinds, guint n)
{
  float *cepstra = g_new (float, (gsize) n * FRAMES * FRONTEND_CEPSTRA);

  for (guint i = 0; i < n * FRAMES; i++)
    make_frame (kinds[i / FRAMES], cepstra + (gsize) i * FRONTEND_CEPSTRA);
  return cepstra;
}

/* Every kind was heard between pauses. */
static Monophones *
make_phones (void)
{
  guint kinds[2 * KINDS + 3];
  g_autofree float *cepstra = NULL;
  Monophones *phones = monophones_new (KINDS + 1);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    kinds[i] = i % 2 ? i / 2 + 1 : 0;
  cepstra = make_sound (kinds, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < G_N_ELEMENTS (kinds) * FRAMES; i++) {
    float features[FRONTEND_FEATURES];

    frontend_get_features (cepstra, G_N_ELEMENTS (kinds) * FRAMES, i, features);
    monophones_hear (phones, monophones_class_of_state (phones, kinds[i / FRAMES],
        i % FRAMES * MONOPHONE_STATES / FRAMES), features);
  }
  monophones_learn (phones, 0.2);
  return phones;
}

/* Where the words a to d, each a sentence, are said in @sounds; NONE: left out. */
#define NONE -1
static const struct {
  const char *name;
  guint n, sounds[MOST];
  int starts[4];
  gboolean is_run_on;           /* no punctuation, and pauses cost too much without */
} ways[] = {
  { "all", 4, { 1, 2, 3, 4 }, { 0, 1, 2, 3 } },
  { "pauses", 7, { 0, 1, 0, 0, 2, 3, 4 }, { 1, 4, 5, 6 } },
  { "one-not-said", 4, { 1, 3, 0, 4 }, { 0, NONE, 1, 3 } },
  { "first-not-said", 3, { 2, 3, 4 }, { NONE, 0, 1, 2 } },
  { "last-not-said", 4, { 1, 2, 3, 0 }, { 0, 1, 2, NONE } },
  { "no-pause-inside", 5, { 1, 2, 3, 0, 4 }, { 0, 0, 0, 0 }, TRUE },
};

static int
find_start (const Course *course, const guint32 *rows, guint n, guint word)
{
  for (guint i = 0; i < n; i++)
    if (course->words[rows[i]] == word && course_get_kind (course, rows[i]) == COURSE_SPEECH)
      return (int) i;
  return NONE;
}

static guint
count_pauses (const Course *course, const guint32 *rows, guint n)
{
  guint pauses = 0;

  for (guint i = 0; i < n; i++)
    pauses += course_get_kind (course, rows[i]) == COURSE_PAUSE
        && course->words[rows[i]] > 0 && course->words[rows[i]] < 4;
  return pauses;
}

static void
test_way (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  const guint n = ways[i].n * FRAMES;
  const WalkCosts costs = { .other = 40, .stay = 0.1f, .pause = 0.1f, .skip = 10, .jump = 50,
    .inside = ways[i].is_run_on ? 1e6f : 0 };
  g_autofree float *cepstra = make_sound (ways[i].sounds, ways[i].n);
  g_autofree guint32 *rows = g_new (guint32, n);
  g_autofree float *evidence = g_new (float, n);
  const WalkSound sound = { cepstra, n, 1 };
  const WalkBand band = { NULL, 1000 };
  g_autoptr (Monophones) phones = make_phones ();
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (Course) course = NULL;
  ReadingPhone said[4];
  Reading reading = { .phones = g_array_new (FALSE, FALSE, sizeof (ReadingPhone)) };

  transcript_add_paragraph (transcript, SPEAKER_NONE, NANOSECONDS_NONE,
      ways[i].is_run_on ? "a b c d" : "a. b. c. d.");
  tokens_make_words (transcript);
  for (guint k = 0; k < 4; k++)
    said[k] = (ReadingPhone) { (guint16) (k + 1), k, k };
  g_array_append_vals (reading.phones, said, 4);
  course = course_new (&reading, transcript, phones, FALSE);

  g_assert_true (walk_find (course, phones, &sound, &band, &costs, rows, evidence));
  for (guint k = 1; k < n; k++)
    g_assert_cmpuint (rows[k], >=, rows[k - 1]);
  if (ways[i].is_run_on)
    g_assert_cmpuint (count_pauses (course, rows, n), ==, 0);
  for (guint k = 0; k < 4; k++) {
    int start = find_start (course, rows, n, k);

    if (ways[i].starts[k] == NONE)
      g_assert_cmpint (start, ==, NONE);
    else if (!ways[i].is_run_on)
      g_assert_cmpint (ABS (start - ways[i].starts[k] * FRAMES), <=, 2);
  }
  g_array_unref (reading.phones);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    g_autofree char *path = g_strconcat ("/walk/way/", ways[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_way);
  }
  return g_test_run ();
}
