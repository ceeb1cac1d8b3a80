/* Bytes of a file, of stdin or of a URL. */
#pragma once

#include <gio/gio.h>

#define INPUT_MAX_FILE (G_GUINT64_CONSTANT (4) << 30)
#define INPUT_MAX_DOWNLOAD (G_GUINT64_CONSTANT (256) << 20)

typedef struct {
  char *bytes;                  /* bytes[length] is NUL */
  gsize length;
  char *uri;                    /* where it came from in the end, after redirects; path or "-" */
  char *charset;                /* what HTTP's Content-Type said; NULL */
} Input;

/* @name is a path, "-" or an http(s) URL: 10 redirects, 30 s without a byte, INPUT_MAX_..., TLS
 * verified. Errors are of G_IO_ERROR or of G_TLS_ERROR; the message does not repeat @name. */
Input *input_read (const char *name, GError **error);
void input_free (Input *input);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Input, input_free)

gboolean input_is_url (const char *name);

/* What @reference means inside the document @base (NULL or "-": stdin), if it may be read from
 * there: a document from the net names http(s) alone, a local one also files in its own folder or
 * below, symlinks followed. NULL with @error. (transfer full) */
char *input_resolve (const char *base, const char *reference, GError **error);
