/* Where lines and cues begin. The costs of breaks.c make a probability of each way to cut a text:
 * a way that costs 1 more is e times less likely (a conditional random field over segments, Sarawagi
 * & Cohen 2004). Two dynamic programmes: the first sums over all ways how likely a line or a cue
 * begins at each atom (forward and backward); the second takes the way that is most often right by
 * these odds, which is more breaks in the right place than the single likeliest way has (minimum
 * Bayes risk). A cue is short, so an hour without a full stop takes linear time. */
#include <math.h>

#include "lattice.h"

/* A break where people break half as often as not is worth it; counted on both kinds of error. */
#define THRESHOLD 0.4
#define KIND_WEIGHT 0.3         /* of a line taken for a cue, or the other way round */
#define HASTE_WEIGHT 0.1        /* of an arc's cost, against odds */
#define STYLE_WEIGHT 0.001      /* of all other costs, where the odds are even */

#define STRETCH 2000            /* atoms at least that are cut at one go */

typedef struct {
  Lattice lattice;
  double *forward, *backward;   /* of the way to an atom and from it, logarithms; n + 1 */
  double *weights;              /* of the arcs of the stretch, logarithms; all layouts */
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

static const Arc *
get_arc (const Choice *choice, guint index)
{
  return &g_array_index (choice->lattice.arcs, Arc, index);
}

/* log (exp (a) + exp (b)) */
static double
add_logs (double a, double b)
{
  double greater = MAX (a, b);

  return greater == -HUGE_VAL ? greater : greater + log1p (exp (MIN (a, b) - greater));
}

static void
add_likelihood (const Layout *layout, gpointer closure)
{
  double *sum = closure;

  *sum += exp (-layout->cost);
}

/* Of each arc, over all its layouts, and of the cue that begins behind it. */
static void
weigh_arcs (Choice *choice)
{
  const Lattice *lattice = &choice->lattice;

  choice->weights = g_renew (double, choice->weights, lattice->arcs->len);
  for (guint i = 0; i < lattice->arcs->len; i++) {
    const Arc *arc = get_arc (choice, i);
    double sum = 0;

    lattice_visit_layouts (lattice, arc, add_likelihood, &sum);
    choice->weights[i] = log (sum) - arc->cost
        - (arc->end < lattice->end ? lattice->breaks[arc->end].cue : 0);
  }
}

static void
sum_ways (Choice *choice)
{
  const guint first = choice->lattice.first, end = choice->lattice.end;

  for (guint i = first; i <= end; i++)
    choice->forward[i] = choice->backward[i] = -HUGE_VAL;
  choice->forward[first] = choice->backward[end] = 0;
  for (guint i = 0; i < choice->lattice.arcs->len; i++) {
    const Arc *arc = get_arc (choice, i);

    choice->forward[arc->end] = add_logs (choice->forward[arc->end],
        choice->forward[arc->first] + choice->weights[i]);
  }
  for (guint i = choice->lattice.arcs->len; i-- > 0;) {
    const Arc *arc = get_arc (choice, i);

    choice->backward[arc->first] = add_logs (choice->backward[arc->first],
        choice->backward[arc->end] + choice->weights[i]);
  }
}

typedef struct {
  Choice *choice;
  double odds;                  /* of the arc, divided by the sum over its layouts */
} Share;

static void
share_odds (const Layout *layout, gpointer closure)
{
  const Share *share = closure;

  for (guint line = 1; line < layout->n_lines; line++)
    share->choice->lines[layout->begins[line]] += share->odds * exp (-layout->cost);
}

static void
find_odds (Choice *choice)
{
  const Lattice *lattice = &choice->lattice;
  const double all = choice->forward[lattice->end];

  for (guint i = 0; i < lattice->arcs->len; i++) {
    const Arc *arc = get_arc (choice, i);
    double odds = exp (choice->forward[arc->first] + choice->weights[i]
        + choice->backward[arc->end] - all), sum = 0;

    choice->cues[arc->first] += odds;
    if (odds < 1e-9 || arc->n_lines < 2)
      continue;
    lattice_visit_layouts (lattice, arc, add_likelihood, &sum);
    lattice_visit_layouts (lattice, arc, share_odds, &(Share) { choice, odds / sum });
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

  return line + cue - THRESHOLD + KIND_WEIGHT * (cue - line);
}

typedef struct {
  const Choice *choice;
  double gain;                  /* of the best so far */
  Layout layout;
} Best;

static void
take_best (const Layout *layout, gpointer closure)
{
  Best *best = closure;
  double gain = -STYLE_WEIGHT * layout->cost;

  for (guint line = 1; line < layout->n_lines; line++)
    gain += gain_of_line (best->choice, layout->begins[line]);
  if (gain > best->gain) {
    best->gain = gain;
    best->layout = *layout;
  }
}

static Best
set_best (const Choice *choice, const Arc *arc)
{
  Best best = { choice, -HUGE_VAL };

  lattice_visit_layouts (&choice->lattice, arc, take_best, &best);
  return best;
}

static void
find_best_way (Choice *choice)
{
  const Lattice *lattice = &choice->lattice;

  for (guint i = lattice->first; i <= lattice->end; i++)
    choice->best[i] = i == lattice->first ? 0 : -HUGE_VAL;
  for (guint i = 0; i < lattice->arcs->len; i++) {
    const Arc *arc = get_arc (choice, i);
    double gain = choice->best[arc->first] + set_best (choice, arc).gain
        - HASTE_WEIGHT * arc->cost;

    if (arc->end < lattice->end)
      gain += gain_of_cue (choice, arc->end) - STYLE_WEIGHT * lattice->breaks[arc->end].cue;
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
  Best best = set_best (choice, arc);

  begins[arc->first] = BEGINS_CUE;
  for (guint line = 1; line < best.layout.n_lines; line++)
    begins[best.layout.begins[line]] = BEGINS_LINE;
}

static void
choose_stretch (Choice *choice, guint first, guint end)
{
  lattice_set_stretch (&choice->lattice, first, end);
  weigh_arcs (choice);
  sum_ways (choice);
  find_odds (choice);
  find_best_way (choice);
  for (guint at = end; at > first; at = get_arc (choice, choice->from[at])->first)
    mark_arc (choice, get_arc (choice, choice->from[at]));
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

void
cutting_choose (Cutting *cutting)
{
  g_auto (Choice) choice;

  choice_init (&choice, cutting);
  for (guint first = 0, end; first < choice.lattice.n; first = end) {
    end = end_of_stretch (&choice, first);
    choose_stretch (&choice, first, end);
  }
}
