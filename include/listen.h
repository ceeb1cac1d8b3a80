/* Times words by listening to the episode, or by stamps where there is nothing to hear. */
#pragma once

#include "load.h"

/* Times the words of @transcript, which are made, as @options ask. What an engine heard before, in
 * this audio, stays; so do times of the source, unless audio is asked for. Says on stderr how it
 * goes where that is a terminal, and in a line what it found. Every message names the place. */
gboolean listen_time_words (Transcript *transcript, const LoadOptions *options, GError **error);
