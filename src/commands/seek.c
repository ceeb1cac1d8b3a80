#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#include "arguments.h"
#include "command.h"
#include "found.h"
#include "message.h"
#include "printable.h"
#include "quotes.h"
#include "remote.h"
#include "remote-options.h"
#include "timestamp.h"

typedef struct {
  RemoteOptions remote;
  gboolean is_quote, plays, loops;
  const char *transcript;       /* to be played if nothing plays; NULL */
  char *audio;                  /* of it; NULL: what it names */
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
  g_autofree char *text = g_utf8_make_valid (where, -1);        /* as JSON has to be */
  Nanoseconds time;
  gint64 by;

  json_object_set_string_member (request, "do", "seek");
  if (is_quote)
    json_object_set_string_member (request, "quote", text);
  else if (read_offset (where, &by))
    json_object_set_int_member (request, "by", by);
  else if (timestamp_read_argument (where, &time))
    json_object_set_int_member (request, "to", (gint64) nanoseconds_to_milliseconds (time));
  else if (g_str_has_prefix (where, "chapter:"))
    json_object_set_string_member (request, "chapter", text + strlen ("chapter:"));
  else if (g_str_equal (where, "next") || g_str_equal (where, "prev"))
    json_object_set_string_member (request, "hit", where);
  else
    json_object_set_string_member (request, "quote", text);
  return request;
}

/* FALSE, with @error: only a quote has an end. */
static gboolean
add_play (const SeekOptions *options, JsonObject *request, GError **error)
{
  if (!options->plays && !options->loops)
    return TRUE;
  if (json_object_has_member (request, "quote") || json_object_has_member (request, "hit")) {
    json_object_set_string_member (request, "play", options->loops ? "loop" : "once");
    return TRUE;
  }
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
      "--play and --loop go with a quote");
  return FALSE;
}

static gboolean
asks_for_quote (const char *where, gboolean is_quote)
{
  g_autoptr (JsonObject) request = make_request (where, is_quote);

  return json_object_has_member (request, "quote");
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
    { "play", 0, 0, G_OPTION_ARG_NONE, &options->plays, "Play the quote alone, then pause", NULL },
    { "loop", 0, 0, G_OPTION_ARG_NONE, &options->loops, "Play the quote again and again", NULL },
    { "audio", 'a', 0, G_OPTION_ARG_FILENAME, &options->audio,
      "The audio of TRANSCRIPT, where that is to be played", "AUDIO" },
    { NULL }
  };
  g_autoptr (GOptionContext) context =
      g_option_context_new ("QUOTE|TIME|+N|-N|next|prev|chapter:NAME [TRANSCRIPT]");

  g_option_context_set_summary (context,
      "Moves the running player. With a TRANSCRIPT and no player, plays that from there.");
  g_option_context_set_description (context,
      "TIME is 51:20, 1:02:03 or 90s; +N and -N are seconds. chapter:next and chapter:prev are the\n"
      "chapters around; next and prev the places around where the last quote was found.");
  g_option_context_add_main_entries (context, entries, NULL);
  remote_options_add (&options->remote, context);
  if (!arguments_parse (context, argc, argv, error))
    return FALSE;
  options->transcript = *argc == 3 ? (*argv)[2] : NULL;
  if (*argc == 2 || *argc == 3)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
      *argc < 2 ? "say where to%s" : "one place at a time; \"%s\" is one too many (quote it)",
      *argc < 2 ? "" : (*argv)[3]);
  return FALSE;
}

static void
say_unsaid (const SeekOptions *options)
{
  if (!options->remote.is_quiet)
    message_print ("seek", "nobody said that");
}

/* A quote that was said more than once: where. */
static void
print_places (JsonObject *answer)
{
  JsonArray *places = json_object_has_member (answer, "places")
      ? json_object_get_array_member (answer, "places") : NULL;

  for (guint i = 0; places && i < json_array_get_length (places); i++) {
    JsonObject *place = json_array_get_object_element (places, i);
    const char *speaker = json_object_get_string_member_with_default (place, "speaker", NULL);
    const char *text = json_object_get_string_member_with_default (place, "text", "");
    gint64 start = json_object_get_int_member_with_default (place, "start", 0);
    g_autofree char *clock = found_clock ((Nanoseconds) start * MILLISECOND);
    g_autofree char *line = g_strconcat (speaker ? speaker : "", speaker ? ": " : "", text, NULL);
    g_autofree char *safe = printable_dup (line);

    printf ("%3u  %s  %s\n", i + 1, clock, safe);
  }
}

static void
add_option (GPtrArray *arguments, const char *name, const char *value)
{
  if (value)
    g_ptr_array_add (arguments, g_strconcat (name, value, NULL));
}

/* What "quoth play" is told, a NULL at the end. (element-type char*) (transfer full) */
static GPtrArray *
make_play (const SeekOptions *options, const char *where)
{
  GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);

  add_option (arguments, "play", "");
  add_option (arguments, "--start=", where);
  add_option (arguments, "--player=", options->remote.player);
  add_option (arguments, "--audio=", options->audio);
  add_option (arguments, "--quote", options->is_quote ? "" : NULL);
  add_option (arguments, "--once", options->plays ? "" : NULL);
  add_option (arguments, "--loop", options->loops ? "" : NULL);
  add_option (arguments, "--quiet", options->remote.is_quiet ? "" : NULL);
  add_option (arguments, "--", "");
  add_option (arguments, options->transcript, "");
  g_ptr_array_add (arguments, NULL);
  return arguments;
}

/* Nothing plays: it begins here, at that place. */
static int
start_player (const SeekOptions *options, const char *where, GError **error)
{
  g_autoptr (GPtrArray) arguments = make_play (options, where);
  g_autofree char **argv = g_memdup2 (arguments->pdata, arguments->len * sizeof *arguments->pdata);
  g_autoptr (GError) problem = NULL;

  command_play ((int) arguments->len - 1, argv, &problem);
  if (!problem)
    return 0;
  if (g_error_matches (problem, QUOTES_ERROR, QUOTES_ERROR_UNSAID)) {
    say_unsaid (options);
    return 1;
  }
  g_propagate_error (error, g_steal_pointer (&problem));
  return 2;
}

static gboolean
nothing_plays (const GError *problem)
{
  return g_error_matches (problem, REMOTE_ERROR, REMOTE_ERROR_NO_PLAYER)
      || g_error_matches (problem, REMOTE_ERROR, REMOTE_ERROR_NO_FOLDER);
}

/* A step, or a quote that was sought before, is of what plays already. */
static gboolean
can_start (JsonObject *request)
{
  return !json_object_has_member (request, "by") && !json_object_has_member (request, "hit");
}

static void
remote_clear (SeekOptions *options)
{
  remote_options_clear (&options->remote);
  g_clear_pointer (&options->audio, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SeekOptions, remote_clear)

int
command_seek (int argc, char **argv, GError **error)
{
  g_auto (SeekOptions) options = { 0 };
  g_autofree char **arguments = protect_offsets (argc, argv);
  char **rest = arguments;
  g_autoptr (JsonObject) request = NULL, answer = NULL;
  g_autoptr (GError) problem = NULL;

  argc = (int) g_strv_length (arguments);
  if (!parse_options (&options, &argc, &rest, error))
    return 1;
  request = make_request (rest[1], options.is_quote);
  if (!add_play (&options, request, error))
    return 1;
  answer = remote_options_ask (&options.remote, json_object_ref (request), &problem);
  if (options.transcript && can_start (request) && nothing_plays (problem))
    return start_player (&options, rest[1], error);
  if (!answer) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return 1;
  }
  if (!json_object_get_boolean_member_with_default (answer, "found", TRUE))
    say_unsaid (&options);
  if (asks_for_quote (rest[1], options.is_quote) && !options.remote.is_quiet
      && !options.remote.is_json)
    print_places (answer);
  return json_object_get_boolean_member_with_default (answer, "ok", FALSE) ? 0 : 1;
}
