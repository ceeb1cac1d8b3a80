#include "remote-options.h"

#include <gio/gio.h>
#include <stdio.h>

#include "printable.h"
#include "remote.h"

void
remote_options_clear (RemoteOptions *options)
{
  g_clear_pointer (&options->player, g_free);
}

void
remote_options_add (RemoteOptions *options, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "player", 0, 0, G_OPTION_ARG_FILENAME, &options->player,
      "The player of that name or process id, not the one started last", "NAME" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->is_json, "Print what the player answers", NULL },
    { "quiet", 0, 0, G_OPTION_ARG_NONE, &options->is_quiet, "Print nothing but errors", NULL },
    { NULL }
  };

  g_option_context_add_main_entries (context, entries, NULL);
}

static const char *
get_text (JsonObject *answer, const char *key)
{
  return json_object_get_string_member_with_default (answer, key, NULL);
}

/* "0:01:02"; "-" for a time that is not known. */
static char *
clock_dup (JsonObject *answer, const char *key)
{
  gint64 seconds = json_object_get_int_member_with_default (answer, key, -1000) / 1000;

  return seconds < 0 ? g_strdup ("-")
      : g_strdup_printf ("%d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60),
      (int) (seconds % 60));
}

/* "playing 0:01:02 of 0:07:19  Chapter  Speaker: what is said" */
static void
print_status (JsonObject *answer)
{
  g_autofree char *position = clock_dup (answer, "position");
  g_autofree char *duration = clock_dup (answer, "duration");
  const char *chapter = get_text (answer, "chapter"), *speaker = get_text (answer, "speaker");
  const char *cue = get_text (answer, "cue"), *state = get_text (answer, "state");
  g_autofree char *said = g_strdelimit (g_strdup (cue ? cue : ""), "\n", ' ');
  g_autofree char *line = g_strdup_printf ("%s %s of %s%s%s%s%s%s%s", state ? state : "?", position,
      duration, chapter && *chapter ? "  " : "", chapter ? chapter : "", *said ? "  " : "",
      *said && speaker ? speaker : "", *said && speaker ? ": " : "", said);
  g_autofree char *safe = printable_dup (line);

  printf ("%s\n", safe);
}

static void
print_json (JsonObject *answer)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), answer);
  g_autofree char *text = json_to_string (node, FALSE);

  printf ("%s\n", text);
}

JsonObject *
remote_options_ask (const RemoteOptions *options, JsonObject *request, GError **error)
{
  g_autoptr (JsonObject) answer = remote_ask (options->player, request, error);
  gboolean is_ok;

  if (!answer)
    return NULL;
  is_ok = json_object_get_boolean_member_with_default (answer, "ok", FALSE);
  if (!is_ok && !json_object_has_member (answer, "found")) {
    g_set_error_literal (error, REMOTE_ERROR, REMOTE_ERROR_SYNTAX,
        json_object_get_string_member_with_default (answer, "error", "the player refuses"));
    return NULL;
  }
  if (options->is_json && !options->is_quiet)
    print_json (answer);
  else if (is_ok && !options->is_quiet)
    print_status (answer);
  return g_steal_pointer (&answer);
}
