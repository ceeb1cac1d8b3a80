/* Keys of a terminal under the names that X has for them. */
#pragma once

#include <glib.h>
#include <wchar.h>

#define TERMINAL_KEY_BYTES 8

/* @code of curses' get_wch (), of a function key or of a character. NULL: nothing of ours; else a
 * name that lives as long as @name, TERMINAL_KEY_BYTES. */
const char *terminal_key_name (gboolean is_function, wint_t code, char *name);
