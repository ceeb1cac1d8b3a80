/* What tells one audio file from another: its size and the SHA-256 of all of it. */
#pragma once

#include <gio/gio.h>

typedef struct {
  guint64 bytes;
  char *sha256;                 /* 64 hexadecimal digits, lower case */
} Identity;

void identity_clear (Identity *identity);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Identity, identity_clear)

/* Of the file at @path, read once from end to end. Errors are of G_IO_ERROR. */
gboolean identity_of_file (const char *path, GCancellable *cancellable, Identity *identity,
    GError **error);
