/* What a window without a toolkit leaves to other programs. */
#pragma once

#include <glib.h>

/* Puts @text on the clipboard. FALSE: there is no program that can; "install xclip". */
gboolean desktop_copy (const char *text);

/* Makes the active window fill the screen, or not. FALSE: "install wmctrl". */
gboolean desktop_toggle_fullscreen (void);
