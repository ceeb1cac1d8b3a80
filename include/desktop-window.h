/* An X11 window of ours, on a connection of its own: keys, mouse, closing, full screen, and the
 * clipboard. Who draws into it is somebody else. */
#pragma once

#include <glib.h>

typedef struct _DesktopWindow DesktopWindow;

/* In the main context. */
typedef struct {
  /* By its name as X has it, "Left", "question"; a letter beyond ASCII as it is. */
  void (*key) (const char *name, gpointer data);

  /* 1 the left one, 4 and 5 the wheel; @x and @y in pixels of the window. */
  void (*button) (guint button, int x, int y, gpointer data);

  /* Closed, destroyed, or its display is gone. */
  void (*closed) (gpointer data);
} DesktopWindowWatch;

/* Shows it, @width by @height pixels or as many as the screen has. */
DesktopWindow *desktop_window_new (int width, int height, GError **error);
void desktop_window_free (DesktopWindow *window);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesktopWindow, desktop_window_free)

void desktop_window_watch (DesktopWindow *window, const DesktopWindowWatch *watch, gpointer data);

/* What X calls it. */
guintptr desktop_window_get_handle (const DesktopWindow *window);
void desktop_window_get_size (const DesktopWindow *window, int *width, int *height);

void desktop_window_set_title (DesktopWindow *window, const char *title);
void desktop_window_toggle_fullscreen (DesktopWindow *window);

/* @text is on the clipboard as long as the window is there. FALSE: the display refuses. */
gboolean desktop_window_copy (DesktopWindow *window, const char *text);
