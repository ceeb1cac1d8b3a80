#include "length.h"

#include <gst/pbutils/pbutils.h>

#define PATIENCE (30 * GST_SECOND)

static char *
to_uri (const char *name, GError **error)
{
  return gst_uri_is_valid (name) ? g_strdup (name) : gst_filename_to_uri (name, error);
}

static gboolean
is_known (Nanoseconds length)
{
  return length != GST_CLOCK_TIME_NONE && length > 0;
}

/* What is missing is said by name, for a package manager to be asked. Nobody misses the decoder of
 * captions or pictures, if all that is asked is the length. */
static gboolean
check_info (GstDiscovererInfo *info, GError **error)
{
  const char **missing;

  if (gst_discoverer_info_get_result (info) != GST_DISCOVERER_MISSING_PLUGINS
      || is_known (gst_discoverer_info_get_duration (info)))
    return TRUE;
  missing = gst_discoverer_info_get_missing_elements_installer_details (info);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
      "no decoder for it (%s); install gstreamer1.0-plugins-good or gstreamer1.0-libav",
      missing && *missing ? *missing : "unknown");
  return FALSE;
}

gboolean
length_of_audio (const char *name, Nanoseconds *length, GError **error)
{
  g_autofree char *uri = to_uri (name, error);
  g_autoptr (GstDiscoverer) discoverer = NULL;
  g_autoptr (GstDiscovererInfo) info = NULL;

  if (!uri || !gst_init_check (NULL, NULL, error))
    return FALSE;
  discoverer = gst_discoverer_new (PATIENCE, error);
  info = discoverer ? gst_discoverer_discover_uri (discoverer, uri, error) : NULL;
  if (!info || (error && *error) || !check_info (info, error))
    return FALSE;

  *length = gst_discoverer_info_get_duration (info);
  if (is_known (*length))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "its length is not known");
  return FALSE;
}
