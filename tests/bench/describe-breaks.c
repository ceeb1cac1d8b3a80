/* For fit-breaks.py: reads English sentences, one a line, from stdin. Writes a line for each atom,
 * "COLUMNS TAB FEATURES TAB TEXT", and an empty one behind each sentence. With --names it writes
 * the name of each feature instead. */
#include <stdio.h>
#include <string.h>

#include "breaks.h"
#include "tokens.h"

#define MAX_COLUMNS 42

static const char *const classes[N_CLASSES] = {
  "article", "determiner", "possessive", "number", "adjective", "noun", "name", "pronoun", "object",
  "clitic", "auxiliary", "modal", "negation", "verb", "gerund", "participle", "to", "of",
  "preposition", "particle", "coordinator", "subordinator", "relative", "adverb", "degree",
  "interjection",
};

static const char *const groups[N_GROUPS] = {
  "determiner", "adjective", "noun", "name", "pronoun", "auxiliary", "verb", "to", "of",
  "preposition", "particle", "coordinator", "subordinator", "adverb", "interjection", "mark",
};

static const char *const marks[N_MARKS] = { "none", "comma", "colon", "dash", "dots", "sentence" };

static void
print_pairs (const char *format)
{
  for (guint i = 0; i < N_GROUPS; i++)
    for (guint k = 0; k < N_GROUPS; k++)
      printf (format, groups[i], groups[k]);
}

static void
print_names (void)
{
  printf ("any place\nopens a quotation\ncloses a quotation\nweak end\n"
      "inside a name or number\n");
  for (guint i = 0; i < N_MARKS; i++)
    printf ("mark: %s\n", marks[i]);
  for (guint i = 0; i < N_CLASSES; i++)
    printf ("mark, then %s\n", classes[i]);
  for (guint i = 0; i < N_RUNS; i++)
    printf ("%u columns up to the mark\n", i * RUN_STEP);
  for (guint i = 0; i < N_RUNS; i++)
    printf ("%u columns from the mark to the next\n", i * RUN_STEP);
  for (guint i = 0; i < N_CLASSES; i++)
    printf ("after %s\n", classes[i]);
  for (guint i = 0; i < N_CLASSES; i++)
    printf ("before %s\n", classes[i]);
  print_pairs ("%s | %s\n");
  print_pairs ("| %s, %s\n");
}

static void
append_feature (guint index, guint feature, gpointer closure)
{
  GString **lists = closure;

  g_string_append_printf (lists[index], "%s%u", lists[index]->len ? " " : "", feature);
}

static void
describe_sentence (const char *sentence)
{
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (GArray) atoms = NULL;
  g_autofree GString **lists = NULL;

  transcript->language = "en";
  transcript->has_closed_paragraphs = TRUE;
  transcript_add_paragraph (transcript, SPEAKER_NONE, 0, sentence);
  tokens_make_words (transcript);
  atoms = atoms_of_transcript (transcript, MAX_COLUMNS);

  lists = g_new0 (GString *, atoms->len + 1);
  for (guint i = 0; i < atoms->len; i++)
    lists[i] = g_string_new (NULL);
  breaks_visit (transcript, atoms, append_feature, lists);
  for (guint i = 0; i < atoms->len; i++) {
    const Atom *atom = &g_array_index (atoms, Atom, i);

    printf ("%u\t%s\t%.*s\n", atom->columns, lists[i]->str, (int) atom->length, atom->text);
    g_string_free (lists[i], TRUE);
  }
  printf ("\n");
}

int
main (int argc, char **argv)
{
  char line[65536];

  if (argc > 1 && g_str_equal (argv[1], "--names")) {
    print_names ();
    return 0;
  }
  while (fgets (line, sizeof line, stdin))
    describe_sentence (g_strstrip (line));
  return 0;
}
