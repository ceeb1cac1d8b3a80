/* Alignments kept from run to run in $XDG_CACHE_HOME/quoth, so that nobody waits twice. One file an
 * alignment, named by what went into it: the transcript, the whole audio file, the engine, and the
 * code of the engines. */
#pragma once

#include "transcript.h"

#define CACHE_MOST (G_GUINT64_CONSTANT (500) << 20)     /* bytes, of all files together */

/* Takes times, confidences, insertions and the audio's duration from an earlier alignment of
 * @transcript, whose words are made and whose audio's size and SHA-256 are known, by the engine
 * called @engine. FALSE: there is none, or none that can be read; @transcript is as before. */
gboolean cache_load (Transcript *transcript, const char *engine);

/* Keeps the times of @transcript, and drops what was not used for longest where all is too much.
 * Errors are of G_IO_ERROR; nothing is half-written. Nothing is kept of unknown audio. */
gboolean cache_store (const Transcript *transcript, const char *engine, GError **error);

/* Drops what was not used for longest until at most @most bytes are kept. */
void cache_trim (guint64 most);
