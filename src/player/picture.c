/* The streaming thread draws from an immutable Screen, which the main thread makes anew when
 * something about it changes. */
#include "picture.h"

#include <gst/base/gstbasesink.h>
#include <gst/video/video.h>
#include <gst/video/videooverlay.h>

#include "canvas.h"
#include "composition.h"
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

  Overlay shown;                /* the streaming thread's, like the three below */
  Subtitles *shown_subtitles;
  Screen *shown_screen;
  GstVideoOverlayComposition *composition;      /* of @shown, over a video */
};

/* What is drawn, held as long as it is. */
typedef struct {
  Player *player;               /* NULL: there is no session yet */
  Subtitles *subtitles;
  Screen *screen;
} Material;

static void
material_clear (Material *material)
{
  g_clear_pointer (&material->subtitles, subtitles_unref);
  g_clear_pointer (&material->screen, screen_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Material, material_clear)

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

/* By stream time, which is the same after any seek and at any rate. */
static Overlay
find_overlay (Picture *picture, const Material *material, GstClockTime stream_time)
{
  static const CaptionLook usual = { .size = 1, .opacity = CAPTION_OPACITY };
  const Screen *screen = material->screen;
  Nanoseconds delay = player_get_delay (material->player);
  Nanoseconds position = stream_time != GST_CLOCK_TIME_NONE && stream_time > delay
      ? stream_time - delay : 0;
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

/* Takes @material: what was shown before stayed until what is drawn from it had gone. */
static void
keep_shown (Picture *picture, const Overlay *overlay, Material *material)
{
  g_clear_pointer (&picture->shown_subtitles, subtitles_unref);
  g_clear_pointer (&picture->shown_screen, screen_unref);
  picture->shown = *overlay;
  picture->shown_subtitles = g_steal_pointer (&material->subtitles);
  picture->shown_screen = g_steal_pointer (&material->screen);
}

/* Over a video. Any thread. Drawn again only when something else shows. (transfer full) */
static GstVideoOverlayComposition *
on_draw (GstElement *element, GstSample *sample, gpointer data)
{
  Picture *picture = data;
  g_auto (Material) material = take_material (picture);
  GstVideoInfo info;
  Overlay overlay;

  if (!material.player || !gst_video_info_from_caps (&info, gst_sample_get_caps (sample)))
    return NULL;
  overlay = find_overlay (picture, &material, gst_segment_to_stream_time (
          gst_sample_get_segment (sample), GST_FORMAT_TIME,
          GST_BUFFER_PTS (gst_sample_get_buffer (sample))));
  if (!picture->composition || info.width != picture->width || info.height != picture->height
      || !overlay_equals (&overlay, &picture->shown)) {
    g_clear_pointer (&picture->composition, gst_video_overlay_composition_unref);
    picture->composition = composition_of (&overlay, info.width, info.height);
    picture->width = info.width;
    picture->height = info.height;
  }
  keep_shown (picture, &overlay, &material);
  return gst_video_overlay_composition_ref (picture->composition);
}

/* On the canvas */

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

static gboolean
shows_other (GstClockTime stream_time, gpointer data)
{
  Picture *picture = data;
  g_auto (Material) material = take_material (picture);
  Overlay overlay;

  if (!material.player)
    return FALSE;
  overlay = find_overlay (picture, &material, stream_time);
  return !overlay_equals (&overlay, &picture->shown);
}

static void
draw_on_canvas (cairo_t *cr, int width, int height, GstClockTime stream_time, gpointer data)
{
  Picture *picture = data;
  g_auto (Material) material = take_material (picture);
  OverlayBox boxes[OVERLAY_BOXES];
  Overlay overlay;

  if (!material.player)
    return;
  overlay = find_overlay (picture, &material, stream_time);
  overlay_draw (&overlay, cr, width, height, boxes);
  picture->width = width;
  picture->height = height;
  keep_shown (picture, &overlay, &material);
}

/* Making it */

static void
take_window (Picture *picture, GstElement *bin)
{
  g_autoptr (GstElement) sink = gst_bin_get_by_interface (GST_BIN (bin), GST_TYPE_VIDEO_OVERLAY);

  if (sink && picture->handle)
    gst_video_overlay_set_window_handle (GST_VIDEO_OVERLAY (sink), picture->handle);
}

/* Any thread. A picture that comes late is shown all the same: no other may follow for long. */
static void
on_element (GstBin *bin, GstBin *owner, GstElement *element, gpointer data)
{
  if (!GST_IS_BASE_SINK (element))
    return;
  gst_base_sink_set_max_lateness (GST_BASE_SINK (element), -1);
  gst_base_sink_set_qos_enabled (GST_BASE_SINK (element), FALSE);
}

static GstElement *
make_canvas (Picture *picture)
{
  static const CanvasContent content = { is_beyond_sound, shows_other, draw_on_canvas };
  g_autofree char *description = g_strconcat ("videoconvert ! ", picture->sink, NULL);
  GstElement *sink = gst_parse_bin_from_description (description, TRUE, NULL);
  GstElement *bin;

  if (!sink)
    return NULL;
  bin = gst_bin_new (NULL);
  g_signal_connect (bin, "deep-element-added", G_CALLBACK (on_element), NULL);
  picture->canvas = gst_object_ref_sink (canvas_new (&content, picture));
  gst_bin_add_many (GST_BIN (bin), picture->canvas, sink, NULL);
  gst_element_link (picture->canvas, sink);
  return bin;
}

static GstElement *
make_over_video (Picture *picture)
{
  g_autofree char *description = g_strconcat ("videoconvert ! videoscale ! "
      "overlaycomposition name=overlay ! videoconvert ! ", picture->sink, NULL);
  GstElement *bin = gst_parse_bin_from_description (description, TRUE, NULL);
  g_autoptr (GstElement) overlay = bin ? gst_bin_get_by_name (GST_BIN (bin), "overlay") : NULL;

  if (overlay)
    g_signal_connect (overlay, "draw", G_CALLBACK (on_draw), picture);
  return bin;
}

/* Any thread. */
GstElement *
picture_make (Picture *picture, gboolean has_video)
{
  GstElement *bin = has_video ? make_over_video (picture) : make_canvas (picture);

  if (bin)
    take_window (picture, bin);
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
  g_clear_pointer (&picture->shown_subtitles, subtitles_unref);
  g_clear_pointer (&picture->shown_screen, screen_unref);
  g_clear_pointer (&picture->composition, gst_video_overlay_composition_unref);
  g_clear_pointer (&picture->screen, screen_unref);
  g_mutex_clear (&picture->lock);
  g_free (picture->sink);
  g_free (picture);
}
