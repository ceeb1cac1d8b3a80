/* What a written English word roughly sounds like. */
#pragma once

#include <glib.h>

/* The consonants of @text, @size bytes in lower case, packed four bits each, the first ones only;
 * a vowel counts at the beginning. Words that sound alike have the same number ("write", "right"),
 * and so have some that do not ("bat", "boat"). 0 for what is not ASCII. After L. Philips' Metaphone
 * (Computer Language 7/12, 1990), with fewer rules. */
guint64 sound_of (const char *text, gsize size);
