/* Text as XML has it, for those who write it. */
#pragma once

#include <glib.h>

/* Appends @plain with references for what is markup; without controls and with U+FFFD for U+FFFE
 * and U+FFFF, which XML cannot hold; in an attribute, line ends are references, too. */
void xml_text_append (GString *out, const char *plain, gboolean is_attribute);
