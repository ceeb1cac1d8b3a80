/* --start and --end of a stretch of the episode: a TIME or a QUOTE each. */
#pragma once

#include "load.h"

typedef struct {
  Nanoseconds start, end;       /* @end is NANOSECONDS_NONE: to the end of the audio */
} Stretch;

/* @start, @end: of the command line; NULL: the beginning, the end. The words of @transcript, called
 * @name, are timed. A quote is cut in the pause before its first word or behind its last.
 * G_IO_ERROR_NOT_FOUND: nobody says it; G_OPTION_ERROR: the end is before the start. */
gboolean stretch_find (const char *start, const char *end, const char *name,
    Transcript *transcript, const LoadOptions *options, Stretch *stretch, GError **error);
