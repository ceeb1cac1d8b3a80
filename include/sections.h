/* The parts of a published page: show notes, lists of chapters, the transcript, the footer. */
#pragma once

#include "chapter-lists.h"

typedef enum {
  SECTION_NONE,
  SECTION_CHAPTERS,             /* "Timestamps" */
  SECTION_NOTES,                /* "Show notes" */
  SECTION_TRANSCRIPT,           /* "Transcript" */
} SectionKind;

/* What @line is the title of. */
SectionKind sections_kind_of_title (const Line *line);

/* "[INTERVIEW]", "[END OF RECORDING]": says where in the show one is, and nobody says it. */
gboolean sections_is_marker (const Line *line);

/* Whether @line is no paragraph but stands on every page: "© 2024 ...", "EPISODE 12 TRANSCRIPT". */
gboolean sections_is_furniture (const Line *line);

typedef struct {
  guint first, end;             /* pieces [first, end) are the transcript; equal: there is none */
  GArray *lists;                /* runs of pieces that list chapters (element-type PieceRun) */
} Sections;

/* @prose: text without stamps and labels is a transcript, too. Labels were weighed. */
Sections *sections_find (const Document *document, const GArray *pieces, gboolean prose);
void sections_free (Sections *sections);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sections, sections_free)
