/* Words that are known as a whole and not said as they are printed: "Dr.", "e.g.", "k8s", "f***". */
#pragma once

#include <glib.h>

/* Adds the readings of @word if it is such a one. It may end in a stop. */
gboolean abbreviations_read (GPtrArray *readings, const char *word);
