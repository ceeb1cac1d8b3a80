#include "lattice.h"

#include <math.h>
#include <string.h>

#include "width.h"

/* In the unit of breaks.h: a difference of 1 makes a way e times less likely. */
#define COST_OF_HASTE 12.0      /* a cue that takes e times longer to read than there is time */
#define COST_OF_UNREADABLE 3.0  /* any that takes longer */
#define COST_OF_SHARING 2.0     /* two speakers in a cue */

void
lattice_clear (Lattice *lattice)
{
  g_free (lattice->breaks);
  g_free (lattice->marks);
  g_free (lattice->shared_marks);
  g_free (lattice->columns);
  g_free (lattice->turns);
  g_array_unref (lattice->arcs);
}

static guint
measure_mark (const Cutting *cutting, guint index, gboolean is_shared)
{
  g_autofree char *mark = cutting_dup_mark (cutting, index, is_shared);

  return width_of_text (mark, -1);
}

static void
measure (Lattice *lattice)
{
  for (guint i = 0; i < lattice->n; i++) {
    const Atom *atom = cutting_get_atom (lattice->cutting, i);

    lattice->columns[i + 1] = lattice->columns[i] + atom->is_spaced + atom->columns;
    lattice->turns[i] = (i ? lattice->turns[i - 1] : 0) + atom->turns;
    lattice->marks[i] = measure_mark (lattice->cutting, i, FALSE);
    lattice->shared_marks[i] = measure_mark (lattice->cutting, i, TRUE);
  }
}

/* Columns of a line [@first, @end) without its mark. */
static guint
line_columns (const Lattice *lattice, guint first, guint end)
{
  return lattice->columns[end] - lattice->columns[first]
      - cutting_get_atom (lattice->cutting, first)->is_spaced;
}

static gboolean
fits (const Lattice *lattice, guint columns)
{
  return columns <= lattice->profile->max_chars;
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

/* Walks the ways to set the rest of an arc, from the last line's beginning on. */
typedef struct {
  const Lattice *lattice;
  guint end;
  guint n_lines;
  LayoutVisitor visit;
  gpointer closure;
  guint n_visited;
} Walk;

static void
walk_lines (Walk *walk, const Layout *layout, guint mark)
{
  const Lattice *lattice = walk->lattice;
  const guint first = layout->begins[layout->n_lines - 1], max = lattice->profile->max_chars;
  const guint n_left = walk->n_lines - layout->n_lines;
  Layout longer = *layout;

  if (n_left == 0 && !fits (lattice, line_columns (lattice, first, walk->end) + mark))
    return;
  if (n_left == 0) {
    walk->n_visited++;
    walk->visit (layout, walk->closure);
    return;
  }
  longer.n_lines++;
  for (guint k = walk->end - 1; k > first; k--) {
    guint upper = line_columns (lattice, first, k) + mark;
    guint lower = line_columns (lattice, k, walk->end);

    if (lower > n_left * max)
      break;
    if (!fits (lattice, upper))
      continue;
    longer.begins[layout->n_lines] = k;
    longer.cost = layout->cost + lattice->breaks[k].line
        + breaks_rate_pair (upper, lower / n_left, max);
    walk_lines (walk, &longer, 0);
  }
}

static guint
walk_layouts (const Lattice *lattice, const Arc *arc, LayoutVisitor visit, gpointer closure)
{
  Walk walk = { lattice, arc->end, arc->n_lines, visit, closure, 0 };
  guint mark = lattice->marks[arc->first];
  Layout layout = { .begins = { arc->first }, .n_lines = 1 };

  if (arc->n_lines == 1)
    layout.cost = breaks_rate_line (line_columns (lattice, arc->first, arc->end) + mark,
        lattice->profile->max_chars);
  walk_lines (&walk, &layout, mark);
  return walk.n_visited;
}

void
lattice_visit_layouts (const Lattice *lattice, const Arc *arc, LayoutVisitor visit,
    gpointer closure)
{
  Layout only = { .begins = { arc->first }, .n_lines = 1 };

  if (arc->n_lines && !is_shared (lattice, arc)) {
    walk_layouts (lattice, arc, visit, closure);
    return;
  }
  if (arc->n_lines)
    only.begins[only.n_lines++] = next_turn (lattice, arc->first);
  visit (&only, closure);
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

static void
count_only (const Layout *layout, gpointer closure)
{
}

/* Finds the fewest lines that hold @arc; FALSE: none do. */
static gboolean
set_lines (const Lattice *lattice, Arc *arc)
{
  const guint columns = columns_of (lattice, arc), max = lattice->profile->max_chars;

  if (is_shared (lattice, arc)) {
    arc->n_lines = 2;
    arc->cost += COST_OF_SHARING;
    return can_share (lattice, arc);
  }
  for (arc->n_lines = 1; arc->n_lines <= MIN (lattice->profile->max_lines, MAX_LINES);
       arc->n_lines++)
    if (columns < arc->n_lines * (max + 1) && walk_layouts (lattice, arc, count_only, NULL))
      return TRUE;
  arc->n_lines = 0;
  return FALSE;
}

/* Milliseconds the arc can be seen: from its first onset, or as long as the silence on both sides
 * lets it. */
static double
time_for (const Lattice *lattice, const Arc *arc, gboolean with_silence)
{
  const double gap = (double) lattice->profile->min_gap / MILLISECOND;
  const double longest = (double) lattice->profile->max_duration / MILLISECOND;
  double from = cutting_get_atom (lattice->cutting, arc->first)->start, to = HUGE_VAL;

  if (with_silence && !lattice->cutting->contested[arc->first])
    from = arc->first ? cutting_get_atom (lattice->cutting, arc->first - 1)->end + gap : 0;
  if (arc->end < lattice->n)
    to = cutting_get_atom (lattice->cutting, arc->end)->start - gap;
  return CLAMP (to - from, 1, longest);
}

/* The longer a cue takes to read beyond the time it has, the worse. */
static double
rate_haste (const Lattice *lattice, const Arc *arc)
{
  const Profile *profile = lattice->profile;
  double needed = MAX (columns_of (lattice, arc) * 1000.0 / profile->max_cps,
      (double) profile->min_duration / MILLISECOND);
  double haste;

  if (needed <= time_for (lattice, arc, FALSE))
    return 0;
  haste = log (needed / time_for (lattice, arc, TRUE));
  return haste > 0 ? COST_OF_UNREADABLE + COST_OF_HASTE * haste : 0;
}

/* Whether no cue that begins with @first can end at @end or later. */
static gboolean
is_out_of_reach (const Lattice *lattice, guint first, guint end)
{
  const Profile *profile = lattice->profile;
  const Atom *last = cutting_get_atom (lattice->cutting, end - 1);
  guint64 span = last->end - cutting_get_atom (lattice->cutting, first)->start;

  return last->is_fenced || lattice->turns[end - 1] - lattice->turns[first] > 1
      || span > profile->max_duration / MILLISECOND
      || line_columns (lattice, first, end) > (profile->max_chars + 1) * profile->max_lines;
}

static void
add_arcs_from (Lattice *lattice, guint first)
{
  for (guint end = first + 1; end <= lattice->end; end++) {
    Arc arc = { .first = first, .end = end };

    if (end > first + 1 && is_out_of_reach (lattice, first, end))
      return;
    if (!set_lines (lattice, &arc) && end > first + 1)
      continue;
    arc.cost += rate_haste (lattice, &arc);
    g_array_append_val (lattice->arcs, arc);
  }
}

void
lattice_set_stretch (Lattice *lattice, guint first, guint end)
{
  lattice->first = first;
  lattice->end = end;
  g_array_set_size (lattice->arcs, 0);
  for (guint i = first; i < end; i++)
    add_arcs_from (lattice, i);
}

void
lattice_init (Lattice *lattice, const Cutting *cutting)
{
  const guint n = cutting->atoms->len;

  *lattice = (Lattice) {
    .cutting = cutting,
    .profile = cutting->options->profile,
    .n = n,
    .breaks = breaks_rate (cutting->transcript, cutting->atoms),
    .marks = g_new0 (guint, n),
    .shared_marks = g_new0 (guint, n),
    .columns = g_new0 (guint, n + 1),
    .turns = g_new0 (guint, n),
    .arcs = g_array_new (FALSE, FALSE, sizeof (Arc)),
  };
  measure (lattice);
}
