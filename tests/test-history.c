#include "history.h"

static char *
describe (const History *history, guint32 last, guint end, double score)
{
  g_autoptr (GArray) spans = history_get_spans (history, last, end, score);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++) {
    const Span *span = &g_array_index (spans, Span, i);

    g_string_append_printf (text, "%s%c%u %u-%u %g", i ? ", " : "", "wso"[span->kind], span->word,
        span->start, span->end, span->evidence);
  }
  return g_string_free (text, FALSE);
}

/* Paths that part and are swept keep what led to them. */
static void
test_sweep (void)
{
  g_autoptr (History) history = history_new ();
  g_autoptr (GPtrArray) lasts = g_ptr_array_new ();
  g_autofree char *first = NULL, *second = NULL;
  guint32 root = history_add (history, HISTORY_NONE, SPAN_SILENCE, 0, 0, 0);
  guint32 lost = history_add (history, root, SPAN_WORD, 0, 5, -3);
  guint32 kept = history_add (history, root, SPAN_OTHER, 0, 7, -2), none = HISTORY_NONE;
  guint32 a, b;

  lost = history_add (history, lost, SPAN_WORD, 1, 9, -4);
  a = history_add (history, kept, SPAN_WORD, 0, 10, 1);
  b = history_add (history, kept, SPAN_WORD, 1, 11, 2);
  g_ptr_array_add (lasts, &a);
  g_ptr_array_add (lasts, &b);
  g_ptr_array_add (lasts, &none);
  history_sweep (history, lasts);

  g_assert_cmpuint (a, ==, 2);
  g_assert_cmpuint (b, ==, 3);
  g_assert_cmpuint (none, ==, HISTORY_NONE);
  first = describe (history, a, 20, 4);
  second = describe (history, b, 21, 5);
  g_assert_cmpstr (first, ==, "s0 0-7 -2, o0 7-10 3, w0 10-20 3");
  g_assert_cmpstr (second, ==, "s0 0-7 -2, o0 7-11 4, w1 11-21 3");
}

static void
test_full (void)
{
  g_autoptr (History) history = history_new ();
  g_autoptr (GPtrArray) lasts = g_ptr_array_new ();
  guint32 last = HISTORY_NONE, n = 0;

  g_ptr_array_add (lasts, &last);
  for (; !history_is_full (history); n++)
    last = history_add (history, n % 2 ? last : HISTORY_NONE, SPAN_WORD, n, n, 0);
  history_sweep (history, lasts);
  g_assert_false (history_is_full (history));
  g_assert_cmpuint (last, <, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/sweep", test_sweep);
  g_test_add_func ("/history/full", test_full);
  return g_test_run ();
}
