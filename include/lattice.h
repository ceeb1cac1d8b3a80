/* All ways to cut atoms into cues and lines: an arc for each cue, a layout for each way to set it
 * in lines. Used inside src/cues only. */
#pragma once

#include "breaks.h"
#include "cutting.h"

#define MAX_LINES 4             /* of a cue */

/* One way to set an arc in lines. */
typedef struct {
  guint begins[MAX_LINES - 1];  /* the atoms that begin its lines after the first */
  guint n_lines;
  double odds;                  /* by its line breaks and its shape: exp (-cost) */
} Layout;

/* The atoms [@first, @end) as one cue, in the fewest lines that hold it. */
typedef struct {
  guint first, end;
  guint layouts, end_layout;    /* indexes of its layouts; there is one at least */
  double cost;                  /* of the reader's haste, and of two speakers */
} Arc;

typedef struct {
  const Cutting *cutting;
  const Profile *profile;
  guint n;                      /* atoms */
  guint max_chars;
  BreakCost *breaks;
  guint *marks, *shared_marks;  /* columns before a line that begins with the atom */
  guint *columns;               /* of all atoms before, with their spaces; n + 1 */
  guint *offsets;               /* the same, with the space before the atom, too */
  double *line_odds;            /* of a line that begins with the atom: exp (-cost) */
  guint *turns;                 /* number of turns up to the atom, itself included */
  guint8 *may_begin;            /* whether a cue may begin with the atom */
  double *fills, *leans;        /* odds by columns of two lines; by upper less lower, plus max */

  guint first, end;             /* the stretch of atoms that has its arcs now */
  GArray *arcs;                 /* by their first atom, then by their end (element-type Arc) */
  GArray *layouts;              /* (element-type Layout) */
} Lattice;

void lattice_init (Lattice *lattice, const Cutting *cutting);
void lattice_clear (Lattice *lattice);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lattice, lattice_clear)

/* Makes the arcs of the atoms [@first, @end), in place of others. */
void lattice_set_stretch (Lattice *lattice, guint first, guint end);

static inline const Arc *
lattice_get_arc (const Lattice *lattice, guint index)
{
  return &g_array_index (lattice->arcs, Arc, index);
}

static inline const Layout *
lattice_get_layout (const Lattice *lattice, guint index)
{
  return &g_array_index (lattice->layouts, Layout, index);
}
