/* --like: a corrected transcript takes over what an aligned one knows. */
#pragma once

#include "load.h"

/* The transcript @like with the words of @corrected. With --audio of @options its words are to be
 * timed anew if any changed. Says what changed. NULL with @error if the two have little in common,
 * unless that is forced. (transfer full) */
Transcript *liken (const char *like, Transcript *corrected, const LoadOptions *options,
    GError **error);
