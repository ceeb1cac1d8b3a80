#include "scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Not every file system makes files without a name. */
static int
open_and_unlink (GError **error)
{
  g_autofree char *name = NULL;
  int fd = g_file_open_tmp ("quoth-XXXXXX", &name, error);

  if (fd != -1)
    g_unlink (name);
  return fd;
}

int
scratch_open (GError **error)
{
  int fd = open (g_get_tmp_dir (), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

  return fd != -1 ? fd : open_and_unlink (error);
}

char *
scratch_name (int fd)
{
  return g_strdup_printf ("/proc/self/fd/%d", fd);
}
