/* What single lines of a page say of the parts around them. */
#pragma once

#include "document.h"

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

/* Whether @line is such a marker, and nothing behind it is said: "[END OF RECORDING]". */
gboolean sections_is_end (const Line *line);

/* "[music]", "(laughs)" */
gboolean sections_is_stage_direction (const Line *line);

/* Whether @line begins as those behind a transcript do that nobody said: "Subscribe to ...". */
gboolean sections_begins_as_footer (const Line *line);
