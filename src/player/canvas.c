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
  CanvasContent content;
  gpointer data;
  GstVideoInfo info;
  cairo_surface_t *ground;      /* drawn once a size and a cover; NULL: to be drawn */
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

static cairo_surface_t *
paint_ground (int width, int height, cairo_surface_t *cover)
{
  cairo_surface_t *ground = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (ground);

  ground_paint (cr, width, height);
  if (cover)
    paint_cover (cr, width, height, cover);
  cairo_destroy (cr);
  return ground;
}

/* Whether it is another one than under the last picture. */
static gboolean
renew_ground (Canvas *canvas)
{
  cairo_surface_t *cover;
  gboolean is_stale;

  g_mutex_lock (&canvas->lock);
  cover = canvas->cover ? cairo_surface_reference (canvas->cover) : NULL;
  is_stale = canvas->is_stale || !canvas->ground;
  canvas->is_stale = FALSE;
  g_mutex_unlock (&canvas->lock);

  if (is_stale) {
    g_clear_pointer (&canvas->ground, cairo_surface_destroy);
    canvas->ground = paint_ground (canvas->info.width, canvas->info.height, cover);
  }
  g_clear_pointer (&cover, cairo_surface_destroy);
  return is_stale;
}

static void
draw (Canvas *canvas, GstVideoFrame *frame, GstClockTime time)
{
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
      GST_VIDEO_FRAME_PLANE_DATA (frame, 0), CAIRO_FORMAT_RGB24, canvas->info.width,
      canvas->info.height, GST_VIDEO_FRAME_PLANE_STRIDE (frame, 0));
  cairo_t *cr = cairo_create (surface);

  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_surface (cr, canvas->ground, 0, 0);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  canvas->content.draw (cr, canvas->info.width, canvas->info.height, time, canvas->data);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

/* In memory of what shows it, so that it need not be copied there. */
static GstFlowReturn
make_picture (Canvas *canvas, GstClockTime time, GstBuffer **buffer)
{
  GstFlowReturn result = GST_BASE_SRC_CLASS (canvas_parent_class)->alloc (GST_BASE_SRC (canvas), 0,
      (guint) canvas->info.size, buffer);
  GstVideoFrame frame;

  if (result != GST_FLOW_OK)
    return result;
  if (!gst_video_frame_map (&frame, &canvas->info, *buffer, GST_MAP_WRITE)) {
    gst_clear_buffer (buffer);
    return GST_FLOW_ERROR;
  }
  draw (canvas, &frame, time);
  gst_video_frame_unmap (&frame);
  return GST_FLOW_OK;
}

static GstFlowReturn
canvas_create (GstPushSrc *source, GstBuffer **buffer)
{
  Canvas *canvas = QUOTH_CANVAS (source);
  GstClockTime time = GST_BASE_SRC (source)->segment.start + canvas->frame * GST_SECOND / RATE;
  GstFlowReturn result = GST_FLOW_OK;

  if (canvas->frame && canvas->content.has_ended (time, canvas->data))
    return GST_FLOW_EOS;
  if (renew_ground (canvas) || !canvas->frame || canvas->content.changes (time, canvas->data))
    result = make_picture (canvas, time, buffer);
  else
    *buffer = gst_buffer_new ();
  if (result != GST_FLOW_OK)
    return result;
  GST_BUFFER_PTS (*buffer) = time;
  GST_BUFFER_DURATION (*buffer) = GST_SECOND / RATE;
  canvas->frame++;
  return GST_FLOW_OK;
}

/* A buffer without a picture goes on as an event: the sink waits until it is due, so that we are
 * never ahead of a key. Not in create (), which holds a lock that queries need. */
static GstPadProbeReturn
on_buffer (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  GstBuffer *buffer = gst_pad_probe_info_get_buffer (info);

  if (gst_buffer_n_memory (buffer))
    return GST_PAD_PROBE_OK;
  gst_pad_push_event (pad, gst_event_new_gap (GST_BUFFER_PTS (buffer),
          GST_BUFFER_DURATION (buffer)));
  return GST_PAD_PROBE_DROP;
}

static gboolean
canvas_set_caps (GstBaseSrc *source, GstCaps *caps)
{
  Canvas *canvas = QUOTH_CANVAS (source);

  g_clear_pointer (&canvas->ground, cairo_surface_destroy);
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

  g_clear_pointer (&canvas->ground, cairo_surface_destroy);
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
canvas_new (const CanvasContent *content, gpointer data)
{
  Canvas *canvas = g_object_new (canvas_get_type (), NULL);

  canvas->content = *content;
  canvas->data = data;
  gst_pad_add_probe (GST_BASE_SRC_PAD (canvas), GST_PAD_PROBE_TYPE_BUFFER, on_buffer, NULL, NULL);
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
