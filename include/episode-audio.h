/* The audio of a transcript: what the command line says, else the file that load_transcript ()
 * found, else the address that the transcript names. */
#pragma once

#include "load.h"

/* A path or an http(s) URL. NULL, with @error: there is none, and what to do. (transfer full) */
char *episode_audio_find (const char *transcript_name, const Transcript *transcript,
    const LoadOptions *options, GError **error);
