/* Where a cue stands on the screen, for formats that know nine places. They are numbered as ASS
 * numbers them, as the keys of a number block: 1 is below left, 2 below, 8 above, 9 above right. */
#pragma once

#include <glib.h>

#define PLACE_BELOW 2           /* where captions are that say nothing */

/* The place nearest to that of WebVTT's @settings, NULL for none; @is_exact: it is the very one. */
guint place_of_settings (const char *settings, gboolean *is_exact);

/* WebVTT's settings for a place of 1 to 9; NULL for PLACE_BELOW. */
const char *place_get_settings (guint place);
