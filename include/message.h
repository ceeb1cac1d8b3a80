/* What the program says beside its results: lines on stderr. */
#pragma once

#include <glib.h>

/* "quoth VERB: TEXT" as one line, in UTF-8 whatever the locale, safe for a terminal. */
void message_print (const char *verb, const char *text);

/* The same, of the verb that runs; a line that was said is not said again. Any thread may. */
void message_say (const char *text);
