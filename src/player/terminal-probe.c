#include "terminal-probe.h"

#include <curses.h>
#include <gio/gio.h>
#include <langinfo.h>
#include <locale.h>
#include <term.h>
#include <unistd.h>

/* Before curses starts: its functions end the program where a terminal is not known. */
static gboolean
is_drawable (const char *type)
{
  const char *move;
  int status;

  if (setupterm (type, STDOUT_FILENO, &status) != OK)
    return FALSE;
  move = tigetstr ("cup");
  del_curterm (cur_term);
  return move && move != (const char *) -1;
}

/* All that we print is UTF-8, whatever the locale; curses asks the locale. */
static void
count_in_utf8 (void)
{
  if (!g_str_equal (nl_langinfo (CODESET), "UTF-8"))
    setlocale (LC_CTYPE, "C.UTF-8");
}

gboolean
terminal_probe (GError **error)
{
  const char *type = g_getenv ("TERM");

  if (!isatty (STDOUT_FILENO) || (!isatty (STDIN_FILENO) && access ("/dev/tty", R_OK) == -1))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "there is no terminal");
  else if (!type || !*type || g_str_equal (type, "dumb") || !is_drawable (type))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
        "the terminal has no screen to draw on (TERM is \"%s\")", type ? type : "");
  else {
    count_in_utf8 ();
    return TRUE;
  }
  return FALSE;
}
