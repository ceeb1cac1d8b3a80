/* Text of any encoding to UTF-8. */
#pragma once

#include <glib.h>

/* Takes @bytes, @length (and a NUL behind), and returns UTF-8 with a NUL behind, @length set anew.
 * In this order: the byte order mark; UTF-8 that is valid or nearly so, whatever is declared;
 * @charset (HTTP's word, or NULL), XML's declaration, HTML's meta, uchardet. The mark is left out.
 * WebVTT is UTF-8 whatever is in it, and keeps its mark. What cannot be converted becomes U+FFFD;
 * NULs stay. The declaration stays too: tell libxml2 that it is UTF-8. */
char *encoding_to_utf8 (char *bytes, gsize *length, const char *charset);

/* Takes @bytes, which are in the encoding called @name whatever they look like, and returns UTF-8 as
 * above; a byte order mark of it is left out. NULL, with G_OPTION_ERROR, if there is no encoding of
 * that name. */
char *encoding_from (char *bytes, gsize *length, const char *name, GError **error);
