/* The parts of a published page: show notes, lists of chapters, the transcript, the footer. */
#pragma once

#include "chapter-lists.h"
#include "section-titles.h"

typedef struct {
  guint first, end;             /* pieces [first, end) are the transcript; equal: there is none */
  GArray *lists;                /* runs of pieces that list chapters (element-type PieceRun) */
} Sections;

/* @prose: text without stamps and labels is a transcript, too. Labels were weighed. */
Sections *sections_find (const Document *document, const GArray *pieces, gboolean prose);
void sections_free (Sections *sections);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sections, sections_free)
