/* An X11 window: shows pictures, turns keys and mouse into actions. */
#include "view.h"

#include <gio/gio.h>
#include <gst/video/video.h>
#include <string.h>

#include "cover.h"
#include "desktop-window.h"
#include "overlay.h"
#include "picture.h"
#include "printable.h"

#define WHEEL (5 * SECOND)
#define USUAL_WIDTH 1280
#define USUAL_HEIGHT 720

typedef struct {
  View view;
  DesktopWindow *desktop;       /* NULL: the sink that was named has a window of its own, or none */
  Picture *picture;
  Session *session;
  Player *player;
  GCancellable *closed;         /* the window: then nobody waits for the cover */
  gboolean is_decoding;         /* the cover, once */
} Window;

static void
swap_screen (Window *window)
{
  picture_set_screen (window->picture, window->player, screen_new (window->session));
  if (player_get_state (window->player) != PLAYER_PLAYING)
    player_refresh (window->player);
}

static void
copy (Window *window)
{
  gboolean is_copied = window->desktop
      && desktop_window_copy (window->desktop, session_get_copied (window->session));

  session_say (window->session, is_copied ? "Copied" : "There is no clipboard");
}

static void
toggle_fullscreen (Window *window)
{
  if (window->desktop)
    desktop_window_toggle_fullscreen (window->desktop);
  else
    session_say (window->session, "This window has no full screen");
}

static void
on_session (Session *session, SessionEvent event, gpointer data)
{
  Window *window = data;

  if (event == SESSION_EVENT_SCREEN || event == SESSION_EVENT_WORDS)
    swap_screen (window);
  else if (event == SESSION_EVENT_COPY)
    copy (window);
  else if (event == SESSION_EVENT_FULLSCREEN)
    toggle_fullscreen (window);
}

static void
on_cover_decoded (GObject *source, GAsyncResult *result, gpointer data)
{
  cairo_surface_t *cover = g_task_propagate_pointer (G_TASK (result), NULL);
  Window *window = data;

  if (!cover)
    return;                     /* broken, or the window is gone */
  picture_set_cover (window->picture, cover);
  cairo_surface_destroy (cover);
  swap_screen (window);
}

static void
decode_in_thread (GTask *task, gpointer source, gpointer picture, GCancellable *closed)
{
  g_autoptr (GError) error = NULL;
  cairo_surface_t *cover = cover_decode (picture, &error);

  if (cover)
    g_task_return_pointer (task, cover, (GDestroyNotify) cairo_surface_destroy);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
decode_cover (Window *window, Player *player)
{
  GstSample *cover = player_get_cover (player);
  g_autoptr (GTask) task = NULL;

  if (!cover || window->is_decoding || !picture_wants_cover (window->picture))
    return;
  window->is_decoding = TRUE;
  task = g_task_new (NULL, window->closed, on_cover_decoded, window);
  g_task_set_task_data (task, gst_sample_ref (cover), (GDestroyNotify) gst_sample_unref);
  g_task_run_in_thread (task, decode_in_thread);
}

static void
press (Window *window, guint button, double x, double y)
{
  Player *player = window->player;
  Nanoseconds position = player_get_position (player), duration = player_get_duration (player);
  double part;
  int width, height;

  picture_get_size (window->picture, &width, &height);
  part = overlay_find_on_bar (x, y, width, height);
  if (button == 1 && part >= 0 && duration != NANOSECONDS_NONE)
    player_seek (player, (Nanoseconds) (part * (double) duration));
  else if (button == 1)
    session_act (window->session, ACTION_PAUSE);
  else if (button == 4)
    player_seek (player, position + WHEEL);
  else if (button == 5)
    player_seek (player, position > WHEEL ? position - WHEEL : 0);
}

/* The desktop's window */

static void
on_desktop_key (const char *name, gpointer data)
{
  Window *window = data;

  session_press (window->session, name);
}

/* A picture that has a size of its own, a video's, is scaled to the window. */
static void
on_desktop_button (guint button, int x, int y, gpointer data)
{
  Window *window = data;
  int width, height, all_width, all_height;

  picture_get_size (window->picture, &width, &height);
  desktop_window_get_size (window->desktop, &all_width, &all_height);
  press (window, button, (double) x * width / MAX (all_width, 1),
      (double) y * height / MAX (all_height, 1));
}

static void
on_desktop_closed (gpointer data)
{
  Window *window = data;

  session_act (window->session, ACTION_QUIT);
}

static void
use_desktop (Window *window)
{
  static const DesktopWindowWatch watch = { on_desktop_key, on_desktop_button, on_desktop_closed };
  const char *title = session_get_transcript (window->session)->title;
  g_autofree char *shown = title ? printable_dup (title) : NULL;

  if (shown)
    desktop_window_set_title (window->desktop, shown);
  desktop_window_watch (window->desktop, &watch, window);
}

/* The window of a sink that was named */

/* ximagesink names the key that was pressed as it is without Shift. */
static const char *
shift (const char *key, GstNavigationModifierType modifiers)
{
  static const struct { const char *plain, *shifted; } shifts[] = {
    { "slash", "question" }, { "ssharp", "question" }, { "n", "N" }, { "equal", "plus" },
  };

  for (gsize i = 0; modifiers & GST_NAVIGATION_MODIFIER_SHIFT_MASK && i < G_N_ELEMENTS (shifts); i++)
    if (g_str_equal (shifts[i].plain, key))
      return shifts[i].shifted;
  return key;
}

static void
on_navigation (Window *window, GstMessage *message)
{
  g_autoptr (GstEvent) event = NULL;
  GstNavigationModifierType modifiers = 0;
  const char *key;
  gint button;
  gdouble x, y;

  if (gst_navigation_message_get_type (message) != GST_NAVIGATION_MESSAGE_EVENT
      || !gst_navigation_message_parse_event (message, &event))
    return;
  gst_navigation_event_parse_modifier_state (event, &modifiers);
  switch (gst_navigation_event_get_type (event)) {
    case GST_NAVIGATION_EVENT_KEY_PRESS:
      if (gst_navigation_event_parse_key_event (event, &key))
        session_press (window->session, shift (key, modifiers));
      break;
    case GST_NAVIGATION_EVENT_MOUSE_BUTTON_PRESS:
      if (gst_navigation_event_parse_mouse_button_event (event, &button, &x, &y))
        press (window, (guint) button, x, y);
      break;
    default:
      break;
  }
}

static void
on_player (Player *player, PlayerEvent event, GstMessage *message, gpointer data)
{
  Window *window = data;

  if (event == PLAYER_EVENT_MESSAGE && !window->desktop)
    on_navigation (window, message);
  else if (event == PLAYER_EVENT_COVER || event == PLAYER_EVENT_OPENED)
    decode_cover (window, player);
  if (event == PLAYER_EVENT_OPENED)
    swap_screen (window);
}

static void
show (View *view, Session *session)
{
  Window *window = (Window *) view;

  window->session = session;
  window->player = session_get_player (session);
  session_watch (session, on_session, window);
  player_watch (window->player, on_player, window);
  swap_screen (window);
  decode_cover (window, window->player);
  if (window->desktop)
    use_desktop (window);
}

/* A sink that somebody named: asks its display now, later that would be the end of playing. */
static gboolean
check_sink (const char *sink, GError **error)
{
  g_autoptr (GstElement) element = gst_parse_launch (sink, error);
  gboolean works;

  if (!element)
    return FALSE;
  gst_object_ref_sink (element);
  works = gst_element_set_state (element, GST_STATE_READY) != GST_STATE_CHANGE_FAILURE;
  gst_element_set_state (element, GST_STATE_NULL);
  if (!works)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "the display does not answer");
  return works;
}

/* Its pictures can be as large as its window, so type is never scaled. */
static DesktopWindow *
open_desktop (GError **error)
{
  DesktopWindow *desktop = desktop_window_new (USUAL_WIDTH, USUAL_HEIGHT, error);

  if (!desktop || gst_registry_check_feature_version (gst_registry_get (), "ximagesink", 1, 0, 0))
    return desktop;
  desktop_window_free (desktop);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
      "GStreamer has no ximagesink; install gstreamer1.0-x");
  return NULL;
}

static View *
open_window (const char *sink, GError **error)
{
  DesktopWindow *desktop = NULL;
  Window *window;

  if (!gst_init_check (NULL, NULL, error)
      || !(sink ? check_sink (sink, error) : (desktop = open_desktop (error)) != NULL))
    return NULL;
  overlay_prepare ();
  window = g_new0 (Window, 1);
  window->view.kind = &view_window;
  window->closed = g_cancellable_new ();
  window->desktop = desktop;
  window->picture = picture_new (sink ? sink : "ximagesink force-aspect-ratio=false");
  if (desktop)
    picture_use_window (window->picture, desktop_window_get_handle (desktop));
  return &window->view;
}

static void
close_window (View *view)
{
  Window *window = (Window *) view;

  g_cancellable_cancel (window->closed);
  g_object_unref (window->closed);
  picture_free (window->picture);
  g_clear_pointer (&window->desktop, desktop_window_free);
  g_free (window);
}

static GstElement *
make_picture (gboolean has_video, gpointer view)
{
  return picture_make (((Window *) view)->picture, has_video);
}

const ViewKind view_window = { "a window shows it", open_window, make_picture, show, close_window };
