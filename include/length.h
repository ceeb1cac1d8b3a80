/* How long an audio file plays. */
#pragma once

#include <gio/gio.h>

#include "nanoseconds.h"

/* Of @name, a path or an http(s) URL, as GStreamer finds it. */
gboolean length_of_audio (const char *name, Nanoseconds *length, GError **error);
