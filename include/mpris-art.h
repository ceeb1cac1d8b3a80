/* The cover as a file, for those who can only open one: in the folder of the players' sockets, as
 * long as the player runs. */
#pragma once

#include <gst/gst.h>

/* The URI of a file with @cover, a picture as it stands in the audio. NULL: there is none, or no
 * place for it. (transfer full) */
char *mpris_art_keep (GstSample *cover);

/* Takes @uri, and removes its file. */
void mpris_art_drop (char *uri);
