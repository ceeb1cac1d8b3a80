#include "durations.h"

#define N 24

/* The eleventh of words of 300 ms each lasts @milliseconds. */
static const struct {
  const char *name;
  guint n, milliseconds;
  int confidence;
} rows[] = {
  { "usual", N, 300, 90 },
  { "slow", N, 600, 90 },
  { "too-slow", N, 700, DURATIONS_DOUBTED },
  { "quick", N, 100, 90 },
  { "too-quick", N, 60, DURATIONS_DOUBTED },
  { "too-few-to-tell", 12, 60, 90 },
};

static void
test_row (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Transcript) transcript = transcript_new ();

  transcript_add_paragraph (transcript, SPEAKER_NONE, NANOSECONDS_NONE, "");
  for (guint k = 0; k < rows[i].n; k++) {
    Nanoseconds start = k * SECOND;

    transcript_add_word (transcript, "water", start,
        start + (k == 10 ? rows[i].milliseconds : 300) * MILLISECOND, 90);
  }
  durations_doubt (transcript);
  for (guint k = 0; k < rows[i].n; k++)
    g_assert_cmpint (transcript_get_word (transcript, k)->confidence, ==,
        k == 10 ? rows[i].confidence : 90);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/durations/", rows[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
  }
  return g_test_run ();
}
