#include "melted.h"

#include <string.h>

#define MOST 16

/* A letter a phone, a space a pause; words alone are parted by "|". @words has the digit of each
 * phone's word. */
static const struct {
  const char *name, *said, *alone, *words;
} rows[] = {
  { "as-each-alone", "abcd", "ab|cd", "0011" },
  { "another-vowel", "abxd", "ab|cd", "0011" },
  { "a-sound-lost", "acd", "ab|cd", "011" },
  { "a-sound-lost-between", "abd", "ab|cd", "001" },
  { "a-sound-more", "abecd", "ab|cd", "00011" },
  { "a-pause-between", "ab cd ", "ab|cd", "000111" },
  { "three", "abcdef", "a|bc|def", "011222" },
  { "a-word-without-sound", "abcd", "ab||cd", "0022" },
  { "nothing-alone", "abcd", "||", "0000" },
  { "nothing-said", "", "ab|cd", "" },
  { "nothing-alike", "xyzw", "ab|cd", "0011" },
};

static guint
make_phones (const char *text, VoicePhone *phones)
{
  guint n = 0, word = 0;

  for (; *text; text++)
    if (*text == '|')
      word++;
    else
      phones[n++] = (VoicePhone) { *text == ' ' ? VOICE_PAUSE : (guint16) *text, word, n };
  return n;
}

static void
test_row (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  VoicePhone said[MOST], alone[MOST];
  guint n = make_phones (rows[i].said, said), n_alone = make_phones (rows[i].alone, alone);
  char words[MOST] = "";

  melted_part (said, n, alone, n_alone);
  for (guint k = 0; k < n; k++)
    words[k] = '0' + (char) said[k].word;
  g_assert_cmpstr (words, ==, rows[i].words);
}

/* Too long to be heard alone: it stays as it was. */
static void
test_too_long (void)
{
  VoicePhone said[MELTED_MOST + 1] = { { 1, 0, 0 } }, alone[] = { { 2, 0, 0 }, { 1, 1, 0 } };

  melted_part (said, G_N_ELEMENTS (said), alone, G_N_ELEMENTS (alone));
  g_assert_cmpuint (said[0].word, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/melted/", rows[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
  }
  g_test_add_func ("/melted/too-long", test_too_long);
  return g_test_run ();
}
