/* What somebody published, understood: metadata, speakers, chapters, links, paragraphs. */
#pragma once

#include "document.h"
#include "transcript.h"

/* @prose: text without stamps and labels is a transcript, too. @base: where it came from, to
 * resolve links, or NULL. FORMAT_ERROR_EMPTY if there is none. */
Transcript *published_read (const Document *document, const char *base, gboolean prose,
    GError **error);
