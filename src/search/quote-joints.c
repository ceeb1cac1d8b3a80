#include "quote-joints.h"

#include <math.h>
#include <string.h>

#include "quote-gains.h"
#include "similarity.h"

#define LEAST_ALIKE 0.7         /* two words may resemble a third by chance: 3 letters of 10 differ */
#define SHORTEST_JOINED 4       /* letters */
#define LONGEST_QUERY 100       /* words: one that long is found without */
#define WORTH_JOINED 0.97       /* of the same in one piece */

/* One piece of the query: @n tokens before @end, written as one word. */
typedef struct {
  guint end, n;
  guint shortest, longest;      /* letters of what it may be alike */
  float weight;
  char text[TERM_LONGEST];
  Term term;
  SimilarWord word;
} Piece;

/* FALSE: too long or too short to be compared, or of a script where words have no spaces. */
static gboolean
join (const Said *said, guint first, guint n, char *text, Term *joined)
{
  gsize size = 0;

  *joined = (Term) { .text = text, .kind = TERM_WORD };
  for (guint i = first; i < first + n; i++) {
    const Term *term = said_get_term (said, i);

    if (term->kind == TERM_CHARACTER || size + term->size > TERM_LONGEST)
      return FALSE;
    memcpy (text + size, term->text, term->size);
    size += term->size;
    joined->length += term->length;
    joined->letters |= term->letters;
  }
  joined->size = (guint16) size;
  return joined->length >= SHORTEST_JOINED;
}

/* Numbers are alike or not: 20 and 23 make 2023. */
static double
find_likeness (const Piece *piece, const Term *joined)
{
  gboolean has_digits = g_ascii_isdigit (*piece->text) || g_ascii_isdigit (*joined->text);
  double alike = similarity_to (&piece->word, joined, LEAST_ALIKE);

  return has_digits && alike < 1 ? 0 : alike;
}

/* Of @least to @most tokens. */
static GArray *
make_pieces (const Said *query, const float *weights, guint least, guint most)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint end = least; end <= query->tokens->len; end++)
    for (guint n = least; n <= MIN (most, end); n++) {
      Piece piece;

      piece.end = end;
      piece.n = n;
      piece.weight = 0;
      for (guint i = end - n; i < end; i++)
        piece.weight += weights[said_get (query, i)->term];
      if (join (query, end - n, n, piece.text, &piece.term))
        g_array_append_val (pieces, piece);
    }
  for (guint i = 0; i < pieces->len; i++) {     /* the array moves no more */
    Piece *piece = &g_array_index (pieces, Piece, i);

    piece->term.text = piece->text;
    piece->shortest = (guint) ceil (piece->term.length * LEAST_ALIKE - 1e-9);
    piece->longest = (guint) (piece->term.length / LEAST_ALIKE + 1e-9);
    similarity_prepare (&piece->word, &piece->term);
  }
  return pieces;
}

#define N_BITS 64

/* More pieces than bits share them. */
static guint64
bit_of_piece (guint index)
{
  return G_GUINT64_CONSTANT (1) << (index % N_BITS);
}

/* For which pieces @term may be a part of several words that stand for one, a bit each: hardly any
 * two words beside each other need a closer look then. */
static guint64
find_candidates (const GArray *pieces, const Term *term)
{
  guint64 candidates = 0;

  for (guint i = 0; i < pieces->len; i++) {
    const Term *piece = &g_array_index (pieces, Piece, i).term;

    if (term->length <= piece->length + 2
        && !similarity_has_more_bits (term->letters & ~piece->letters, 1 + (piece->length > 6)))
      candidates |= bit_of_piece (i);
  }
  return candidates;
}

static void
add_joint (GArray *joints, const Piece *piece, guint n_text, const Term *joined)
{
  double alike = find_likeness (piece, joined);
  QuoteJoint joint = { piece->end, (guint8) piece->n, (guint8) n_text,
    quote_gain (alike, piece->weight * WORTH_JOINED) };

  if (alike > 0)
    g_array_append_val (joints, joint);
}

static inline gboolean
may_be_alike (const Piece *piece, const Term *term)
{
  return term->length >= piece->shortest && term->length <= piece->longest
      && similarity_is_possible (&piece->term, term,
          MAX (piece->term.length, term->length) * 3 / 10);
}

/* Several words of the query for one of the text. */
static void
find_of_terms (QuoteJoints *joints, const Said *text, const GArray *pieces)
{
  guint n_terms = text->terms.rows->len;

  for (guint t = 0; t < n_terms; t++) {
    const Term *term = terms_get (&text->terms, t);

    joints->term_starts[t] = joints->of_terms->len;
    for (guint i = 0; term->count && term->length >= SHORTEST_JOINED && i < pieces->len; i++) {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      if (may_be_alike (piece, term))
        add_joint (joints->of_terms, piece, 1, term);
    }
  }
  joints->term_starts[n_terms] = joints->of_terms->len;
}

/* Several words of the text for one of the query. */
typedef struct {
  QuoteJoints *joints;
  const Said *text;
  const GArray *pieces;
  const guint64 *candidates;    /* for each term of the text */
} Finding;

/* @rough: what is known of the words without joining them. */
static void
add_joints (const Finding *finding, guint64 candidates, const Term *rough, guint first, guint n)
{
  char text[TERM_LONGEST];
  Term joined;

  for (; candidates; candidates &= candidates - 1)
    for (guint i = (guint) __builtin_ctzll (candidates); i < finding->pieces->len; i += N_BITS) {
      const Piece *piece = &g_array_index (finding->pieces, Piece, i);

      if (may_be_alike (piece, rough) && join (finding->text, first, n, text, &joined))
        add_joint (finding->joints->of_tokens, piece, n, &joined);
    }
}

static void
find_joints_at (const Finding *finding, guint last)
{
  const Said *text = finding->text;
  guint64 common = finding->candidates[said_get (text, last)->term];
  const Term *end = said_get_term (text, last);
  Term rough = { .length = end->length, .letters = end->letters };

  for (guint n = 2; common && n <= MIN (QUOTE_JOINED, last + 1); n++) {
    const Term *term = said_get_term (text, last + 1 - n);

    common &= finding->candidates[said_get (text, last + 1 - n)->term];
    rough.length += term->length;
    rough.letters |= term->letters;
    if (common)
      add_joints (finding, common, &rough, last + 1 - n, n);
  }
}

static void
find_of_tokens (QuoteJoints *joints, const Said *text, const GArray *pieces)
{
  guint n_tokens = text->tokens->len, n_terms = text->terms.rows->len;
  g_autofree guint64 *candidates = g_new (guint64, n_terms + 1);
  const Finding finding = { joints, text, pieces, candidates };

  for (guint t = 0; t < n_terms; t++)
    candidates[t] = find_candidates (pieces, terms_get (&text->terms, t));
  for (guint last = 0; last < n_tokens; last++) {
    joints->token_starts[last] = joints->of_tokens->len;
    find_joints_at (&finding, last);
  }
  joints->token_starts[n_tokens] = joints->of_tokens->len;
}

void
quote_joints_init (QuoteJoints *joints, const Said *text, const Said *query, const float *weights)
{
  g_autoptr (GArray) singles = NULL, several = NULL;

  joints->of_tokens = g_array_new (FALSE, FALSE, sizeof (QuoteJoint));
  joints->token_starts = g_new0 (guint32, text->tokens->len + 1);
  joints->of_terms = g_array_new (FALSE, FALSE, sizeof (QuoteJoint));
  joints->term_starts = g_new0 (guint32, text->terms.rows->len + 1);
  if (query->tokens->len > LONGEST_QUERY)
    return;
  several = make_pieces (query, weights, 2, QUOTE_JOINED);
  find_of_terms (joints, text, several);
  singles = make_pieces (query, weights, 1, 1);
  find_of_tokens (joints, text, singles);
}

void
quote_joints_clear (QuoteJoints *joints)
{
  g_clear_pointer (&joints->of_tokens, g_array_unref);
  g_clear_pointer (&joints->token_starts, g_free);
  g_clear_pointer (&joints->of_terms, g_array_unref);
  g_clear_pointer (&joints->term_starts, g_free);
}
