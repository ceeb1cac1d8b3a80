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

gboolean
arguments_parse_transcript (GOptionContext *context, int *argc, char ***argv, GError **error)
{
  if (!arguments_parse (context, argc, argv, error))
    return FALSE;
  if (*argc == 2)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, *argc < 2
      ? "name a transcript" : "one transcript at a time, please; \"%s\" is one too many",
      *argc < 2 ? "" : (*argv)[2]);
  return FALSE;
}
