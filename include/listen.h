/* Times words by listening to the episode. */
#pragma once

#include "transcript.h"

/* Times the words of @transcript, which are made, from @audio, a path or an http(s) URL, by the
 * engine for its language; what was heard before is remembered. Says on stderr how it goes where
 * that is a terminal, and, unless @is_quiet, in a line what it found. Every message names the
 * place. */
gboolean listen_to_audio (Transcript *transcript, const char *audio, gboolean is_quiet,
    GError **error);
