#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#include "arguments.h"
#include "clip-file.h"
#include "command.h"
#include "copying.h"
#include "encode.h"
#include "episode-audio.h"
#include "found.h"
#include "message.h"
#include "printable.h"
#include "sought.h"
#include "timestamp.h"

/* Words are found a little late or early: so much is kept before and behind them, even of the next
 * word (measured: 99.5 % of onsets are within 100 ms of where they are, of ends within 128; with
 * these, 446 of 450 quotes cut from speech, a third of it under noise, hold all of their words). */
#define GUARD_BEFORE (155 * MILLISECOND)
#define GUARD_BEHIND (175 * MILLISECOND)
#define GUARD_PLAY (20 * MILLISECOND)   /* to look for a quiet moment without a pause */
#define MARGIN_USUAL 0.3        /* seconds of a pause at most */
#define MARGIN_MOST 10.0

typedef struct {
  LoadOptions load;
  Sought sought;                /* how to look; not what for */
  char **quotes, **paths;
  double margin;
  gboolean joins, copies;
  const char *name;             /* of the transcript */
  char *audio;
} ClipOptions;

static void
clip_options_clear (ClipOptions *options)
{
  load_options_clear (&options->load);
  sought_clear (&options->sought);
  g_clear_pointer (&options->quotes, g_strfreev);
  g_clear_pointer (&options->paths, g_strfreev);
  g_clear_pointer (&options->audio, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ClipOptions, clip_options_clear)

static gboolean
set_usage_error (GError **error, const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, message);
  return FALSE;
}

static gboolean
check_paths (const ClipOptions *options, GError **error)
{
  for (char **path = options->paths; *path; path++)
    if (!encode_knows (*path) && !clip_caption_format (*path)) {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
          "-o %s: not .mp3, .m4a, .opus, .flac, .wav, .mp4, .webm, .vtt or .srt", *path);
      return FALSE;
    }
  return TRUE;
}

/* WAV and FLAC lose nothing anyhow. */
static gboolean
check_copies (const ClipOptions *options, GError **error)
{
  for (char **path = options->paths; options->copies && *path; path++)
    if (encode_knows (*path) && !copying_knows (*path)) {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
          "-o %s: --copy goes with .mp3, .m4a, .mp4, .opus and .webm", *path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_options (ClipOptions *options, int argc, char **argv, GError **error)
{
  if (!options->quotes == !options->sought.start)
    return set_usage_error (error, "say what to cut out: -q QUOTE, or --start and --end");
  if (!options->paths)
    return set_usage_error (error, "say where to write it: -o FILE");
  if (argc != 2)
    return set_usage_error (error, "name one transcript");
  if (!(options->margin >= 0 && options->margin <= MARGIN_MOST))
    return set_usage_error (error, "--margin is 0 to 10 seconds");
  options->name = argv[1];
  return check_paths (options, error) && check_copies (options, error);
}

static gboolean
parse_options (ClipOptions *options, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "quote", 'q', 0, G_OPTION_ARG_FILENAME_ARRAY, &options->quotes,
      "What to cut out; may be given again", "QUOTE" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME_ARRAY, &options->paths,
      "Write this file: .mp3, .m4a, .opus, .flac, .wav, .mp4, .webm, .vtt or .srt; may be given "
      "again", "FILE" },
    { "join", 0, 0, G_OPTION_ARG_NONE, &options->joins,
      "All quotes in one file, one after the other", NULL },
    { "copy", 0, 0, G_OPTION_ARG_NONE, &options->copies,
      "Copy the frames of the audio as they are: nothing is encoded again", NULL },
    { "margin", 0, 0, G_OPTION_ARG_DOUBLE, &options->margin,
      "Keep so much of a pause before and behind at most (0.3)", "SECONDS" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("TRANSCRIPT");

  options->margin = MARGIN_USUAL;
  g_option_context_set_summary (context,
      "Cuts quotes out of the audio, at the words. Several quotes make several files, out-1.mp3,\n"
      "out-2.mp3 of out.mp3, or one with --join.");
  g_option_context_add_main_entries (context, entries, NULL);
  sought_add_options (&options->sought, context);
  load_options_add (&options->load, context);
  return arguments_parse (context, &argc, &argv, error)
      && check_options (options, argc, argv, error);
}

/* Finding */

static Found *
find_quote (const ClipOptions *options, Transcript *transcript, const char *quote, GError **error)
{
  Sought sought = options->sought;
  g_autoptr (GArray) hits = NULL;
  const char *what = quote ? quote : sought.start;

  if (!sought_prepare (&sought, quote, error))
    return NULL;
  hits = sought_find (&sought, transcript, &options->load, 1, error);
  g_clear_pointer (&sought.query, quote_query_free);
  g_clear_pointer (&sought.end_query, quote_query_free);
  g_clear_pointer (&sought.regex, g_regex_unref);
  if (!hits) {
    g_prefix_error (error, "%s: ", options->name);
    return NULL;
  }
  if (!hits->len) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: nobody says \"%s\"", options->name,
        what);
    return NULL;
  }
  return found_new (options->name, transcript, &g_array_index (hits, QuoteHit, 0), 0);
}

/* Cutting */

static Nanoseconds
minus (Nanoseconds time, Nanoseconds amount)
{
  return time > amount ? time - amount : 0;
}

/* In the pause before the first word, but not further from it than the margin. */
static gsize
find_start (const Clip *clip, const Transcript *transcript, Nanoseconds margin)
{
  const Word *word = transcript_get_word (transcript, clip->found->first);
  Nanoseconds before = clip->found->first ? word[-1].end : 0;
  Nanoseconds most = minus (word->start, MIN (margin, GUARD_BEFORE));
  Nanoseconds least = MAX (minus (word->start, margin), before);

  if (before == NANOSECONDS_NONE || least > minus (most, GUARD_PLAY))
    least = minus (most, margin ? GUARD_PLAY : 0);
  return excerpt_find_cut (&clip->sound, excerpt_find_frame (&clip->sound, least),
      excerpt_find_frame (&clip->sound, most));
}

static gsize
find_end (const Clip *clip, const Transcript *transcript, Nanoseconds margin)
{
  gboolean is_last = clip->found->last + 1 == transcript->words->len;
  Nanoseconds end = clip->found->end;
  Nanoseconds behind = is_last ? NANOSECONDS_NONE
      : transcript_get_word (transcript, clip->found->last + 1)->start;
  Nanoseconds least = end + MIN (margin, GUARD_BEHIND), most = end + margin;

  if (behind != NANOSECONDS_NONE)
    most = MIN (most, behind);
  if (most < least + GUARD_PLAY)
    most = least + (margin ? GUARD_PLAY : 0);
  return excerpt_find_cut (&clip->sound, excerpt_find_frame (&clip->sound, least),
      excerpt_find_frame (&clip->sound, most));
}

static gboolean
cut (const ClipOptions *options, const Transcript *transcript, Clip *clip, GError **error)
{
  Nanoseconds margin = (Nanoseconds) (options->margin * SECOND);
  gsize from, to;

  if (!excerpt_read (options->audio, minus (clip->found->start, margin + SECOND),
      clip->found->end + margin + SECOND, &clip->sound, error)) {
    g_prefix_error (error, "%s: ", options->audio);
    return FALSE;
  }
  from = find_start (clip, transcript, margin);
  to = find_end (clip, transcript, margin);
  if (from >= to) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: ends before the quote",
        options->audio);
    return FALSE;
  }
  excerpt_crop (&clip->sound, from, to);
  clip->start = excerpt_get_time (&clip->sound, 0);
  clip->end = excerpt_get_time (&clip->sound, excerpt_get_length (&clip->sound));
  return TRUE;
}

/* Writing */

/* "out-2.mp3" of "out.mp3". (transfer full) */
static char *
number_path (const char *path, guint number)
{
  const char *dot = strrchr (path, '.');

  return g_strdup_printf ("%.*s-%u%s", (int) (dot - path), path, number, dot);
}

/* "out.mp3  0:19:58.312 - 0:20:02.640  Speaker: the words" */
static void
report (const char *path, const Clip *clip)
{
  char start[TIMESTAMP_SIZE], end[TIMESTAMP_SIZE];
  g_autofree char *name = printable_dup (path), *text = printable_dup (clip->found->text);
  g_autofree char *speaker = printable_dup (clip->found->speaker ? clip->found->speaker : "");

  timestamp_write (start, clip->start, '.');
  timestamp_write (end, clip->end, '.');
  printf ("%s  %s - %s  %s%s%s\n", name, start, end, speaker, *speaker ? ": " : "", text);
}

static gboolean
write_all (const ClipOptions *options, const Transcript *transcript, const GArray *clips,
    GError **error)
{
  const Clip *first = (const Clip *) (gpointer) clips->data;
  gboolean is_one = options->joins || clips->len == 1;

  for (char **path = options->paths; *path; path++)
    for (guint i = 0; i < (is_one ? 1 : clips->len); i++) {
      g_autofree char *name = is_one ? g_strdup (*path) : number_path (*path, i + 1);

      if (!clip_write (transcript, first + i, is_one ? clips->len : 1, name,
              options->copies ? options->audio : NULL, error))
        return FALSE;
      for (guint k = i; k < (is_one ? clips->len : i + 1) && !options->load.is_quiet; k++)
        report (name, first + k);
    }
  return TRUE;
}

static gboolean
make_clips (ClipOptions *options, Transcript *transcript, GArray *clips, GError **error)
{
  guint n = options->quotes ? g_strv_length (options->quotes) : 1;

  for (guint i = 0; i < n; i++) {
    Clip clip = { .found = find_quote (options, transcript, options->quotes ? options->quotes[i]
        : NULL, error) };

    if (!clip.found)
      return FALSE;
    g_array_append_val (clips, clip);
    if (clip.found->start == NANOSECONDS_NONE) {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: nothing tells when it was said",
          options->name);
      return FALSE;
    }
    if (!cut (options, transcript, &g_array_index (clips, Clip, i), error))
      return FALSE;
  }
  return TRUE;
}

int
command_clip (int argc, char **argv, GError **error)
{
  g_auto (ClipOptions) options = { 0 };
  g_autoptr (Transcript) transcript = NULL;
  g_autoptr (GArray) clips = g_array_new (FALSE, FALSE, sizeof (Clip));

  g_array_set_clear_func (clips, (GDestroyNotify) clip_clear);
  if (!parse_options (&options, argc, argv, error))
    return 1;
  transcript = load_transcript (options.name, &options.load, error);
  if (!transcript)
    return 1;
  options.audio = episode_audio_find (options.name, transcript, &options.load, error);
  return options.audio && make_clips (&options, transcript, clips, error)
      && write_all (&options, transcript, clips, error) ? 0 : 1;
}
