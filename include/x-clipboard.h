/* Text that an X11 client offers as the clipboard. */
#pragma once

#include <X11/Xlib.h>
#include <glib.h>

typedef struct {
  Display *display;
  Window owner;
  char *text;                   /* NULL: we offer nothing */
} XClipboard;

/* @time: of the key that asked. FALSE: the display refuses. */
gboolean x_clipboard_offer (XClipboard *clipboard, const char *text, Time time);

/* Answers a SelectionRequest, gives up at a SelectionClear; FALSE: it is another event. */
gboolean x_clipboard_handle (XClipboard *clipboard, const XEvent *event);

void x_clipboard_clear (XClipboard *clipboard);
