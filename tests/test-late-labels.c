#include "late-labels.h"

#include <string.h>

#include "tokens.h"

#define WORD_SAMPLES 4800       /* 0.3 s */
#define TURNS 12

/* Voices are noise through different filters: 'a' dull, 'b' sharp, 'c' duller, ' ' nobody. */
static void
sound_word (gint16 *samples, char voice, guint32 *seed)
{
  double last = 0;

  for (guint i = 0; i < WORD_SAMPLES; i++) {
    *seed = *seed * 1664525 + 1013904223;
    double noise = (double) (*seed >> 8) / (1 << 24) - 0.5;
    double kept = voice == 'a' ? 0.85 : voice == 'b' ? -0.5 : 0.97;
    /* Syllables: no two frames alike. */
    double loud = 4000 + 3000 * ((i / 1600) % 3);

    last = kept * last + noise;
    samples[i] = voice == ' ' ? 0 : (gint16) (last * loud);
  }
}

typedef struct {
  const char *name;
  const char *last, *next;      /* the texts at the label */
  const char *last_voices, *next_voices;        /* of their words */
  guint n_moved;
} Row;

static const Row rows[] = {
  { "late", "we always went", "by ferry then. I never did.", "aaa", "aaabbb", 1 },
  { "one-word", "we always went", "there. I never did once.", "aaa", "abbbb", 1 },
  { "finished-by-the-other", "we always went", "by ferry then. I never did.", "aaa", "bbbbbb", 0 },
  { "half", "we always went", "by ferry then. I never did.", "aaa", "aabbbb", 0 },
  { "too-early", "we always went", "by ferry then. I never did.", "aaa", "aaaaaa", 0 },
  { "third-voice", "we always went", "by ferry then. I never did.", "aaa", "cccbbb", 0 },
  { "not-heard", "we always went", "by ferry then. I never did.", "aaa", "   bbb", 0 },
  { "ended", "we always went.", "by ferry then. I never did.", "aaa", "aaabbb", 0 },
  { "capital", "we always went", "By ferry then. I never did.", "aaa", "aaabbb", 0 },
  { "same-voice", "we always went", "by ferry then. I never did.", "bbb", "bbbbbb", 0 },
};

static void
add_paragraph (Transcript *transcript, GString *voices, const char *speaker, const char *text,
    const char *heard)
{
  transcript_add_paragraph (transcript, transcript_add_speaker (transcript, speaker),
      NANOSECONDS_NONE, text);
  g_string_append (voices, heard);
}

/* The voice of each word. */
static Transcript *
make_episode (const Row *row, GString *voices)
{
  Transcript *transcript = transcript_new ();
  const gboolean is_one_voice = g_str_equal (row->last_voices, "bbb");

  for (guint i = 0; i < TURNS; i++) {
    add_paragraph (transcript, voices, "Ann", "One two three four five six seven.",
        is_one_voice ? "bbbbbbb" : "aaaaaaa");
    add_paragraph (transcript, voices, "Bo", "One two three four five six seven.", "bbbbbbb");
    add_paragraph (transcript, voices, "Cy", "One two three four five six seven.", "ccccccc");
  }
  add_paragraph (transcript, voices, "Ann", row->last, row->last_voices);
  add_paragraph (transcript, voices, "Bo", row->next, row->next_voices);
  tokens_make_words (transcript);
  g_assert_cmpuint (transcript->words->len, ==, voices->len);
  for (guint i = 0; i < voices->len; i++) {
    Word *word = transcript_get_word (transcript, i);

    word->start = i * 300 * MILLISECOND;
    word->end = (i + 1) * 300 * MILLISECOND;
    word->confidence = voices->str[i] == ' ' ? 0 : 90;
  }
  return transcript;
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GString) voices = g_string_new (NULL);
  g_autoptr (Transcript) transcript = make_episode (row, voices);
  g_autofree gint16 *samples = g_new (gint16, voices->len * WORD_SAMPLES);
  const AlignSound sound = { samples, voices->len * WORD_SAMPLES };
  guint32 seed = 1, first = TURNS * 21 + 3;

  for (guint i = 0; i < voices->len; i++)
    sound_word (samples + i * WORD_SAMPLES, voices->str[i], &seed);
  g_assert_cmpuint (late_labels_repair (transcript, &sound), ==, row->n_moved);
  g_assert_cmpuint (transcript_get_word (transcript, first)->paragraph, ==,
      3 * TURNS + 1 - row->n_moved);
  g_assert_cmpuint (transcript_get_word (transcript, transcript->words->len - 1)->paragraph, ==,
      3 * TURNS + 1);
}

/* Words without sound behind them: the audio is shorter than they say. */
static void
test_short_sound (void)
{
  g_autoptr (GString) voices = g_string_new (NULL);
  g_autoptr (Transcript) transcript = make_episode (&rows[0], voices);
  const gint16 samples[1000] = { 0 };
  const AlignSound sound = { samples, G_N_ELEMENTS (samples) };

  g_assert_cmpuint (late_labels_repair (transcript, &sound), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/late-labels/", rows[i].name, NULL);
    g_test_add_data_func (path, &rows[i], test_row);
  }
  g_test_add_func ("/late-labels/short-sound", test_short_sound);
  return g_test_run ();
}
