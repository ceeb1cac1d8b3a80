/* The streaming thread draws from an immutable Screen, which the main thread makes anew when
 * something about it changes. */
#include "picture.h"

#include <gst/video/video.h>
#include <gst/video/videooverlay.h>
#include <string.h>

#include "canvas.h"
#include "overlay.h"

struct _Picture {
  char *sink;
  guintptr handle;              /* of a window; 0: the sink has one of its own */
  GstElement *canvas;           /* NULL: the file has video of its own */
  int width, height;            /* of what was drawn last; the main thread reads them, too */
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
take_material (Picture *picture)
{
  Material material = { NULL };

  g_mutex_lock (&picture->lock);
  material.player = picture->player;
  material.screen = picture->screen ? screen_ref (picture->screen) : NULL;
  g_mutex_unlock (&picture->lock);
  if (material.player)
    material.subtitles = player_ref_subtitles (material.player);
  return material;
}

static Overlay
find_overlay (Picture *picture, const Material *material, Nanoseconds position)
{
  static const CaptionLook usual = { .size = 1, .opacity = CAPTION_OPACITY };
  const Screen *screen = material->screen;
  Overlay overlay = overlay_at (material->subtitles, position,
      player_get_duration (material->player), screen ? &screen->look : &usual);

  overlay.has_stage = picture->canvas && !g_atomic_int_get (&picture->has_cover);
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
  Picture *picture = data;
  GstBuffer *buffer = gst_pad_probe_info_get_buffer (info);
  g_autoptr (GstEvent) event = gst_pad_get_sticky_event (pad, GST_EVENT_SEGMENT, 0);
  const GstSegment *segment;
  Material material;
  Overlay overlay;
  gboolean is_same;

  picture->is_left_out = !picture->is_left_out && !GST_BUFFER_IS_DISCONT (buffer);
  if (!picture->is_left_out || !picture->composition || !event)
    return GST_PAD_PROBE_OK;
  gst_event_parse_segment (event, &segment);
  material = take_material (picture);
  if (!material.player) {
    g_clear_pointer (&material.screen, screen_unref);
    return GST_PAD_PROBE_OK;
  }
  overlay = find_overlay (picture, &material, position_of (material.player, segment, buffer));
  is_same = overlay_equals (&overlay, &picture->shown);
  g_clear_pointer (&material.subtitles, subtitles_unref);
  g_clear_pointer (&material.screen, screen_unref);
  return is_same ? GST_PAD_PROBE_DROP : GST_PAD_PROBE_OK;
}

/* What was shown before stays until what is drawn from it has gone. */
static void
keep_shown (Picture *picture, Subtitles *subtitles, Screen *screen)
{
  g_clear_pointer (&picture->shown_subtitles, subtitles_unref);
  g_clear_pointer (&picture->shown_screen, screen_unref);
  picture->shown_subtitles = subtitles;
  picture->shown_screen = screen;
}

/* Any thread. Drawn again only when something else shows. (transfer full) */
static GstVideoOverlayComposition *
on_draw (GstElement *element, GstSample *sample, gpointer data)
{
  Picture *picture = data;
  Material material = take_material (picture);
  GstVideoInfo info;
  Overlay overlay;

  if (!material.player || !gst_video_info_from_caps (&info, gst_sample_get_caps (sample))) {
    g_clear_pointer (&material.subtitles, subtitles_unref);
    g_clear_pointer (&material.screen, screen_unref);
    return NULL;
  }
  overlay = find_overlay (picture, &material, position_of (material.player,
          gst_sample_get_segment (sample), gst_sample_get_buffer (sample)));
  if (!picture->composition || info.width != picture->width || info.height != picture->height
      || !overlay_equals (&overlay, &picture->shown)) {
    g_clear_pointer (&picture->composition, gst_video_overlay_composition_unref);
    picture->composition = compose (&overlay, info.width, info.height);
    picture->width = info.width;
    picture->height = info.height;
    picture->shown = overlay;
  }
  keep_shown (picture, material.subtitles, material.screen);
  return gst_video_overlay_composition_ref (picture->composition);
}

static gboolean
is_beyond_sound (GstClockTime stream_time, gpointer data)
{
  Picture *picture = data;
  gboolean is_beyond;

  g_mutex_lock (&picture->lock);
  is_beyond = picture->player && !player_has_sound_until (picture->player, stream_time);
  g_mutex_unlock (&picture->lock);
  return is_beyond;
}

static void
take_window (Picture *picture, GstElement *bin)
{
  g_autoptr (GstElement) sink = gst_bin_get_by_interface (GST_BIN (bin), GST_TYPE_VIDEO_OVERLAY);

  if (sink && picture->handle)
    gst_video_overlay_set_window_handle (GST_VIDEO_OVERLAY (sink), picture->handle);
}

/* Any thread. */
GstElement *
picture_make (Picture *picture, gboolean has_video)
{
  g_autofree char *description = g_strdup_printf ("%soverlaycomposition name=overlay ! "
      "videoconvert ! %s", has_video ? "videoconvert ! videoscale ! " : "", picture->sink);
  GstElement *bin = gst_parse_bin_from_description (description, has_video, NULL);
  g_autoptr (GstElement) overlay = bin ? gst_bin_get_by_name (GST_BIN (bin), "overlay") : NULL;
  g_autoptr (GstPad) pad = NULL;

  if (!overlay)
    return NULL;
  take_window (picture, bin);
  g_signal_connect (overlay, "draw", G_CALLBACK (on_draw), picture);
  if (!has_video) {
    picture->canvas = gst_object_ref_sink (canvas_new (is_beyond_sound, picture));
    gst_bin_add (GST_BIN (bin), picture->canvas);
    gst_element_link (picture->canvas, overlay);
    pad = gst_element_get_static_pad (picture->canvas, "src");
    gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, on_canvas_picture, picture, NULL);
  }
  return bin;
}

/* The main thread */

void
picture_set_screen (Picture *picture, Player *player, Screen *screen)
{
  Screen *old;

  g_mutex_lock (&picture->lock);
  old = picture->screen;
  picture->screen = screen;
  picture->player = player;
  g_mutex_unlock (&picture->lock);
  g_clear_pointer (&old, screen_unref);
}

gboolean
picture_wants_cover (Picture *picture)
{
  return picture->canvas && !g_atomic_int_get (&picture->has_cover);
}

void
picture_set_cover (Picture *picture, cairo_surface_t *cover)
{
  canvas_set_cover (picture->canvas, cover);
  g_atomic_int_set (&picture->has_cover, TRUE);
}

void
picture_get_size (Picture *picture, int *width, int *height)
{
  *width = picture->width;
  *height = picture->height;
}

Picture *
picture_new (const char *sink)
{
  Picture *picture = g_new0 (Picture, 1);

  picture->sink = g_strdup (sink);
  g_mutex_init (&picture->lock);
  return picture;
}

void
picture_use_window (Picture *picture, guintptr handle)
{
  picture->handle = handle;
}

void
picture_free (Picture *picture)
{
  g_clear_object (&picture->canvas);
  keep_shown (picture, NULL, NULL);
  g_clear_pointer (&picture->composition, gst_video_overlay_composition_unref);
  g_clear_pointer (&picture->screen, screen_unref);
  g_mutex_clear (&picture->lock);
  g_free (picture->sink);
  g_free (picture);
}
