#include <gio/gio.h>
#include <string.h>

#include "arguments.h"
#include "burning.h"
#include "command.h"
#include "cover.h"
#include "embed.h"
#include "episode-audio.h"
#include "fill.h"
#include "load.h"
#include "look-options.h"
#include "message.h"
#include "part.h"
#include "stretch.h"

#define SIDE_LEAST 64
#define SIDE_MOST 4096

typedef struct {
  LoadOptions load;
  LookOptions look;
  char *path, *start, *end, *size, *title, *cover;
  gboolean is_soft;
} RenderOptions;

static void
render_options_clear (RenderOptions *options)
{
  load_options_clear (&options->load);
  look_options_clear (&options->look);
  g_free (options->path);
  g_free (options->start);
  g_free (options->end);
  g_free (options->size);
  g_free (options->title);
  g_free (options->cover);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RenderOptions, render_options_clear)

static gboolean
parse_options (RenderOptions *options, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->path,
      "Write this file: .mp4, .webm or .mkv", "FILE" },
    { "start", 0, 0, G_OPTION_ARG_FILENAME, &options->start,
      "Begin there: a quote, or a time, \"51:20\" or \"90s\"", "QUOTE|TIME" },
    { "end", 0, 0, G_OPTION_ARG_FILENAME, &options->end,
      "End there: with a quote, or at a time", "QUOTE|TIME" },
    { "size", 0, 0, G_OPTION_ARG_FILENAME, &options->size,
      "1080x1920, or portrait, square or landscape; a film's own, else 1280x720", "SIZE" },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &options->title,
      "Instead of the episode's", "TEXT" },
    { "cover", 0, 0, G_OPTION_ARG_FILENAME, &options->cover,
      "Show this picture, JPEG or PNG, instead of the audio's", "FILE" },
    { "soft", 0, 0, G_OPTION_ARG_NONE, &options->is_soft,
      "Burn nothing in: captions and chapters beside the sound as it is", NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("TRANSCRIPT");

  g_option_context_set_summary (context,
      "Makes a video to post: the sound, with its captions in the picture. What is to be seen is\n"
      "the audio's film, else its cover, else who speaks.");
  g_option_context_add_main_entries (context, entries, NULL);
  look_options_add (&options->look, context, "caption-size");
  load_options_add (&options->load, context);
  return arguments_parse_transcript (context, argc, argv, error);
}

static gboolean
set_usage_error (GError **error, const char *option, const char *value, const char *what)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s%s%s: %s", option,
      *value ? " " : "", value, what);
  return FALSE;
}

/* "1080x1920" */
static gboolean
read_sides (const char *text, int *width, int *height)
{
  char *at;
  guint64 first = g_ascii_strtoull (text, &at, 10), second;

  if (!g_ascii_isdigit (*text) || *at != 'x' || !g_ascii_isdigit (at[1]))
    return FALSE;
  second = g_ascii_strtoull (at + 1, &at, 10);
  if (*at || first > SIDE_MOST || second > SIDE_MOST)
    return FALSE;
  *width = (int) first;
  *height = (int) second;
  return *width >= SIDE_LEAST && *height >= SIDE_LEAST;
}

static gboolean
choose_size (const char *text, int *width, int *height, GError **error)
{
  static const struct { const char *name, *size; } names[] = {
    { "portrait", "1080x1920" }, { "square", "1080x1080" }, { "landscape", "1920x1080" },
  };

  *width = *height = 0;
  for (gsize i = 0; text && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (text, names[i].name))
      text = names[i].size;
  if (text && !read_sides (text, width, height))
    return set_usage_error (error, "--size", text,
        "not portrait, square, landscape or two numbers of 64 to 4096, as in 1080x1920");
  if (*width % 2 || *height % 2)
    return set_usage_error (error, "--size", text, "both numbers are even");
  return TRUE;
}

static gboolean
check_path (const RenderOptions *options, GError **error)
{
  const Container *container;

  if (!options->path)
    return set_usage_error (error, "-o", "", "name the file to write");
  container = container_for_path (options->path);
  if (options->is_soft ? container && container_takes_spans (container)
      : film_kind_for_path (options->path) != NULL)
    return TRUE;
  return set_usage_error (error, "-o", options->path, options->is_soft
      ? "not .mp4, .m4a, .webm, .mkv or .mka" : "not .mp4, .webm or .mkv");
}

/* Nothing stays unsaid that would do nothing. */
static gboolean
check_soft (const RenderOptions *options, GError **error)
{
  if (options->is_soft && (options->size || options->cover))
    return set_usage_error (error, "--soft", "",
        "goes with neither --size nor --cover: the pictures stay as they are");
  return TRUE;
}

/* Softly */

/* A caption stays as long as a reader needs; no longer than the sound. */
static void
end_lines (MediaText *text, const Stretch *stretch)
{
  for (guint i = 0; stretch->end != NANOSECONDS_NONE && i < text->lines->len; i++) {
    MediaLine *line = &g_array_index (text->lines, MediaLine, i);

    line->end = MIN (line->end, stretch->end - stretch->start);
  }
}

static gboolean
make_soft (const RenderOptions *options, const Transcript *transcript, const char *audio,
    const Stretch *stretch, Output *output, GError **error)
{
  const Container *container = container_for_path (options->path);
  const FillOptions how = { .profile = &profiles[0], .style = container_get_style (container) };
  const MuxSpan span = { stretch->start, stretch->end, 0 };
  gboolean is_whole = !stretch->start && stretch->end == NANOSECONDS_NONE;
  g_autoptr (Transcript) part = part_new (transcript, stretch->start, stretch->end);
  g_auto (MediaText) text = { 0 };

  media_text_init (&text);
  if (!fill_media_text (&text, is_whole ? transcript : part, &how, error))
    return FALSE;
  end_lines (&text, stretch);
  text.title = options->title;
  return embed_span (container, audio, &text, is_whole ? NULL : &span, output, error);
}

static gboolean
make (const RenderOptions *options, const Burning *burning, const Transcript *transcript,
    const Stretch *stretch, GError **error)
{
  g_autoptr (Output) output = output_open (options->path, error);

  if (output && output_get_file (output, error) == -1)
    g_clear_pointer (&output, output_free);
  if (!output) {
    g_prefix_error (error, "%s: ", options->path);
    return FALSE;
  }
  if (!(options->is_soft ? make_soft (options, transcript, burning->audio, stretch, output, error)
      : burning_make (burning, transcript, stretch, options->path, output, error))) {
    g_prefix_error (error, "%s: ", options->load.fetched ? options->load.audio : burning->audio);
    return FALSE;
  }
  if (output_commit (output, error))
    return TRUE;
  g_prefix_error (error, "%s: ", options->path);
  return FALSE;
}

static gboolean
read_cover (const RenderOptions *options, Burning *burning, GError **error)
{
  if (options->cover && gst_init_check (NULL, NULL, error))
    burning->cover = cover_read (options->cover, error);
  return burning->cover || !options->cover;
}

static gboolean
render (RenderOptions *options, Burning *burning, const char *name, GError **error)
{
  g_autoptr (Transcript) transcript = load_transcript (name, &options->load, error);
  g_autofree char *audio = transcript
      ? episode_audio_find (name, transcript, &options->load, error) : NULL;
  Stretch stretch;

  if (!audio || (options->is_soft && !episode_audio_fetch (&options->load, "render", &audio, error)))
    return FALSE;
  if (!load_words (transcript, &options->load, error)) {
    g_prefix_error (error, "%s: ", name);
    return FALSE;
  }
  burning->audio = audio;
  return read_cover (options, burning, error) && stretch_find (options->start, options->end, name, transcript, &options->load, &stretch,
      error) && make (options, burning, transcript, &stretch, error);
}

int
command_render (int argc, char **argv, GError **error)
{
  g_auto (RenderOptions) options = { 0 };
  Burning burning = { NULL };
  gboolean is_made;

  if (!parse_options (&options, &argc, &argv, error)
      || !choose_size (options.size, &burning.width, &burning.height, error)
      || !look_options_get (&options.look, -1, &burning.look, error)
      || !check_path (&options, error) || !check_soft (&options, error))
    return 1;
  burning.kind = film_kind_for_path (options.path);
  burning.title = options.title;
  burning.is_quiet = options.load.is_quiet;
  is_made = render (&options, &burning, argv[1], error);
  g_clear_pointer (&burning.cover, cairo_surface_destroy);
  return !is_made;
}
