/* HTML, as far as published text needs it. */
#pragma once

#include "document.h"
#include "format.h"

/* The lines of a page or of a fragment; scripts, styles, navigation and what is hidden are left
 * out, but where @shows_all the last. Never touches the net. FORMAT_ERROR_LIMIT for more than 512
 * elements inside one another. */
Document *html_read_document (Source *source, gboolean shows_all, GError **error);
