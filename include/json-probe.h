/* Tells the JSON of services apart by their first members. */
#pragma once

#include <glib.h>

/* Whether @text begins as an object whose member @array is an array, the first element of which is
 * an object with a member @key. */
gboolean json_probe (const char *text, gsize length, const char *array, const char *key);
