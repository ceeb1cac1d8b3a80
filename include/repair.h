/* What is wrong with the XML that people publish and can be put right before it is parsed. */
#pragma once

#include <glib.h>

/* A copy of @text, @length bytes, with what XML does not know: controls become spaces, HTML's named
 * references their text, and an '&' that begins no reference "&amp;"; sections of CDATA and
 * comments keep theirs. @length is set anew. (transfer full) */
char *repair_xml (const char *text, gsize *length);
