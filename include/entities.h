/* HTML's 2231 named character references. */
#pragma once

#include <glib.h>

/* The text of the longest reference that @name, what stands behind the '&', begins with; those
 * that need no ';' are there without it, too. @text_length are its bytes, no NUL ends it. NULL:
 * none. */
const char *entity_find (const char *name, gsize *name_length, gsize *text_length);
