#include "insertions.h"

#include "frontend.h"

/* A word, a pause, a passage, a pause, a word; in frames. The search has found the passage
 * somewhere about. */
#define N_FRAMES 1600
#define WORD 3000               /* amplitudes */
#define MUSIC 300

typedef struct {
  const char *name;
  guint start, stop;            /* of the passage; equal: there is none */
  int pause;                    /* amplitude of its noise */
  guint found_start, found_stop;
  guint from, to;               /* as it is told; equal: it is not */
  gboolean is_pause;            /* it was found as one, so long that it is none */
} Row;

static const Row rows[] = {
  { "as-found", 400, 1200, 10, 400, 1200, 400, 1200 },
  { "rises-before", 400, 1200, 10, 550, 1000, 400, 1200 },
  { "rises-behind", 400, 1200, 10, 250, 1350, 400, 1200 },
  { "noise-covers-it", 400, 1200, 2000, 550, 1150, 550, 1150 },
  { "up-to-the-words", 200, 1400, 10, 300, 1300, 200, 1400 },
  { "pause-of-noise", 400, 1200, 10, 300, 1350, 400, 1200, TRUE },
  { "pause", 400, 1200, 10, 400, 1390, 0, 0, TRUE },
  { "short", 600, 900, 10, 600, 900, 0, 0 },
};

static gint16 *
make_samples (const Row *row)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  gint16 *samples = g_new (gint16, N_FRAMES * FRONTEND_HOP);

  for (guint i = 0; i < N_FRAMES * FRONTEND_HOP; i++) {
    guint frame = i / FRONTEND_HOP;
    gboolean is_word = frame < 200 ? frame % 60 < 40 : frame >= 1400 && frame % 60 > 20;
    int loud = is_word ? WORD : frame >= row->start && frame < row->stop ? MUSIC : 0;

    samples[i] = (gint16) (g_rand_int_range (random, -row->pause, row->pause)
        + g_rand_int_range (random, -loud - 1, loud + 1));
  }
  return samples;
}

static void
add_span (GArray *spans, SpanKind kind, guint start, guint end)
{
  Span span = { kind, 0, start, end, 0, start, end };

  if (end > start)
    g_array_append_val (spans, span);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autofree gint16 *samples = make_samples (row);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  g_autoptr (Transcript) transcript = transcript_new ();
  const Insertion *insertion;

  add_span (spans, SPAN_WORD, 0, 200);
  add_span (spans, SPAN_SILENCE, 200, row->found_start);
  add_span (spans, row->is_pause ? SPAN_SILENCE : SPAN_OTHER, row->found_start, row->found_stop);
  add_span (spans, SPAN_SILENCE, row->found_stop, 1400);
  add_span (spans, SPAN_WORD, 1400, N_FRAMES);
  insertions_find (transcript, spans, &(AlignSound) { samples, N_FRAMES * FRONTEND_HOP });
  g_assert_cmpuint (transcript->insertions->len, ==, row->to > row->from);
  if (row->to == row->from)
    return;
  insertion = &g_array_index (transcript->insertions, Insertion, 0);
  g_assert_cmpfloat_with_epsilon (insertion->start / MILLISECOND / 10.0, row->from, 4);
  g_assert_cmpfloat_with_epsilon (insertion->end / MILLISECOND / 10.0, row->to, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/insertions/", rows[i].name, NULL);
    g_test_add_data_func (path, &rows[i], test_row);
  }
  return g_test_run ();
}
