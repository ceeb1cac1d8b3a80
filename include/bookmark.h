/* Where each episode was left, kept in $XDG_STATE_HOME/quoth/places. */
#pragma once

#include <gio/gio.h>

#include "nanoseconds.h"

#define BOOKMARKS_MOST 500      /* the ones left longest ago go */

/* The place of @audio, an absolute path or a URL; 0: none is known. */
Nanoseconds bookmark_load (const char *audio);

/* Keeps @place of @audio; 0 forgets it. Errors are of G_FILE_ERROR. */
gboolean bookmark_store (const char *audio, Nanoseconds place, GError **error);
