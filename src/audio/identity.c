#include "identity.h"

#define BLOCK (1 << 18)

void
identity_clear (Identity *identity)
{
  g_clear_pointer (&identity->sha256, g_free);
}

gboolean
identity_of_file (const char *path, GCancellable *cancellable, Identity *identity, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *block = g_malloc (BLOCK);
  gssize length;

  *identity = (Identity) { 0 };
  if (!stream)
    return FALSE;
  while ((length = g_input_stream_read (G_INPUT_STREAM (stream), block, BLOCK, cancellable,
      error)) > 0) {
    g_checksum_update (checksum, block, length);
    identity->bytes += (guint64) length;
  }
  if (length < 0)
    return FALSE;
  identity->sha256 = g_strdup (g_checksum_get_string (checksum));
  return TRUE;
}
