#include "pronunciation.h"

#include <glib/gstdio.h>

static const struct {
  const char *name, *ipa, *phones;
} sounds[] = {
  { "plain", "həlˈoʊ", "HH AH L OW" },
  { "flap", "bˈʌɾɚɹ", "B AH T ER R" },
  { "long-vowel", "wˈɜːldz", "W ER L D Z" },
  { "diphthongs", "fˈaɪɚ", "F AY ER" },
  { "affricates", "tʃˈɜːdʒ", "CH ER JH" },
  { "syllabic", "bˈʌʔn̩", "B AH T AH N" },
  { "unknown-signs", "|*ˈɛ?", "EH" },
  { "broken-off", "t", "T" },
  { "nothing", "", "" },
};

static void
test_ipa (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *phones = pronunciation_from_ipa (sounds[i].ipa);

  g_assert_cmpstr (phones, ==, sounds[i].phones);
}

/* A word and its ways, parted by '|', without a dictionary and with one. */
static const struct {
  const char *name, *word, *by_rule, *by_dictionary;
} words[] = {
  { "known", "the", "DH AH", "DH AH|DH IY" },
  { "unknown", "flibber", "F L IH B ER", "F L IH B ER" },
  { "letter", "w.", "D AH B AH L Y UW", "D AH B AH L Y UW" },
  { "apostrophe", "o'clock", "AH K L AA K", "AH K L AA K" },
};

static void
test_words (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *path = NULL;
  int file = g_file_open_tmp (NULL, &path, NULL);

  g_assert_true (g_close (file, NULL));
  g_assert_true (g_file_set_contents (path, "broken\nthe DH AH\nthe(2) DH IY\n (x)\n", -1, NULL));
  for (guint with = 0; with < 2; with++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (Pronouncer) pronouncer = pronouncer_new (with ? path : "/nowhere", &error);

    g_assert_no_error (error);
    for (guint again = 0; again < 2; again++) {
      GPtrArray *ways = pronouncer_get (pronouncer, words[i].word);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint k = 0; k < ways->len; k++)
        g_string_append_printf (text, "%s%s", k ? "|" : "", (char *) ways->pdata[k]);
      g_assert_cmpstr (text->str, ==, with ? words[i].by_dictionary : words[i].by_rule);
    }
  }
  g_assert_cmpint (g_unlink (path), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (sounds); i++) {
    g_autofree char *path = g_strconcat ("/pronunciation/ipa/", sounds[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_ipa);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autofree char *path = g_strconcat ("/pronunciation/words/", words[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_words);
  }
  return g_test_run ();
}
