/* What to install so that GStreamer can read a kind of audio. */
#pragma once

#include <glib.h>

/* An element for @caps, "audio/mpeg, mpegversion=(int)4", or for a scheme, "http", and the package
 * of Debian that has it. FALSE: not known. */
gboolean codec_find (const char *caps, const char **element, const char **package);
