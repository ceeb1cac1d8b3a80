/* Text as XML has it, for those who write it. */
#pragma once

#include <glib.h>

/* Appends @plain with references for what is markup, and without controls, which XML cannot hold;
 * in an attribute, line ends are references, too. */
void xml_text_append (GString *out, const char *plain, gboolean is_attribute);
