#include "desktop-window.h"

#include <X11/Xatom.h>
#include <X11/Xutil.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <string.h>
#include <unistd.h>

#include "x-clipboard.h"

#define LEAST 160               /* pixels a side */
#define KEY_BYTES 32
#define TOGGLE 2                /* of _NET_WM_STATE */
#define SAVING_SECONDS 2        /* that the main thread has to save its state when all is lost */

struct _DesktopWindow {
  Display *display;
  Window window;
  XIM method;                   /* NULL: letters are Latin-1 */
  XIC typing;
  guint events;
  Time time;                    /* of the last key or button */
  XClipboard clipboard;
  XRectangle before;            /* full screen without a window manager; width 0: it is not */
  gboolean is_gone;
  DesktopWindowWatch watch;
  gpointer data;
};

static DesktopWindow *shown;    /* for X's handlers, which know no data */

/* What goes wrong */

/* Who draws may ask about a window that has just been destroyed: that is no reason to exit. */
static int
ignore_error (Display *display, XErrorEvent *event)
{
  return 0;
}

static void
tell_gone (DesktopWindow *window)
{
  if (window->is_gone)
    return;
  window->is_gone = TRUE;
  if (window->watch.closed)
    window->watch.closed (window->data);
}

static gboolean
on_lost (gpointer data)
{
  if (shown)
    tell_gone (shown);
  return G_SOURCE_REMOVE;
}

/* Xlib cannot go on, and ends the program when this returns for a connection that is not ours. The
 * thread that drew over it is lost; the main one saves its state meanwhile. */
static int
on_connection_lost (Display *display)
{
  g_idle_add (on_lost, NULL);
  if (shown && display == shown->display)
    return 0;
  g_usleep (SAVING_SECONDS * G_USEC_PER_SEC);
  _exit (EXIT_FAILURE);
}

static void
stay (Display *display, void *data)
{
}

/* Events */

static const char *
name_key (DesktopWindow *window, XKeyEvent *event, char *buffer)
{
  KeySym symbol = NoSymbol;
  Status status = XLookupBoth;
  int n = window->typing ? Xutf8LookupString (window->typing, event, buffer, KEY_BYTES - 1, &symbol,
      &status) : XLookupString (event, buffer, KEY_BYTES - 1, &symbol, NULL);

  buffer[CLAMP (n, 0, KEY_BYTES - 1)] = '\0';
  if (n > 1 && (guchar) buffer[0] >= 0x80 && g_utf8_validate (buffer, -1, NULL))
    return buffer;
  if (status == XLookupChars)
    return n == 1 ? buffer : NULL;
  return symbol == NoSymbol ? NULL : XKeysymToString (symbol);
}

static void
on_key (DesktopWindow *window, XKeyEvent *event)
{
  char buffer[KEY_BYTES];
  const char *name;

  window->time = event->time;
  if (event->state & (ControlMask | Mod1Mask | Mod4Mask))
    return;                     /* the desktop's, or a habit of another program */
  name = name_key (window, event, buffer);
  if (name && window->watch.key)
    window->watch.key (name, window->data);
}

static void
on_event (DesktopWindow *window, XEvent *event)
{
  if (x_clipboard_handle (&window->clipboard, event))
    return;
  switch (event->type) {
    case KeyPress:
      on_key (window, &event->xkey);
      break;
    case ButtonPress:
      window->time = event->xbutton.time;
      if (window->watch.button)
        window->watch.button (event->xbutton.button, event->xbutton.x, event->xbutton.y,
            window->data);
      break;
    case ClientMessage:
      if ((Atom) event->xclient.data.l[0] == XInternAtom (window->display, "WM_DELETE_WINDOW", False)
          && window->watch.closed)
        window->watch.closed (window->data);
      break;
    case DestroyNotify:
      tell_gone (window);
      break;
    default:
      break;
  }
}

static gboolean
on_readable (int descriptor, GIOCondition condition, gpointer data)
{
  DesktopWindow *window = data;
  XEvent event;

  while (!window->is_gone && XPending (window->display)) {
    XNextEvent (window->display, &event);
    if (!XFilterEvent (&event, None))
      on_event (window, &event);
  }
  if (!(condition & (G_IO_HUP | G_IO_ERR)))
    return G_SOURCE_CONTINUE;
  window->events = 0;
  tell_gone (window);
  return G_SOURCE_REMOVE;
}

/* Making it */

static void
set_text (DesktopWindow *window, const char *property, const char *text)
{
  XChangeProperty (window->display, window->window, XInternAtom (window->display, property, False),
      XInternAtom (window->display, "UTF8_STRING", False), 8, PropModeReplace,
      (const unsigned char *) text, (int) strlen (text));
}

void
desktop_window_set_title (DesktopWindow *window, const char *title)
{
  set_text (window, "_NET_WM_NAME", title);
  Xutf8SetWMProperties (window->display, window->window, title, title, NULL, 0, NULL, NULL, NULL);
  XFlush (window->display);
}

static void
introduce (DesktopWindow *window)
{
  Atom closing = XInternAtom (window->display, "WM_DELETE_WINDOW", False);
  XClassHint class = { (char *) "quoth", (char *) "quoth" };
  XSizeHints sizes = { .flags = PMinSize, .min_width = LEAST, .min_height = LEAST };
  XWMHints focus = { .flags = InputHint, .input = True };
  long process = getpid ();

  XSetWMProtocols (window->display, window->window, &closing, 1);
  XSetClassHint (window->display, window->window, &class);
  XSetWMHints (window->display, window->window, &focus);
  XSetWMNormalHints (window->display, window->window, &sizes);
  XChangeProperty (window->display, window->window,
      XInternAtom (window->display, "_NET_WM_PID", False), XA_CARDINAL, 32, PropModeReplace,
      (unsigned char *) &process, 1);
  desktop_window_set_title (window, "Quoth");
}

/* So that letters with accents can be searched for. */
static void
open_typing (DesktopWindow *window)
{
  XSetLocaleModifiers ("");
  window->method = XOpenIM (window->display, NULL, NULL, NULL);
  if (window->method)
    window->typing = XCreateIC (window->method, XNInputStyle, XIMPreeditNothing | XIMStatusNothing,
        XNClientWindow, window->window, XNFocusWindow, window->window, NULL);
}

DesktopWindow *
desktop_window_new (int width, int height, GError **error)
{
  DesktopWindow *window;
  Display *display;
  int screen;

  XInitThreads ();              /* who draws into it has threads and a connection of its own */
  display = XOpenDisplay (NULL);
  if (!display) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, g_getenv ("DISPLAY")
        ? "the display does not answer" : "there is no display");
    return NULL;
  }
  XSetErrorHandler (ignore_error);
  XSetIOErrorHandler (on_connection_lost);
  XSetIOErrorExitHandler (display, stay, NULL);
  window = g_new0 (DesktopWindow, 1);
  window->display = display;
  screen = DefaultScreen (display);
  window->window = XCreateSimpleWindow (display, RootWindow (display, screen), 0, 0,
      (guint) MIN (width, DisplayWidth (display, screen)),
      (guint) MIN (height, DisplayHeight (display, screen)), 0, 0, BlackPixel (display, screen));
  window->clipboard = (XClipboard) { display, window->window, NULL };
  window->time = CurrentTime;
  XSelectInput (display, window->window, KeyPressMask | ButtonPressMask | StructureNotifyMask
      | FocusChangeMask);
  introduce (window);
  open_typing (window);
  XMapWindow (display, window->window);
  XFlush (display);
  window->events = g_unix_fd_add (ConnectionNumber (display), G_IO_IN | G_IO_HUP | G_IO_ERR,
      on_readable, window);
  shown = window;
  return window;
}

void
desktop_window_free (DesktopWindow *window)
{
  shown = NULL;
  g_clear_handle_id (&window->events, g_source_remove);
  if (!window->is_gone) {       /* a connection that is lost is left alone */
    g_clear_pointer (&window->typing, XDestroyIC);
    g_clear_pointer (&window->method, XCloseIM);
    XDestroyWindow (window->display, window->window);
    XCloseDisplay (window->display);
  }
  x_clipboard_clear (&window->clipboard);
  g_free (window);
}

void
desktop_window_watch (DesktopWindow *window, const DesktopWindowWatch *watch, gpointer data)
{
  window->watch = *watch;
  window->data = data;
  on_readable (ConnectionNumber (window->display), G_IO_IN, window);    /* what Xlib has read */
}

guintptr
desktop_window_get_handle (const DesktopWindow *window)
{
  return window->window;
}

void
desktop_window_get_size (const DesktopWindow *window, int *width, int *height)
{
  XWindowAttributes attributes = { .width = 1, .height = 1 };

  if (!window->is_gone)
    XGetWindowAttributes (window->display, window->window, &attributes);
  *width = attributes.width;
  *height = attributes.height;
}

gboolean
desktop_window_copy (DesktopWindow *window, const char *text)
{
  return !window->is_gone && x_clipboard_offer (&window->clipboard, text, window->time);
}

/* Full screen */

static gboolean
is_managed (DesktopWindow *window)
{
  Atom wanted = XInternAtom (window->display, "_NET_WM_STATE_FULLSCREEN", False), type;
  unsigned long n = 0, left;
  unsigned char *bytes = NULL;
  gboolean is_there = FALSE;
  int format;

  if (XGetWindowProperty (window->display, DefaultRootWindow (window->display),
          XInternAtom (window->display, "_NET_SUPPORTED", False), 0, 4096, False, XA_ATOM, &type,
          &format, &n, &left, &bytes) != Success)
    return FALSE;
  for (unsigned long i = 0; i < n && !is_there; i++)
    is_there = ((const Atom *) (const void *) bytes)[i] == wanted;
  if (bytes)
    XFree (bytes);
  return is_there;
}

static void
ask_manager (DesktopWindow *window)
{
  XEvent event = { .xclient = { .type = ClientMessage, .window = window->window, .format = 32,
      .message_type = XInternAtom (window->display, "_NET_WM_STATE", False) } };

  event.xclient.data.l[0] = TOGGLE;
  event.xclient.data.l[1] = (long) XInternAtom (window->display, "_NET_WM_STATE_FULLSCREEN", False);
  event.xclient.data.l[3] = 1;  /* from a program itself */
  XSendEvent (window->display, DefaultRootWindow (window->display), False,
      SubstructureRedirectMask | SubstructureNotifyMask, &event);
}

static void
cover_screen (DesktopWindow *window)
{
  int screen = DefaultScreen (window->display);
  XWindowAttributes now;
  XRectangle to = window->before;

  if (!to.width && XGetWindowAttributes (window->display, window->window, &now)) {
    window->before = (XRectangle) { (short) now.x, (short) now.y, (guint16) now.width,
      (guint16) now.height };
    to = (XRectangle) { 0, 0, (guint16) DisplayWidth (window->display, screen),
      (guint16) DisplayHeight (window->display, screen) };
  } else {
    window->before.width = 0;
  }
  XMoveResizeWindow (window->display, window->window, to.x, to.y, to.width, to.height);
}

void
desktop_window_toggle_fullscreen (DesktopWindow *window)
{
  if (window->is_gone)
    return;
  if (is_managed (window))
    ask_manager (window);
  else
    cover_screen (window);
  XFlush (window->display);
}
