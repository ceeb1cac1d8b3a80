/* Text from a source, made safe for a terminal. */
#pragma once

#include <glib.h>

/* @text as UTF-8 of one line: controls (C0, C1, DEL, ESC with them), line and paragraph separators
 * and the marks that turn the direction of what follows become spaces or go; bytes that are not
 * UTF-8 become U+FFFD. (transfer full) */
char *printable_dup (const char *text);
