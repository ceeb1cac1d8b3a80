/* HTML by SAX, as far as libxml2 goes: no tree is built, so that size and depth cost only time. */
#pragma once

#include <libxml/HTMLparser.h>

#include "format.h"

/* Calls @handler with @closure for what is in @source, whose text is edited. Never touches the net.
 * FORMAT_ERROR_LIMIT for more than 1 GiB. */
gboolean html_walk (htmlParserCtxtPtr parser, Source *source, const xmlSAXHandler *handler,
    gpointer closure, GError **error);
