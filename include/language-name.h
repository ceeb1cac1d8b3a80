/* Languages by their English names. */
#pragma once

#include <glib.h>

/* The BCP 47 language that @name stands for: "english" or "en", as recognisers say it; NULL: none
 * that is known. (transfer full) */
char *language_name_to_tag (const char *name);
