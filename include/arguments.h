/* The options of a verb. */
#pragma once

#include <glib.h>

/* As g_option_context_parse (), which leaves the "--" before a file called "-talk.html" in
 * @argv. This does not. */
gboolean arguments_parse (GOptionContext *context, int *argc, char ***argv, GError **error);

/* The same of a verb that takes one TRANSCRIPT, argv[1]. */
gboolean arguments_parse_transcript (GOptionContext *context, int *argc, char ***argv,
    GError **error);
