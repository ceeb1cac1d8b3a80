/* The writer of WebVTT; the reader and the row of the table are in webvtt.c. */
#pragma once

#include "format.h"

gboolean webvtt_write (const Edition *edition, GOutputStream *out, GError **error);
