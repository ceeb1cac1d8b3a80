/* A file for what is needed only until the program ends. */
#pragma once

#include <gio/gio.h>

/* Open for reading and writing, in $TMPDIR, and without a name: whatever ends the program, nothing
 * stays. -1 with G_IO_ERROR. */
int scratch_open (GError **error);

/* A name by which this program may open it again. (transfer full) */
char *scratch_name (int fd);
