#include "stops.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <signal.h>
#include <unistd.h>

struct _Stops {
  int ends[2];
  guint watch;
  struct sigaction old_stop, old_continue;
  StopsAsked asked;
  gpointer data;
};

static int writer = -1;         /* where the signal's handler writes */

static void
on_signal (int number)
{
  char byte = number == SIGTSTP ? STOP_ASKED : STOP_OVER;
  int kept = errno;

  if (write (writer, &byte, 1) == -1)
    errno = kept;               /* one waits there already */
  errno = kept;
}

static void
catch (int number, struct sigaction *old)
{
  struct sigaction action = { .sa_handler = on_signal, .sa_flags = SA_RESTART };

  sigemptyset (&action.sa_mask);
  sigaction (number, &action, old);
}

static gboolean
on_byte (int reader, GIOCondition condition, gpointer data)
{
  Stops *stops = data;
  char byte;

  if (read (reader, &byte, 1) == 1)
    stops->asked (byte == STOP_ASKED ? STOP_ASKED : STOP_OVER, stops->data);
  return G_SOURCE_CONTINUE;
}

Stops *
stops_new (StopsAsked asked, gpointer data)
{
  Stops *stops = g_new0 (Stops, 1);

  stops->asked = asked;
  stops->data = data;
  if (!g_unix_open_pipe (stops->ends, FD_CLOEXEC, NULL)) {
    stops->ends[0] = stops->ends[1] = -1;
    return stops;
  }
  g_unix_set_fd_nonblocking (stops->ends[0], TRUE, NULL);
  g_unix_set_fd_nonblocking (stops->ends[1], TRUE, NULL);
  writer = stops->ends[1];
  stops->watch = g_unix_fd_add (stops->ends[0], G_IO_IN, on_byte, stops);
  catch (SIGTSTP, &stops->old_stop);
  catch (SIGCONT, &stops->old_continue);
  return stops;
}

void
stops_free (Stops *stops)
{
  if (stops->watch) {
    sigaction (SIGTSTP, &stops->old_stop, NULL);
    sigaction (SIGCONT, &stops->old_continue, NULL);
    g_source_remove (stops->watch);
    close (stops->ends[0]);
    close (stops->ends[1]);
  }
  g_free (stops);
}

/* The whole job, as the terminal would have: a script that started us waits for it. */
void
stops_stop (Stops *stops)
{
  struct sigaction usual = { .sa_handler = SIG_DFL }, ours;

  sigemptyset (&usual.sa_mask);
  sigaction (SIGTSTP, &usual, &ours);
  kill (0, SIGTSTP);
  sigaction (SIGTSTP, &ours, NULL);
}
