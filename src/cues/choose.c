/* Where lines and cues begin. The costs of breaks.c make a probability of each way to cut a text:
 * a way that costs 1 more is e times less likely (a conditional random field over segments, Sarawagi
 * & Cohen 2004). Two dynamic programmes: the first sums over all ways how likely a line or a cue
 * begins at each atom (forward and backward); the second takes the way that is most often right by
 * these odds, which is more breaks in the right place than the single likeliest way has (minimum
 * Bayes risk). A cue is short, so an hour without a full stop takes linear time. */
#include <math.h>
#include <string.h>

#include "lattice.h"

/* A break where people break half as often as not is worth it; counted on both kinds of error. */
#define THRESHOLD 0.4
#define KIND_WEIGHT 0.3         /* of a line taken for a cue, or the other way round */
#define HASTE_WEIGHT 0.1        /* of an arc's cost, against odds */
#define STYLE_WEIGHT 0.001      /* of a cue's cost, a layout's odds: decides where all else is even */

#define STRETCH 500             /* atoms at least that are cut at one go */
#define MAX_ROUNDS 4            /* of choosing, as long as cues contest a silence */

typedef struct {
  Lattice lattice;
  double *forward, *backward;   /* of all ways to an atom and from it, logarithms; n + 1 */
  double *weights;              /* of the arcs of the stretch, logarithms, over all layouts */
  double *lines, *cues;         /* odds that one begins with the atom; n + 1 */
  double *best;                 /* gain of the best way to the atom; n + 1 */
  guint *from;                  /* the arc on it; n + 1 */
} Choice;

static void
choice_clear (Choice *choice)
{
  lattice_clear (&choice->lattice);
  g_free (choice->forward);
  g_free (choice->backward);
  g_free (choice->weights);
  g_free (choice->lines);
  g_free (choice->cues);
  g_free (choice->best);
  g_free (choice->from);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choice, choice_clear)

static void
choice_init (Choice *choice, const Cutting *cutting)
{
  const guint n = cutting->atoms->len;

  *choice = (Choice) {
    .forward = g_new0 (double, n + 1),
    .backward = g_new0 (double, n + 1),
    .lines = g_new0 (double, n + 1),
    .cues = g_new0 (double, n + 1),
    .best = g_new0 (double, n + 1),
    .from = g_new0 (guint, n + 1),
  };
  lattice_init (&choice->lattice, cutting);
}

/* Over all layouts of each arc, with the cue that begins behind it. */
static void
weigh_arcs (Choice *choice)
{
  const Lattice *lattice = &choice->lattice;

  choice->weights = g_renew (double, choice->weights, lattice->arcs->len);
  for (guint i = 0; i < lattice->arcs->len; i++) {
    const Arc *arc = lattice_get_arc (lattice, i);
    double sum = 0;

    for (guint k = arc->layouts; k < arc->end_layout; k++)
      sum += lattice_get_layout (lattice, k)->odds;
    choice->weights[i] = log (sum) - arc->cost
        - (arc->end < lattice->end ? lattice->breaks[arc->end].cue : 0);
  }
}

/* The logarithm of a sum whose parts come one by one as logarithms. */
typedef struct {
  double greatest, sum;         /* the sum divided by exp (greatest) */
} LogSum;

static void
log_sum_add (LogSum *sum, double part)
{
  if (part <= sum->greatest) {
    sum->sum += exp (part - sum->greatest);
    return;
  }
  sum->sum = sum->sum * exp (sum->greatest - part) + 1;
  sum->greatest = part;
}

static void
sum_forward (Choice *choice)
{
  const Lattice *lattice = &choice->lattice;
  const guint first = lattice->first, n = lattice->end - first;
  g_autofree LogSum *sums = g_new (LogSum, n + 1);
  guint arc = 0;

  for (guint i = 0; i <= n; i++)
    sums[i] = (LogSum) { i ? -HUGE_VAL : 0, i ? 0 : 1 };
  for (guint i = 0; i <= n; i++) {
    choice->forward[first + i] = sums[i].greatest + log (sums[i].sum);
    for (; arc < lattice->arcs->len && lattice_get_arc (lattice, arc)->first == first + i; arc++)
      log_sum_add (&sums[lattice_get_arc (lattice, arc)->end - first],
          choice->forward[first + i] + choice->weights[arc]);
  }
}

static void
sum_backward (Choice *choice)
{
  const Lattice *lattice = &choice->lattice;
  guint arc = lattice->arcs->len;

  choice->backward[lattice->end] = 0;
  for (guint i = lattice->end; i-- > lattice->first;) {
    LogSum sum = { -HUGE_VAL, 0 };

    for (; arc > 0 && lattice_get_arc (lattice, arc - 1)->first == i; arc--)
      log_sum_add (&sum, choice->backward[lattice_get_arc (lattice, arc - 1)->end]
          + choice->weights[arc - 1]);
    choice->backward[i] = sum.greatest + log (sum.sum);
  }
}

#define NO_ODDS 1e-6            /* not worth to share out among layouts */

static void
share_odds (Choice *choice, const Arc *arc, double odds)
{
  double sum = 0;

  for (guint i = arc->layouts; i < arc->end_layout; i++)
    sum += lattice_get_layout (&choice->lattice, i)->odds;
  for (guint i = arc->layouts; i < arc->end_layout; i++) {
    const Layout *layout = lattice_get_layout (&choice->lattice, i);

    for (guint line = 1; line < layout->n_lines; line++)
      choice->lines[layout->begins[line - 1]] += odds * layout->odds / sum;
  }
}

static void
find_odds (Choice *choice)
{
  const Lattice *lattice = &choice->lattice;
  const double all = choice->forward[lattice->end];

  for (guint i = lattice->first; i < lattice->end; i++)
    choice->lines[i] = choice->cues[i] = 0;
  for (guint i = 0; i < lattice->arcs->len; i++) {
    const Arc *arc = lattice_get_arc (lattice, i);
    double odds = exp (choice->forward[arc->first] + choice->weights[i]
        + choice->backward[arc->end] - all);

    if (odds < NO_ODDS)
      continue;
    choice->cues[arc->first] += odds;
    share_odds (choice, arc, odds);
  }
}

static double
gain_of_line (const Choice *choice, guint index)
{
  double line = choice->lines[index], cue = choice->cues[index];

  return line + cue - THRESHOLD + KIND_WEIGHT * (line - cue);
}

static double
gain_of_cue (const Choice *choice, guint index)
{
  double line = choice->lines[index], cue = choice->cues[index];

  return line + cue - THRESHOLD + KIND_WEIGHT * (cue - line)
      - STYLE_WEIGHT * choice->lattice.breaks[index].cue;
}

/* The layout of @arc that gains most; how much goes to @gain. */
static const Layout *
best_layout (const Choice *choice, const Arc *arc, double *gain)
{
  const Layout *best = NULL;

  for (guint i = arc->layouts; i < arc->end_layout; i++) {
    const Layout *layout = lattice_get_layout (&choice->lattice, i);
    double sum = STYLE_WEIGHT * layout->odds / (1 + layout->odds);

    for (guint line = 1; line < layout->n_lines; line++)
      sum += gain_of_line (choice, layout->begins[line - 1]);
    if (!best || sum > *gain) {
      best = layout;
      *gain = sum;
    }
  }
  return best;
}

static void
find_best_way (Choice *choice)
{
  const Lattice *lattice = &choice->lattice;

  for (guint i = lattice->first; i <= lattice->end; i++)
    choice->best[i] = i == lattice->first ? 0 : -HUGE_VAL;
  for (guint i = 0; i < lattice->arcs->len; i++) {
    const Arc *arc = lattice_get_arc (lattice, i);
    double gain = 0;

    best_layout (choice, arc, &gain);
    gain += choice->best[arc->first] - HASTE_WEIGHT * arc->cost;
    if (arc->end < lattice->end)
      gain += gain_of_cue (choice, arc->end);
    if (gain > choice->best[arc->end]) {
      choice->best[arc->end] = gain;
      choice->from[arc->end] = i;
    }
  }
}

static void
mark_arc (const Choice *choice, const Arc *arc)
{
  guint8 *begins = choice->lattice.cutting->begins;
  double gain;
  const Layout *layout = best_layout (choice, arc, &gain);

  begins[arc->first] = BEGINS_CUE;
  for (guint line = 1; line < layout->n_lines; line++)
    begins[layout->begins[line - 1]] = BEGINS_LINE;
}

static void
choose_stretch (Choice *choice, guint first, guint end)
{
  const Lattice *lattice = &choice->lattice;

  memset (lattice->cutting->begins + first, BEGINS_NOTHING, end - first);
  lattice_set_stretch (&choice->lattice, first, end);
  weigh_arcs (choice);
  sum_forward (choice);
  sum_backward (choice);
  find_odds (choice);
  find_best_way (choice);
  for (guint at = end; at > first; at = lattice_get_arc (lattice, choice->from[at])->first)
    mark_arc (choice, lattice_get_arc (lattice, choice->from[at]));
}

/* Where the stretch from @first on ends: at a fence; if it is long, at the next turn or anywhere
 * that asks for a cue; if it is very long, anywhere. */
static guint
end_of_stretch (const Choice *choice, guint first)
{
  guint end = first + 1;

  for (; end < choice->lattice.n && end - first < 3 * STRETCH; end++) {
    const Atom *atom = cutting_get_atom (choice->lattice.cutting, end);

    if (atom->is_fenced || (end - first >= STRETCH && atom->turns)
        || (end - first >= 2 * STRETCH && choice->lattice.breaks[end].cue < 0))
      break;
  }
  return end;
}

/* Chooses in the stretches where nothing is chosen yet, or where cues contest a silence. */
static void
choose_stretches (Choice *choice, const guint8 *known)
{
  const Cutting *cutting = choice->lattice.cutting;

  for (guint first = 0, end; first < choice->lattice.n; first = end) {
    end = end_of_stretch (choice, first);
    if (cutting->begins[first] != BEGINS_CUE
        || memcmp (cutting->contested + first, known + first, end - first))
      choose_stretch (choice, first, end);
  }
}

GArray *
cutting_choose (Cutting *cutting)
{
  const guint n = cutting->atoms->len;
  g_autofree guint8 *known = g_new0 (guint8, n);
  g_auto (Choice) choice;
  GArray *showings = NULL;

  choice_init (&choice, cutting);
  for (guint round = 0; round < MAX_ROUNDS; round++) {
    choose_stretches (&choice, known);
    memcpy (known, cutting->contested, n);
    memset (cutting->renames, FALSE, n);
    if (cutting->options->speakers == SPEAKERS_PREFIX)
      cutting_rename_speakers (cutting);
    g_clear_pointer (&showings, g_array_unref);
    showings = cutting_time_cues (cutting);
    if (!memcmp (known, cutting->contested, n))
      break;
  }
  return showings;
}
