/* What libraries and threads write to stderr while the screen is ours: caught line by line, and
 * written there in the end. */
#pragma once

#include <glib.h>

/* In the main context; @line has no line end. */
typedef void (*DivertedLine) (const char *line, gpointer data);

typedef struct _Diverted Diverted;

/* NULL: it cannot be done, and stderr stays what it is. */
Diverted *diverted_new (DivertedLine line, gpointer data);

/* Stderr is what it was, and what was caught is on it. */
void diverted_free (Diverted *diverted);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Diverted, diverted_free)
