#include "quote-align.h"

#include <string.h>

#include "quote-gains.h"
#include "quote-joints.h"

/* Costs, as shares of QUOTE_UNIT; of rare words. Fitted to misquotes, tests/bench/misquotes.py. */
#define COST_DROPPED 0.18       /* of the query */
#define COST_GAP 0.05           /* the text has words that the query has not: once, and each */
#define COST_ADDED 0.06
#define COST_ADDED_LEAST 0.015

#define MOST_TRACED (64u << 20) /* places */

/* A gain above, where the fit starts below: the larger of two is the better. */
typedef gint64 Cell;

#define CELL(gain, start) ((Cell) (gain) * (G_GINT64_CONSTANT (1) << 32) + (start))
#define CELL_GAIN(cell) ((gint32) ((cell) >> 32))
#define CELL_START(cell) ((guint32) ((cell) & 0xFFFFFFFF))
#define CELL_NONE CELL (-(1 << 28), 0)

/* Behind a token of the text and one of the query. */
typedef struct {
  Cell best;
  Cell gap;                     /* where the text goes on alone */
} Place;

static const Place no_place = { CELL_NONE, CELL_NONE };

struct _QuoteAligner {
  const Said *text, *query;
  const float *query_weights;
  guint n;                      /* tokens of the query */
  guint n_distinct;             /* terms of the query */
  gint32 *gains;                /* a row of @n_distinct for each term of the text */
  guint32 *columns;             /* the query's tokens in such a row */
  Cell *dropped;                /* what it costs to leave out each token of the query */
  Cell *added;                  /* what it costs that the text has another, for each of its terms */
  gint32 *rest;                 /* the most that the tokens from each on can gain in this text */
  QuoteJoints joints;
  gint32 whole;
};

static Cell
cost_of_added (float weight)
{
  return CELL ((gint32) (QUOTE_UNIT * (COST_ADDED_LEAST + COST_ADDED * weight)), 0);
}

static float
weight_of_query (const QuoteAligner *aligner, guint index)
{
  return aligner->query_weights[aligner->columns[index]];
}

/* What the best of @joints gains, a share for each of its words. */
static void
take_joints (const QuoteAligner *aligner, const GArray *joints, gint32 *best)
{
  for (guint k = 0; k < joints->len; k++) {
    const QuoteJoint *joint = &g_array_index (joints, QuoteJoint, k);

    for (guint i = joint->query_end - joint->n_query; i < joint->query_end; i++)
      best[i] = MAX (best[i], joint->n_query == 1 ? joint->gain
          : (gint32) (QUOTE_UNIT * weight_of_query (aligner, i)));
  }
}

static void
find_rest (QuoteAligner *aligner)
{
  g_autofree gint32 *of_term = g_new0 (gint32, aligner->n_distinct + 1);
  gint32 *rest = g_new0 (gint32, aligner->n + 1);

  for (guint t = 0; t < aligner->text->terms.rows->len; t++) {
    const gint32 *row = aligner->gains + (gsize) t * aligner->n_distinct;

    for (guint q = 0; terms_get (&aligner->text->terms, t)->count && q < aligner->n_distinct; q++)
      of_term[q] = MAX (of_term[q], row[q]);
  }
  for (guint i = 0; i < aligner->n; i++)
    rest[i] = of_term[aligner->columns[i]];
  take_joints (aligner, aligner->joints.of_tokens, rest);
  take_joints (aligner, aligner->joints.of_terms, rest);
  for (guint i = aligner->n; i > 0; i--)
    rest[i - 1] += rest[i];
  aligner->rest = rest;
}

QuoteAligner *
quote_aligner_new (const Said *text, const float *text_weights, const Said *query,
    const float *query_weights)
{
  QuoteAligner *aligner = g_new0 (QuoteAligner, 1);

  aligner->text = text;
  aligner->query = query;
  aligner->query_weights = query_weights;
  aligner->n = query->tokens->len;
  aligner->n_distinct = query->terms.rows->len;
  aligner->columns = g_new (guint32, aligner->n + 1);
  aligner->dropped = g_new (Cell, aligner->n + 1);
  aligner->added = g_new (Cell, text->terms.rows->len + 1);
  for (guint t = 0; t < text->terms.rows->len; t++)
    aligner->added[t] = cost_of_added (text_weights[t]);
  for (guint i = 0; i < aligner->n; i++) {
    aligner->columns[i] = said_get (query, i)->term;
    aligner->dropped[i] = CELL ((gint32) (QUOTE_UNIT * COST_DROPPED
        * weight_of_query (aligner, i)), 0);
    aligner->whole += (gint32) (QUOTE_UNIT * weight_of_query (aligner, i));
  }
  aligner->gains = quote_gains_new (text, text_weights, query, query_weights);
  quote_joints_init (&aligner->joints, text, query, query_weights);
  find_rest (aligner);
  return aligner;
}

void
quote_aligner_free (QuoteAligner *aligner)
{
  g_free (aligner->gains);
  g_free (aligner->columns);
  g_free (aligner->dropped);
  g_free (aligner->added);
  g_free (aligner->rest);
  quote_joints_clear (&aligner->joints);
  g_free (aligner);
}

gint32
quote_aligner_get_whole (const QuoteAligner *aligner)
{
  return aligner->whole;
}

/* One column of the table for each token of the text, the last ones only. */
#define N_KEPT (QUOTE_JOINED + 1)

typedef struct {
  Place *columns[N_KEPT];       /* @n + 1 places: after so many tokens of the query */
  guint tops[N_KEPT];           /* the last place of each that may still come to something */
  Cell *needed;                 /* what a place must have to come to what is asked for */
} Table;

static void
table_clear (Table *table)
{
  for (guint i = 0; i < N_KEPT; i++)
    g_free (table->columns[i]);
  g_free (table->needed);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

/* The column behind the token before @at. */
static guint
index_of_last (guint at)
{
  return (at + N_KEPT - 1) % N_KEPT;
}

/* Leaves out tokens of the query from @i on as long as that may come to something. */
static guint
drop_tokens (const QuoteAligner *aligner, const Table *table, Place *column, guint i)
{
  Cell cell = column[i].best;

  for (; i < aligner->n; i++) {
    cell -= aligner->dropped[i];
    if (cell <= column[i + 1].best || cell < table->needed[i + 1])
      break;
    column[i + 1].best = cell;
  }
  return i;
}

/* Before the first token, at @start: all of the query may be left out. */
static void
table_init (Table *table, const QuoteAligner *aligner, guint start, gint32 least)
{
  guint last = index_of_last (start);

  table->needed = g_new (Cell, aligner->n + 1);
  for (guint i = 0; i <= aligner->n; i++)
    table->needed[i] = CELL (least - aligner->rest[i], 0);
  for (guint k = 0; k < N_KEPT; k++) {
    table->columns[k] = g_new (Place, aligner->n + 1);
    for (guint i = 0; i <= aligner->n; i++)
      table->columns[k][i] = no_place;
  }
  table->columns[last][0].best = CELL (0, start);
  table->tops[last] = drop_tokens (aligner, table, table->columns[last], 0);
}

static void
apply_joint (const QuoteAligner *aligner, Table *table, guint at, const QuoteJoint *joint)
{
  Place *column = table->columns[at % N_KEPT];
  const Place *from = table->columns[(at + N_KEPT - joint->n_text) % N_KEPT];
  Cell cell = from[joint->query_end - joint->n_query].best + CELL (joint->gain, 0);
  guint top;

  if (cell <= column[joint->query_end].best || cell < table->needed[joint->query_end])
    return;
  column[joint->query_end].best = cell;
  top = drop_tokens (aligner, table, column, joint->query_end);
  table->tops[at % N_KEPT] = MAX (table->tops[at % N_KEPT], top);
}

/* Lets words that are joined or split improve the column of token @at, and what follows there. */
static void
apply_joints (const QuoteAligner *aligner, Table *table, guint at)
{
  const QuoteJoints *joints = &aligner->joints;
  guint term = said_get (aligner->text, at)->term;

  for (guint k = joints->term_starts[term]; k < joints->term_starts[term + 1]; k++)
    apply_joint (aligner, table, at, &g_array_index (joints->of_terms, QuoteJoint, k));
  for (guint k = joints->token_starts[at]; k < joints->token_starts[at + 1]; k++)
    apply_joint (aligner, table, at, &g_array_index (joints->of_tokens, QuoteJoint, k));
}

/* The places up to @top, each from its neighbours: this is where the time goes. */
static void
fill_places (const QuoteAligner *aligner, const Table *table, guint at, guint top)
{
  guint term = said_get (aligner->text, at)->term;
  const gint32 *gains = aligner->gains + (gsize) term * aligner->n_distinct;
  const guint32 *columns = aligner->columns;
  const Place *last = table->columns[index_of_last (at)];
  Place *place = table->columns[at % N_KEPT];
  const Cell *dropped = aligner->dropped;
  Cell added = aligner->added[term], cell = place->best;
  Cell opened = added + CELL ((gint32) (QUOTE_UNIT * COST_GAP), 0);

  for (const Place *end = place++ + top; place <= end; place++, last++, columns++, dropped++) {
    Cell matched = last[0].best + CELL (gains[*columns], 0);
    Cell gap = MAX (last[1].best - opened, last[1].gap - added);

    place->gap = gap;
    matched = MAX (matched, gap);
    cell -= *dropped;
    place->best = cell = MAX (matched, cell);
  }
}

/* Places that cannot come to what is asked for are left out at the far end, where most are. */
static void
fill_column (const QuoteAligner *aligner, Table *table, guint at, Cell first)
{
  Place *column = table->columns[at % N_KEPT];
  guint top = MIN (table->tops[index_of_last (at)] + 1, aligner->n);

  for (guint i = top + 1; i <= table->tops[at % N_KEPT]; i++)
    column[i] = no_place;
  column[0].best = first;
  fill_places (aligner, table, at, top);
  for (; top > 0 && column[top].best < table->needed[top]; top--)
    column[top] = no_place;
  table->tops[at % N_KEPT] = drop_tokens (aligner, table, column, top);
  apply_joints (aligner, table, at);
}

GArray *
quote_aligner_fit (QuoteAligner *aligner, gint32 least)
{
  guint n_tokens = aligner->text->tokens->len;
  GArray *fits = g_array_new (FALSE, FALSE, sizeof (QuoteFit));
  g_auto (Table) table = { 0 };

  if (aligner->rest[0] < least)
    return fits;
  table_init (&table, aligner, 0, least);
  for (guint at = 0; at < n_tokens; at++) {
    Cell end;
    QuoteFit fit;

    fill_column (aligner, &table, at, CELL (0, at + 1));
    end = table.columns[at % N_KEPT][aligner->n].best;
    fit = (QuoteFit) { CELL_GAIN (end), CELL_START (end), at + 1 };
    if (fit.gain >= least)
      g_array_append_val (fits, fit);
  }
  return fits;
}

/* Goes through a fit once more, with all its columns kept. */
typedef struct {
  const QuoteAligner *aligner;
  const QuoteFit *fit;
  Place *places;                /* columns before and behind each token of the fit */
} Trace;

static const Place *
trace_get (const Trace *trace, guint column, guint i)
{
  return &trace->places[(gsize) column * (trace->aligner->n + 1) + i];
}

static void
fill_trace (Trace *trace)
{
  const QuoteAligner *aligner = trace->aligner;
  gsize size = aligner->n + 1;
  guint start = trace->fit->start;
  g_auto (Table) table = { 0 };

  table_init (&table, aligner, start, trace->fit->gain);
  memcpy (trace->places, table.columns[index_of_last (start)], size * sizeof (Place));
  for (guint at = start; at < trace->fit->end; at++) {
    fill_column (aligner, &table, at, CELL_NONE);
    memcpy (trace->places + (at - start + 1) * size, table.columns[at % N_KEPT],
        size * sizeof (Place));
  }
}

static const QuoteJoint *
find_joint_among (const Trace *trace, const GArray *joints, const guint32 *starts, guint column,
    guint i)
{
  Cell cell = trace_get (trace, column, i)->best;

  for (guint k = starts[0]; k < starts[1]; k++) {
    const QuoteJoint *joint = &g_array_index (joints, QuoteJoint, k);

    if (joint->query_end == i && joint->n_text <= column
        && trace_get (trace, column - joint->n_text, i - joint->n_query)->best
            + CELL (joint->gain, 0) == cell)
      return joint;
  }
  return NULL;
}

/* The words that were joined on the way to this cell; NULL: none. */
static const QuoteJoint *
find_joint (const Trace *trace, guint column, guint i)
{
  const QuoteJoints *joints = &trace->aligner->joints;
  guint at = trace->fit->start + column - 1, term = said_get (trace->aligner->text, at)->term;
  const QuoteJoint *joint = find_joint_among (trace, joints->of_tokens, joints->token_starts + at,
      column, i);

  return joint ? joint : find_joint_among (trace, joints->of_terms, joints->term_starts + term,
      column, i);
}

static void
walk_trace (const Trace *trace, gint32 *gains, guint32 *places)
{
  const QuoteAligner *aligner = trace->aligner;
  guint column = trace->fit->end - trace->fit->start, i = aligner->n;

  while (i > 0 && column > 0) {
    Cell cell = trace_get (trace, column, i)->best;
    guint at = trace->fit->start + column - 1;
    gint32 gain = aligner->gains[(gsize) said_get (aligner->text, at)->term * aligner->n_distinct
        + aligner->columns[i - 1]];
    const QuoteJoint *joint;

    if (cell == trace_get (trace, column - 1, i - 1)->best + CELL (gain, 0)) {
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
    } else if (cell == trace_get (trace, column, i)->gap) {
      column--;
    } else {
      i--;
    }
  }
}

gboolean
quote_aligner_trace (QuoteAligner *aligner, const QuoteFit *fit, gint32 *gains, guint32 *places)
{
  gsize n_places = (gsize) (fit->end - fit->start + 1) * (aligner->n + 1);
  Trace trace = { aligner, fit };

  for (guint i = 0; i < aligner->n; i++) {
    gains[i] = 0;
    places[i] = QUOTE_UNMATCHED;
  }
  if (n_places > MOST_TRACED)
    return FALSE;
  trace.places = g_new (Place, n_places);
  fill_trace (&trace);
  walk_trace (&trace, gains, places);
  g_free (trace.places);
  return TRUE;
}
