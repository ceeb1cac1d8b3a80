/* Short forms of English, and what they stand for. */
#pragma once

#include <glib.h>

/* The words, parted by spaces, that @word, of @size bytes in lower case, stands for: "do not" for
 * "don't" and "dont". NULL: it stands for itself. The result is good until the next call of the
 * thread. */
const char *expansion_of (const char *word, gsize size);
