/* Pieces of sound: to the sample, cut where it is quiet, faded. */
#include "excerpt.h"

#include <math.h>

#include "encode.h"
#include "tone.h"

#define RATE 44100

static Excerpt
make_excerpt (gsize n_frames, float (*sample) (gsize index))
{
  Excerpt excerpt = { g_array_new (FALSE, FALSE, sizeof (float)), 1, RATE, 1000 };

  for (gsize i = 0; i < n_frames; i++) {
    float value = sample (i);

    g_array_append_val (excerpt.frames, value);
  }
  return excerpt;
}

static float
one (gsize index)
{
  return 1;
}

/* A tone of 441 Hz, which crosses zero each 50 samples, with a quiet second hundredth. */
static float
tone_with_pause (gsize index)
{
  float loudness = index >= 2000 && index < 2600 ? 0.001f : 1;

  return loudness * sinf (2 * (float) G_PI * ((float) index + 0.5f) / 100);
}

static void
test_read (void)
{
  char *path = tone_make ("wavenc", 3);
  g_autoptr (GError) error = NULL;
  g_auto (Excerpt) whole = { 0 }, part = { 0 };

  g_assert_true (excerpt_read (path, 0, 10 * SECOND, &whole, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (excerpt_get_length (&whole), ==, 3 * RATE);
  g_assert_true (excerpt_read (path, SECOND, 2 * SECOND, &part, &error));
  g_assert_cmpuint (excerpt_get_length (&part), ==, RATE);
  g_assert_cmpuint (part.first, ==, RATE);
  g_assert_cmpmem (part.frames->data, RATE * sizeof (float),
      (const float *) (gpointer) whole.frames->data + RATE, RATE * sizeof (float));
  tone_remove (path);
}

static void
test_behind_the_end (void)
{
  char *path = tone_make ("wavenc", 1);
  g_autoptr (GError) error = NULL;
  g_auto (Excerpt) excerpt = { 0 };

  g_assert_false (excerpt_read (path, 5 * SECOND, 6 * SECOND, &excerpt, &error));
  g_assert_cmpstr (error->message, ==, "ends before the quote");
  tone_remove (path);
}

static void
test_frames (void)
{
  g_auto (Excerpt) excerpt = make_excerpt (100, one);

  g_assert_cmpuint (excerpt_find_frame (&excerpt, 0), ==, 0);
  g_assert_cmpuint (excerpt_find_frame (&excerpt, excerpt_get_time (&excerpt, 42)), ==, 42);
  g_assert_cmpuint (excerpt_find_frame (&excerpt, 10 * SECOND), ==, 100);
}

static void
test_cut (void)
{
  g_auto (Excerpt) excerpt = make_excerpt (5000, tone_with_pause);
  gsize cut = excerpt_find_cut (&excerpt, 100, 4900);
  const float *frames = (const float *) (gpointer) excerpt.frames->data;

  g_assert_cmpuint (cut, >=, 2000);
  g_assert_cmpuint (cut, <, 2600);
  g_assert_cmpfloat (frames[cut - 1] * frames[cut], <=, 0);
  g_assert_cmpuint (excerpt_find_cut (&excerpt, 300, 300), ==, 300);
  g_assert_cmpuint (excerpt_find_cut (&excerpt, 9000, 9900), ==, 5000);
  g_assert_cmpuint (excerpt_find_cut (&excerpt, 10, 12), <=, 12);
}

static void
test_crop (void)
{
  g_auto (Excerpt) excerpt = make_excerpt (5000, one);
  const float *frames;

  excerpt_crop (&excerpt, 1000, 4000);
  frames = (const float *) (gpointer) excerpt.frames->data;
  g_assert_cmpuint (excerpt_get_length (&excerpt), ==, 3000);
  g_assert_cmpuint (excerpt.first, ==, 2000);
  g_assert_cmpfloat (frames[0], ==, 0);
  g_assert_cmpfloat (frames[2999], ==, 0);
  g_assert_cmpfloat (frames[441], ==, 1);
  g_assert_cmpfloat (frames[2999 - 441], ==, 1);
  g_assert_cmpfloat_with_epsilon (frames[220], 0.5, 0.01);
}

static void
test_append (void)
{
  g_auto (Excerpt) excerpt = make_excerpt (10, one);
  g_auto (Excerpt) other = make_excerpt (7, one);

  excerpt_append (&excerpt, &other);
  g_assert_cmpuint (excerpt_get_length (&excerpt), ==, 17);
}

/* What is written without loss reads back as the same samples. */
static void
test_lossless (gconstpointer suffix)
{
  g_auto (Excerpt) excerpt = make_excerpt (5000, tone_with_pause), again = { 0 };
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  const EncodeTags tags = { .title = "A title" };
  g_autofree char *path = NULL, *name = g_strconcat ("x", suffix, NULL);
  g_autoptr (GError) error = NULL;
  int file = g_file_open_tmp ("excerpt-XXXXXX", &path, &error);

  close (file);
  g_assert_true (encode_knows (name));
  g_assert_true (encode_write (&excerpt, name, &tags, out, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path,
      g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (out)),
      (gssize) g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (out)), &error));
  g_assert_true (excerpt_read (path, 0, SECOND, &again, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (excerpt_get_length (&again), ==, 5000);
  for (guint i = 0; i < 5000; i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (again.frames, float, i),
        g_array_index (excerpt.frames, float, i), 1.0 / 32767);
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
test_unknown (void)
{
  g_assert_false (encode_knows ("x.txt"));
  g_assert_false (encode_knows (".wav"));
  g_assert_true (encode_knows ("X.WAV"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  g_test_add_func ("/excerpt/read", test_read);
  g_test_add_func ("/excerpt/behind-the-end", test_behind_the_end);
  g_test_add_func ("/excerpt/frames", test_frames);
  g_test_add_func ("/excerpt/cut", test_cut);
  g_test_add_func ("/excerpt/crop", test_crop);
  g_test_add_func ("/excerpt/append", test_append);
  g_test_add_data_func ("/excerpt/lossless/wav", ".wav", test_lossless);
  g_test_add_data_func ("/excerpt/lossless/flac", ".flac", test_lossless);
  g_test_add_func ("/excerpt/unknown", test_unknown);
  return g_test_run ();
}
