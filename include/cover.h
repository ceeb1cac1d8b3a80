/* A picture in a file as a surface to draw with. */
#pragma once

#include <cairo.h>
#include <gst/gst.h>

/* @picture: a JPEG, PNG and so on. NULL, with @error: it cannot be decoded. */
cairo_surface_t *cover_decode (GstSample *picture, GError **error);

/* The JPEG or PNG file @path. NULL, with @error: there is none that can be read. */
cairo_surface_t *cover_read (const char *path, GError **error);
