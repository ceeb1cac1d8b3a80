/* A speaker's name as the model has it, so that every format that has speakers can carry it. */
#pragma once

#include <glib.h>

/* @text as one line: white space and control characters, which lines and XML cannot hold, are one
 * space between words and none around them; word joiners, which stand for nothing and which SubRip
 * and SubStation Alpha escape by, go. (transfer full) */
char *name_dup (const char *text, gsize length);
