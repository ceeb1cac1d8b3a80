/* How letters are said: a word, initials, a Roman number, the beginning of a word. */
#pragma once

#include <glib.h>

/* Adds the readings of the @length bytes of letters at @text. In an address ".io" and "www." are
 * spelled. */
void lettering_read (GPtrArray *readings, const char *text, gsize length, gboolean in_address);

/* "th-", "b-": the sound that somebody began a word with, not the letters' names. */
void lettering_read_stutter (GPtrArray *readings, const char *letters, gsize length);
