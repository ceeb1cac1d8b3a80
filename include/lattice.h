/* All ways to cut atoms into cues and lines: an arc for each cue, a layout for each way to set it
 * in lines. Used inside src/cues only. */
#pragma once

#include "breaks.h"
#include "cutting.h"

#define MAX_LINES 8             /* of a cue */

/* The atoms [@first, @end) as one cue. */
typedef struct {
  guint first, end;
  guint n_lines;                /* the fewest that hold it; 0: an atom that no line holds */
  double cost;                  /* of the reader's haste, and of two speakers */
} Arc;

typedef struct {
  const Cutting *cutting;
  const Profile *profile;
  guint n;                      /* atoms */
  BreakCost *breaks;
  guint *marks, *shared_marks;  /* columns before a line that begins with the atom */
  guint *columns;               /* of all atoms before, with their spaces; n + 1 */
  guint *turns;                 /* number of turns up to the atom, itself included */
  guint first, end;             /* the stretch of atoms that has its arcs now */
  GArray *arcs;                 /* by their first atom, then by their end (element-type Arc) */
} Lattice;

void lattice_init (Lattice *lattice, const Cutting *cutting);
void lattice_clear (Lattice *lattice);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lattice, lattice_clear)

/* Makes the arcs of the atoms [@first, @end), in place of others. */
void lattice_set_stretch (Lattice *lattice, guint first, guint end);

/* One way to set an arc. */
typedef struct {
  guint begins[MAX_LINES];      /* the atoms that begin its lines, the first included */
  guint n_lines;
  double cost;                  /* of its lines and its shape */
} Layout;

/* Is given each layout of @arc; there is one at least. */
typedef void (*LayoutVisitor) (const Layout *layout, gpointer closure);

void lattice_visit_layouts (const Lattice *lattice, const Arc *arc, LayoutVisitor visit,
    gpointer closure);
