#include "similarity.h"

#include <string.h>

#define SOUND_SHARE 0.5         /* words that sound alike are half way up from their letters' */

static guint
read_letters (const Term *term, gunichar *letters)
{
  const char *at = term->text, *end = at + term->size;
  guint n = 0;

  for (; at < end && n < TERM_LONGEST; at = g_utf8_next_char (at))
    letters[n++] = (guchar) *at < 0x80 ? (guchar) *at : g_utf8_get_char (at);
  return n;
}

/* The letters to be changed to make @b of @a; more than @most: don't care how many more. */
static guint
distance (const gunichar *a, guint n_a, const gunichar *b, guint n_b, guint most)
{
  guint8 rows[3][TERM_LONGEST + 1];
  guint8 *before = rows[0], *last = rows[1], *row = rows[2], *spare;

  for (guint k = 0; k <= n_b; k++)
    last[k] = (guint8) k;
  for (guint i = 1; i <= n_a; i++) {
    guint least = row[0] = (guint8) i;

    for (guint k = 1; k <= n_b; k++) {
      guint cost = last[k - 1] + (a[i - 1] != b[k - 1]);

      cost = MIN (cost, last[k] + 1u);
      cost = MIN (cost, row[k - 1] + 1u);
      if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
        cost = MIN (cost, before[k - 2] + 1u);
      row[k] = (guint8) cost;
      least = MIN (least, cost);
    }
    if (least > most)
      return most + 1;
    spare = before;
    before = last;
    last = row;
    row = spare;
  }
  return last[n_b];
}

static gboolean
has_more_bits (guint64 bits, guint most)
{
  for (guint n = 0; n < most && bits; n++)
    bits &= bits - 1;           /* the lowest one goes */
  return bits != 0;
}

gboolean
similarity_is_possible (const Term *a, const Term *b, guint most)
{
  guint difference = a->length > b->length ? a->length - b->length : b->length - a->length;

  return difference <= most && !has_more_bits (a->letters & ~b->letters, most)
      && !has_more_bits (b->letters & ~a->letters, most);
}

double
similarity_of_terms (const Term *a, const Term *b, double least)
{
  guint longest = MIN (MAX (a->length, b->length), TERM_LONGEST);
  gboolean sounds_alike = a->sound && a->sound == b->sound;
  double needed = sounds_alike ? (least - SOUND_SHARE) / (1 - SOUND_SHARE) : least, share;
  gunichar letters_a[TERM_LONGEST], letters_b[TERM_LONGEST];
  guint most, n;

  if (a->size == b->size && memcmp (a->text, b->text, a->size) == 0)
    return 1;
  if (a->kind != TERM_WORD || b->kind != TERM_WORD)
    return 0;
  most = needed > 0 ? (guint) ((1 - needed) * longest + 1e-9) : longest;
  if (!similarity_is_possible (a, b, most))
    return 0;
  n = distance (letters_a, read_letters (a, letters_a), letters_b, read_letters (b, letters_b),
      most);
  if (n > most)
    return 0;
  share = 1 - (double) n / longest;
  return sounds_alike ? SOUND_SHARE + (1 - SOUND_SHARE) * share : share;
}
