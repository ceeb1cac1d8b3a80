#include "desktop-tools.h"

#include <gio/gio.h>

/* The first of these that is there takes the text from its stdin, and stays as long as it is on the
 * clipboard. */
static const char *const copiers[][4] = {
  { "wl-copy", NULL },
  { "xclip", "-selection", "clipboard", NULL },
  { "xsel", "-ib", NULL },
};

static gboolean
is_there (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);

  return path && (g_getenv ("WAYLAND_DISPLAY") || !g_str_equal (program, "wl-copy"));
}

static gboolean
start (const char *const *argv, const char *text)
{
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv,
      G_SUBPROCESS_FLAGS_STDERR_SILENCE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE
      | (text ? G_SUBPROCESS_FLAGS_STDIN_PIPE : 0), NULL);

  if (process && text)
    g_subprocess_communicate_utf8_async (process, text, NULL, NULL, NULL);
  return process != NULL;
}

gboolean
desktop_copy (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (copiers); i++)
    if (is_there (copiers[i][0]))
      return start (copiers[i], text);
  return FALSE;
}

gboolean
desktop_toggle_fullscreen (void)
{
  const char *const argv[] = { "wmctrl", "-r", ":ACTIVE:", "-b", "toggle,fullscreen", NULL };

  return is_there (argv[0]) && start (argv, NULL);
}
