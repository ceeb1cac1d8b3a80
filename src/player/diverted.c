#include "diverted.h"

#include <fcntl.h>
#include <glib-unix.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define KEPT_MOST 65536         /* bytes */

struct _Diverted {
  int stderr_copy, reader;
  guint watch;
  GString *open_line, *kept;
  DivertedLine line;
  gpointer data;
};

static void
take (Diverted *diverted, const char *bytes, gsize length)
{
  if (diverted->kept->len + length <= KEPT_MOST)
    g_string_append_len (diverted->kept, bytes, (gssize) length);
  for (gsize i = 0; i < length; i++) {
    if (bytes[i] != '\n' && diverted->open_line->len < KEPT_MOST) {
      g_string_append_c (diverted->open_line, bytes[i]);
      continue;
    }
    if (diverted->line)
      diverted->line (diverted->open_line->str, diverted->data);
    g_string_truncate (diverted->open_line, 0);
  }
}

static gboolean
on_bytes (int reader, GIOCondition condition, gpointer data)
{
  char bytes[4096];
  gssize n;

  while ((n = read (reader, bytes, sizeof bytes)) > 0)
    take (data, bytes, (gsize) n);
  return G_SOURCE_CONTINUE;
}

/* Nobody who writes may wait for us: what a full pipe does not take is lost. */
static gboolean
open_pipe (int ends[2])
{
  return g_unix_open_pipe (ends, FD_CLOEXEC, NULL)
      && g_unix_set_fd_nonblocking (ends[0], TRUE, NULL)
      && g_unix_set_fd_nonblocking (ends[1], TRUE, NULL);
}

Diverted *
diverted_new (DivertedLine line, gpointer data)
{
  Diverted *diverted;
  int ends[2];

  if (!open_pipe (ends))
    return NULL;
  diverted = g_new0 (Diverted, 1);
  fflush (stderr);
  diverted->stderr_copy = fcntl (STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  dup2 (ends[1], STDERR_FILENO);
  close (ends[1]);
  diverted->reader = ends[0];
  diverted->open_line = g_string_new (NULL);
  diverted->kept = g_string_new (NULL);
  diverted->line = line;
  diverted->data = data;
  diverted->watch = g_unix_fd_add (ends[0], G_IO_IN, on_bytes, diverted);
  return diverted;
}

void
diverted_free (Diverted *diverted)
{
  fflush (stderr);
  diverted->line = NULL;
  on_bytes (diverted->reader, G_IO_IN, diverted);
  g_source_remove (diverted->watch);
  if (diverted->stderr_copy >= 0) {
    dup2 (diverted->stderr_copy, STDERR_FILENO);
    close (diverted->stderr_copy);
  }
  close (diverted->reader);
  fwrite (diverted->kept->str, 1, diverted->kept->len, stderr);
  g_string_free (diverted->open_line, TRUE);
  g_string_free (diverted->kept, TRUE);
  g_free (diverted);
}
