#include <gio/gio.h>

#include "command.h"

int
command_info (int argc, char **argv, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "not built yet");
  return 1;
}
