#include "boundaries.h"

#include <math.h>

#include "frontend.h"

#define SAMPLES FRONTEND_RATE

/* A second of near silence, with a tone of @frequency from each time on. */
typedef struct {
  double start, frequency;
} Tone;

static void
make_sound (gint16 *samples, const Tone *tones, guint n_tones)
{
  for (guint i = 0; i < SAMPLES; i++) {
    double time = (double) i / FRONTEND_RATE, frequency = 0;

    for (guint k = 0; k < n_tones; k++)
      if (time >= tones[k].start)
        frequency = tones[k].frequency;
    samples[i] = frequency > 0 ? 8000 * sin (2 * G_PI * frequency * time) : i % 3;
  }
}

static const struct {
  const char *name;
  Tone tones[2];
  WordTime given[2], refined[2];
} rows[] = {
  { "after-pause", { { 0.5, 440 }, { 2, 0 } }, { { 0.1, 0.2 }, { 0.46, 0.9 } },
    { { 0.13, 0.2 }, { 0.5, 0.9 } } },
  { "inside-speech", { { 0.2, 300 }, { 0.5, 2500 } }, { { 0.17, 0.505 }, { 0.505, 0.9 } },
    { { 0.2, 0.5 }, { 0.5, 0.9 } } },
  { "silence-before-voice", { { 0.6, 440 }, { 2, 0 } }, { { 0.1, 0.46 }, { 0.46, 0.9, TRUE } },
    { { 0.13, 0.46 }, { 0.6, 0.9 } } },
  { "too-far", { { 0.6, 440 }, { 2, 0 } }, { { 0.1, 0.2 }, { 0.46, 0.9 } },
    { { 0.13, 0.2 }, { 0.49, 0.9 } } },
};

/* A converter's offset and the hum of the mains. */
static void
add_faults (gint16 *samples)
{
  for (guint i = 0; i < SAMPLES; i++)
    samples[i] += 3000 + 100 * sin (2 * G_PI * 50 * i / FRONTEND_RATE);
}

static void
test_refine (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data) / 2;
  g_autofree gint16 *samples = g_new (gint16, SAMPLES);
  WordTime words[] = { rows[i].given[0], rows[i].given[1] };

  make_sound (samples, rows[i].tones, 2);
  if (GPOINTER_TO_SIZE (data) % 2)
    add_faults (samples);
  boundaries_refine (samples, SAMPLES, words, 2);
  for (guint k = 0; k < 2; k++) {
    g_assert_cmpfloat_with_epsilon (words[k].start, rows[i].refined[k].start, 0.008);
    g_assert_cmpfloat_with_epsilon (words[k].end, rows[i].refined[k].end, 0.008);
  }
}

/* Where it is never quiet, nothing is moved. */
static void
test_noise (void)
{
  const Tone tone = { 0, 440 };
  g_autofree gint16 *samples = g_new (gint16, SAMPLES);
  WordTime words[] = { { 0.1, 0.2 }, { 0.46, 0.9 }, { 5, 6 } };

  make_sound (samples, &tone, 1);
  boundaries_refine (samples, SAMPLES, words, 3);
  g_assert_cmpfloat (words[0].start, ==, 0.1);
  g_assert_cmpfloat (words[1].start, ==, 0.46);
  g_assert_cmpfloat (words[2].start, ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/boundaries/", rows[i].name, NULL);
    g_autofree char *humming = g_strconcat (path, "/with-hum", NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (2 * i), test_refine);
    g_test_add_data_func (humming, GSIZE_TO_POINTER (2 * i + 1), test_refine);
  }
  g_test_add_func ("/boundaries/noise", test_noise);
  return g_test_run ();
}
