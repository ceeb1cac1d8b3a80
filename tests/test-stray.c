#include "stray.h"

#include "durations.h"
#include "insertions.h"

/* Three words, 300 ms each, the second @gap milliseconds behind the first and the third @next behind
 * it; the frames of the second have @evidence together. */
static const struct {
  const char *name, *text;
  guint gap, next;
  float evidence;
  guint paragraph;
  int confidence;
} rows[] = {
  { "no-gap", "on", 0, 0, 20, 0, 90 },
  { "behind-a-gap", "on", 400, 0, 20, 0, DURATIONS_DOUBTED },
  { "before-a-gap", "on", 0, 400, 20, 0, DURATIONS_DOUBTED },
  { "short-gap", "on", 0, 90, 20, 0, 90 },
  { "comma", "on,", 0, 400, 20, 0, 90 },
  { "much-evidence", "on", 400, 400, 150, 0, 90 },
  { "next-paragraph", "on", 400, 0, 20, 1, 90 },
};

static void
test_row (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (GArray) spans = g_array_new (FALSE, TRUE, sizeof (Span));
  const char *const texts[] = { "went", rows[i].text, "again" };
  Nanoseconds start = 0;

  for (guint k = 0; k < 3; k++) {
    Span span = { .kind = SPAN_WORD, .word = k, .evidence = k == 1 ? rows[i].evidence : 500 };

    start += (k ? 300 : 0) * MILLISECOND;
    start += (k == 1 ? rows[i].gap : k == 2 ? rows[i].next : 0) * MILLISECOND;
    transcript_add_word (transcript, texts[k], start, start + 300 * MILLISECOND, 90)->paragraph
        = k ? rows[i].paragraph : 0;
    g_array_append_val (spans, span);
  }
  stray_doubt (transcript, spans);
  for (guint k = 0; k < 3; k++)
    g_assert_cmpint (transcript_get_word (transcript, k)->confidence, ==,
        k == 1 ? rows[i].confidence : 90);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/stray/", rows[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
  }
  return g_test_run ();
}
