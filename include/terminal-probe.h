/* Whether stdout is a terminal whose screen we can draw on. */
#pragma once

#include <glib.h>

gboolean terminal_probe (GError **error);
