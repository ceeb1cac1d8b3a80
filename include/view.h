/* What shows a session and, where it can, listens to keys: a window, a terminal, lines on stdout. One interface,
 * a row of a table each. */
#pragma once

#include <gst/gst.h>

#include "session.h"

typedef struct _View View;

typedef struct {
  const char *what;             /* it does, for who asked for another: "captions are printed" */

  /* @sink: what shows pictures, as of gst-launch; NULL: the usual one. NULL, with @error: it cannot
   * show here. */
  View *(*open) (const char *sink, GError **error);

  /* For PlayerOptions, with the view as its data; NULL: it shows no pictures. */
  GstElement *(*make_picture) (gboolean has_video, gpointer view);

  void (*show) (View *view, Session *session);
  void (*close) (View *view);
} ViewKind;

/* Begins each kind's own struct. */
struct _View {
  const ViewKind *kind;
};

extern const ViewKind view_window, view_terminal, view_lines;

typedef enum {
  VIEW_WINDOW,
  VIEW_TERMINAL,
  VIEW_LINES,
} ViewChoice;

/* The view of that choice or, where it cannot show, the next that can; @remark (transfer full) then
 * says why. */
View *view_open (ViewChoice choice, const char *sink, char **remark);

/* After the player, whose threads draw, and which it watches. */
void view_close (View *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (View, view_close)
