#include "lattice.h"

#include <math.h>
#include <string.h>

#include "width.h"

/* In the unit of breaks.h: a difference of 1 makes a way e times less likely. */
#define COST_OF_HASTE 12.0      /* a cue that takes e times longer to read than there is time */
#define COST_OF_UNREADABLE 3.0  /* any that takes longer */
#define COST_OF_SHARING 2.0     /* two speakers in a cue */

#define HOPELESS 6.0            /* costs of a cue that are not looked at if another place is near */
#define NEAR 1000               /* milliseconds */

void
lattice_clear (Lattice *lattice)
{
  g_free (lattice->breaks);
  g_free (lattice->marks);
  g_free (lattice->shared_marks);
  g_free (lattice->columns);
  g_free (lattice->offsets);
  g_free (lattice->line_odds);
  g_free (lattice->turns);
  g_free (lattice->may_begin);
  g_free (lattice->fills);
  g_free (lattice->leans);
  g_array_unref (lattice->arcs);
  g_array_unref (lattice->layouts);
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

    lattice->offsets[i] = lattice->columns[i] + atom->is_spaced;
    lattice->columns[i + 1] = lattice->offsets[i] + atom->columns;
    lattice->line_odds[i] = exp (-lattice->breaks[i].line);
    lattice->turns[i] = (i ? lattice->turns[i - 1] : 0) + atom->turns;
    lattice->marks[i] = measure_mark (lattice->cutting, i, FALSE);
    lattice->shared_marks[i] = measure_mark (lattice->cutting, i, TRUE);
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
    guint columns = lattice->columns[i + 1] - lattice->columns[last];
    guint64 time = atom->end - cutting_get_atom (lattice->cutting, last)->start;

    if (lattice->breaks[i].cue > HOPELESS && columns < lattice->max_chars / 2 && time < NEAR)
      continue;
    lattice->may_begin[i] = TRUE;
    last = i;
  }
}

/* Columns of a line [@first, @end) without its mark. */
static guint
line_columns (const Lattice *lattice, guint first, guint end)
{
  return lattice->columns[end] - lattice->offsets[first];
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



/* Ways to set the atoms up to @end, on their way to @lattice. */
typedef struct {
  Lattice *lattice;
  guint end;
  Layout layout;
} Setting;

/* Adds all ways to set line number @line, from @first on, behind @mark columns, and those after. */
static void
set_lines_from (Setting *setting, guint line, guint first, guint mark)
{
  Lattice *lattice = setting->lattice;
  Layout *layout = &setting->layout;
  const guint n_left = layout->n_lines - 1 - line;
  const double odds = layout->odds;

  if (n_left == 0) {
    if (line_columns (lattice, first, setting->end) + mark <= lattice->max_chars)
      g_array_append_val (lattice->layouts, *layout);
    return;
  }
  for (guint k = setting->end - 1; k > first; k--) {
    guint upper = line_columns (lattice, first, k) + mark;
    guint lower = line_columns (lattice, k, setting->end);

    if (lower > n_left * lattice->max_chars)
      break;
    if (upper > lattice->max_chars)
      continue;
    lower /= n_left;
    layout->begins[line] = k;
    layout->odds = odds * lattice->line_odds[k] * lattice->fills[upper + lower]
        * lattice->leans[lattice->max_chars + upper - lower];
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

/* Adds the layouts of @arc in @n_lines lines; FALSE: there are none. */
static gboolean
set_lines (Lattice *lattice, Arc *arc, guint n_lines)
{
  Setting setting = { .lattice = lattice, .end = arc->end, .layout = { {}, n_lines, 1 } };

  if (columns_of (lattice, arc) >= n_lines * (lattice->max_chars + 1))
    return FALSE;
  if (n_lines == 1)
    setting.layout.odds = exp (-breaks_rate_line (columns_of (lattice, arc), lattice->max_chars));
  set_lines_from (&setting, 0, arc->first, lattice->marks[arc->first]);
  arc->end_layout = lattice->layouts->len;
  return arc->end_layout > arc->layouts;
}

static void
add_only_layout (Lattice *lattice, Arc *arc, guint second)
{
  Layout layout = { .begins = { second }, .n_lines = second ? 2 : 1, .odds = 1 };

  g_array_append_val (lattice->layouts, layout);
  arc->end_layout = lattice->layouts->len;
}

/* Adds the layouts of @arc; FALSE: it can't be a cue. A lone atom always can. */
static gboolean
set_arc (Lattice *lattice, Arc *arc)
{
  arc->layouts = lattice->layouts->len;
  if (is_shared (lattice, arc)) {
    if (!can_share (lattice, arc))
      return FALSE;
    arc->cost += COST_OF_SHARING;
    add_only_layout (lattice, arc, next_turn (lattice, arc->first));
    return TRUE;
  }
  for (guint n_lines = 1; n_lines <= MIN (lattice->profile->max_lines, MAX_LINES); n_lines++)
    if (set_lines (lattice, arc, n_lines))
      return TRUE;
  if (arc->end > arc->first + 1)
    return FALSE;
  add_only_layout (lattice, arc, 0);
  return TRUE;
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
      || line_columns (lattice, first, end) >= (lattice->max_chars + 1) * profile->max_lines;
}

static void
add_arcs_from (Lattice *lattice, guint first)
{
  for (guint end = first + 1; end <= lattice->end; end++) {
    Arc arc = { .first = first, .end = end };

    if (end > first + 1 && is_out_of_reach (lattice, first, end))
      return;
    if ((end < lattice->end && !lattice->may_begin[end]) || !set_arc (lattice, &arc))
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
  g_array_set_size (lattice->layouts, 0);
  for (guint i = first; i < end; i++)
    if (i == first || lattice->may_begin[i])
      add_arcs_from (lattice, i);
}

void
lattice_init (Lattice *lattice, const Cutting *cutting)
{
  const guint n = cutting->atoms->len, max = cutting->options->profile->max_chars;

  *lattice = (Lattice) {
    .cutting = cutting,
    .profile = cutting->options->profile,
    .n = n,
    .breaks = breaks_rate (cutting->transcript, cutting->atoms),
    .marks = g_new0 (guint, n),
    .shared_marks = g_new0 (guint, n),
    .columns = g_new0 (guint, n + 1),
    .offsets = g_new0 (guint, n),
    .line_odds = g_new0 (double, n),
    .turns = g_new0 (guint, n),
    .may_begin = g_new0 (guint8, n + 1),
    .max_chars = max,
    .fills = g_new0 (double, 2 * max + 1),
    .leans = g_new0 (double, 2 * max + 1),
    .arcs = g_array_new (FALSE, FALSE, sizeof (Arc)),
    .layouts = g_array_new (FALSE, FALSE, sizeof (Layout)),
  };
  measure (lattice);
  find_beginnings (lattice);
  for (guint i = 0; i <= 2 * max; i++) {
    lattice->fills[i] = exp (-breaks_rate_pair (i, max));
    lattice->leans[i] = exp (-breaks_rate_lean ((int) i - (int) max, max));
  }
}
