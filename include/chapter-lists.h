/* Lists of chapters in show notes: "00:29: How it began", "How it began - 00:29". */
#pragma once

#include "pieces.h"

typedef struct {
  guint first, end;             /* pieces [first, end) */
} PieceRun;

/* Runs of pieces that list chapters, and are no transcript of short lines. Labels were weighed.
 * (element-type PieceRun) (transfer full) */
GArray *chapter_lists_find (const Document *document, const GArray *pieces);
