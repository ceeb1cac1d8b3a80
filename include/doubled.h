/* Character references that stand where a reader would see them, "It&#39;s": text that was escaped
 * once too often. One could be about HTML; an apostrophe inside two words is not. */
#pragma once

#include <glib.h>

/* Whether @text has @escape ("&" in plain text, "&amp;" in HTML) before references
 * to apostrophes inside two words or more. */
gboolean doubled_is (const char *text, gsize length, const char *escape);

/* Makes references of "&amp;#39;" and "&amp;quot;" in HTML, in place; returns the new length. */
gsize doubled_repair (char *text, gsize length);
