#include "x-clipboard.h"

#include <X11/Xatom.h>
#include <string.h>

static Atom
atom (const XClipboard *clipboard, const char *name)
{
  return XInternAtom (clipboard->display, name, False);
}

gboolean
x_clipboard_offer (XClipboard *clipboard, const char *text, Time time)
{
  Atom selection = atom (clipboard, "CLIPBOARD");

  g_free (clipboard->text);
  clipboard->text = g_strdup (text);
  XSetSelectionOwner (clipboard->display, selection, clipboard->owner, time);
  return XGetSelectionOwner (clipboard->display, selection) == clipboard->owner;
}

/* FALSE: we have no such thing. What is longer than a request of X is not offered: quotes are not. */
static gboolean
put (const XClipboard *clipboard, Window window, Atom property, Atom target)
{
  Atom targets[] = { atom (clipboard, "TARGETS"), atom (clipboard, "UTF8_STRING"),
    atom (clipboard, "text/plain;charset=utf-8"), atom (clipboard, "text/plain"), XA_STRING };

  if (target == targets[0]) {
    XChangeProperty (clipboard->display, window, property, XA_ATOM, 32, PropModeReplace,
        (const unsigned char *) targets, G_N_ELEMENTS (targets));
    return TRUE;
  }
  for (gsize i = 1; i < G_N_ELEMENTS (targets); i++)
    if (target == targets[i]) {
      XChangeProperty (clipboard->display, window, property, target, 8, PropModeReplace,
          (const unsigned char *) clipboard->text, (int) strlen (clipboard->text));
      return TRUE;
    }
  return FALSE;
}

static void
answer (const XClipboard *clipboard, const XSelectionRequestEvent *request)
{
  Atom property = request->property ? request->property : request->target;     /* of old clients */
  XEvent event = { .xselection = { .type = SelectionNotify, .display = request->display,
      .requestor = request->requestor, .selection = request->selection, .target = request->target,
      .time = request->time } };

  if (clipboard->text && put (clipboard, request->requestor, property, request->target))
    event.xselection.property = property;
  XSendEvent (clipboard->display, request->requestor, False, 0, &event);
  XFlush (clipboard->display);
}

gboolean
x_clipboard_handle (XClipboard *clipboard, const XEvent *event)
{
  if (event->type == SelectionRequest)
    answer (clipboard, &event->xselectionrequest);
  else if (event->type == SelectionClear)
    g_clear_pointer (&clipboard->text, g_free);
  else
    return FALSE;
  return TRUE;
}

void
x_clipboard_clear (XClipboard *clipboard)
{
  g_clear_pointer (&clipboard->text, g_free);
}
