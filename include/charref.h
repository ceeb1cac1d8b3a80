/* Character references as HTML and WebVTT cue text write them: "&amp;", "&#38;", "&#x26;". */
#pragma once

#include <glib.h>

/* Appends what the '&' at @text begins and returns its length: that of the reference, or 1 for an
 * '&' that begins none and stands for itself. Not as in an attribute
 * (https://html.spec.whatwg.org/#character-reference-state). */
gsize charref_append (GString *plain, const char *text);

/* Appends @length bytes of @text, with what references mean in their place. What stands behind them
 * continues no reference: it is NUL, or neither letter, digit, '#' nor ';'. */
void charref_append_resolved (GString *plain, const char *text, gsize length);
