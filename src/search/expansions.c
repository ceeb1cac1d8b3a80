#include "expansions.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST 64

/* In byte order, for a binary search. */
static const struct {
  const char *form, *words;
} forms[] = {
  { "ain't", "is not" }, { "aint", "is not" }, { "alright", "all right" }, { "arent", "are not" },
  { "can't", "can not" }, { "cannot", "can not" }, { "cant", "can not" }, { "coulda", "could have" },
  { "couldnt", "could not" }, { "cuz", "because" }, { "didnt", "did not" }, { "doesnt", "does not" },
  { "dont", "do not" }, { "dr", "doctor" }, { "dunno", "do not know" }, { "gimme", "give me" },
  { "gonna", "going to" }, { "gotta", "got to" }, { "hadnt", "had not" }, { "hasnt", "has not" },
  { "havent", "have not" }, { "im", "i am" }, { "isnt", "is not" }, { "ive", "i have" },
  { "kinda", "kind of" }, { "lemme", "let me" }, { "let's", "let us" }, { "lets", "let us" },
  { "lotta", "lot of" }, { "mr", "mister" }, { "mustnt", "must not" }, { "ok", "okay" },
  { "outta", "out of" }, { "shan't", "shall not" }, { "shoulda", "should have" },
  { "shouldnt", "should not" }, { "sorta", "sort of" }, { "thats", "that is" },
  { "theres", "there is" }, { "theyre", "they are" }, { "theyve", "they have" }, { "vs", "versus" },
  { "wanna", "want to" }, { "wasnt", "was not" }, { "werent", "were not" }, { "weve", "we have" },
  { "whats", "what is" }, { "won't", "will not" }, { "wont", "will not" },
  { "woulda", "would have" }, { "wouldnt", "would not" }, { "y'all", "you all" },
  { "youre", "you are" }, { "youve", "you have" },
};

/* Behind the apostrophe. */
static const struct {
  const char *ending, *word;
} endings[] = {
  { "n't", "not" }, { "'re", "are" }, { "'ve", "have" }, { "'ll", "will" }, { "'m", "am" },
  { "'d", "would" },
};

/* Before "'s" that is "is"; elsewhere it is somebody's. */
static const char *const subjects[] = {
  "everything", "he", "here", "how", "it", "she", "something", "that", "there", "this", "what",
  "when", "where", "who", "why",
};

static int
compare_form (const void *key, const void *row)
{
  return strcmp (key, *(const char *const *) row);
}

static gboolean
is_subject (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (g_str_equal (word, subjects[i]))
      return TRUE;
  return FALSE;
}

/* "logan's" is "logans", "that's" is "that is", "l'homme" is "l homme". */
static const char *
part_at_apostrophe (char *word, char *apostrophe, char *expansion)
{
  *apostrophe = '\0';
  if (!g_str_equal (apostrophe + 1, "s"))
    g_snprintf (expansion, 2 * LONGEST, "%s %s", word, apostrophe + 1);
  else if (is_subject (word))
    g_snprintf (expansion, 2 * LONGEST, "%s is", word);
  else
    g_snprintf (expansion, 2 * LONGEST, "%ss", word);
  g_strdelimit (expansion, "'", ' ');
  return expansion;
}

const char *
expansion_of (const char *word, gsize size)
{
  static _Thread_local char expansion[2 * LONGEST];
  char copy[LONGEST];
  char *apostrophe;
  const char *const *form;

  if (size >= LONGEST)
    return NULL;
  memcpy (copy, word, size);
  copy[size] = '\0';
  form = bsearch (copy, forms, G_N_ELEMENTS (forms), sizeof *forms, compare_form);
  if (form)
    return form[1];
  apostrophe = strchr (copy, '\'');
  if (!apostrophe)
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (copy, endings[i].ending)) {
      copy[size - strlen (endings[i].ending)] = '\0';
      g_snprintf (expansion, sizeof expansion, "%s %s", copy, endings[i].word);
      g_strdelimit (expansion, "'", ' ');
      return expansion;
    }
  return part_at_apostrophe (copy, apostrophe, expansion);
}
