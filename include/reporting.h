/* --report: the page about a transcript whose words were timed. */
#pragma once

#include "load.h"

/* Writes the page to @path. @name is what @transcript was read from. The sound is that of @options'
 * audio, else of the file that the transcript names, if it is there. @verb may say on stderr that
 * there is none. */
gboolean reporting_write (const Transcript *transcript, const char *name, const char *path,
    const LoadOptions *options, const char *verb, GError **error);
