/* What the fonts that are installed cannot show. */
#pragma once

#include "transcript.h"

/* Names the scripts of @transcript whose letters no font has, and the packages of Debian that have
 * them: a line; NULL: it can all be shown. @font: the family that is asked for; NULL: the system's.
 * Main thread: Pango's fonts belong to one. (transfer full) */
char *glyphs_name_missing (const Transcript *transcript, const char *font);
