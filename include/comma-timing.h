/* The timing line of SBV and SubViewer: "0:00:01.000,0:00:02.500". */
#pragma once

#include "nanoseconds.h"

/* FALSE if @line is anything else, or anything stands behind it. */
gboolean comma_timing_read (const char *line, Nanoseconds *start, Nanoseconds *end);

/* The same for a line that goes to @end, in a text that a NUL ends. */
gboolean comma_timing_is_one (const char *line, const char *end);
