/* What a backslash stands for in a string of JSON. */
#pragma once

#include <glib.h>

/* Bytes of the escape that @text, at a backslash, begins with; 0: it is none. */
gsize json_escape_length (const char *text);

/* In place, up to @end, where a NUL is put: what an escape stands for is never longer than the
 * escape. All of them are escapes. \u0000 and lone surrogates become U+FFFD. */
void json_escape_decode (char *text, const char *end);
