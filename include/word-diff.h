/* What two sequences have in common, in order: Myers, "An O(ND) Difference Algorithm and Its
 * Variations", 1986, in linear space. */
#pragma once

#include <glib.h>

#define WORD_DIFF_NONE G_MAXUINT

/* For each of the @n_b values of @b, the place in @a of its partner, or WORD_DIFF_NONE. Partners are
 * equal and in order, and as many as there can be; where the two have little in common, nearly. */
void word_diff (const guint32 *a, guint n_a, const guint32 *b, guint n_b, guint *partners);
