/* Cues on their way from words to text: atoms, where lines and cues begin, when cues are seen.
 * Used inside src/cues only. */
#pragma once

#include "breaks.h"
#include "segment.h"

typedef enum {
  BEGINS_NOTHING,
  BEGINS_LINE,
  BEGINS_CUE,
} Begins;

typedef struct {
  const Transcript *transcript;
  const SegmentOptions *options;
  const GArray *atoms;          /* (element-type Atom) */
  const BreakCost *breaks;      /* of each atom */
  guint8 *begins;               /* Begins of each atom */
  guint8 *contested;            /* of each atom: a cue it begins has no use of the silence before */
  guint8 *renames;              /* of each atom: it names its speaker, who spoke before it, too */
} Cutting;

static inline const Atom *
cutting_get_atom (const Cutting *cutting, guint index)
{
  return &g_array_index (cutting->atoms, Atom, index);
}

/* Milliseconds a cue is seen. */
typedef struct {
  guint64 start, end;
} Showing;

/* Fills @begins with the best way to cut the atoms (choose.c), @renames with it; returns when the
 * cues are seen, one after the other. (element-type Showing) (transfer full) */
GArray *cutting_choose (Cutting *cutting);

/* Sets @renames (rename.c): a reader of "Name: " takes it for a speaker where it stands on two cues or
 * more, so who has but one turn, of several cues, is named once more where there is room. */
void cutting_rename_speakers (Cutting *cutting);

/* What stands before a line that begins with atom @index, to say who speaks: "", "- " or "Name: ".
 * @is_shared: the line has one of two speakers of a cue. It leaves room for the atom: a name that
 * does not is cut short with "…". (transfer full) */
char *cutting_dup_mark (const Cutting *cutting, guint index, gboolean is_shared);

/* Its columns. */
guint cutting_count_mark (const Cutting *cutting, guint index, gboolean is_shared);

/* When the cues are seen (showing.c). Where two of them need one silence to be read, sets @contested:
 * other cues could do better. (element-type Showing) (transfer full) */
GArray *cutting_time_cues (Cutting *cutting);

/* The atom that begins the next cue after @index, or the number of atoms. */
guint cutting_next_cue (const Cutting *cutting, guint index);

/* Columns of the cue [@first, @end), marks included. */
guint cutting_count_columns (const Cutting *cutting, guint first, guint end);

/* Whether the atoms [@first, @end) have two speakers. */
gboolean cutting_is_shared (const Cutting *cutting, guint first, guint end);
