/* canvas or video ! overlaycomposition ! sink. The streaming thread draws from an immutable Screen,
 * which the main thread makes anew when something about it changes. */
#include "window.h"

#include <gio/gio.h>
#include <gst/video/video.h>
#include <string.h>

#include "canvas.h"
#include "desktop-tools.h"
#include "overlay.h"

#define WHEEL (5 * SECOND)

/* What shows beside the captions. Never edited. */
typedef struct {
  CaptionLook look;
  char *font, *title, *notice, *prompt, *sheet;
} Screen;

struct _Window {
  char *sink;
  GstElement *canvas;           /* NULL: the file has video of its own */
  Session *session;
  int width, height;            /* of the picture; the main thread reads them for the mouse */
  gint has_cover;               /* atomic */

  GMutex lock;                  /* guards the pointers of the two below */
  Player *player;               /* NULL until there is a session */
  Screen *screen;

  Overlay shown;                /* the streaming thread's, like the four below */
  Subtitles *shown_subtitles;
  Screen *shown_screen;
  GstVideoOverlayComposition *composition;
  gboolean is_left_out;         /* the last picture was, or could have been */
};

static void
screen_clear (gpointer data)
{
  Screen *screen = data;

  g_free (screen->font);
  g_free (screen->title);
  g_free (screen->notice);
  g_free (screen->prompt);
  g_free (screen->sheet);
}

static void
screen_unref (Screen *screen)
{
  g_atomic_rc_box_release_full (screen, screen_clear);
}

/* The streaming thread */

static GstVideoOverlayRectangle *
cut_rectangle (cairo_surface_t *surface, const OverlayBox *box)
{
  gsize size = (gsize) box->width * (gsize) box->height * 4;
  GstBuffer *buffer = gst_buffer_new_allocate (NULL, size, NULL);
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *pixels = cairo_image_surface_get_data (surface) + box->y * stride + box->x * 4;
  GstVideoOverlayRectangle *rectangle;
  GstMapInfo map;

  gst_buffer_map (buffer, &map, GST_MAP_WRITE);
  for (int y = 0; y < box->height; y++)
    memcpy (map.data + (gsize) y * (gsize) box->width * 4, pixels + y * stride,
        (gsize) box->width * 4);
  gst_buffer_unmap (buffer, &map);
  gst_buffer_add_video_meta (buffer, GST_VIDEO_FRAME_FLAG_NONE, GST_VIDEO_OVERLAY_COMPOSITION_FORMAT_RGB,
      (guint) box->width, (guint) box->height);
  rectangle = gst_video_overlay_rectangle_new_raw (buffer, box->x, box->y, (guint) box->width,
      (guint) box->height, GST_VIDEO_OVERLAY_FORMAT_FLAG_PREMULTIPLIED_ALPHA);
  gst_buffer_unref (buffer);
  return rectangle;
}

static GstVideoOverlayComposition *
compose (const Overlay *overlay, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  GstVideoOverlayComposition *composition = gst_video_overlay_composition_new (NULL);
  OverlayBox boxes[OVERLAY_BOXES];
  guint n = overlay_draw (overlay, cr, width, height, boxes);

  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (guint i = 0; i < n; i++) {
    GstVideoOverlayRectangle *rectangle = cut_rectangle (surface, &boxes[i]);

    gst_video_overlay_composition_add_rectangle (composition, rectangle);
    gst_video_overlay_rectangle_unref (rectangle);
  }
  cairo_surface_destroy (surface);
  return composition;
}

/* By stream time, which is the same after any seek and at any rate. */
static Nanoseconds
position_of (Player *player, const GstSegment *segment, GstBuffer *buffer)
{
  GstClockTime time = gst_segment_to_stream_time (segment, GST_FORMAT_TIME,
      GST_BUFFER_PTS (buffer));
  Nanoseconds delay = player_get_delay (player);

  return time != GST_CLOCK_TIME_NONE && time > delay ? time - delay : 0;
}

/* What is to be drawn from, held. */
typedef struct {
  Player *player;               /* NULL: there is no session yet */
  Subtitles *subtitles;
  Screen *screen;
} Material;

static Material
take_material (Window *window)
{
  Material material = { NULL };

  g_mutex_lock (&window->lock);
  material.player = window->player;
  material.screen = window->screen ? g_atomic_rc_box_acquire (window->screen) : NULL;
  g_mutex_unlock (&window->lock);
  if (material.player)
    material.subtitles = player_ref_subtitles (material.player);
  return material;
}

static Overlay
find_overlay (Window *window, const Material *material, Nanoseconds position)
{
  static const CaptionLook usual = { .size = 1, .opacity = 0.8 };
  const Screen *screen = material->screen;
  Overlay overlay = overlay_at (material->subtitles, position,
      player_get_duration (material->player), screen ? &screen->look : &usual);

  overlay.has_stage = window->canvas && !g_atomic_int_get (&window->has_cover);
  if (!screen)
    return overlay;
  overlay.look.font = screen->font;
  overlay.title = screen->title;
  overlay.notice = screen->notice;
  overlay.prompt = screen->prompt;
  overlay.sheet = screen->sheet;
  return overlay;
}

/* Every second picture of the canvas that would show what shows already is left out: it costs as
 * much as any, and a key is answered soon enough by the next. */
static GstPadProbeReturn
on_canvas_picture (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  Window *window = data;
  GstBuffer *buffer = gst_pad_probe_info_get_buffer (info);
  g_autoptr (GstEvent) event = gst_pad_get_sticky_event (pad, GST_EVENT_SEGMENT, 0);
  const GstSegment *segment;
  Material material;
  Overlay overlay;
  gboolean is_same;

  window->is_left_out = !window->is_left_out && !GST_BUFFER_IS_DISCONT (buffer);
  if (!window->is_left_out || !window->composition || !event)
    return GST_PAD_PROBE_OK;
  gst_event_parse_segment (event, &segment);
  material = take_material (window);
  if (!material.player) {
    g_clear_pointer (&material.screen, screen_unref);
    return GST_PAD_PROBE_OK;
  }
  overlay = find_overlay (window, &material, position_of (material.player, segment, buffer));
  is_same = overlay_equals (&overlay, &window->shown);
  g_clear_pointer (&material.subtitles, subtitles_unref);
  g_clear_pointer (&material.screen, screen_unref);
  return is_same ? GST_PAD_PROBE_DROP : GST_PAD_PROBE_OK;
}

/* What was shown before stays until what is drawn from it has gone. */
static void
keep_shown (Window *window, Subtitles *subtitles, Screen *screen)
{
  g_clear_pointer (&window->shown_subtitles, subtitles_unref);
  g_clear_pointer (&window->shown_screen, screen_unref);
  window->shown_subtitles = subtitles;
  window->shown_screen = screen;
}

/* Any thread. Drawn again only when something else shows. (transfer full) */
static GstVideoOverlayComposition *
on_draw (GstElement *element, GstSample *sample, gpointer data)
{
  Window *window = data;
  Material material = take_material (window);
  GstVideoInfo info;
  Overlay overlay;

  if (!material.player || !gst_video_info_from_caps (&info, gst_sample_get_caps (sample))) {
    g_clear_pointer (&material.subtitles, subtitles_unref);
    g_clear_pointer (&material.screen, screen_unref);
    return NULL;
  }
  overlay = find_overlay (window, &material, position_of (material.player,
          gst_sample_get_segment (sample), gst_sample_get_buffer (sample)));
  if (!window->composition || info.width != window->width || info.height != window->height
      || !overlay_equals (&overlay, &window->shown)) {
    g_clear_pointer (&window->composition, gst_video_overlay_composition_unref);
    window->composition = compose (&overlay, info.width, info.height);
    window->width = info.width;
    window->height = info.height;
    window->shown = overlay;
  }
  keep_shown (window, material.subtitles, material.screen);
  return gst_video_overlay_composition_ref (window->composition);
}

static gboolean
is_beyond_sound (GstClockTime stream_time, gpointer data)
{
  Window *window = data;
  gboolean is_beyond;

  g_mutex_lock (&window->lock);
  is_beyond = window->player && !player_has_sound_until (window->player, stream_time);
  g_mutex_unlock (&window->lock);
  return is_beyond;
}

/* Any thread. */
GstElement *
window_make_picture (gboolean has_video, gpointer data)
{
  Window *window = data;
  g_autofree char *description = g_strdup_printf ("%soverlaycomposition name=overlay ! "
      "videoconvert ! %s", has_video ? "videoconvert ! videoscale ! " : "", window->sink);
  GstElement *bin = gst_parse_bin_from_description (description, has_video, NULL);
  g_autoptr (GstElement) overlay = bin ? gst_bin_get_by_name (GST_BIN (bin), "overlay") : NULL;
  g_autoptr (GstPad) pad = NULL;

  if (!overlay)
    return NULL;
  g_signal_connect (overlay, "draw", G_CALLBACK (on_draw), window);
  if (!has_video) {
    window->canvas = gst_object_ref_sink (canvas_new (is_beyond_sound, window));
    gst_bin_add (GST_BIN (bin), window->canvas);
    gst_element_link (window->canvas, overlay);
    pad = gst_element_get_static_pad (window->canvas, "src");
    gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, on_canvas_picture, window, NULL);
  }
  return bin;
}

/* The main thread */

/* Links as "1.	text" and what they lead to below. */
static char *
list_links (Session *session)
{
  g_autoptr (GArray) links = session_get_links (session);
  GString *text = g_string_new (links->len ? "o\topen the first\n" : "\tNo links");

  for (guint i = 0; i < links->len; i++) {
    const Link *link = &g_array_index (links, Link, i);

    g_string_append_printf (text, "\n%u.\t%s\n\t%s", i + 1, link->text ? link->text : "",
        link->url ? link->url : "");
  }
  return g_string_free (text, FALSE);
}

static char *
list_keys (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const Key *key = keys; key->keys; key++) {
    gboolean is_pair = key[1].keys && !key[1].help;

    if (key->help)
      g_string_append_printf (text, "%s%s%s%s\t%s", text->len ? "\n" : "", key->shown,
          is_pair ? "  " : "", is_pair ? key[1].shown : "", key->help);
  }
  return g_strdup (text->str);
}

static Screen *
make_screen (Session *session)
{
  Screen *screen = g_atomic_rc_box_new0 (Screen);
  SessionMode mode = session_get_mode (session);

  screen->look = *session_get_look (session);
  screen->font = g_strdup (screen->look.font);
  screen->title = g_strdup (session_get_transcript (session)->title);
  screen->notice = g_strdup (session_get_notice (session));
  if (mode == SESSION_SEARCHES) {
    screen->prompt = g_strdup (session_get_query (session));
    if (*screen->prompt && !session_get_hits (session)->len) {
      g_free (screen->notice);
      screen->notice = g_strdup ("nobody says that");
    }
  }
  if (mode == SESSION_HELPS)
    screen->sheet = list_keys ();
  if (mode == SESSION_SHOWS_NOTES)
    screen->sheet = list_links (session);
  return screen;
}

static void
swap_screen (Window *window)
{
  Screen *screen = make_screen (window->session), *old;

  g_mutex_lock (&window->lock);
  old = window->screen;
  window->screen = screen;
  window->player = session_get_player (window->session);
  g_mutex_unlock (&window->lock);
  g_clear_pointer (&old, screen_unref);
  if (player_get_state (window->player) != PLAYER_PLAYING)
    player_refresh (window->player);
}

static void
on_session (Session *session, SessionEvent event, gpointer data)
{
  if (event == SESSION_EVENT_SCREEN || event == SESSION_EVENT_WORDS)
    swap_screen (data);
  else if (event == SESSION_EVENT_COPY)
    session_say (session, desktop_copy (session_get_copied (session)) ? "Copied"
        : "To copy, install xclip or wl-clipboard");
  else if (event == SESSION_EVENT_FULLSCREEN && !desktop_toggle_fullscreen ())
    session_say (session, "For full screen, install wmctrl");
}

static void
on_cover_decoded (GstSample *sample, GError *error, gpointer data)
{
  Window *window = data;

  if (!sample) {
    g_clear_error (&error);
    return;
  }
  if (window->canvas) {
    canvas_set_cover (window->canvas, sample);
    g_atomic_int_set (&window->has_cover, TRUE);
    swap_screen (window);
  }
  gst_sample_unref (sample);
}

#define COVER_PATIENCE (5 * GST_SECOND)

static void
decode_cover (Window *window, Player *player)
{
  g_autoptr (GstCaps) caps = gst_caps_from_string ("video/x-raw, format=(string)BGRx");
  GstSample *cover = player_get_cover (player);

  if (cover && window->canvas && !g_atomic_int_get (&window->has_cover))
    gst_video_convert_sample_async (cover, caps, COVER_PATIENCE, on_cover_decoded, window, NULL);
}

static void
on_button (Window *window, GstEvent *event)
{
  Player *player = window->player;
  Nanoseconds position = player_get_position (player), duration = player_get_duration (player);
  gint button;
  gdouble x, y, part;

  if (!gst_navigation_event_parse_mouse_button_event (event, &button, &x, &y))
    return;
  part = overlay_find_on_bar (x, y, window->width, window->height);
  if (button == 1 && part >= 0 && duration != NANOSECONDS_NONE)
    player_seek (player, (Nanoseconds) (part * (double) duration));
  else if (button == 1)
    session_act (window->session, ACTION_PAUSE);
  else if (button == 4)
    player_seek (player, position + WHEEL);
  else if (button == 5)
    player_seek (player, position > WHEEL ? position - WHEEL : 0);
}

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
      on_button (window, event);
      break;
    default:
      break;
  }
}

static void
on_player (Player *player, PlayerEvent event, GstMessage *message, gpointer data)
{
  Window *window = data;

  if (event == PLAYER_EVENT_MESSAGE)
    on_navigation (window, message);
  else if (event == PLAYER_EVENT_COVER || event == PLAYER_EVENT_OPENED)
    decode_cover (window, player);
  if (event == PLAYER_EVENT_OPENED)
    swap_screen (window);
}

void
window_set_session (Window *window, Session *session)
{
  window->session = session;
  session_watch (session, on_session, window);
  player_watch (session_get_player (session), on_player, window);
  swap_screen (window);
  decode_cover (window, window->player);
}

/* Asks the display now: later it would be the end of playing. */
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
static const char *
choose_sink (GError **error)
{
  if (!g_getenv ("DISPLAY")) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "there is no display");
    return NULL;
  }
  if (gst_registry_check_feature_version (gst_registry_get (), "ximagesink", 1, 0, 0))
    return "ximagesink force-aspect-ratio=false";
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
      "GStreamer has no ximagesink; install gstreamer1.0-x");
  return NULL;
}

Window *
window_new (const char *sink, GError **error)
{
  Window *window;

  if (!gst_init_check (NULL, NULL, error))
    return NULL;
  if (!sink)
    sink = choose_sink (error);
  if (!sink || !check_sink (sink, error))
    return NULL;
  window = g_new0 (Window, 1);
  window->sink = g_strdup (sink);
  g_mutex_init (&window->lock);
  return window;
}

void
window_free (Window *window)
{
  g_clear_object (&window->canvas);
  keep_shown (window, NULL, NULL);
  g_clear_pointer (&window->composition, gst_video_overlay_composition_unref);
  g_clear_pointer (&window->screen, screen_unref);
  g_mutex_clear (&window->lock);
  g_free (window->sink);
  g_free (window);
}
