/* Transcripts that are not in a page's text but in the JSON of its scripts: schema.org's "transcript",
 * and what frameworks keep to draw the page from. */
#pragma once

#include "document.h"
#include "transcript.h"

/* The first that can be read of @document's data; NULL: there is none. */
Transcript *page_data_read (const Document *document);
