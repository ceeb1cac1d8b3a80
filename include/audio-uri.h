/* From what the command line says to what GStreamer opens. */
#pragma once

#include <gio/gio.h>

/* The URI of @name, a path or an http(s) URL: GStreamer would open cameras and discs by URI too.
 * NULL, with an error of G_IO_ERROR or DECODE_ERROR (decode.h): no such file, or an empty one.
 * (transfer full) */
char *audio_uri_of (const char *name, GError **error);

/* Whether @name is an http(s) URL. */
gboolean audio_uri_is_remote (const char *name);
