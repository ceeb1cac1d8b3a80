/* The audio of a transcript: what the command line says, else the file that load_transcript ()
 * found, else the address that the transcript names. */
#pragma once

#include "load.h"

/* A path or an http(s) URL. NULL, with @error: there is none, and what to do. (transfer full) */
char *episode_audio_find (const char *transcript_name, const Transcript *transcript,
    const LoadOptions *options, GError **error);

/* Makes @audio a file that can be copied. An address is downloaded whole, once, into a file that is
 * gone when the program ends, and that words are timed by, too: a second download of an episode may
 * bring other advertisements. Only what @options->audio names is fetched. */
gboolean episode_audio_fetch (LoadOptions *options, const char *command, char **audio,
    GError **error);
