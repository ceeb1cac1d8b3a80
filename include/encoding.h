/* Text of any encoding to UTF-8. */
#pragma once

#include <glib.h>

/* Takes @bytes, @length, and returns UTF-8 with a NUL behind, @length set anew. By the byte order
 * mark, @charset (HTTP's word, or NULL), XML declaration, HTML's meta, valid UTF-8, then uchardet.
 * WebVTT is UTF-8 whatever is in it. What cannot be converted becomes U+FFFD; NULs stay. */
char *encoding_to_utf8 (char *bytes, gsize *length, const char *charset);
