/* Labels that come late: the end of one's sentence stands in the paragraph of who speaks next. */
#pragma once

#include "align.h"

/* Gives such words, timed by @sound, to the speaker before, where text and sound agree that they are
 * his: they go over to the last paragraph before theirs, whose text stays as it was published.
 * Returns the number of labels. */
guint late_labels_repair (Transcript *transcript, const AlignSound *sound);
