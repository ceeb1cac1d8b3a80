#include "closed-class.h"

#include <stdlib.h>
#include <string.h>

#define MAX_WORD 16

/* In byte order, for a binary search. */
static const char *const grammar[] = {
  "a", "about", "after", "all", "am", "an", "any", "are", "as", "at", "be", "been", "being", "by",
  "can", "could", "did", "do", "does", "for", "from", "had", "has", "have", "her", "him", "his",
  "how", "if", "in", "into", "is", "its", "me", "might", "more", "most", "much", "must", "my", "no",
  "not", "of", "off", "on", "one", "onto", "our", "out", "over", "per", "shall", "should", "some",
  "than", "the", "their", "them", "these", "those", "through", "to", "under", "up", "upon", "us",
  "via", "was", "were", "what", "when", "where", "which", "while", "who", "whom", "whose", "why",
  "will", "with", "without", "would", "your",
};

static const char *const speech[] = {
  "absolutely", "actually", "ah", "alright", "also", "and", "anyway", "anyways", "awesome",
  "basically", "because", "but", "bye", "cause", "cool", "cuz", "dear", "definitely", "don't",
  "exactly", "gonna", "got", "great", "haha", "he", "he'd", "he'll", "he's", "hello", "here's", "hey", "hi",
  "hm", "hmm", "huh", "i", "i'd", "i'll", "i'm", "i've", "it", "it'd", "it'll", "it's", "just",
  "kind", "know", "let's", "like", "maybe", "mean", "mhm", "mm", "mm-hmm", "nice", "nope", "oh",
  "ok", "okay", "or", "perfect", "please", "probably", "really", "right", "she", "she'd", "she'll",
  "she's", "so", "sorry", "sort", "sure", "thank", "thanks", "that", "that'd", "that'll", "that's",
  "then", "there", "there'll", "there's", "they", "they'd", "they'll", "they're", "they've", "this",
  "though", "totally", "uh", "uh-huh", "um", "wanna", "we", "we'd", "we'll", "we're", "we've",
  "well", "what's", "wow", "yeah", "yep", "yes", "you", "you'd", "you'll", "you're", "you've",
};

static int
compare_words (const void *key, const void *entry)
{
  return strcmp (key, *(const char *const *) entry);
}

static gboolean
contains (const char *const *words, gsize n_words, const char *word)
{
  return bsearch (word, words, n_words, sizeof *words, compare_words) != NULL;
}

/* Lower case without what is no letter at its ends; a typographic apostrophe becomes "'". FALSE:
 * longer than any word we know, or not ASCII. */
static gboolean
fold (const char *text, gsize length, char *word)
{
  gsize size = 0;

  for (gsize i = 0; i < length; i++) {
    gboolean is_quote = length - i >= 3 && memcmp (text + i, "\xE2\x80\x99", 3) == 0;
    char c = is_quote ? '\'' : g_ascii_tolower (text[i]);

    i += is_quote ? 2 : 0;
    if (size == 0 && !g_ascii_isalpha (c))
      continue;
    if (size == MAX_WORD - 1)
      return FALSE;
    word[size++] = c;
  }
  while (size > 0 && !g_ascii_isalpha (word[size - 1]))
    size--;
  word[size] = '\0';
  return size > 0;
}

ClosedClass
closed_class_of (const char *text, gsize length)
{
  char word[MAX_WORD];

  if (!fold (text, length, word))
    return CLOSED_CLASS_NO;
  if (contains (speech, G_N_ELEMENTS (speech), word))
    return CLOSED_CLASS_SPEECH;
  return contains (grammar, G_N_ELEMENTS (grammar), word) ? CLOSED_CLASS_GRAMMAR : CLOSED_CLASS_NO;
}
