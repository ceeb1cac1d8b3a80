/* The ways a word may be read, the likeliest first: a GPtrArray of char*. */
#pragma once

#include <glib.h>

/* Adds a copy of @text, unless it is there or there are enough. */
void readings_add (GPtrArray *readings, const char *text);

/* The same with @text, which it frees. */
void readings_take (GPtrArray *readings, char *text);

/* "a. p. i.": the names of the ASCII letters of @letters. (transfer full) */
char *readings_spell (const char *letters);
