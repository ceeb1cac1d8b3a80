#include "arguments.h"

gboolean
arguments_parse (GOptionContext *context, int *argc, char ***argv, GError **error)
{
  char **at;

  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  for (at = *argv + 1; *at && !g_str_equal (*at, "--"); at++)
    ;
  if (!*at)
    return TRUE;
  for (; *at; at++)
    at[0] = at[1];
  --*argc;
  return TRUE;
}
