/* A text that begins like a format's own times stands behind a word joiner (U+2060), which nobody sees;
 * so does one with joiners of its own in front of that. */
#pragma once

#include <glib.h>

typedef gboolean (*JoinerIsTime) (const char *text);

/* Whether @text has to be written behind one more joiner. */
gboolean joiner_is_needed (const char *text, JoinerIsTime is_time);

/* @text as it was before it was written so. */
const char *joiner_skip (const char *text, JoinerIsTime is_time);
