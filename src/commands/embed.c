#include "embed.h"

#include "arguments.h"
#include "command.h"
#include "episode-audio.h"
#include "fill.h"
#include "load.h"
#include "message.h"

typedef struct {
  LoadOptions load;
  char *path, *profile;
  gboolean karaoke;
} EmbedOptions;

static void
embed_options_clear (EmbedOptions *options)
{
  load_options_clear (&options->load);
  g_clear_pointer (&options->path, g_free);
  g_clear_pointer (&options->profile, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EmbedOptions, embed_options_clear)

static gboolean
parse_options (EmbedOptions *options, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->path,
      "Write this file; it may be the audio itself", "FILE" },
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &options->profile,
      "House style: netflix (the default), bbc, podcast or live", "NAME" },
    { "karaoke", 0, 0, G_OPTION_ARG_NONE, &options->karaoke,
      "Give every word its time", NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("TRANSCRIPT");

  g_option_context_set_summary (context,
      "Puts chapters, captions and lyrics into a copy of the audio, whose sound stays as it is.");
  g_option_context_add_main_entries (context, entries, NULL);
  load_options_add (&options->load, context);
  return arguments_parse_transcript (context, argc, argv, error);
}

static gboolean
set_usage_error (GError **error, const char *what)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, what);
  return FALSE;
}

static gboolean
check_options (const EmbedOptions *options, GError **error)
{
  g_autofree char *known = NULL;

  if (!options->path)
    return set_usage_error (error, "name the file to write with -o");
  if (options->profile && !profile_for_name (options->profile, "vtt"))
    return set_usage_error (error, "--profile: no profile of that name");
  if (container_for_path (options->path))
    return TRUE;
  known = container_list ();
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "-o %s: none of %s",
      options->path, known);
  return FALSE;
}

static gboolean
write_media (const EmbedOptions *options, const char *audio, const MediaText *text, GError **error)
{
  g_autoptr (Output) output = output_open (options->path, error);

  if (!output)
    g_prefix_error (error, "%s: ", options->path);
  else if (!embed_text (container_for_path (options->path), audio, text, output,
      error))
    g_prefix_error (error, "%s: ", options->load.fetched ? options->load.audio : audio);
  else if (output_commit (output, error))
    return TRUE;
  else
    g_prefix_error (error, "%s: ", options->path);
  return FALSE;
}

static gboolean
loses_links (const EmbedOptions *options, const MediaText *text)
{
  gboolean has_links = FALSE;

  for (guint i = 0; i < text->chapters->len; i++)
    has_links |= g_array_index (text->chapters, MediaChapter, i).link != NULL;
  return has_links && !container_takes_links (container_for_path (options->path));
}

static void
say_what_is_in (const EmbedOptions *options, const MediaText *text)
{
  g_autofree char *line = g_strdup_printf ("%s: %u chapters, %u timed lines and the lyrics are in%s",
      options->path, text->chapters->len, text->lines->len,
      loses_links (options, text) ? "; such files have no links of chapters" : "");

  if (!options->load.is_quiet)
    message_print ("embed", line);
}

static gboolean
embed_transcript (const EmbedOptions *options, const Transcript *transcript, const char *audio,
    GError **error)
{
  const FillOptions how = {
    .profile = profile_for_name (options->profile ? options->profile : profiles[0].name, "srt"),
    .style = container_get_style (container_for_path (options->path)),
    .karaoke = options->karaoke,
  };
  g_auto (MediaText) text = { 0 };

  media_text_init (&text);
  if (!fill_media_text (&text, transcript, &how, error)
      || !write_media (options, audio, &text, error))
    return FALSE;
  say_what_is_in (options, &text);
  return TRUE;
}

int
command_embed (int argc, char **argv, GError **error)
{
  g_auto (EmbedOptions) options = { 0 };
  g_autoptr (Transcript) transcript = NULL;
  g_autofree char *audio = NULL;

  if (!parse_options (&options, &argc, &argv, error) || !check_options (&options, error))
    return 1;
  transcript = load_transcript (argv[1], &options.load, error);
  audio = transcript ? episode_audio_find (argv[1], transcript, &options.load, error) : NULL;
  if (!audio || !episode_audio_fetch (&options.load, "embed", &audio, error))
    return 1;
  if (load_words (transcript, &options.load, error))
    return !embed_transcript (&options, transcript, audio, error);
  g_prefix_error (error, "%s: ", argv[1]);
  return 1;
}
