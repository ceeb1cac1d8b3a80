/* "NAME: " before what somebody says, where a format has no speakers. */
#pragma once

#include <glib.h>

/* The length of the name that @line begins with, cue text or plain, which ": " and more than tags
 * and blanks follow; 0: none does. Whether it is a name indeed, only a second place tells. */
gsize name_prefix_length (const char *line);

/* The length of all such names with their ": " that @line begins with, one after the other. */
gsize name_prefixes_length (const char *line);
