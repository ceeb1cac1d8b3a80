#include "load.h"

#include "beside.h"
#include "encoding.h"
#include "engine.h"
#include "format.h"
#include "input.h"
#include "language.h"
#include "listen.h"
#include "load-source.h"
#include "message.h"
#include "moved.h"
#include "timestamp.h"
#include "tokens.h"
#include "turns.h"

void
load_options_clear (LoadOptions *options)
{
  g_clear_pointer (&options->from, g_free);
  g_clear_pointer (&options->language, g_free);
  g_clear_pointer (&options->episode, g_free);
  g_clear_pointer (&options->audio, g_free);
  g_clear_pointer (&options->fetched, g_free);
  g_clear_pointer (&options->duration, g_free);
  g_clear_pointer (&options->engine, g_free);
  g_clear_pointer (&options->encoding, g_free);
  g_clear_pointer (&options->fps, g_free);
}

/* The formats table for --help: a line a format. */
static char *
list_formats (void)
{
  GString *list = g_string_new ("Formats, and the endings of their files:");

  for (gsize i = 0; formats[i]; i++) {
    const Format *format = formats[i];

    g_string_append_printf (list, "\n  %-14s %-15s %s (%s)", format->name,
        format->suffix ? format->suffix : "", format->title, !format->write ? "read"
        : format->read ? "read, write" : "write");
  }
  return g_string_free (list, FALSE);
}

/* Arguments are bytes: G_OPTION_ARG_STRING would refuse UTF-8 where the locale is C. */
void
load_options_add (LoadOptions *options, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &options->from,
      "Read it as this format, whatever it looks like", "FORMAT" },
    { "language", 0, 0, G_OPTION_ARG_FILENAME, &options->language,
      "What is spoken, \"en\" or \"pt-BR\"", "TAG" },
    { "episode", 0, 0, G_OPTION_ARG_FILENAME, &options->episode,
      "Of a feed: a number from 1, the newest, \"latest\", a title or a GUID", "WHICH" },
    { "audio", 'a', 0, G_OPTION_ARG_FILENAME, &options->audio,
      "The episode's audio, a file or a URL", "AUDIO" },
    { "duration", 0, 0, G_OPTION_ARG_FILENAME, &options->duration,
      "How long the audio is, for a transcript without times", "TIME" },
    { "engine", 0, 0, G_OPTION_ARG_FILENAME, &options->engine,
      "What times the words: acoustic, synthetic or stamps", "NAME" },
    { "keep-labels", 0, 0, G_OPTION_ARG_NONE, &options->keeps_labels,
      "Leave words with the speaker they were published under", NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &options->is_forced,
      "Use the audio even where it does not match the transcript", NULL },
    { "no-cache", 0, 0, G_OPTION_ARG_NONE, &options->is_uncached,
      "Listen anew, and keep nothing of it", NULL },
    { "quiet", 0, 0, G_OPTION_ARG_NONE, &options->is_quiet,
      "Say nothing but errors", NULL },
    { "encoding", 0, 0, G_OPTION_ARG_FILENAME, &options->encoding,
      "What the transcript's bytes are, \"windows-1251\"", "NAME" },
    { "fps", 0, 0, G_OPTION_ARG_FILENAME, &options->fps,
      "Frames a second, where a format counts them: 25, 23.976 or 24000/1001", "RATE" },
    { NULL }
  };
  g_autofree char *list = list_formats ();

  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_description (context, list);
}

gboolean
load_options_get_fps (const LoadOptions *options, double *fps, GError **error)
{
  const char *text = options->fps ? options->fps : "";
  char *end;
  double divisor = 1;

  *fps = g_ascii_strtod (text, &end);
  if (*end == '/')
    divisor = g_ascii_strtod (end + 1, &end);
  *fps /= divisor;
  if (!*text || (!*end && divisor > 0 && *fps >= 1 && *fps <= 1000))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
      "--fps %s: not a number of frames from 1 to 1000, as in 25 or 24000/1001", text);
  return FALSE;
}

void
source_clear (Source *source)
{
  g_clear_pointer (&source->text, g_free);
  g_clear_pointer (&source->base, g_free);
}
/* By content first. Anything can be plain text, so there the name knows better. */
static const Format *
find_format (const Source *source)
{
  const Format *format = format_for_content (source->text, source->length);
  const Format *named = source->base ? format_for_path (source->base, FALSE) : NULL;

  return named && (!format || g_str_equal (format->name, "text")) ? named : format;
}

const Format *
load_choose_format (const Source *source, const char *from, GError **error)
{
  const Format *format;

  if (from) {
    format = format_for_name (from);
    if (!format || (!format->read && format->kind != FORMAT_FEED))
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
          "--from %s: no format of that name can be read", from);
    return format && (format->read || format->kind == FORMAT_FEED) ? format : NULL;
  }

  if (!source->length) {
    g_set_error_literal (error, FORMAT_ERROR, FORMAT_ERROR_EMPTY, "it is empty");
    return NULL;
  }
  format = find_format (source);
  if (!format)
    g_set_error_literal (error, FORMAT_ERROR, FORMAT_ERROR_UNKNOWN,
        "no transcript and no captions that we know; name the format with --from");
  return format;
}

/* Where the audio is that @transcript names: only a file, and only one that @base may name. */
void
load_find_named_audio (Transcript *transcript, const char *base)
{
  g_autofree char *path = transcript->audio.uri && !transcript->audio.path
      ? input_resolve (base, transcript->audio.uri, NULL) : NULL;

  if (path && !input_is_url (path) && g_file_test (path, G_FILE_TEST_IS_REGULAR))
    transcript->audio.path = transcript_keep (transcript, path, -1);
}

/* Quoth JSON made from "-a /elsewhere/talk.mp3" names that. */
static void
find_absolute_audio (Transcript *transcript, const char *base)
{
  const char *uri = transcript->audio.uri;

  if (uri && g_path_is_absolute (uri) && base && !input_is_url (base)
      && g_file_test (uri, G_FILE_TEST_IS_REGULAR))
    transcript->audio.path = uri;
}

static void
find_audio (Transcript *transcript, const char *base)
{
  g_autofree char *beside = NULL;

  find_absolute_audio (transcript, base);
  load_find_named_audio (transcript, base);
  if (transcript->audio.path)
    return;
  beside = beside_find_audio (base);
  transcript->audio.path = transcript_keep (transcript, beside, -1);
}

/* @is_nested: a feed named it, so it may not be one again. */
Transcript *
load_read_source (Source *source, const LoadOptions *options, gboolean is_nested, GError **error)
{
  const Format *format = load_choose_format (source, options->from, error);
  Transcript *transcript;

  if (!format)
    return NULL;
  if (format->kind != FORMAT_FEED) {
    transcript = format->read (source, error);
    if (transcript)
      find_audio (transcript, source->base);
    return transcript;
  }
  if (!is_nested)
    return load_read_feed (source, options, error);
  g_set_error_literal (error, FORMAT_ERROR, FORMAT_ERROR_SYNTAX,
      "a feed names another feed as a transcript");
  return NULL;
}

/* Fills @source with the bytes of @name as UTF-8. */
gboolean
load_open_source (const char *name, const LoadOptions *options, Source *source, GError **error)
{
  g_autoptr (Input) input = NULL;

  if (!load_options_get_fps (options, &source->fps, error) || !(input = input_read (name, error)))
    return FALSE;
  source->length = input->length;
  source->text = options->encoding
      ? encoding_from (g_steal_pointer (&input->bytes), &source->length, options->encoding, error)
      : encoding_to_utf8 (g_steal_pointer (&input->bytes), &source->length, input->charset);
  if (!source->text)
    return FALSE;
  source->base = g_str_equal (name, "-") ? NULL : g_steal_pointer (&input->uri);
  return TRUE;
}

/* Puts the place before what went wrong there; wrong usage has none. */
void
load_prefix_name (GError **error, const char *name)
{
  if (error && *error && (*error)->domain != G_OPTION_ERROR)
    g_prefix_error (error, "%s: ", g_str_equal (name, "-") ? "stdin" : name);
}

static Transcript *
read_name (const char *name, const LoadOptions *options, gboolean is_nested, GError **error)
{
  g_auto (Source) source = { 0 };
  Transcript *transcript = NULL;

  if (load_open_source (name, options, &source, error))
    transcript = load_read_source (&source, options, is_nested, error);
  if (!transcript)
    load_prefix_name (error, name);
  return transcript;
}

static gboolean
take_duration (Transcript *transcript, const LoadOptions *options, GError **error)
{
  if (options->duration) {
    if (timestamp_read_argument (options->duration, &transcript->audio.duration))
      return TRUE;
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
        "--duration %s: not a time, as in 51:20, 1:02:03 or 90s", options->duration);
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_engine (const LoadOptions *options, GError **error)
{
  if (!options->engine || engine_for_name (options->engine))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
      "--engine %s: not acoustic, synthetic or stamps", options->engine);
  return FALSE;
}

/* Of what a page or a feed declares. Whose words are timed, or who had captions made, was asked. */
static void
doubt_language (Transcript *transcript, const LoadOptions *options)
{
  const char *told = transcript->words->len || transcript->captions ? NULL
      : language_contradicts (transcript);
  g_autofree char *text = NULL;

  if (!told)
    return;
  text = g_strdup_printf ("the source says that its language is \"%s\", but its words are \"%s\" "
      "(--language names another)", transcript->language, told);
  if (!options->is_quiet)
    message_say (text);
  transcript->language = told;
}

/* What the command line knows better than the source. */
gboolean
load_take_options (Transcript *transcript, const LoadOptions *options, GError **error)
{
  if (!take_duration (transcript, options, error) || !check_engine (options, error))
    return FALSE;
  if (options->language)
    transcript->language = transcript_keep (transcript, options->language, -1);
  else
    doubt_language (transcript, options);
  return TRUE;
}

Transcript *
load_transcript (const char *name, const LoadOptions *options, GError **error)
{
  g_autoptr (Transcript) transcript = read_name (name, options, FALSE, error);

  if (!transcript || !load_take_options (transcript, options, error))
    return NULL;
  return g_steal_pointer (&transcript);
}

gboolean
load_text (Transcript *transcript, GError **error)
{
  if (!transcript->language)
    transcript->language = language_of_transcript (transcript);
  if (!transcript->words->len && transcript->captions)
    turns_from_captions (transcript);
  else if (!transcript->words->len)
    tokens_make_words (transcript);
  if (!transcript->words->len && !transcript->captions) {
    g_set_error_literal (error, FORMAT_ERROR, FORMAT_ERROR_EMPTY, "nobody says anything in it");
    return FALSE;
  }
  return TRUE;
}

gboolean
load_words (Transcript *transcript, const LoadOptions *options, GError **error)
{
  if (!load_text (transcript, error)
      || (transcript->words->len && !listen_time_words (transcript, options, error)))
    return FALSE;
  if (options->keeps_labels)
    moved_put_back (transcript);
  return TRUE;
}
