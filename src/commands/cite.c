#include <gio/gio.h>
#include <string.h>

#include "arguments.h"
#include "citation.h"
#include "command.h"
#include "message.h"
#include "output.h"
#include "printable.h"
#include "sought.h"

#define MOST_COUNTED 100        /* hits, to say that there are others */

typedef struct {
  LoadOptions load;
  Sought sought;
  char *style, *path;
  const char *name;             /* of the transcript */
} CiteOptions;

static void
cite_options_clear (CiteOptions *options)
{
  load_options_clear (&options->load);
  sought_clear (&options->sought);
  g_clear_pointer (&options->style, g_free);
  g_clear_pointer (&options->path, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CiteOptions, cite_options_clear)

static gboolean
check_options (CiteOptions *options, int argc, char **argv, GError **error)
{
  int first = options->sought.start ? 1 : 2;

  if (options->style && !citation_style_for_name (options->style)) {
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
        "--style %s: not text, markdown, html, bibtex, csl-json or soundbite", options->style);
    return FALSE;
  }
  if (argc != first + 1) {
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
        "say what to cite, in quotation marks, and name one transcript");
    return FALSE;
  }
  options->name = argv[first];
  return sought_prepare (&options->sought, options->sought.start ? NULL : argv[1], error);
}

static gboolean
parse_options (CiteOptions *options, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "style", 0, 0, G_OPTION_ARG_FILENAME, &options->style,
      "text (the default), markdown, html, bibtex, csl-json or soundbite", "NAME" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->path, "Write this file", "FILE" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("QUOTE TRANSCRIPT");

  g_option_context_set_summary (context,
      "Cites what was really said: the words, who said them, in which episode, when, and where to\n"
      "hear it. Exit status: 0 found, 1 nobody said it, 2 something went wrong.");
  g_option_context_add_main_entries (context, entries, NULL);
  sought_add_options (&options->sought, context);
  load_options_add (&options->load, context);
  return arguments_parse (context, &argc, &argv, error)
      && check_options (options, argc, argv, error);
}

static gboolean
write_citation (const CiteOptions *options, Found *found, GError **error)
{
  const CitationStyle *style = options->style ? citation_style_for_name (options->style)
      : citation_styles;
  const char *path = options->path ? options->path : "-";
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (Output) output = NULL;

  style->write (found, text);
  if (!text->len) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: nothing tells when it was said",
        options->name);
    return FALSE;
  }
  output = output_open (path, error);
  return output && g_output_stream_write_all (output_get_stream (output), text->str, text->len,
      NULL, NULL, error) && output_commit (output, error);
}

/* A page may hold line breaks and worse where a citation wants a line. */
static void
make_line (char **text)
{
  char *line = *text ? printable_dup (*text) : NULL;

  g_free (*text);
  *text = line;
}

static void
say_others (const CiteOptions *options, guint n)
{
  g_autofree char *line = n > 1 ? g_strdup_printf ("it was said %u times, this is the best; "
      "\"quoth find\" lists all", n) : NULL;

  if (line && !options->load.is_quiet)
    message_print ("cite", line);
}

static int
cite (const CiteOptions *options, GError **error)
{
  g_autoptr (Transcript) transcript = load_transcript (options->name, &options->load, error);
  g_autoptr (GArray) hits = transcript
      ? sought_find (&options->sought, transcript, &options->load, MOST_COUNTED, error) : NULL;
  g_autoptr (Found) found = NULL;

  if (!hits) {
    if (transcript)
      g_prefix_error (error, "%s: ", options->name);
    return 2;
  }
  if (!hits->len) {
    if (!options->load.is_quiet)
      message_print ("cite", "nobody said that");
    return 1;
  }
  found = found_new (options->name, transcript, &g_array_index (hits, QuoteHit, 0), 0);
  make_line (&found->text);
  make_line (&found->speaker);
  make_line (&found->title);
  say_others (options, hits->len);
  return write_citation (options, found, error) ? 0 : 2;
}

int
command_cite (int argc, char **argv, GError **error)
{
  g_auto (CiteOptions) options = { 0 };

  return parse_options (&options, argc, argv, error) ? cite (&options, error) : 2;
}
