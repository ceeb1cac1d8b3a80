/* How wide a text is for a viewer. */
#pragma once

#include <glib.h>

/* Columns of @text, @length bytes or -1: a grapheme cluster (UAX #29) is one, or two where it is
 * East Asian wide (UAX #11) or an emoji. */
guint width_of_text (const char *text, gssize length);
