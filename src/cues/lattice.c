#include "lattice.h"

#include <math.h>
#include <string.h>

/* In the unit of breaks.h: a difference of 1 makes a way e times less likely. */
#define COST_OF_UNREADABLE 3.0  /* any that takes longer */
#define COST_OF_SHARING 2.0     /* two speakers in a cue */
#define LEAST_EASE 1e-100       /* of any cue: keeps sums of odds above 0 */

#define HOPELESS 4.5            /* costs of a cue that are not looked at if another place is near */
#define NEAR 1000               /* milliseconds */

void
lattice_clear (Lattice *lattice)
{
  g_free (lattice->marks);
  g_free (lattice->shared_marks);
  g_free (lattice->columns);
  g_free (lattice->offsets);
  g_free (lattice->reaches);
  g_free (lattice->line_odds);
  g_free (lattice->cue_odds);
  g_free (lattice->turns);
  g_free (lattice->may_begin);
  g_free (lattice->nexts);
  g_free (lattice->line_fills);
  g_free (lattice->fills);
  g_free (lattice->leans);
  g_free (lattice->arcs);
  g_free (lattice->layouts);
}

static void
measure (Lattice *lattice)
{
  for (guint i = 0; i < lattice->n; i++) {
    const Atom *atom = cutting_get_atom (lattice->cutting, i);

    lattice->offsets[i] = lattice->columns[i] + atom->is_spaced;
    lattice->columns[i + 1] = lattice->offsets[i] + atom->columns;
    lattice->line_odds[i] = exp (-lattice->breaks[i].line);
    lattice->cue_odds[i] = exp (-lattice->breaks[i].cue);
    lattice->turns[i] = (i ? lattice->turns[i - 1] : 0) + atom->turns;
    lattice->marks[i] = cutting_count_mark (lattice->cutting, i, FALSE);
    lattice->shared_marks[i] = cutting_count_mark (lattice->cutting, i, TRUE);
  }
}

/* Columns of a line [@first, @end) without its mark. */
static guint
line_columns (const Lattice *lattice, guint first, guint end)
{
  return lattice->columns[end] - lattice->offsets[first];
}

static void
find_reaches (Lattice *lattice)
{
  for (guint i = 0, k = 0; i < lattice->n; i++) {
    k = MAX (k, i);
    while (k < lattice->n && line_columns (lattice, i, k + 1) <= lattice->max_chars)
      k++;
    lattice->reaches[i] = k;
  }
}

/* Half of all places are as bad as after an article: no cue begins there, and the programme is three
 * times faster, as long as the next place is less than half a line away. */
static void
find_beginnings (Lattice *lattice)
{
  guint last = 0;

  lattice->may_begin[0] = TRUE;
  for (guint i = 1; i < lattice->n; i++) {
    const Atom *atom = cutting_get_atom (lattice->cutting, i);
    guint columns = lattice->columns[i + 1] - lattice->columns[last] + lattice->marks[last];
    guint64 time = atom->end - cutting_get_atom (lattice->cutting, last)->start;

    if (lattice->breaks[i].cue > HOPELESS && time < NEAR
        && columns < MIN (lattice->max_chars, lattice->max_columns) / 2)
      continue;
    lattice->may_begin[i] = TRUE;
    last = i;
  }
  for (guint i = lattice->n, next = i; i-- > 0; next = lattice->may_begin[i] ? i : next)
    lattice->nexts[i] = next;
}

static gboolean
fits (const Lattice *lattice, guint columns)
{
  return columns <= lattice->max_chars;
}

static gboolean
is_shared (const Lattice *lattice, const Arc *arc)
{
  return lattice->turns[arc->first] != lattice->turns[arc->end - 1];
}

static guint
next_turn (const Lattice *lattice, guint first)
{
  while (++first < lattice->n && !cutting_get_atom (lattice->cutting, first)->turns)
    ;
  return first;
}

static guint
columns_of (const Lattice *lattice, const Arc *arc)
{
  guint columns = line_columns (lattice, arc->first, arc->end);

  if (is_shared (lattice, arc))
    return columns + lattice->shared_marks[arc->first]
        + lattice->shared_marks[next_turn (lattice, arc->first)];
  return columns + lattice->marks[arc->first];
}


/* What it takes to begin a line with atom @k: @upper columns are before it, @lower behind. */
static double
odds_of_line (const Lattice *lattice, guint k, guint upper, guint lower)
{
  return lattice->line_odds[k] * lattice->fills[upper + lower]
      * lattice->leans[lattice->max_chars + upper - lower];
}

/* The last atom before @end that can follow a line from @first on, behind @mark columns. */
static guint
last_break (const Lattice *lattice, guint first, guint end, guint mark)
{
  guint k = MIN (end - 1, lattice->reaches[first]);

  while (k > first && line_columns (lattice, first, k) + mark > lattice->max_chars)
    k--;
  return k;
}

/* The odds of all ways to set the atoms [@first, @end) in @n_lines lines, the first behind @mark
 * columns. */
static double
sum_lines (const Lattice *lattice, guint first, guint end, guint n_lines, guint mark)
{
  const guint n_left = n_lines - 1;
  double sum = 0;

  if (!n_left)
    return line_columns (lattice, first, end) + mark <= lattice->max_chars;
  for (guint k = last_break (lattice, first, end, mark); k > first; k--) {
    guint upper = line_columns (lattice, first, k) + mark, lower = line_columns (lattice, k, end);
    double odds;

    if (lower > n_left * lattice->max_chars)
      break;
    odds = odds_of_line (lattice, k, upper, lower / n_left);
    sum += n_left == 1 ? odds : odds * sum_lines (lattice, k, end, n_left, 0);
  }
  return sum;
}

static void
append_layout (Lattice *lattice, const Layout *layout)
{
  if (lattice->n_layouts == lattice->max_layouts) {
    lattice->max_layouts = MAX (1024, 2 * lattice->max_layouts);
    lattice->layouts = g_renew (Layout, lattice->layouts, lattice->max_layouts);
  }
  lattice->layouts[lattice->n_layouts++] = *layout;
}

/* Ways to set the atoms up to @end, on their way to @lattice. */
typedef struct {
  Lattice *lattice;
  guint end;
  Layout layout;
} Setting;

/* Adds all ways to set line number @line, from @first on, behind @mark columns, and those after:
 * what sum_lines () counts. */
static void
set_lines_from (Setting *setting, guint line, guint first, guint mark)
{
  Lattice *lattice = setting->lattice;
  Layout *layout = &setting->layout;
  const guint n_left = layout->n_lines - 1 - line;
  const double odds = layout->odds;

  if (n_left == 0 || line == MAX_LINES - 1) {
    if (line_columns (lattice, first, setting->end) + mark <= lattice->max_chars)
      append_layout (lattice, layout);
    return;
  }
  for (guint k = last_break (lattice, first, setting->end, mark); k > first; k--) {
    guint upper = line_columns (lattice, first, k) + mark;
    guint lower = line_columns (lattice, k, setting->end);

    if (lower > n_left * lattice->max_chars)
      break;
    layout->begins[line] = k;
    layout->odds = odds * odds_of_line (lattice, k, upper, lower / n_left);
    set_lines_from (setting, line + 1, k, 0);
  }
  layout->odds = odds;
}

static gboolean
ends_sentence (const Lattice *lattice, guint next)
{
  const Atom *atom;

  if (next == lattice->n || cutting_get_atom (lattice->cutting, next)->turns)
    return TRUE;
  atom = cutting_get_atom (lattice->cutting, next - 1);
  return memchr (".?!", atom->text[atom->length - 1], 3) != NULL;
}

/* Two short turns, a line each, each from the beginning of a sentence to the end of one. */
static gboolean
can_share (const Lattice *lattice, const Arc *arc)
{
  guint k = next_turn (lattice, arc->first);

  return lattice->cutting->options->speakers != SPEAKERS_NONE && lattice->profile->max_lines > 1
      && (!arc->first || ends_sentence (lattice, arc->first)) && ends_sentence (lattice, arc->end)
      && fits (lattice, line_columns (lattice, arc->first, k) + lattice->shared_marks[arc->first])
      && fits (lattice, line_columns (lattice, k, arc->end) + lattice->shared_marks[k]);
}

/* The fewest lines that hold @arc, and the odds of all ways to set it so; FALSE: none do. */
static gboolean
count_lines (const Lattice *lattice, Arc *arc)
{
  const guint columns = arc->columns, max = lattice->max_chars;
  const guint max_lines = MIN (lattice->profile->max_lines, MAX_LINES);

  arc->n_lines = 1;
  arc->odds = columns <= max ? lattice->line_fills[columns] : 0;
  while (arc->odds <= 0 && arc->n_lines < max_lines) {
    arc->n_lines++;
    if (columns < arc->n_lines * (max + 1))
      arc->odds = sum_lines (lattice, arc->first, arc->end, arc->n_lines,
          lattice->marks[arc->first]);
  }
  return arc->odds > 0;
}

/* Fills in how @arc is set in lines; FALSE: it can't be a cue. A lone atom always can. */
static gboolean
set_arc (const Lattice *lattice, Arc *arc)
{
  arc->columns = columns_of (lattice, arc);
  if (arc->end > arc->first + 1 && arc->columns > lattice->max_columns)
    return FALSE;
  if (is_shared (lattice, arc)) {
    arc->n_lines = 2;
    arc->odds = 1;
    arc->ease = exp (-COST_OF_SHARING);
    return can_share (lattice, arc);
  }
  arc->ease = 1;
  if (count_lines (lattice, arc))
    return TRUE;
  arc->n_lines = 1;
  arc->odds = 1;
  return arc->end == arc->first + 1;
}

void
lattice_add_layouts (Lattice *lattice, Arc *arc)
{
  Setting setting = { .lattice = lattice, .end = arc->end, .layout = { {}, arc->n_lines, 1 } };

  arc->layouts = lattice->n_layouts;
  if (is_shared (lattice, arc))
    setting.layout.begins[0] = next_turn (lattice, arc->first);
  if (arc->n_lines == 1 && fits (lattice, arc->columns))
    setting.layout.odds = lattice->line_fills[arc->columns];
  if (arc->n_lines == 1 || is_shared (lattice, arc))
    append_layout (lattice, &setting.layout);
  else
    set_lines_from (&setting, 0, arc->first, lattice->marks[arc->first]);
  arc->end_layout = lattice->n_layouts;
  arc->whole = 0;
  for (guint i = arc->layouts; i < arc->end_layout; i++)
    arc->whole += lattice_get_layout (lattice, i)->odds;
}

/* Milliseconds the arc can be seen: from its first onset, or as long as the silence on both sides
 * lets it. */
static double
time_for (const Lattice *lattice, const Arc *arc, gboolean with_silence)
{
  double from = cutting_get_atom (lattice->cutting, arc->first)->start, to = HUGE_VAL;

  if (with_silence && !lattice->cutting->contested[arc->first])
    from = arc->first
        ? cutting_get_atom (lattice->cutting, arc->first - 1)->end + lattice->min_gap : 0;
  if (arc->end < lattice->n)
    to = cutting_get_atom (lattice->cutting, arc->end)->start - lattice->min_gap;
  return CLAMP (to - from, 1, lattice->max_duration);
}

/* Of a cue that has @share of the time that is needed: 12 is the cost of e times less. */
static double
ease_of_share (double share)
{
  double fourth = share * share * share * share;

  return MAX (fourth * fourth * fourth, LEAST_EASE);
}

static double
rate_ease (const Lattice *lattice, const Arc *arc)
{
  double needed = MAX (arc->columns * lattice->column_duration, lattice->min_duration), time;

  if (needed <= time_for (lattice, arc, FALSE))
    return 1;
  time = time_for (lattice, arc, TRUE);
  return needed <= time ? 1 : lattice->unreadable * ease_of_share (time / needed);
}

/* Whether no cue that begins with @first can end at @end or later; nor can then one that begins
 * before it. */
static gboolean
is_out_of_reach (const Lattice *lattice, guint first, guint end)
{
  const Profile *profile = lattice->profile;
  const Atom *last = cutting_get_atom (lattice->cutting, end - 1);
  guint64 span = last->end - cutting_get_atom (lattice->cutting, first)->start;

  return last->is_fenced || lattice->turns[end - 1] - lattice->turns[first] > 1
      || span > profile->max_duration / MILLISECOND
      || line_columns (lattice, first, end) >= (lattice->max_chars + 1) * profile->max_lines;
}

static void
append_arc (Lattice *lattice, const Arc *arc)
{
  if (lattice->n_arcs == lattice->max_arcs) {
    lattice->max_arcs = MAX (1024, 2 * lattice->max_arcs);
    lattice->arcs = g_renew (Arc, lattice->arcs, lattice->max_arcs);
  }
  lattice->arcs[lattice->n_arcs++] = *arc;
}

/* The cues that begin with @first and end before @reach. */
static void
add_arcs_from (Lattice *lattice, guint first, guint reach)
{
  guint end = MIN (lattice->nexts[first], lattice->end);

  for (; end < reach; end = end < lattice->end ? MIN (lattice->nexts[end], lattice->end) : reach) {
    Arc arc = { .first = first, .end = end };

    if (!set_arc (lattice, &arc))
      continue;
    arc.ease *= rate_ease (lattice, &arc);
    arc.odds *= arc.ease * (end < lattice->end ? lattice->cue_odds[end] : 1);
    append_arc (lattice, &arc);
  }
}

void
lattice_set_stretch (Lattice *lattice, guint first, guint end)
{
  lattice->first = first;
  lattice->end = end;
  lattice->n_arcs = 0;
  lattice->n_layouts = 0;
  for (guint i = first, reach = first; i < end; i = MIN (lattice->nexts[i], end)) {
    reach = MAX (reach, i + 2);
    while (reach <= end && !is_out_of_reach (lattice, i, reach))
      reach++;
    add_arcs_from (lattice, i, reach);
  }
}

static double
milliseconds (Nanoseconds time)
{
  return (double) time / MILLISECOND;
}

/* Columns that can be read in the longest time a cue is seen. */
static guint
count_readable (const Profile *profile)
{
  double readable = (double) profile->max_duration / SECOND * profile->max_cps;

  return readable < G_MAXINT ? (guint) readable : G_MAXINT;
}

void
lattice_init (Lattice *lattice, const Cutting *cutting)
{
  const Profile *profile = cutting->options->profile;
  const guint n = cutting->atoms->len, max = profile->max_chars;

  *lattice = (Lattice) {
    .cutting = cutting,
    .profile = profile,
    .n = n,
    .breaks = cutting->breaks,
    .marks = g_new0 (guint, n),
    .shared_marks = g_new0 (guint, n),
    .columns = g_new0 (guint, n + 1),
    .offsets = g_new0 (guint, n),
    .reaches = g_new0 (guint, n),
    .line_odds = g_new0 (double, n),
    .cue_odds = g_new0 (double, n),
    .turns = g_new0 (guint, n),
    .may_begin = g_new0 (guint8, n + 1),
    .nexts = g_new0 (guint, n),
    .max_chars = max,
    .min_gap = milliseconds (profile->min_gap),
    .min_duration = milliseconds (profile->min_duration),
    .max_duration = milliseconds (profile->max_duration),
    .column_duration = 1000 / profile->max_cps,
    .max_columns = count_readable (profile),
    .unreadable = exp (-COST_OF_UNREADABLE),
    .line_fills = g_new0 (double, max + 1),
    .fills = g_new0 (double, 2 * max + 1),
    .leans = g_new0 (double, 2 * max + 1),
  };
  measure (lattice);
  find_reaches (lattice);
  find_beginnings (lattice);
  for (guint i = 0; i <= max; i++)
    lattice->line_fills[i] = exp (-breaks_rate_line (i, max));
  for (guint i = 0; i <= 2 * max; i++) {
    lattice->fills[i] = exp (-breaks_rate_pair (i, max));
    lattice->leans[i] = exp (-breaks_rate_lean ((int) i - (int) max, max));
  }
}
