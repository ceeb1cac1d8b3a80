/* Text as the words that a search compares: lower case, without accents and punctuation. */
#pragma once

#include <glib.h>

/* Is given each word, @size bytes of UTF-8 at @word, at most FOLDING_LONGEST. An apostrophe between
 * letters is still in it ("don't"). */
typedef void (*FoldingVisitor) (const char *word, gsize size, gpointer closure);

#define FOLDING_LONGEST 192

/* Visits the words of @text, UTF-8. Letters and digits part ("gpt4": "gpt", "4"), but for ordinals
 * ("3rd"); a thousands comma goes; a decimal point is "point"; %, &, @, + and money are words. Each
 * character of a script without spaces is a word. Marks on Latin, Greek, Cyrillic, Hebrew and
 * Arabic letters go, compatibility forms become the usual ones. */
void folding_visit (const char *text, FoldingVisitor visit, gpointer closure);
