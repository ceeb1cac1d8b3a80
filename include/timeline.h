/* The whole episode on one line of time, as SVG: stamps against audio, how far they are off, the
 * sound, how sure the words are, and where the places and the insertions sit. */
#pragma once

#include "verdict.h"

void timeline_draw (GString *page, const Findings *findings);
