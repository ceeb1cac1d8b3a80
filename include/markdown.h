/* The part of Markdown (https://spec.commonmark.org/0.31.2/) that stands in transcripts: bold,
 * emphasis, links, escapes inside a line. */
#pragma once

#include "document.h"

/* Whether text is Markdown, and its asterisks are marks. */
gboolean markdown_probe (const char *text, gsize length);

/* Adds one line, its marks taken off and kept as the document's. */
void markdown_append (Document *document, const char *text, gsize length);
