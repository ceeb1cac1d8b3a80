#include "pronunciation.h"

#include <espeak-ng/speak_lib.h>
#include <gio/gio.h>
#include <string.h>

#define VOICE "en-us"
#define IPA_PHONEMES 2          /* espeak_TextToPhonemes (): bit 1 */
#define LONGEST_WORD 60         /* characters; what is longer is no word */

struct _Pronouncer {
  char *dictionary;             /* the file, cut into strings */
  GHashTable *lines;            /* in it: "word" or "word(2)" -> phones */
  GHashTable *ways;             /* words asked for -> GPtrArray of char* */
};

/* Longest first where one begins another. */
static const struct {
  const char *ipa, *phones;
} sounds[] = {
  { "aɪɚ", "AY ER" }, { "aɪə", "AY AH" }, { "aʊɚ", "AW ER" },
  { "tʃ", "CH" }, { "dʒ", "JH" }, { "aɪ", "AY" }, { "aʊ", "AW" }, { "eɪ", "EY" },
  { "oʊ", "OW" }, { "ɔɪ", "OY" }, { "əl", "AH L" }, { "iə", "IY AH" }, { "ɪɹ", "IH R" },
  { "oːɹ", "AO R" }, { "n̩", "AH N" }, { "l̩", "AH L" },
  { "a", "AA" }, { "b", "B" }, { "d", "D" }, { "e", "EH" }, { "f", "F" }, { "h", "HH" },
  { "i", "IY" }, { "j", "Y" }, { "k", "K" }, { "l", "L" }, { "m", "M" }, { "n", "N" },
  { "o", "OW" }, { "p", "P" }, { "r", "R" }, { "s", "S" }, { "t", "T" }, { "u", "UW" },
  { "v", "V" }, { "w", "W" }, { "x", "K" }, { "z", "Z" }, { "æ", "AE" }, { "ð", "DH" },
  { "ŋ", "NG" }, { "ɐ", "AH" }, { "ɑ", "AA" }, { "ɒ", "AA" }, { "ɔ", "AO" }, { "ə", "AH" },
  { "ɚ", "ER" }, { "ɛ", "EH" }, { "ɜ", "ER" }, { "ɡ", "G" }, { "ɪ", "IH" }, { "ɬ", "L" },
  { "ɹ", "R" }, { "ɾ", "T" }, { "ʃ", "SH" }, { "ʊ", "UH" }, { "ʌ", "AH" }, { "ʒ", "ZH" },
  { "ʔ", "T" }, { "θ", "TH" }, { "ᵻ", "IH" },
};

static const char *const letters[26] = {
  "EY", "B IY", "S IY", "D IY", "IY", "EH F", "JH IY", "EY CH", "AY", "JH EY", "K EY", "EH L",
  "EH M", "EH N", "OW", "P IY", "K Y UW", "AA R", "EH S", "T IY", "Y UW", "V IY",
  "D AH B AH L Y UW", "EH K S", "W AY", "Z IY",
};

char *
pronunciation_from_ipa (const char *ipa)
{
  GString *phones = g_string_new (NULL);

  while (*ipa) {
    gsize i = 0;

    while (i < G_N_ELEMENTS (sounds) && !g_str_has_prefix (ipa, sounds[i].ipa))
      i++;
    if (i == G_N_ELEMENTS (sounds)) {
      ipa = g_utf8_next_char (ipa);
      continue;
    }
    g_string_append_printf (phones, "%s%s", phones->len ? " " : "", sounds[i].phones);
    ipa += strlen (sounds[i].ipa);
  }
  return g_string_free (phones, FALSE);
}

/* Lines that are not of the form have no phones to offer, and are passed over. */
static void
add_line (Pronouncer *pronouncer, char *line)
{
  char *space = strchr (line, ' ');

  if (!space || space == line)
    return;
  *space = 0;
  g_hash_table_insert (pronouncer->lines, line, g_strstrip (space + 1));
}

static void
read_dictionary (Pronouncer *pronouncer, const char *path)
{
  char *line = NULL;

  if (!g_file_get_contents (path, &pronouncer->dictionary, NULL, NULL))
    return;
  line = pronouncer->dictionary;
  while (line) {
    char *end = strchr (line, '\n');

    if (end)
      *end++ = 0;
    add_line (pronouncer, line);
    line = end;
  }
}

/* Once a process: initialized again after espeak_Terminate (), espeak-ng 1.51 hangs. */
static gboolean
start_espeak (GError **error)
{
  static gsize state = 0;

  if (g_once_init_enter (&state))
    g_once_init_leave (&state,
        espeak_Initialize (AUDIO_OUTPUT_RETRIEVAL, 0, NULL, espeakINITIALIZE_DONT_EXIT) > 0 ? 1 : 2);
  if (state == 1 && espeak_SetVoiceByName (VOICE) == EE_OK)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
      "espeak-ng has no voice " VOICE " (Debian's espeak-ng-data has it)");
  return FALSE;
}

static void
free_ways (gpointer ways)
{
  g_ptr_array_unref (ways);
}

Pronouncer *
pronouncer_new (const char *dictionary, GError **error)
{
  Pronouncer *pronouncer;

  if (!start_espeak (error))
    return NULL;
  pronouncer = g_new0 (Pronouncer, 1);
  pronouncer->lines = g_hash_table_new (g_str_hash, g_str_equal);
  pronouncer->ways = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_ways);
  read_dictionary (pronouncer, dictionary);
  return pronouncer;
}

void
pronouncer_free (Pronouncer *pronouncer)
{
  g_hash_table_unref (pronouncer->ways);
  g_hash_table_unref (pronouncer->lines);
  g_free (pronouncer->dictionary);
  g_free (pronouncer);
}

static void
ask_dictionary (const Pronouncer *pronouncer, GPtrArray *ways, const char *word)
{
  const char *phones = g_hash_table_lookup (pronouncer->lines, word);

  for (guint n = 2; phones; n++) {
    g_autofree char *next = g_strdup_printf ("%s(%u)", word, n);

    g_ptr_array_add (ways, g_strdup (phones));
    phones = g_hash_table_lookup (pronouncer->lines, next);
  }
}

static void
ask_espeak (GPtrArray *ways, const char *word)
{
  g_autoptr (GString) ipa = g_string_new (NULL);
  g_autofree char *phones = NULL;
  const void *text = word;

  while (text && g_utf8_strlen (word, -1) <= LONGEST_WORD) {
    const char *clause = espeak_TextToPhonemes (&text, espeakCHARS_UTF8, IPA_PHONEMES);

    g_string_append (ipa, clause ? clause : "");
  }
  phones = pronunciation_from_ipa (ipa->str);
  if (*phones)
    g_ptr_array_add (ways, g_steal_pointer (&phones));
}

GPtrArray *
pronouncer_get (Pronouncer *pronouncer, const char *word)
{
  GPtrArray *ways = g_hash_table_lookup (pronouncer->ways, word);

  if (ways)
    return ways;
  ways = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_insert (pronouncer->ways, g_strdup (word), ways);
  if (g_ascii_islower (word[0]) && g_str_equal (word + 1, "."))
    g_ptr_array_add (ways, g_strdup (letters[word[0] - 'a']));
  else
    ask_dictionary (pronouncer, ways, word);
  if (!ways->len)
    ask_espeak (ways, word);
  return ways;
}
