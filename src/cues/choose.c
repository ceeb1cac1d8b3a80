/* The dynamic programme. A cue is a run of atoms, broken into the fewest lines that hold it; what
 * it costs is the sum of its breaks (breaks.c), of its shape and of the time a viewer has for it.
 * A cue is short, so each atom looks at a bounded number of beginnings, and an hour without a full
 * stop takes linear time. */
#include <math.h>
#include <string.h>

#include "breaks.h"
#include "cutting.h"
#include "width.h"

#define FORBIDDEN 1e6           /* kept out of where there is any other way */

/* Costs of time, beside those of breaks.c in the same unit. */
#define COST_OF_HASTE 12.0      /* a cue that takes e times longer to read than there is time */
#define COST_OF_UNREADABLE 4.0  /* any that takes longer */
#define COST_OF_SHARING 3.0     /* two speakers in a cue */

typedef struct {
  const Cutting *cutting;
  const Profile *profile;
  guint n;
  BreakCost *breaks;
  guint *marks, *shared_marks;  /* columns before a line that begins with the atom */
  guint *columns;               /* of all atoms before, with their spaces; n + 1 */
  guint *turns;                 /* number of turns up to the atom, itself included */
  double *best;                 /* cost of all cues before the atom; n + 1 */
  guint *from;                  /* where the cue that ends before the atom begins; n + 1 */
} Programme;

static void
programme_clear (Programme *programme)
{
  g_free (programme->breaks);
  g_free (programme->marks);
  g_free (programme->shared_marks);
  g_free (programme->columns);
  g_free (programme->turns);
  g_free (programme->best);
  g_free (programme->from);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Programme, programme_clear)

static guint
measure_mark (const Cutting *cutting, guint index, gboolean is_shared)
{
  g_autofree char *mark = cutting_dup_mark (cutting, index, is_shared);

  return width_of_text (mark, -1);
}

static void
programme_start (Programme *programme, const Cutting *cutting)
{
  const guint n = cutting->atoms->len;

  *programme = (Programme) {
    .cutting = cutting,
    .profile = cutting->options->profile,
    .n = n,
    .breaks = breaks_rate (cutting->transcript, cutting->atoms),
    .marks = g_new0 (guint, n),
    .shared_marks = g_new0 (guint, n),
    .columns = g_new0 (guint, n + 1),
    .turns = g_new0 (guint, n),
    .best = g_new0 (double, n + 1),
    .from = g_new0 (guint, n + 1),
  };
  for (guint i = 0; i < n; i++) {
    const Atom *atom = cutting_get_atom (cutting, i);

    programme->columns[i + 1] = programme->columns[i] + atom->is_spaced + atom->columns;
    programme->turns[i] = (i ? programme->turns[i - 1] : 0) + atom->turns;
    programme->marks[i] = measure_mark (cutting, i, FALSE);
    programme->shared_marks[i] = measure_mark (cutting, i, TRUE);
  }
}

/* Columns of a line [@first, @end) without its mark. */
static guint
line_columns (const Programme *programme, guint first, guint end)
{
  return programme->columns[end] - programme->columns[first]
      - cutting_get_atom (programme->cutting, first)->is_spaced;
}

static gboolean
fits (const Programme *programme, guint columns)
{
  return columns <= programme->profile->max_chars;
}

/* The cheapest way to set [@first, @end) in @n_lines lines, the first behind @mark columns: where
 * the second begins goes to @second. FORBIDDEN if there is none. */
static double
set_lines (const Programme *programme, guint first, guint end, guint n_lines, guint mark,
    guint *second)
{
  const guint max = programme->profile->max_chars, columns = line_columns (programme, first, end);
  double best = FORBIDDEN;

  if (n_lines == 1)
    return fits (programme, columns + mark) ? 0 : FORBIDDEN;

  for (guint k = end - 1; k > first; k--) {
    guint upper = line_columns (programme, first, k) + mark;
    guint lower = line_columns (programme, k, end), ignored;
    double cost;

    if (lower > (n_lines - 1) * max)
      break;
    if (!fits (programme, upper))
      continue;
    cost = programme->breaks[k].line + breaks_rate_pair (upper, lower / (n_lines - 1), max)
        + set_lines (programme, k, end, n_lines - 1, 0, &ignored);
    if (cost < best) {
      best = cost;
      *second = k;
    }
  }
  return best;
}

static guint
next_turn (const Programme *programme, guint first)
{
  while (++first < programme->n && !cutting_get_atom (programme->cutting, first)->turns)
    ;
  return first;
}

static gboolean
ends_sentence (const Programme *programme, guint next)
{
  const Atom *atom;

  if (next == programme->n || cutting_get_atom (programme->cutting, next)->turns)
    return TRUE;
  atom = cutting_get_atom (programme->cutting, next - 1);
  return memchr (".?!", atom->text[atom->length - 1], 3) != NULL;
}

/* Two short turns, a line each, each from the beginning of a sentence to the end of one. */
static double
set_shared (const Programme *programme, guint first, guint end, guint *second)
{
  const SegmentOptions *options = programme->cutting->options;
  guint k = next_turn (programme, first);

  *second = k;
  if (options->speakers == SPEAKERS_NONE || programme->profile->max_lines < 2
      || (first && !ends_sentence (programme, first)) || !ends_sentence (programme, end)
      || !fits (programme, line_columns (programme, first, k) + programme->shared_marks[first])
      || !fits (programme, line_columns (programme, k, end) + programme->shared_marks[k]))
    return FORBIDDEN;
  return COST_OF_SHARING;
}

/* The cheapest way to set the cue [@first, @end): the fewest lines that hold it. */
static double
set_cue (const Programme *programme, guint first, guint end, guint *n_lines, guint *second)
{
  const Profile *profile = programme->profile;
  double cost = FORBIDDEN;

  *n_lines = 2;
  if (programme->turns[first] != programme->turns[end - 1])
    return set_shared (programme, first, end, second);
  for (*n_lines = 1; *n_lines <= profile->max_lines; ++*n_lines) {
    cost = set_lines (programme, first, end, *n_lines, programme->marks[first], second);
    if (cost < FORBIDDEN)
      break;
  }
  if (*n_lines == 1)
    cost += breaks_rate_line (line_columns (programme, first, end) + programme->marks[first],
        profile->max_chars);
  return cost;
}

/* Milliseconds the cue [@first, @end) can be seen: from its first onset, or as long as the silence
 * on both sides lets it. */
static double
time_for (const Programme *programme, guint first, guint end, gboolean with_silence)
{
  const double gap = programme->profile->min_gap / MILLISECOND;
  double from = cutting_get_atom (programme->cutting, first)->start, to = HUGE_VAL;

  if (with_silence)
    from = first ? cutting_get_atom (programme->cutting, first - 1)->end + gap : 0;
  if (end < programme->n)
    to = cutting_get_atom (programme->cutting, end)->start - gap;
  return MAX (1, to - from);
}

/* The longer a cue takes to read beyond the time it has, the worse. */
static double
rate_haste (const Programme *programme, guint first, guint end)
{
  const Profile *profile = programme->profile;
  guint columns = line_columns (programme, first, end) + programme->marks[first];
  double needed = MAX (columns * 1000.0 / profile->max_cps,
      (double) (profile->min_duration / MILLISECOND));
  double haste = log (needed / time_for (programme, first, end, FALSE));

  if (haste <= 0)
    return 0;
  haste = log (needed / time_for (programme, first, end, TRUE));
  return haste > 0 ? COST_OF_UNREADABLE + COST_OF_HASTE * haste : 0;
}

/* Whether no cue that begins with @first can end before @end or later. */
static gboolean
is_out_of_reach (const Programme *programme, guint first, guint end)
{
  const Cutting *cutting = programme->cutting;
  const Profile *profile = programme->profile;
  const Atom *last = cutting_get_atom (cutting, end - 1);
  guint64 span = last->end - cutting_get_atom (cutting, first)->start;

  return last->is_fenced || programme->turns[end - 1] - programme->turns[first] > 1
      || span > profile->max_duration / MILLISECOND
      || line_columns (programme, first, end) > profile->max_chars * profile->max_lines;
}

static void
try_cues_from (Programme *programme, guint first)
{
  for (guint end = first + 1; end <= programme->n; end++) {
    guint n_lines, second;
    double cost = programme->best[first];

    if (end > first + 1 && is_out_of_reach (programme, first, end))
      break;
    cost += set_cue (programme, first, end, &n_lines, &second);
    cost += rate_haste (programme, first, end);
    if (end < programme->n)
      cost += programme->breaks[end].cue;
    if (cost < programme->best[end]) {
      programme->best[end] = cost;
      programme->from[end] = first;
    }
  }
}

static void
mark_lines (const Programme *programme, guint first, guint end)
{
  guint8 *begins = programme->cutting->begins;
  guint n_lines, second;

  set_cue (programme, first, end, &n_lines, &second);
  begins[first] = BEGINS_CUE;
  for (; n_lines > 1; n_lines--) {
    begins[second] = BEGINS_LINE;
    set_lines (programme, second, end, n_lines - 1, 0, &second);
  }
}

void
cutting_choose (Cutting *cutting)
{
  g_auto (Programme) programme;

  programme_start (&programme, cutting);
  for (guint i = 1; i <= programme.n; i++)
    programme.best[i] = HUGE_VAL;
  for (guint i = 0; i < programme.n; i++)
    try_cues_from (&programme, i);
  for (guint end = programme.n; end > 0; end = programme.from[end])
    mark_lines (&programme, programme.from[end], end);
}
