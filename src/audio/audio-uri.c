#include "audio-uri.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <gst/gst.h>

#include "decode.h"

static gboolean
check_file (const char *path, GError **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
  else if (S_ISDIR (status.st_mode))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "it is a directory");
  else if (S_ISREG (status.st_mode) && !status.st_size)
    g_set_error_literal (error, DECODE_ERROR, DECODE_ERROR_NO_AUDIO, "it is empty");
  else
    return TRUE;
  return FALSE;
}

gboolean
audio_uri_is_remote (const char *name)
{
  const char *scheme = g_uri_peek_scheme (name);

  return !g_strcmp0 (scheme, "http") || !g_strcmp0 (scheme, "https");
}

char *
audio_uri_of (const char *name, GError **error)
{
  if (audio_uri_is_remote (name))
    return g_strdup (name);
  return check_file (name, error) ? gst_filename_to_uri (name, error) : NULL;
}
