#include <gio/gio.h>

#include "arguments.h"
#include "command.h"
#include "remote-options.h"

/* Both verbs ask without any argument. */
static int
ask (const char *verb, const char *summary, int argc, char **argv, GError **error)
{
  g_auto (RemoteOptions) options = { 0 };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (JsonObject) answer = NULL;
  JsonObject *request;

  g_option_context_set_summary (context, summary);
  remote_options_add (&options, context);
  if (!arguments_parse (context, &argc, &argv, error))
    return 1;
  if (argc > 1) {
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "takes no argument, not \"%s\"",
        argv[1]);
    return 1;
  }
  request = json_object_new ();
  json_object_set_string_member (request, "do", verb);
  answer = remote_options_ask (&options, request, error);
  return answer ? 0 : 1;
}

int
command_pause (int argc, char **argv, GError **error)
{
  return ask ("pause", "Pauses the running player, or plays on.", argc, argv, error);
}

int
command_status (int argc, char **argv, GError **error)
{
  return ask ("status", "Tells what the running player plays, and where it is.", argc, argv, error);
}
