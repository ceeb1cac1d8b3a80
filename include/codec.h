/* What to install so that GStreamer can read a kind of audio. */
#pragma once

#include <gst/gst.h>

/* An element for @caps, "audio/mpeg, mpegversion=(int)4", or for a scheme, "http", and the package
 * of Debian that has it. FALSE: not known. */
gboolean codec_find (const char *caps, const char **element, const char **package);

/* The caps or the scheme that nothing is installed for, of a missing-plugin message; NULL: nothing
 * that a listener misses. (transfer full) */
char *codec_dup_missing (GstMessage *message);

/* A sentence that names the package, if it is known. (transfer full) */
char *codec_explain_missing (const char *missing);
