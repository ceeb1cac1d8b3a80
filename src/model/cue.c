#include "cue.h"

#define STRINGS_BLOCK 4096

CueList *
cue_list_new (void)
{
  CueList *list = g_new0 (CueList, 1);

  list->cues = g_array_new (FALSE, FALSE, sizeof (Cue));
  list->regions = g_ptr_array_new ();
  list->styles = g_ptr_array_new ();
  list->strings = g_string_chunk_new (STRINGS_BLOCK);
  return list;
}

void
cue_list_free (CueList *list)
{
  g_array_unref (list->cues);
  g_ptr_array_unref (list->regions);
  g_ptr_array_unref (list->styles);
  g_string_chunk_free (list->strings);
  g_free (list->source);
  g_free (list);
}

void
cue_list_append (CueList *list, const Cue *cue)
{
  g_array_append_val (list->cues, *cue);
}
