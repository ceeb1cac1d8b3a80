#include <gio/gio.h>
#include <string.h>

#include "arguments.h"
#include "command.h"
#include "message.h"
#include "remote-options.h"
#include "timestamp.h"

typedef struct {
  RemoteOptions remote;
  gboolean is_quote;
} SeekOptions;

/* "+30" and "-1:30": a sign and a time. "-10" looks like an option, and is none. */
static gboolean
read_offset (const char *text, gint64 *milliseconds)
{
  Nanoseconds time;

  if ((*text != '+' && *text != '-') || !g_ascii_isdigit (text[1]))
    return FALSE;
  if (text[strspn (text + 1, "0123456789.") + 1] == '\0') {
    g_autofree char *seconds = g_strconcat (text + 1, "s", NULL);

    if (!timestamp_read_argument (seconds, &time))
      return FALSE;
  } else if (!timestamp_read_argument (text + 1, &time)) {
    return FALSE;
  }
  *milliseconds = (gint64) nanoseconds_to_milliseconds (time) * (*text == '-' ? -1 : 1);
  return TRUE;
}

static JsonObject *
make_request (const char *where, gboolean is_quote)
{
  JsonObject *request = json_object_new ();
  Nanoseconds time;
  gint64 by;

  json_object_set_string_member (request, "do", "seek");
  if (is_quote)
    json_object_set_string_member (request, "quote", where);
  else if (read_offset (where, &by))
    json_object_set_int_member (request, "by", by);
  else if (timestamp_read_argument (where, &time))
    json_object_set_int_member (request, "to", (gint64) nanoseconds_to_milliseconds (time));
  else if (g_str_has_prefix (where, "chapter:"))
    json_object_set_string_member (request, "chapter", where + strlen ("chapter:"));
  else if (g_str_equal (where, "next") || g_str_equal (where, "prev"))
    json_object_set_string_member (request, "hit", where);
  else
    json_object_set_string_member (request, "quote", where);
  return request;
}

/* An offset stands behind a "--" before GOption can take it for an option. The strings are those of
 * @argv. (transfer container) */
static char **
protect_offsets (int argc, char **argv)
{
  GPtrArray *protected = g_ptr_array_new ();
  gint64 by;

  for (int i = 0; i < argc; i++) {
    if (i && *argv[i] == '-' && read_offset (argv[i], &by))
      g_ptr_array_add (protected, "--");
    g_ptr_array_add (protected, argv[i]);
  }
  g_ptr_array_add (protected, NULL);
  return (char **) g_ptr_array_free (protected, FALSE);
}

static gboolean
parse_options (SeekOptions *options, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "quote", 'q', 0, G_OPTION_ARG_NONE, &options->is_quote,
      "It is a quote, though it looks like a time or a word of ours", NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context =
      g_option_context_new ("QUOTE|TIME|+N|-N|next|prev|chapter:NAME");

  g_option_context_set_summary (context, "Moves the running player.");
  g_option_context_set_description (context,
      "TIME is 51:20, 1:02:03 or 90s; +N and -N are seconds. chapter:next and chapter:prev are the\n"
      "chapters around; next and prev the places around where the last quote was found.");
  g_option_context_add_main_entries (context, entries, NULL);
  remote_options_add (&options->remote, context);
  if (!arguments_parse (context, argc, argv, error))
    return FALSE;
  if (*argc == 2)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
      *argc < 2 ? "say where to%s" : "one place at a time; \"%s\" is one too many (quote it)",
      *argc < 2 ? "" : (*argv)[2]);
  return FALSE;
}

static void
remote_clear (SeekOptions *options)
{
  remote_options_clear (&options->remote);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SeekOptions, remote_clear)

int
command_seek (int argc, char **argv, GError **error)
{
  g_auto (SeekOptions) options = { 0 };
  g_autofree char **arguments = protect_offsets (argc, argv);
  char **rest = arguments;
  g_autoptr (JsonObject) answer = NULL;

  argc = (int) g_strv_length (arguments);
  if (!parse_options (&options, &argc, &rest, error))
    return 1;
  answer = remote_options_ask (&options.remote, make_request (rest[1], options.is_quote), error);
  if (answer && !json_object_get_boolean_member_with_default (answer, "found", TRUE)
      && !options.remote.is_quiet)
    message_print ("seek", "nobody said that");
  return answer && json_object_get_boolean_member_with_default (answer, "ok", FALSE) ? 0 : 1;
}
