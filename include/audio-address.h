/* Where a page that lies at a path finds the episode's audio. */
#pragma once

#include "transcript.h"

/* Whether @given is what a page may have for an audio: an http(s) address, or a path in URL form. */
gboolean audio_address_is_valid (const char *given);

/* A URL for a file at @path ("-": in the folder that we are in): @audio of the command line, else
 * what @transcript names on the net, else the file of it that there is, relative to @path. NULL:
 * none. (transfer full) */
char *audio_address_for (const Transcript *transcript, const char *audio, const char *path);
