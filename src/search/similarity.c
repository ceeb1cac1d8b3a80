#include "similarity.h"

#include <string.h>

#define SOUND_SHARE 0.5         /* words that sound alike are half way up from their letters' */

void
similarity_prepare (SimilarWord *word, const Term *term)
{
  const char *at = term->text, *end = at + term->size;

  memset (word->places, 0, sizeof word->places);
  word->term = term;
  for (word->n = 0; at < end && word->n < TERM_LONGEST; at = g_utf8_next_char (at)) {
    gunichar c = (guchar) *at < 0x80 ? (guchar) *at : g_utf8_get_char (at);

    if (c < G_N_ELEMENTS (word->places))
      word->places[c] |= G_GUINT64_CONSTANT (1) << word->n;
    word->letters[word->n++] = c;
  }
}

/* A bit for each place where @c stands. */
static guint64
find_places (const SimilarWord *word, gunichar c)
{
  guint64 places = 0;

  if (c < G_N_ELEMENTS (word->places))
    return word->places[c];
  for (guint i = 0; i < word->n; i++)
    places |= (guint64) (word->letters[i] == c) << i;
  return places;
}

/* The letters to be changed to make @other of the word, above @most don't care how many more; a column
 * of the table in two machine words: H. Hyyro, A bit-vector algorithm for computing Levenshtein and
 * Damerau edit distances, Nordic Journal of Computing 10 (2003) 29. */
static guint
distance (const SimilarWord *word, const Term *other, guint most)
{
  const char *at = other->text, *end = at + other->size;
  guint64 more = ~G_GUINT64_CONSTANT (0), less = 0, diagonal = 0, here, before = 0;
  guint64 last = word->n ? G_GUINT64_CONSTANT (1) << (word->n - 1) : 0;
  guint n = word->n, left = MIN (other->length, TERM_LONGEST);

  for (; at < end && left && n <= most + left; at = g_utf8_next_char (at), left--) {
    guint64 up, down, swapped;

    here = find_places (word, (guchar) *at < 0x80 ? (guchar) *at : g_utf8_get_char (at));
    swapped = ((~diagonal & here) << 1) & before;
    diagonal = (((here & more) + more) ^ more) | here | less | swapped;
    up = less | ~(diagonal | more);
    down = diagonal & more;
    n += (up & last) != 0;
    n -= (down & last) != 0;
    up = up << 1 | 1;
    down <<= 1;
    more = down | ~(diagonal | up);
    less = up & diagonal;
    before = here;
  }
  return n;
}

double
similarity_to (const SimilarWord *word, const Term *other, double least)
{
  const Term *term = word->term;
  guint longest = MIN (MAX (term->length, other->length), TERM_LONGEST);
  gboolean sounds_alike = term->sound && term->sound == other->sound;
  double needed = sounds_alike ? (least - SOUND_SHARE) / (1 - SOUND_SHARE) : least, share;
  guint most, n;

  most = needed > 0 ? (guint) ((1 - needed) * longest + 1e-9) : longest;
  if (!similarity_is_possible (term, other, most))
    return 0;
  if (term->size == other->size && memcmp (term->text, other->text, term->size) == 0)
    return 1;
  if (term->kind != TERM_WORD || other->kind != TERM_WORD)
    return 0;
  n = distance (word, other, most);
  if (n > most)
    return 0;
  share = 1 - (double) n / longest;
  return sounds_alike ? SOUND_SHARE + (1 - SOUND_SHARE) * share : share;
}
