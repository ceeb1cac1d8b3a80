#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#include "arguments.h"
#include "command.h"
#include "copying.h"
#include "encode.h"
#include "episode-audio.h"
#include "format.h"
#include "found.h"
#include "message.h"
#include "output.h"
#include "printable.h"
#include "segment.h"
#include "sought.h"
#include "timestamp.h"

/* Words are found a little late or early: so much is kept before and behind them, even of the next
 * word (measured: 99.5 % of onsets are within 100 ms of where they are, of ends within 128). */
#define GUARD_BEFORE (130 * MILLISECOND)
#define GUARD_BEHIND (150 * MILLISECOND)
#define GUARD_PLAY (20 * MILLISECOND)   /* to look for a quiet moment without a pause */
#define MARGIN_USUAL 0.3        /* seconds of a pause at most */
#define MARGIN_MOST 10.0
#define TITLE_LONGEST 120       /* characters of the quote in the title */

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

/* Captions of the clip; NULL: it is sound. */
static const Format *
caption_format (const char *path)
{
  const Format *format = encode_knows (path) ? NULL : format_for_path (path, TRUE);

  return format && format->kind == FORMAT_CAPTIONS ? format : NULL;
}

static gboolean
check_paths (const ClipOptions *options, GError **error)
{
  for (char **path = options->paths; *path; path++)
    if (!encode_knows (*path) && !caption_format (*path)) {
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

/* One quote, found and cut. */
typedef struct {
  Found *found;
  Excerpt sound;                /* cropped */
  Nanoseconds start, end;       /* of the clip, in the recording */
} Clip;

static void
clip_clear (gpointer data)
{
  Clip *clip = data;

  g_clear_pointer (&clip->found, found_free);
  excerpt_clear (&clip->sound);
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

/* The words of @clip as a transcript of their own, which begins at @offset. */
static void
add_words (Transcript *part, const Transcript *transcript, const Clip *clip, Nanoseconds offset)
{
  guint paragraph = G_MAXUINT;

  for (guint i = clip->found->first; i <= clip->found->last; i++) {
    const Word *word = transcript_get_word (transcript, i);
    const Paragraph *from = transcript_get_paragraph (transcript, word->paragraph);
    const char *speaker = transcript_get_speaker (transcript, from->speaker);
    Word *copy;

    if (word->paragraph != paragraph)
      transcript_add_paragraph (part, speaker ? transcript_add_speaker (part, speaker)
          : SPEAKER_NONE, NANOSECONDS_NONE, from->text);
    paragraph = word->paragraph;
    copy = transcript_add_word (part, word->text, word->start - clip->start + offset,
        MIN (word->end, clip->end) - clip->start + offset, word->confidence);
    copy->is_glued = word->is_glued;
  }
}

static gboolean
write_captions (const Format *format, const Transcript *part, GOutputStream *out, GError **error)
{
  const SegmentOptions how = { profile_for_name (profiles[0].name, format->name),
    format->carries & FORMAT_CARRIES_SPEAKERS ? SPEAKERS_VOICE : SPEAKERS_PREFIX, FALSE };
  g_autoptr (CueList) cues = segment_words (part, &how);
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (g_free);
  const Edition edition = { part, cues, remarks };

  return format->write (&edition, out, error);
}

/* "out-2.mp3" of "out.mp3". (transfer full) */
static char *
number_path (const char *path, guint number)
{
  const char *dot = strrchr (path, '.');

  return g_strdup_printf ("%.*s-%u%s", (int) (dot - path), path, number, dot);
}

/* What the file tells of itself. */
typedef struct {
  char *title, *comment;
} Labels;

static void
labels_clear (Labels *labels)
{
  g_free (labels->title);
  g_free (labels->comment);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Labels, labels_clear)

static void
make_labels (const Clip *clip, Labels *labels)
{
  g_autofree char *text = printable_dup (clip->found->text);
  g_autofree char *start = timestamp_to_clock (clip->start);
  g_autofree char *short_text = g_utf8_strlen (text, -1) > TITLE_LONGEST
      ? g_utf8_substring (text, 0, TITLE_LONGEST) : NULL;
  const char *source = clip->found->link ? clip->found->link : clip->found->transcript;

  labels->title = short_text ? g_strconcat (short_text, "\xE2\x80\xA6", NULL)
      : g_strdup (text);
  labels->comment = g_strdup_printf ("%s, at %s", source, start);
}

static gboolean
copy_sound (const ClipOptions *options, const Clip *clips, guint n_clips, const char *path,
    const EncodeTags *tags, GOutputStream *out, GError **error)
{
  g_autofree CopySpan *spans = g_new (CopySpan, n_clips);

  for (guint i = 0; i < n_clips; i++)
    spans[i] = (CopySpan) { clips[i].start, clips[i].end };
  return copying_write (options->audio, spans, n_clips, path, tags, out, error);
}

/* @sound: of all @clips. */
static gboolean
write_sound (const ClipOptions *options, const Clip *clips, guint n_clips, const Excerpt *sound,
    const char *path, GOutputStream *out, GError **error)
{
  g_auto (Labels) labels = { 0 };
  EncodeTags tags = { 0 };

  make_labels (clips, &labels);
  tags.title = labels.title;
  tags.artist = clips->found->speaker;
  tags.album = clips->found->title;
  tags.comment = labels.comment;
  tags.location = clips->found->link;
  return options->copies ? copy_sound (options, clips, n_clips, path, &tags, out, error)
      : encode_write (sound, path, &tags, out, error);
}

/* @n_clips of @clips, one after the other, as the file @path. */
static gboolean
write_file (const ClipOptions *options, const Transcript *transcript, const Clip *clips,
    guint n_clips, const char *path, GError **error)
{
  const Format *format = caption_format (path);
  g_autoptr (Transcript) part = transcript_new ();
  g_autoptr (Output) output = output_open (path, error);
  g_auto (Excerpt) sound = { .frames = g_array_new (FALSE, FALSE, sizeof (float)),
    .n_channels = clips->sound.n_channels, .rate = clips->sound.rate };
  gboolean is_written = FALSE;

  part->language = transcript_keep (part, transcript->language, -1);
  part->title = transcript_keep (part, transcript->title, -1);
  part->timing = transcript->timing;
  for (guint i = 0; i < n_clips; i++) {
    add_words (part, transcript, &clips[i], excerpt_get_time (&sound,
        excerpt_get_length (&sound)));
    excerpt_append (&sound, &clips[i].sound);
  }
  if (output)
    is_written = format ? write_captions (format, part, output_get_stream (output), error)
        : write_sound (options, clips, n_clips, &sound, path, output_get_stream (output), error);
  if (is_written && output_commit (output, error))
    return TRUE;
  g_prefix_error (error, "%s: ", path);
  return FALSE;
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

      if (!write_file (options, transcript, first + i, is_one ? clips->len : 1, name, error))
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

  g_array_set_clear_func (clips, clip_clear);
  if (!parse_options (&options, argc, argv, error))
    return 1;
  transcript = load_transcript (options.name, &options.load, error);
  if (!transcript)
    return 1;
  options.audio = episode_audio_find (options.name, transcript, &options.load, error);
  return options.audio && make_clips (&options, transcript, clips, error)
      && write_all (&options, transcript, clips, error) ? 0 : 1;
}
