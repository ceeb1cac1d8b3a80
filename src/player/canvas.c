#include "canvas.h"

#include <cairo.h>
#include <gst/base/gstpushsrc.h>
#include <gst/video/video.h>

#include "ground.h"

#define RATE 25
#define USUAL_WIDTH 1280
#define USUAL_HEIGHT 720
#define COVER_PART 0.48         /* of the height, so that captions of two lines are below it */

G_DECLARE_FINAL_TYPE (Canvas, canvas, QUOTH, CANVAS, GstPushSrc)

struct _Canvas {
  GstPushSrc parent;
  CanvasEnded ended;
  gpointer data;
  GstVideoInfo info;
  GstBuffer *picture;           /* drawn once a size and a cover; every buffer shares its memory */
  guint64 frame;                /* since the last seek */

  GMutex lock;                  /* guards the two below */
  cairo_surface_t *cover;
  gboolean is_stale;
};

G_DEFINE_FINAL_TYPE (Canvas, canvas, GST_TYPE_PUSH_SRC)

static GstStaticPadTemplate template = GST_STATIC_PAD_TEMPLATE ("src", GST_PAD_SRC, GST_PAD_ALWAYS,
    GST_STATIC_CAPS ("video/x-raw, format=(string)BGRx, framerate=(fraction)25/1, "
        "width=(int)[16,8192], height=(int)[16,8192]"));

static void
paint_cover (cairo_t *cr, int width, int height, cairo_surface_t *cover)
{
  double side = MIN (height * COVER_PART, width * 0.8);

  ground_paint_blurred (cr, width, height, cover);
  ground_paint_cover (cr, cover, width / 2.0, height * 0.35, side, side * 0.03);
}

static GstBuffer *
paint (const GstVideoInfo *info, cairo_surface_t *cover)
{
  GstBuffer *picture = gst_buffer_new_allocate (NULL, info->size, NULL);
  cairo_surface_t *surface;
  GstMapInfo map;
  cairo_t *cr;

  gst_buffer_map (picture, &map, GST_MAP_WRITE);
  surface = cairo_image_surface_create_for_data (map.data, CAIRO_FORMAT_RGB24, info->width,
      info->height, info->stride[0]);
  cr = cairo_create (surface);
  ground_paint (cr, info->width, info->height);
  if (cover)
    paint_cover (cr, info->width, info->height, cover);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  gst_buffer_unmap (picture, &map);
  return picture;
}

static void
paint_if_stale (Canvas *canvas)
{
  cairo_surface_t *cover;
  gboolean is_stale;

  g_mutex_lock (&canvas->lock);
  cover = canvas->cover ? cairo_surface_reference (canvas->cover) : NULL;
  is_stale = canvas->is_stale || !canvas->picture;
  canvas->is_stale = FALSE;
  g_mutex_unlock (&canvas->lock);

  if (is_stale) {
    gst_clear_buffer (&canvas->picture);
    canvas->picture = paint (&canvas->info, cover);
  }
  g_clear_pointer (&cover, cairo_surface_destroy);
}

static GstFlowReturn
canvas_create (GstPushSrc *source, GstBuffer **buffer)
{
  Canvas *canvas = QUOTH_CANVAS (source);
  GstClockTime time = GST_BASE_SRC (source)->segment.start + canvas->frame * GST_SECOND / RATE;

  if (canvas->frame && canvas->ended (time, canvas->data))
    return GST_FLOW_EOS;
  paint_if_stale (canvas);
  *buffer = gst_buffer_copy (canvas->picture);
  GST_BUFFER_PTS (*buffer) = time;
  GST_BUFFER_DURATION (*buffer) = GST_SECOND / RATE;
  canvas->frame++;
  return GST_FLOW_OK;
}

static gboolean
canvas_set_caps (GstBaseSrc *source, GstCaps *caps)
{
  Canvas *canvas = QUOTH_CANVAS (source);

  gst_clear_buffer (&canvas->picture);
  return gst_video_info_from_caps (&canvas->info, caps);
}

/* What shows the pictures names its own size first, once it has one. */
static GstCaps *
canvas_fixate (GstBaseSrc *source, GstCaps *caps)
{
  GstStructure *first;

  caps = gst_caps_make_writable (gst_caps_truncate (caps));
  first = gst_caps_get_structure (caps, 0);
  gst_structure_fixate_field_nearest_int (first, "width", USUAL_WIDTH);
  gst_structure_fixate_field_nearest_int (first, "height", USUAL_HEIGHT);
  return gst_caps_fixate (caps);
}

static gboolean
canvas_is_seekable (GstBaseSrc *source)
{
  return TRUE;
}

static gboolean
canvas_do_seek (GstBaseSrc *source, GstSegment *segment)
{
  segment->time = segment->start;
  segment->position = segment->start;
  QUOTH_CANVAS (source)->frame = 0;
  return TRUE;
}

static void
canvas_finalize (GObject *object)
{
  Canvas *canvas = QUOTH_CANVAS (object);

  gst_clear_buffer (&canvas->picture);
  g_clear_pointer (&canvas->cover, cairo_surface_destroy);
  g_mutex_clear (&canvas->lock);
  G_OBJECT_CLASS (canvas_parent_class)->finalize (object);
}

static void
canvas_class_init (CanvasClass *class)
{
  GstBaseSrcClass *source = GST_BASE_SRC_CLASS (class);

  gst_element_class_add_static_pad_template (GST_ELEMENT_CLASS (class), &template);
  gst_element_class_set_static_metadata (GST_ELEMENT_CLASS (class), "Quoth's canvas",
      "Source/Video", "Calm pictures for sound", "Quoth");
  G_OBJECT_CLASS (class)->finalize = canvas_finalize;
  source->set_caps = canvas_set_caps;
  source->fixate = canvas_fixate;
  source->is_seekable = canvas_is_seekable;
  source->do_seek = canvas_do_seek;
  GST_PUSH_SRC_CLASS (class)->create = canvas_create;
}

static void
canvas_init (Canvas *canvas)
{
  g_mutex_init (&canvas->lock);
  gst_base_src_set_format (GST_BASE_SRC (canvas), GST_FORMAT_TIME);
}

GstElement *
canvas_new (CanvasEnded ended, gpointer data)
{
  Canvas *canvas = g_object_new (canvas_get_type (), NULL);

  canvas->ended = ended;
  canvas->data = data;
  return GST_ELEMENT (canvas);
}

void
canvas_set_cover (GstElement *element, cairo_surface_t *cover)
{
  Canvas *canvas = QUOTH_CANVAS (element);
  cairo_surface_t *old;

  g_mutex_lock (&canvas->lock);
  old = g_steal_pointer (&canvas->cover);
  canvas->cover = cover ? cairo_surface_reference (cover) : NULL;
  canvas->is_stale = TRUE;
  g_mutex_unlock (&canvas->lock);
  g_clear_pointer (&old, cairo_surface_destroy);
}
