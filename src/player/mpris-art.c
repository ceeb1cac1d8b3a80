#include "mpris-art.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "remote-folder.h"

static const char *
name_kind (GstSample *cover)
{
  GstCaps *caps = gst_sample_get_caps (cover);
  const GstStructure *first = caps && gst_caps_get_size (caps) ? gst_caps_get_structure (caps, 0)
      : NULL;

  if (first && gst_structure_has_name (first, "image/jpeg"))
    return "jpg";
  return first && gst_structure_has_name (first, "image/png") ? "png" : NULL;
}

char *
mpris_art_keep (GstSample *cover)
{
  const char *kind = cover ? name_kind (cover) : NULL;
  g_autofree char *folder = kind ? remote_folder_get (NULL) : NULL, *name = NULL, *path = NULL;
  GstBuffer *buffer = folder ? gst_sample_get_buffer (cover) : NULL;
  GstMapInfo map;
  gboolean is_kept;

  if (!buffer || !gst_buffer_map (buffer, &map, GST_MAP_READ))
    return NULL;
  name = g_strdup_printf ("cover-%d.%s", (int) getpid (), kind);
  path = g_build_filename (folder, name, NULL);
  is_kept = g_file_set_contents (path, (const char *) map.data, (gssize) map.size, NULL);
  gst_buffer_unmap (buffer, &map);
  return is_kept ? g_filename_to_uri (path, NULL, NULL) : NULL;
}

void
mpris_art_drop (char *uri)
{
  g_autofree char *path = uri ? g_filename_from_uri (uri, NULL, NULL) : NULL;

  if (path)
    g_unlink (path);
  g_free (uri);
}
