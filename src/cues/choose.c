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
#define THRESHOLD 0.35
#define KIND_WEIGHT 0.3         /* of a line taken for a cue, or the other way round */
#define STYLE_WEIGHT 0.1        /* of what the way costs: two likely breaks can make an unlikely cue */

#define STRETCH 250             /* atoms at least that are cut at one go */
#define SURE 0.99               /* odds of a cue whose sides are chosen apart */
#define MAX_ROUNDS 4            /* of timing, as long as cues contest a silence */

typedef struct {
  Lattice lattice;
  double *ahead, *behind;       /* sums of the odds of all ways to an atom and from it; n + 1 */
  int *scales;                  /* what they are sums in: 2 ^ (SCALE_BITS * scale); n + 1 */
  double *lines, *cues;         /* odds that one begins with the atom; n + 1 */
  double *best;                 /* gain of the best way to the atom; n + 1 */
  guint *from;                  /* the arc on it; n + 1 */
} Choice;

static void
choice_clear (Choice *choice)
{
  lattice_clear (&choice->lattice);
  g_free (choice->ahead);
  g_free (choice->behind);
  g_free (choice->scales);
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
    .ahead = g_new0 (double, n + 1),
    .behind = g_new0 (double, n + 1),
    .scales = g_new0 (int, n + 1),
    .lines = g_new0 (double, n + 1),
    .cues = g_new0 (double, n + 1),
    .best = g_new0 (double, n + 1),
    .from = g_new0 (guint, n + 1),
  };
  lattice_init (&choice->lattice, cutting);
}

/* The odds of a way of a thousand words are no double's. Sums that are near each other in the text
 * are of like size: a scale they share is enough. */
#define SCALE_BITS 256
#define SMALL 0x1p-256
#define GREAT 0x1p256
#define NOTHING 0x1p-768        /* beside sums that are not SMALL */

/* Keeps the greatest of the @n sums that are under way between SMALL and GREAT; returns the change
 * of their scale. */
static int
rescale (double *sums, guint n)
{
  double greatest = 0;
  int change;

  for (guint i = 0; i < n; i++)
    greatest = MAX (greatest, sums[i]);
  change = greatest < SMALL ? -1 : greatest > GREAT;
  for (guint i = 0; i < n && change; i++)
    sums[i] *= change > 0 ? SMALL : GREAT;
  return change;
}

static void
sum_forward (Choice *choice)
{
  const Lattice *lattice = &choice->lattice;
  double *ahead = choice->ahead;
  guint arc = 0, reach = lattice->first;
  int scale = 0;

  memset (ahead + lattice->first, 0, (lattice->end - lattice->first + 1) * sizeof *ahead);
  ahead[lattice->first] = 1;
  for (guint i = lattice->first; i <= lattice->end; i++) {
    if (ahead[i] > GREAT || ahead[i] < SMALL)
      scale += rescale (ahead + i, reach - i + 1);
    choice->scales[i] = scale;
    for (; arc < lattice->n_arcs && lattice->arcs[arc].first == i; arc++) {
      const Arc *next = &lattice->arcs[arc];

      ahead[next->end] += ahead[i] * next->odds;
      reach = MAX (reach, next->end);
    }
  }
}

/* Behind an atom, the sums of the odds of all ways to the end, divided by those of all ways there
 * are. The odds of the arcs become those that they are on the way. */
static void
sum_backward (Choice *choice)
{
  const Lattice *lattice = &choice->lattice;
  const int *scales = choice->scales;
  guint arc = lattice->n_arcs;

  choice->behind[lattice->end] = 1 / choice->ahead[lattice->end];
  for (guint i = lattice->end; i-- > lattice->first;) {
    double ahead = choice->ahead[i] < NOTHING ? 0 : choice->ahead[i], sum = 0;

    for (; arc > 0 && lattice->arcs[arc - 1].first == i; arc--) {
      Arc *next = &lattice->arcs[arc - 1];
      double odds = next->odds * choice->behind[next->end];

      if (scales[i] != scales[next->end])
        odds = ldexp (odds, SCALE_BITS * (scales[i] - scales[next->end]));
      sum += odds;
      next->odds = ahead * odds;
    }
    choice->behind[i] = ahead > 0 ? sum : 0;
  }
}

#define NO_ODDS 1e-3            /* hardly worth to look at the layouts of an arc */
#define MOST_LEFT 0.5

static double
sum_odds_below (const Lattice *lattice, double least)
{
  double sum = 0;

  for (guint i = 0; i < lattice->n_arcs; i++)
    if (lattice->arcs[i].odds < least)
      sum += lattice->arcs[i].odds;
  return sum;
}

/* All ways together have odds of 1: while the arcs that are left out have less, even together, a way
 * remains without them. */
static void
keep_likely_arcs (Lattice *lattice)
{
  double least = NO_ODDS;
  guint kept = 0;

  while (sum_odds_below (lattice, least) > MOST_LEFT)
    least /= 4;
  for (guint i = 0; i < lattice->n_arcs; i++)
    if (lattice->arcs[i].odds >= least)
      lattice->arcs[kept++] = lattice->arcs[i];
  lattice->n_arcs = kept;
  for (guint i = 0; i < kept; i++)
    lattice_add_layouts (lattice, &lattice->arcs[i]);
}

static void
share_odds (Choice *choice, const Arc *arc)
{
  for (guint i = arc->layouts; i < arc->end_layout; i++) {
    const Layout *layout = lattice_get_layout (&choice->lattice, i);

    for (guint line = 1; line < layout->n_lines; line++)
      choice->lines[layout->begins[line - 1]] += arc->odds * layout->odds / arc->whole;
  }
}

static void
find_odds (Choice *choice)
{
  const Lattice *lattice = &choice->lattice;

  for (guint i = lattice->first; i < lattice->end; i++)
    choice->lines[i] = choice->cues[i] = 0;
  for (guint i = 0; i < lattice->n_arcs; i++) {
    const Arc *arc = &lattice->arcs[i];

    choice->cues[arc->first] += arc->odds;
    share_odds (choice, arc);
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
    double sum;

    if (best && layout->odds < NO_ODDS * arc->whole)
      continue;
    sum = STYLE_WEIGHT * log (layout->odds);
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
  for (guint i = 0; i < lattice->n_arcs; i++) {
    const Arc *arc = &lattice->arcs[i];
    double gain = 0;

    best_layout (choice, arc, &gain);
    gain += choice->best[arc->first] + (arc->ease < 1 ? STYLE_WEIGHT * log (arc->ease) : 0);
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
  sum_forward (choice);
  sum_backward (choice);
  keep_likely_arcs (&choice->lattice);
  find_odds (choice);
  find_best_way (choice);
  for (guint at = end; at > first; at = lattice->arcs[choice->from[at]].first)
    mark_arc (choice, &lattice->arcs[choice->from[at]]);
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

static void
choose_all (Choice *choice)
{
  for (guint first = 0, end; first < choice->lattice.n; first = end) {
    end = end_of_stretch (choice, first);
    choose_stretch (choice, first, end);
  }
}

/* Whether a cue begins with atom @index whatever happens on one side of it. */
static gboolean
is_sure (const Choice *choice, guint index)
{
  return index == 0 || index == choice->lattice.n || choice->cues[index] > SURE;
}

static guint
next_sure (const Choice *choice, guint index)
{
  while (!is_sure (choice, ++index))
    ;
  return index;
}

/* Chooses anew around the cues that contest a silence, and did not when they were chosen: from one
 * sure beginning of a cue to the next. */
static void
choose_contested (Choice *choice, const guint8 *known)
{
  const guint8 *contested = choice->lattice.cutting->contested;

  for (guint i = 1; i < choice->lattice.n; i++) {
    guint first = i - 1, end;

    if (contested[i] == known[i])
      continue;
    end = next_sure (choice, i);
    while (!is_sure (choice, first))
      first--;
    for (; i < choice->lattice.n && i <= end; i++)
      if (contested[i] != known[i])
        end = next_sure (choice, i);
    choose_stretch (choice, first, end);
    i--;
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
  choose_all (&choice);
  for (guint round = 1;; round++) {
    if (cutting->options->speakers == SPEAKERS_PREFIX)
      cutting_rename_speakers (cutting);
    g_clear_pointer (&showings, g_array_unref);
    showings = cutting_time_cues (cutting);
    if (round == MAX_ROUNDS || !memcmp (known, cutting->contested, n))
      return showings;
    memset (cutting->renames, FALSE, n);
    choose_contested (&choice, known);
    memcpy (known, cutting->contested, n);
  }
}
