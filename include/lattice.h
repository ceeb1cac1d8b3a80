/* All ways to cut atoms into cues and lines: an arc for each cue, a layout for each way to set it
 * in lines. Used inside src/cues only. */
#pragma once

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
  guint first, end, n_lines;
  guint columns;                /* marks included */
  guint layouts, end_layout;    /* indexes of its layouts, once they are added */
  double whole;                 /* odds of all its layouts, once they are added */
  double ease;                  /* odds that it can be read in its time, and of two speakers */
  double odds;                  /* of all its layouts, its ease, and the cue that begins at @end */
} Arc;

typedef struct {
  const Cutting *cutting;
  const Profile *profile;
  guint n;                      /* atoms */
  guint max_chars;              /* of a line */
  guint max_columns;            /* of a cue, to be read in its time */
  double min_gap, min_duration, max_duration;   /* the profile's, in milliseconds */
  double column_duration;       /* milliseconds that it takes to read */
  double unreadable;            /* ease of a cue that nearly has the time it takes */
  const BreakCost *breaks;
  guint *marks, *shared_marks;  /* columns before a line that begins with the atom */
  guint *columns;               /* of all atoms before, with their spaces; n + 1 */
  guint *offsets;               /* the same, with the space before the atom, too */
  guint *reaches;               /* the last atom that begins a line behind one from the atom on */
  double *line_odds, *cue_odds; /* of one that begins with the atom: exp (-cost) */
  guint *turns;                 /* number of turns up to the atom, itself included */
  guint8 *may_begin;            /* whether a cue may begin with the atom; n + 1 */
  guint *nexts;                 /* the first atom behind it that may begin a cue, or n */
  double *line_fills, *fills;   /* odds by columns of a lone line, of two lines */
  double *leans;                /* by those of the upper less those of the lower, plus max_chars */

  guint first, end;             /* the stretch of atoms that has its arcs now */
  Arc *arcs;                    /* by their first atom, then by their end */
  guint n_arcs, max_arcs;       /* those there are, those there is room for */
  Layout *layouts;
  guint n_layouts, max_layouts;
} Lattice;

void lattice_init (Lattice *lattice, const Cutting *cutting);
void lattice_clear (Lattice *lattice);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lattice, lattice_clear)

/* Makes the arcs of the atoms [@first, @end), in place of others, without their layouts: few arcs
 * are likely enough to look at these. */
void lattice_set_stretch (Lattice *lattice, guint first, guint end);

/* Adds all ways to set @arc in lines, one at least. */
void lattice_add_layouts (Lattice *lattice, Arc *arc);

static inline const Layout *
lattice_get_layout (const Lattice *lattice, guint index)
{
  return &lattice->layouts[index];
}
