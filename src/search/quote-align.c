#include "quote-align.h"

#include <string.h>

#include "similarity.h"

#define LEAST_ALIKE 0.55        /* below, words have nothing in common */
#define LEAST_ALIKE_JOINED 0.7  /* two words may resemble a third by chance sooner */
#define MOST_JOINED 3
#define SHORTEST_JOINED 4       /* letters */
#define LONGEST_JOINED 100      /* words of a query: one that long is found without */
#define WORTH_JOINED 0.97       /* of the same in one piece */

/* Costs, as shares of QUOTE_UNIT; of rare words. Fitted to misquotes, tests/bench/misquotes.py. */
#define COST_REPLACED 0.10
#define COST_DROPPED 0.18       /* of the query */
#define COST_GAP 0.05           /* the text has words that the query has not: once, and each */
#define COST_ADDED 0.06
#define COST_ADDED_LEAST 0.015

#define MOST_TRACED (64u << 20) /* cells */

/* A gain above, where the fit starts below: the larger of two is the better. */
typedef gint64 Cell;

#define CELL(gain, start) ((Cell) (gain) * (G_GINT64_CONSTANT (1) << 32) + (start))
#define CELL_GAIN(cell) ((gint32) ((cell) >> 32))
#define CELL_START(cell) ((guint32) ((cell) & 0xFFFFFFFF))
#define CELL_NONE CELL (-(1 << 28), 0)

/* @n_query tokens of the query, ending before @query_end, for @n_text of the text. */
typedef struct {
  guint32 query_end;
  guint8 n_query, n_text;
  gint32 gain;
} Joint;

struct _QuoteAligner {
  const Said *text, *query;
  const float *text_weights, *query_weights;
  guint n;                      /* tokens of the query */
  guint n_distinct;             /* terms of the query */
  gint32 *gains;                /* a row of @n_distinct for each term of the text */
  guint32 *columns;             /* the query's tokens in such a row */
  Cell *dropped;                /* what it costs to leave out each token of the query */

  /* Words of the text joined: those of the token that they end at. (element-type Joint) */
  GArray *joints;
  guint32 *joint_starts;        /* for each token, and one behind */

  /* Words of the query joined for one of the text: those of the term. (element-type Joint) */
  GArray *term_joints;
  guint32 *term_starts;         /* for each term, and one behind */

  gint32 whole, limit;
};

/* How alike is worth how much. */
static double
worth (double alike)
{
  return alike >= 1 ? 1 : (alike - 0.4) / 0.6 * 0.95;
}

/* Of the query and of the text. */
static gint32
gain_of (const Term *a, const Term *b, float weight, float other)
{
  double alike = a->is_open && a->size < b->size && memcmp (a->text, b->text, a->size) == 0 ? 1
      : similarity_of_terms (a, b, LEAST_ALIKE);

  if (alike <= 0)
    return (gint32) (-QUOTE_UNIT * COST_REPLACED * MAX (weight, other));
  return (gint32) (QUOTE_UNIT * weight * worth (alike));
}

static void
fill_gains (QuoteAligner *aligner)
{
  guint n_terms = aligner->text->terms.rows->len;

  aligner->n_distinct = aligner->query->terms.rows->len;
  aligner->gains = g_new (gint32, (gsize) n_terms * aligner->n_distinct + 1);
  for (guint t = 0; t < n_terms; t++) {
    const Term *term = terms_get (&aligner->text->terms, t);
    gint32 *row = aligner->gains + (gsize) t * aligner->n_distinct;

    for (guint q = 0; term->count && q < aligner->n_distinct; q++)
      row[q] = gain_of (terms_get (&aligner->query->terms, q), term, aligner->query_weights[q],
          aligner->text_weights[t]);
  }
}

/* No token of the query can gain more than with the term most like it. */
static gint32
find_limit (const QuoteAligner *aligner)
{
  g_autofree gint32 *best = g_new0 (gint32, aligner->n_distinct + 1);
  gint32 limit = 0;

  for (guint t = 0; t < aligner->text->terms.rows->len; t++) {
    const gint32 *row = aligner->gains + (gsize) t * aligner->n_distinct;

    for (guint q = 0; terms_get (&aligner->text->terms, t)->count && q < aligner->n_distinct; q++)
      best[q] = MAX (best[q], row[q]);
  }
  for (guint i = 0; i < aligner->n; i++)
    limit += best[aligner->columns[i]];
  return limit;
}

static float
weight_of_query (const QuoteAligner *aligner, guint index)
{
  return aligner->query_weights[aligner->columns[index]];
}

static float
weight_of_text (const QuoteAligner *aligner, guint index)
{
  return aligner->text_weights[said_get (aligner->text, index)->term];
}

/* Joints

   For each term of the text @candidates tells, a bit each, which words of the query it may be a
   part of, so that hardly any two words beside each other need a closer look. */

/* One piece of the query: @n tokens before @end, written as one word. */
typedef struct {
  guint end, n;
  float weight;
  char text[TERM_LONGEST];
  Term term;
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
likeness_of_joined (const Term *a, const Term *b)
{
  gboolean has_digits = g_ascii_isdigit (*a->text) || g_ascii_isdigit (*b->text);
  double alike = similarity_of_terms (a, b, LEAST_ALIKE_JOINED);

  return has_digits && alike < 1 ? 0 : alike;
}

/* Of @least to @most tokens. */
static GArray *
make_pieces (const QuoteAligner *aligner, guint least, guint most)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint end = least; end <= aligner->n; end++)
    for (guint n = least; n <= MIN (most, end); n++) {
      Piece piece = { .end = end, .n = n };

      for (guint i = end - n; i < end; i++)
        piece.weight += weight_of_query (aligner, i);
      if (join (aligner->query, end - n, n, piece.text, &piece.term))
        g_array_append_val (pieces, piece);
    }
  for (guint i = 0; i < pieces->len; i++)       /* the array has moved */
    g_array_index (pieces, Piece, i).term.text = g_array_index (pieces, Piece, i).text;
  return pieces;
}

/* More pieces than bits share them. */
static guint64
bit_of_piece (guint index)
{
  return G_GUINT64_CONSTANT (1) << (index & 63);
}

static guint64
find_candidates (const GArray *pieces, const Term *term)
{
  guint64 candidates = 0;

  for (guint i = 0; i < pieces->len; i++) {
    const Term *piece = &g_array_index (pieces, Piece, i).term;
    guint64 foreign = term->letters & ~piece->letters;
    guint strange = (guint) __builtin_popcountll (foreign);

    if (strange <= 1 + (piece->length > 6) && term->length <= piece->length + 2)
      candidates |= bit_of_piece (i);
  }
  return candidates;
}

static void
add_joint (GArray *joints, const Piece *piece, guint n_text, const Term *joined)
{
  double alike = likeness_of_joined (&piece->term, joined);
  Joint joint = { piece->end, (guint8) piece->n, (guint8) n_text,
    (gint32) (QUOTE_UNIT * piece->weight * worth (alike) * WORTH_JOINED) };

  if (alike > 0)
    g_array_append_val (joints, joint);
}

static gboolean
may_be_alike (const Term *a, const Term *b)
{
  return similarity_is_possible (a, b,
      (guint) (MAX (a->length, b->length) * (1 - LEAST_ALIKE_JOINED) + 1e-9));
}

/* Several words of the query for one of the text. */
static void
find_joints_of_terms (QuoteAligner *aligner)
{
  g_autoptr (GArray) pieces = make_pieces (aligner, 2, MOST_JOINED);
  guint n_terms = aligner->text->terms.rows->len;

  for (guint t = 0; t < n_terms; t++) {
    const Term *term = terms_get (&aligner->text->terms, t);

    aligner->term_starts[t] = aligner->term_joints->len;
    for (guint i = 0; term->length >= SHORTEST_JOINED && i < pieces->len; i++) {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      if (may_be_alike (&piece->term, term))
        add_joint (aligner->term_joints, piece, 1, term);
    }
  }
  aligner->term_starts[n_terms] = aligner->term_joints->len;
}

/* @rough: what is known of the words without joining them. */
static void
add_joints (QuoteAligner *aligner, const GArray *pieces, guint64 candidates, const Term *rough,
    guint first, guint n)
{
  char text[TERM_LONGEST];
  Term joined;

  for (guint i = 0; i < pieces->len; i++) {
    const Piece *piece = &g_array_index (pieces, Piece, i);

    if (candidates & bit_of_piece (i) && may_be_alike (&piece->term, rough)
        && join (aligner->text, first, n, text, &joined))
      add_joint (aligner->joints, piece, n, &joined);
  }
}

static void
find_joints_at (QuoteAligner *aligner, const GArray *pieces, const guint64 *candidates, guint last)
{
  guint64 common = candidates[said_get (aligner->text, last)->term];
  Term rough = *said_get_term (aligner->text, last);

  for (guint n = 2; n <= MIN (MOST_JOINED, last + 1); n++) {
    const Term *term = said_get_term (aligner->text, last + 1 - n);

    common &= candidates[said_get (aligner->text, last + 1 - n)->term];
    if (!common)
      return;
    rough.length += term->length;
    rough.letters |= term->letters;
    add_joints (aligner, pieces, common, &rough, last + 1 - n, n);
  }
}

static void
find_joints (QuoteAligner *aligner)
{
  g_autoptr (GArray) pieces = make_pieces (aligner, 1, 1);
  guint n_tokens = aligner->text->tokens->len, n_terms = aligner->text->terms.rows->len;
  g_autofree guint64 *candidates = g_new0 (guint64, n_terms + 1);

  aligner->joints = g_array_new (FALSE, FALSE, sizeof (Joint));
  aligner->joint_starts = g_new0 (guint32, n_tokens + 1);
  aligner->term_joints = g_array_new (FALSE, FALSE, sizeof (Joint));
  aligner->term_starts = g_new0 (guint32, n_terms + 1);
  if (aligner->n > LONGEST_JOINED)
    return;
  for (guint t = 0; t < n_terms; t++)
    candidates[t] = find_candidates (pieces, terms_get (&aligner->text->terms, t));
  find_joints_of_terms (aligner);
  for (guint last = 0; last < n_tokens; last++) {
    aligner->joint_starts[last] = aligner->joints->len;
    find_joints_at (aligner, pieces, candidates, last);
  }
  aligner->joint_starts[n_tokens] = aligner->joints->len;
}

QuoteAligner *
quote_aligner_new (const Said *text, const float *text_weights, const Said *query,
    const float *query_weights)
{
  QuoteAligner *aligner = g_new0 (QuoteAligner, 1);

  aligner->text = text;
  aligner->query = query;
  aligner->text_weights = text_weights;
  aligner->query_weights = query_weights;
  aligner->n = query->tokens->len;
  aligner->columns = g_new (guint32, aligner->n + 1);
  aligner->dropped = g_new (Cell, aligner->n + 1);
  for (guint i = 0; i < aligner->n; i++) {
    aligner->columns[i] = said_get (query, i)->term;
    aligner->dropped[i] = CELL ((gint32) (QUOTE_UNIT * COST_DROPPED
        * weight_of_query (aligner, i)), 0);
    aligner->whole += (gint32) (QUOTE_UNIT * weight_of_query (aligner, i));
  }
  fill_gains (aligner);
  aligner->limit = find_limit (aligner);
  return aligner;
}

void
quote_aligner_free (QuoteAligner *aligner)
{
  g_free (aligner->gains);
  g_free (aligner->columns);
  g_free (aligner->dropped);
  g_clear_pointer (&aligner->joints, g_array_unref);
  g_free (aligner->joint_starts);
  g_clear_pointer (&aligner->term_joints, g_array_unref);
  g_free (aligner->term_starts);
  g_free (aligner);
}

gint32
quote_aligner_get_whole (const QuoteAligner *aligner)
{
  return aligner->whole;
}

gint32
quote_aligner_get_limit (const QuoteAligner *aligner)
{
  return aligner->limit;
}

/* One column of the table for each token of the text, the last ones only. */
#define N_KEPT (MOST_JOINED + 1)

typedef struct {
  Cell *columns[N_KEPT];        /* @n + 1 cells: after so many tokens of the query */
  Cell *gaps;                   /* the same, where the text goes on alone */
} Table;

static void
table_clear (Table *table)
{
  for (guint i = 0; i < N_KEPT; i++)
    g_free (table->columns[i]);
  g_free (table->gaps);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

/* Before the first token, at @start: all of the query may be left out. */
static void
table_init (Table *table, const QuoteAligner *aligner, guint start)
{
  for (guint i = 0; i < N_KEPT; i++)
    table->columns[i] = g_new (Cell, aligner->n + 1);
  table->gaps = g_new (Cell, aligner->n + 1);
  for (guint k = 0; k < N_KEPT; k++) {
    gboolean is_last = k == (start + N_KEPT - 1) % N_KEPT;

    table->columns[k][0] = is_last ? CELL (0, start) : CELL_NONE;
    for (guint i = 1; i <= aligner->n; i++)
      table->columns[k][i] = is_last ? table->columns[k][i - 1] - aligner->dropped[i - 1]
          : CELL_NONE;
  }
  for (guint i = 0; i <= aligner->n; i++)
    table->gaps[i] = CELL_NONE;
}

static Cell
cost_of_added (float weight)
{
  return CELL ((gint32) (QUOTE_UNIT * (COST_ADDED_LEAST + COST_ADDED * weight)), 0);
}

static void
apply_joint (const QuoteAligner *aligner, Table *table, guint at, const Joint *joint)
{
  Cell *column = table->columns[at % N_KEPT];
  const Cell *from = table->columns[(at + N_KEPT - joint->n_text) % N_KEPT];
  Cell cell = from[joint->query_end - joint->n_query] + CELL (joint->gain, 0);

  for (guint i = joint->query_end; i <= aligner->n && cell > column[i]; i++) {
    column[i] = cell;
    if (i < aligner->n)
      cell -= aligner->dropped[i];
  }
}

/* Lets words that are joined or split improve the column of token @at, and what follows there. */
static void
apply_joints (const QuoteAligner *aligner, Table *table, guint at)
{
  guint term = said_get (aligner->text, at)->term;

  for (guint k = aligner->term_starts[term]; k < aligner->term_starts[term + 1]; k++)
    apply_joint (aligner, table, at, &g_array_index (aligner->term_joints, Joint, k));
  for (guint k = aligner->joint_starts[at]; k < aligner->joint_starts[at + 1]; k++)
    apply_joint (aligner, table, at, &g_array_index (aligner->joints, Joint, k));
}

static void
fill_column (const QuoteAligner *aligner, Table *table, guint at, Cell first)
{
  const gint32 *gains = aligner->gains
      + (gsize) said_get (aligner->text, at)->term * aligner->n_distinct;
  const Cell *last = table->columns[(at + N_KEPT - 1) % N_KEPT];
  Cell *column = table->columns[at % N_KEPT];
  Cell added = cost_of_added (weight_of_text (aligner, at));
  Cell opened = added + CELL ((gint32) (QUOTE_UNIT * COST_GAP), 0);

  column[0] = first;
  for (guint i = 1; i <= aligner->n; i++) {
    Cell cell = last[i - 1] + CELL (gains[aligner->columns[i - 1]], 0);
    Cell gap = MAX (last[i] - opened, table->gaps[i] - added);
    Cell without = column[i - 1] - aligner->dropped[i - 1];

    table->gaps[i] = gap;
    cell = MAX (cell, gap);
    column[i] = MAX (cell, without);
  }
  apply_joints (aligner, table, at);
}

GArray *
quote_aligner_fit (QuoteAligner *aligner)
{
  guint n_tokens = aligner->text->tokens->len;
  GArray *fits = g_array_sized_new (FALSE, FALSE, sizeof (QuoteFit), n_tokens);
  g_auto (Table) table = { 0 };

  if (!aligner->joints)
    find_joints (aligner);
  table_init (&table, aligner, 0);
  for (guint at = 0; at < n_tokens; at++) {
    Cell end;
    QuoteFit fit;

    fill_column (aligner, &table, at, CELL (0, at + 1));
    end = table.columns[at % N_KEPT][aligner->n];
    fit = (QuoteFit) { CELL_GAIN (end), CELL_START (end), at + 1 };
    g_array_append_val (fits, fit);
  }
  return fits;
}

/* Goes through a fit once more, with all its columns kept. */
typedef struct {
  const QuoteAligner *aligner;
  const QuoteFit *fit;
  Cell *cells;                  /* columns before and behind each token of the fit */
  Cell *gaps;
} Trace;

static Cell
trace_get (const Trace *trace, const Cell *cells, guint column, guint i)
{
  return cells[(gsize) column * (trace->aligner->n + 1) + i];
}

static void
fill_trace (Trace *trace)
{
  const QuoteAligner *aligner = trace->aligner;
  gsize size = aligner->n + 1;
  guint start = trace->fit->start;
  g_auto (Table) table = { 0 };

  table_init (&table, aligner, start);
  memcpy (trace->cells, table.columns[(start + N_KEPT - 1) % N_KEPT], size * sizeof (Cell));
  memcpy (trace->gaps, table.gaps, size * sizeof (Cell));
  for (guint at = start; at < trace->fit->end; at++) {
    gsize column = at - start + 1;

    fill_column (aligner, &table, at, CELL_NONE);
    memcpy (trace->cells + column * size, table.columns[at % N_KEPT], size * sizeof (Cell));
    memcpy (trace->gaps + column * size, table.gaps, size * sizeof (Cell));
  }
}

static const Joint *
find_joint_among (const Trace *trace, const GArray *joints, const guint32 *starts, guint column,
    guint i)
{
  Cell cell = trace_get (trace, trace->cells, column, i);

  for (guint k = starts[0]; k < starts[1]; k++) {
    const Joint *joint = &g_array_index (joints, Joint, k);

    if (joint->query_end == i && joint->n_text <= column
        && trace_get (trace, trace->cells, column - joint->n_text, i - joint->n_query)
            + CELL (joint->gain, 0) == cell)
      return joint;
  }
  return NULL;
}

/* The words that were joined on the way to this cell; NULL: none. */
static const Joint *
find_joint (const Trace *trace, guint column, guint i)
{
  const QuoteAligner *aligner = trace->aligner;
  guint at = trace->fit->start + column - 1;
  const Joint *joint = find_joint_among (trace, aligner->joints, aligner->joint_starts + at, column,
      i);

  return joint ? joint : find_joint_among (trace, aligner->term_joints,
      aligner->term_starts + said_get (aligner->text, at)->term, column, i);
}

static void
walk_trace (const Trace *trace, gint32 *gains, guint32 *places)
{
  const QuoteAligner *aligner = trace->aligner;
  guint column = trace->fit->end - trace->fit->start, i = aligner->n;

  while (i > 0 && column > 0) {
    Cell cell = trace_get (trace, trace->cells, column, i);
    guint at = trace->fit->start + column - 1;
    gint32 gain = aligner->gains[(gsize) said_get (aligner->text, at)->term * aligner->n_distinct
        + aligner->columns[i - 1]];
    const Joint *joint;

    if (cell == trace_get (trace, trace->cells, column - 1, i - 1) + CELL (gain, 0)) {
      gains[i - 1] = gain;
      places[i - 1] = at;
      i--;
      column--;
    } else if ((joint = find_joint (trace, column, i))) {
      for (guint k = 0; k < joint->n_query; k++) {
        gains[i - 1 - k] = joint->gain / joint->n_query;
        places[i - 1 - k] = at;
      }
      i -= joint->n_query;
      column -= joint->n_text;
    } else if (cell == trace_get (trace, trace->gaps, column, i)) {
      column--;
    } else {
      i--;
    }
  }
}

gboolean
quote_aligner_trace (QuoteAligner *aligner, const QuoteFit *fit, gint32 *gains, guint32 *places)
{
  gsize cells = (gsize) (fit->end - fit->start + 1) * (aligner->n + 1);
  Trace trace = { aligner, fit };

  for (guint i = 0; i < aligner->n; i++) {
    gains[i] = 0;
    places[i] = QUOTE_UNMATCHED;
  }
  if (cells > MOST_TRACED)
    return FALSE;
  trace.cells = g_new (Cell, cells);
  trace.gaps = g_new (Cell, cells);
  fill_trace (&trace);
  walk_trace (&trace, gains, places);
  g_free (trace.cells);
  g_free (trace.gaps);
  return TRUE;
}
