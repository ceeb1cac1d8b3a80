/* What became of an alignment, as one page that needs nothing else: a summary, the episode on a line
 * of time, the places to look at. */
#pragma once

#include <gio/gio.h>

#include "peaks.h"
#include "transcript.h"

/* Writes the page about @transcript, whose words are made, as HTML that is well-formed XML. @name is
 * what it was read from. @peaks of the audio may be NULL: then no sound is drawn. */
gboolean report_write (const Transcript *transcript, const char *name, const Peaks *peaks,
    GOutputStream *out, GError **error);
