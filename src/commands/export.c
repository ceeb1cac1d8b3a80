#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>

#include "arguments.h"
#include "audio-address.h"
#include "command.h"
#include "cuetoken.h"
#include "exporting.h"
#include "hearing.h"
#include "input.h"
#include "liken.h"
#include "message.h"
#include "output.h"
#include "reporting.h"
#include "respeak.h"
#include "segment.h"

#define PROFILES G_MAXINT       /* a limit that was not given is the profile's */
#define MAX_COLUMNS 1000        /* of a line: no screen has more */

static void
export_options_clear (ExportOptions *options)
{
  load_options_clear (&options->load);
  g_clear_pointer (&options->line, g_free);
  g_clear_pointer (&options->paths, g_strfreev);
  g_clear_pointer (&options->to, g_free);
  g_clear_pointer (&options->profile, g_free);
  g_clear_pointer (&options->speakers, g_free);
  g_clear_pointer (&options->report, g_free);
  g_clear_pointer (&options->title, g_free);
  g_clear_pointer (&options->like, g_free);
  g_clear_pointer (&options->audio_url, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExportOptions, export_options_clear)

static gboolean
parse_options (ExportOptions *options, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME_ARRAY, &options->paths,
      "Write this file, its format by its name; may be given again; \"-\" is stdout", "FILE" },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &options->to,
      "Write this format", "FORMAT" },
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &options->profile,
      "House style: netflix (the default), bbc, podcast or live", "NAME" },
    { "resegment", 0, 0, G_OPTION_ARG_NONE, &options->resegment,
      "Make new cues of captions, too", NULL },
    { "speakers", 0, 0, G_OPTION_ARG_FILENAME, &options->speakers,
      "Say who speaks by voice, prefix, dash or none", "STYLE" },
    { "karaoke", 0, 0, G_OPTION_ARG_NONE, &options->karaoke,
      "Put the time of every word into the cues", NULL },
    { "max-chars", 0, 0, G_OPTION_ARG_INT, &options->max_chars,
      "Columns of a line at most", "N" },
    { "max-lines", 0, 0, G_OPTION_ARG_INT, &options->max_lines,
      "Lines of a cue at most", "N" },
    { "max-cps", 0, 0, G_OPTION_ARG_DOUBLE, &options->max_cps,
      "Characters a second at most", "X" },
    { "report", 0, 0, G_OPTION_ARG_FILENAME, &options->report,
      "Write a page that shows how well the words were found", "FILE" },
    { "like", 0, 0, G_OPTION_ARG_FILENAME, &options->like,
      "TRANSCRIPT is a corrected copy of this one, whose times it takes", "ALIGNED" },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &options->title,
      "The episode's title, whatever the source says", "TEXT" },
    { "audio-url", 0, 0, G_OPTION_ARG_FILENAME, &options->audio_url,
      "Where a page finds the audio: an address, or a path beside the page", "URL" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("TRANSCRIPT");

  options->max_chars = options->max_lines = PROFILES;
  options->max_cps = PROFILES;
  g_option_context_set_summary (context,
      "Makes captions and other files of a transcript: a file, \"-\", a URL or a feed.\n"
      "Without -o and --to: WebVTT on stdout.");
  g_option_context_add_main_entries (context, entries, NULL);
  load_options_add (&options->load, context);
  return arguments_parse_transcript (context, argc, argv, error);
}

gboolean
export_set_usage_error (GError **error, const char *option, const char *value, const char *what)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s %s: %s", option, value, what);
  return FALSE;
}

static gboolean
is_for_all (const ExportOptions *options)
{
  return options->load.episode && g_str_equal (options->load.episode, "all");
}

/* A device, a FIFO: its name tells nothing. */
static gboolean
is_nameless (const char *path)
{
  GStatBuf info;

  return g_str_equal (path, "-") || g_str_has_prefix (path, "/dev/")
      || (g_stat (path, &info) == 0 && !S_ISREG (info.st_mode) && !S_ISDIR (info.st_mode));
}

/* The format that a result at @path has; NULL is stdout. */
const Format *
export_choose_format (const ExportOptions *options, const char *path, GError **error)
{
  const Format *format;

  if (options->to) {
    format = format_for_name (options->to);
    if (!format || !format->write)
      export_set_usage_error (error, "--to", options->to, "no format of that name can be written");
    return format && format->write ? format : NULL;
  }
  if (!path || is_nameless (path) || is_for_all (options))
    return format_for_name ("vtt");
  format = format_for_path (path, TRUE);
  if (!format)
    export_set_usage_error (error, "-o", path, "no format by that name; say which with --to");
  return format;
}

static gboolean
check_options (const ExportOptions *options, GError **error)
{
  guint n_paths = options->paths ? g_strv_length (options->paths) : 0;
  SpeakerStyle style;

  if (options->to && n_paths > 1)
    return export_set_usage_error (error, "--to", options->to, "goes with one -o, not with several");
  if (options->max_chars <= 0 || options->max_lines <= 0 || !(options->max_cps > 0)) {
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
        "--max-chars, --max-lines and --max-cps are above 0");
    return FALSE;
  }
  if (options->profile && !profile_for_name (options->profile, "vtt"))
    return export_set_usage_error (error, "--profile", options->profile, "no profile of that name");
  if (options->speakers && !speaker_style_from_name (options->speakers, &style))
    return export_set_usage_error (error, "--speakers", options->speakers,
        "not voice, prefix, dash or none");
  if (is_for_all (options) && (options->title || options->audio_url || options->like)) {
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
        "--like, --title and --audio-url go with one episode, not all");
    return FALSE;
  }
  if (options->audio_url && !audio_address_is_valid (options->audio_url))
    return export_set_usage_error (error, "--audio-url", options->audio_url,
        "not an http or https address, nor a relative one");
  if (options->title && !g_utf8_validate (options->title, -1, NULL))
    return export_set_usage_error (error, "--title", options->title, "not UTF-8");
  if (options->report && is_for_all (options))
    return export_set_usage_error (error, "--report", options->report, "goes with one episode, not all");
  for (guint i = 0; i < MAX (n_paths, 1); i++)
    if (!export_choose_format (options, n_paths ? options->paths[i] : NULL, error))
      return FALSE;
  return TRUE;
}

/* A voice is a prefix where the format has none, and takes room on a line. */
static SpeakerStyle
choose_style (const ExportOptions *options, const Format *format)
{
  SpeakerStyle style = SPEAKERS_VOICE;

  if (options->speakers)
    speaker_style_from_name (options->speakers, &style);
  if (style == SPEAKERS_VOICE && !(format->carries & FORMAT_CARRIES_SPEAKERS))
    return SPEAKERS_PREFIX;
  return style;
}

/* Podcasting 2.0 has a style of its own. */
static const Profile *
choose_profile (const ExportOptions *options, const Format *format)
{
  const char *usual = g_str_equal (format->name, "podcast-json") ? "podcast" : profiles[0].name;

  return profile_for_name (options->profile ? options->profile : usual, format->name);
}

static const CueList *
segment (Segmenter *segmenter, const ExportOptions *options, const Format *format)
{
  Profile profile = *choose_profile (options, format);
  const SegmentOptions how = { &profile, choose_style (options, format), options->karaoke };

  if (options->max_chars != PROFILES)
    profile.max_chars = (guint) MIN (options->max_chars, MAX_COLUMNS);
  if (options->max_lines != PROFILES)
    profile.max_lines = (guint) options->max_lines;
  if (options->max_cps < PROFILES)
    profile.max_cps = options->max_cps;
  return segmenter_cut (segmenter, &how);
}

/* Captions that go into captions keep their cues, unless new ones are asked for. */
static gboolean
keeps_cues (const Transcript *transcript, const ExportOptions *options, const Format *format)
{
  return transcript->captions && format->kind == FORMAT_CAPTIONS && !options->profile
      && !options->resegment && !options->karaoke && options->max_chars == PROFILES
      && options->max_lines == PROFILES && options->max_cps >= PROFILES;
}

static gboolean
write_edition (const Edition *edition, const Format *format, const char *path, GError **error)
{
  g_autoptr (Output) output = output_open (path, error);

  if (output && format->write (edition, output_get_stream (output), error)
      && output_commit (output, error))
    return TRUE;
  g_prefix_error (error, "%s: ", g_str_equal (path, "-") ? "stdout" : path);
  return FALSE;
}

/* A transcript on its way into one file after the other. */
typedef struct {
  Transcript *transcript;
  const ExportOptions *options;
  Segmenter *segmenter;         /* of the transcript, once its words are timed */
} Export;

/* What captions have and a transcript has not, unless it is the lossless one; a list of chapters has
 * no text at all. */
static void
remark_markup (const Transcript *transcript, const Format *format, const Edition *edition)
{
  const CueList *captions = transcript->captions;
  g_autofree char *sentence = NULL;
  gboolean has_markup = FALSE;

  if (!captions || format->kind != FORMAT_TRANSCRIPT || format->carries & FORMAT_CARRIES_STYLES
      || !(format->carries & (FORMAT_CARRIES_SPEAKERS | FORMAT_CARRIES_WORD_TIMES)))
    return;
  for (guint i = 0; i < captions->cues->len && !has_markup; i++)
    has_markup = cue_list_get (captions, i)->settings
        || cuetoken_has_markup (cue_list_get (captions, i)->text);
  sentence = g_strconcat (format->title, ": markup and positions of captions are left out", NULL);
  if (has_markup)
    edition_remark (edition, sentence);
}

static gboolean
export_one (const Export *export, const char *path, GError **error)
{
  const ExportOptions *options = export->options;
  Transcript *transcript = export->transcript;
  const Format *format = export_choose_format (options, path, error);
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CueList) made = NULL;
  const char *audio_path = options->load.audio && !input_is_url (options->load.audio)
      ? options->load.audio : transcript->audio.path;
  g_autofree char *audio_url = options->audio_url ? g_strdup (options->audio_url)
      : audio_address_for (transcript, options->load.audio, path);
  g_autofree char *file = g_str_equal (path, "-") ? NULL : g_path_get_basename (path);
  Edition edition = { transcript, transcript->captions, remarks, .audio_url = audio_url,
    .audio_path = audio_path, .file = file };

  if (!load_options_get_fps (&options->load, &edition.fps, error))
    return FALSE;
  if (!keeps_cues (transcript, options, format)) {
    if (format->uses_cues)
      edition.cues = segment (export->segmenter, options, format);
  } else if (options->speakers) {
    edition.cues = made = respeak_cues (transcript->captions, choose_style (options, format));
  }
  remark_markup (transcript, format, &edition);
  if (!write_edition (&edition, format, path, error))
    return FALSE;
  for (guint i = 0; i < remarks->len && !options->load.is_quiet; i++)
    message_print ("export", g_ptr_array_index (remarks, i));
  return TRUE;
}

static gboolean
wants_words (const Transcript *transcript, const ExportOptions *options, char *const *paths)
{
  gboolean wants = options->report != NULL;

  for (; *paths; paths++)
    wants |= !keeps_cues (transcript, options, export_choose_format (options, *paths, NULL));
  return wants;
}

/* Nobody listens once more, who would say so. */
static void
say_unsaid (const Transcript *transcript, const ExportOptions *options)
{
  g_autofree char *unsaid = hearing_unsaid_to_text (transcript);

  if (*unsaid && !options->load.is_quiet)
    message_say (unsaid);
}

gboolean
export_all (Transcript *transcript, const ExportOptions *options, char *const *paths,
    GError **error)
{
  g_autoptr (Segmenter) segmenter = segmenter_new (transcript);
  const Export export = { transcript, options, segmenter };
  const gboolean was_heard = (transcript->timing == TIMING_ACOUSTIC
      || transcript->timing == TIMING_SYNTHETIC) && !options->load.audio && !options->load.engine;

  if (!wants_words (transcript, options, paths)) {
    if (options->load.audio && !options->load.is_quiet)
      message_say ("the captions keep their times; --resegment makes new ones from the audio");
  } else if (!load_words (transcript, &options->load, error)) {
    g_prefix_error (error, "%s: ", options->name);
    return FALSE;
  } else if (was_heard) {
    say_unsaid (transcript, options);
  }
  for (; *paths; paths++)
    if (!export_one (&export, *paths, error))
      return FALSE;
  return !options->report || reporting_write (transcript, options->name, options->report,
      &options->load, "export", error);
}

int
command_export (int argc, char **argv, GError **error)
{
  g_auto (ExportOptions) options = { 0 };
  g_autoptr (Transcript) transcript = NULL;
  char *to_stdout[] = { "-", NULL };

  options.line = g_strjoinv ("\n", argv);
  if (!parse_options (&options, &argc, &argv, error) || !check_options (&options, error))
    return 1;
  options.name = g_str_equal (argv[1], "-") ? "stdin" : argv[1];
  if (is_for_all (&options))
    return !export_feed (argv[1], &options, error);
  transcript = load_transcript (argv[1], &options.load, error);
  if (transcript && options.like) {
    g_autoptr (Transcript) corrected = g_steal_pointer (&transcript);

    transcript = liken (options.like, corrected, &options.load, error);
  }
  if (transcript && options.title)
    transcript->title = transcript_keep (transcript, options.title, -1);
  if (transcript && export_all (transcript, &options, options.paths ? options.paths : to_stdout,
      error))
    return 0;
  return 1;
}
