#include "composition.h"

#include <string.h>

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

GstVideoOverlayComposition *
composition_of (const Overlay *overlay, int width, int height)
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
