#include "muxer.h"

#include <gmodule.h>

#define MODULE_NAME "quoth-mux.so"

/* Beside the program, as it is built, or where it is installed. */
static char *
find_module (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname (program ? program : ".");
  g_autofree char *beside = g_build_filename (folder, MODULE_NAME, NULL);

  if (program && g_file_test (beside, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&beside);
  return g_strdup (QUOTH_MODULE_DIRECTORY "/" MODULE_NAME);
}

MuxCopy
muxer_load (GError **error)
{
  g_autofree char *path = find_module ();
  GModule *module = g_module_open (path, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
  gpointer copy = NULL;

  if (module && g_module_symbol (module, MUX_SYMBOL, &copy)) {
    g_module_make_resident (module);
    return (MuxCopy) copy;
  }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
      "cannot load what writes media files: %s", g_module_error ());
  return NULL;
}
