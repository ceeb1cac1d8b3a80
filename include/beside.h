/* The audio that lies beside a transcript. */
#pragma once

#include <glib.h>

/* A regular file in the folder of the transcript at @path, a name of the same stem and of an ending
 * that audio and films have: "talk.mp3" for "talk.html" and "talk.quoth.json". NULL: there is none,
 * or @path is NULL or a URL. (transfer full) */
char *beside_find_audio (const char *path);
