/* What the letters of labels stand for, where a transcript says so above its first turn: "JD = Jane
 * Doe", "JD: Jane Doe", "with Jane Doe (JD)". */
#pragma once

#include "pieces.h"

/* Labels are weighed; those of the legend itself are taken off their pieces. Full names by what
 * stands for them. (element-type char* char*) (transfer full) */
GHashTable *legend_find (const Document *document, GArray *pieces);
