/* Names that are set off from what is said by marks that mean other things, too: "[Jane Doe] text",
 * "(Jane) text", "【李娜】text", "李娜「text」", "李娜　text", "Jane Doe – text". One line tells nothing:
 * most lines of a transcript must have the same mark, behind names that come again. */
#pragma once

#include "pieces.h"

/* Makes such names labels, LABEL_SET_OFF, where they are. */
void set_off_labels (const Document *document, GArray *pieces);

/* Whether @name is nobody's: "Laughter", "Soft Music". */
gboolean set_off_is_sound (const char *name, gsize length);
