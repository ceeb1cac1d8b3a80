/* TTML between its files: ttml.c reads and has both rows of the table. */
#pragma once

#include "format.h"

#define TTML_NAMESPACE "http://www.w3.org/ns/ttml"

/* IMSC 1.1 Text, https://www.w3.org/TR/ttml-imsc1.1/ */
gboolean ttml_write (const Edition *edition, GOutputStream *out, GError **error);

/* EBU-TT-D, https://tech.ebu.ch/publications/tech3380 */
gboolean ttml_write_ebu (const Edition *edition, GOutputStream *out, GError **error);
