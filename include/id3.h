/* The ID3v2 tag of an MP3 (https://id3.org/id3v2.4.0-structure, id3v2-chapters-1.0). */
#pragma once

#include <gio/gio.h>

#include "mediatext.h"

/* Writes the MP3 @bytes with the chapters (CHAP, CTOC), lines (SYLT) and lyrics (USLT) of @text in
 * its tag, in place of those that were there. All other frames, and every byte behind the tag, stay
 * as they are; the tag keeps its version, 2.3 or 2.4, and a file without one gets 2.4. G_IO_ERROR
 * where the tag is broken, or of version 2.2. */
gboolean id3_write (const guint8 *bytes, gsize length, const MediaText *text, GOutputStream *out,
    GError **error);
