#include "progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define INTERVAL (G_USEC_PER_SEC / 5)
#define TELLING_PART 0.03       /* before that, what is left is a guess */
#define TELLING_SECONDS 2

static char *within;            /* the work that the stages are part of */

void
progress_within (const char *text)
{
  g_free (within);
  within = g_strdup (text);
}

char *
progress_to_text (const char *stage, double part, double seconds)
{
  guint left;

  if (part < 0)
    return g_strdup_printf ("%s ...", stage);
  part = MIN (part, 1);
  if (part < TELLING_PART || seconds < TELLING_SECONDS)
    return g_strdup_printf ("%s %3d %%", stage, (int) (part * 100));
  left = (guint) MIN (seconds / part * (1 - part) + 0.5, G_MAXINT);
  return g_strdup_printf ("%s %3d %%, %u:%02u left", stage, (int) (part * 100), left / 60,
      left % 60);
}

/* The rest of a longer line before it is covered by blanks. */
static void
show_line (Progress *progress, const char *text)
{
  fprintf (stderr, "\r%-*s", (int) progress->width, text);
  fflush (stderr);
  progress->width = (guint) strlen (text);
}

void
progress_report (Progress *progress, double part)
{
  gint64 now = g_get_monotonic_time ();
  g_autofree char *text = NULL, *line = NULL;

  if (progress->is_silent || now < progress->shown + INTERVAL || !isatty (STDERR_FILENO))
    return;
  progress->shown = now;
  text = progress_to_text (progress->stage, part,
      (double) (now - progress->began) / G_USEC_PER_SEC);
  line = g_strconcat (within ? within : "", text, NULL);
  show_line (progress, line);
}

void
progress_begin (Progress *progress, const char *stage)
{
  progress->stage = stage;
  progress->began = g_get_monotonic_time ();
  progress->shown = 0;
  progress_report (progress, 0);
}

void
progress_clear (Progress *progress)
{
  if (!progress->width)
    return;
  show_line (progress, "");
  fputc ('\r', stderr);
  progress->width = 0;
}
