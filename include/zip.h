/* A ZIP archive whose members are stored as they are, for containers of files that are pressed
 * already: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT. */
#pragma once

#include <gio/gio.h>

typedef struct {
  GOutputStream *out;
  GByteArray *directory;        /* of the members so far */
  guint64 offset;               /* bytes written */
  guint n_members;
} Zip;

void zip_init (Zip *zip, GOutputStream *out);

/* Frees what @zip holds, whether it is finished or not. */
void zip_clear (Zip *zip);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Zip, zip_clear)

/* @name is ASCII. */
gboolean zip_add_text (Zip *zip, const char *name, const char *text, gsize length, GError **error);

/* The file at @path, which is read twice; FORMAT_ERROR_LIMIT for 4 GiB and more. */
gboolean zip_add_file (Zip *zip, const char *name, const char *path, GError **error);

/* After the last member. */
gboolean zip_finish (Zip *zip, GError **error);
