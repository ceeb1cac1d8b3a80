#include "cutting.h"

guint
cutting_next_cue (const Cutting *cutting, guint index)
{
  while (++index < cutting->atoms->len && cutting->begins[index] != BEGINS_CUE)
    ;
  return index;
}

gboolean
cutting_is_shared (const Cutting *cutting, guint first, guint end)
{
  while (++first < end)
    if (cutting_get_atom (cutting, first)->turns)
      return TRUE;
  return FALSE;
}

guint
cutting_count_columns (const Cutting *cutting, guint first, guint end)
{
  gboolean is_shared = cutting_is_shared (cutting, first, end);
  guint columns = 0;

  for (guint i = first; i < end; i++) {
    const Atom *atom = cutting_get_atom (cutting, i);

    if (cutting->begins[i] == BEGINS_NOTHING)
      columns += atom->is_spaced;
    else if (i == first || is_shared)
      columns += cutting_count_mark (cutting, i, is_shared);
    columns += atom->columns;
  }
  return columns;
}
