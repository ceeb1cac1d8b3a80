#include "clip-file.h"

#include <string.h>

#include "copying.h"
#include "encode.h"
#include "fill.h"
#include "output.h"
#include "printable.h"
#include "segment.h"
#include "timestamp.h"

#define TITLE_LONGEST 120       /* characters of the quote in the title */

void
clip_clear (Clip *clip)
{
  g_clear_pointer (&clip->found, found_free);
  excerpt_clear (&clip->sound);
}

const Format *
clip_caption_format (const char *path)
{
  const Format *format = encode_knows (path) ? NULL : format_for_path (path, TRUE);

  return format && format->kind == FORMAT_CAPTIONS ? format : NULL;
}

/* Words */

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

  for (guint i = 0; i < cues->cues->len; i++) {
    Cue *cue = cue_list_get (cues, i);

    cue->end = MIN (cue->end, part->audio.duration);
  }
  return format->write (&edition, out, error);
}

/* Sound */

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

/* One file that is made of clips. */
typedef struct {
  const Clip *clips;
  guint n_clips;
  const char *path, *copied;
  Transcript *part;             /* the words of all clips, in its time */
  Excerpt sound;                /* of all clips */
  EncodeTags tags;
} Making;

static gboolean
copy_sound (const Making *making, GOutputStream *out, GError **error)
{
  g_autofree CopySpan *spans = g_new (CopySpan, making->n_clips);

  for (guint i = 0; i < making->n_clips; i++)
    spans[i] = (CopySpan) { making->clips[i].start, making->clips[i].end };
  return copying_write (making->copied, spans, making->n_clips, making->path, &making->tags, out,
      error);
}

static gboolean
write_sound (const Making *making, GOutputStream *out, GError **error)
{
  return making->copied ? copy_sound (making, out, error)
      : encode_write (&making->sound, making->path, &making->tags, out, error);
}

/* Where captions have a place beside the sound; ID3 has one for lyrics, comments have two. */
static const Container *
find_container (const char *path)
{
  static const char *const suffixes[] = { ".mp3", ".m4a", ".mp4", ".webm", ".flac", ".opus" };
  const char *suffix = strrchr (path, '.');

  for (gsize i = 0; suffix && i < G_N_ELEMENTS (suffixes); i++)
    if (g_ascii_strcasecmp (suffix, suffixes[i]) == 0)
      return container_for_path (path);
  return NULL;
}

static gboolean
add_captions (const Making *making, const Container *container, const char *sound, Output *output,
    GError **error)
{
  const FillOptions how = { profile_for_name (profiles[0].name, "srt"),
    container_get_style (container), FALSE };
  g_auto (MediaText) text = { 0 };

  media_text_init (&text);
  if (!fill_media_text (&text, making->part, &how, error))
    return FALSE;
  for (guint i = 0; i < text.lines->len; i++) {
    MediaLine *line = &g_array_index (text.lines, MediaLine, i);

    line->end = MIN (line->end, making->part->audio.duration);
  }
  text.title = making->tags.title;
  text.artist = making->tags.artist;
  text.album = making->tags.album;
  text.comment = making->tags.comment;
  return embed_text (container, sound, &text, output, error);
}

/* By way of a file of the sound alone. */
static gboolean
write_captioned (const Making *making, const Container *container, Output *output, GError **error)
{
  GFileIOStream *stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("quoth-XXXXXX", &stream, error);
  g_autoptr (GFileIOStream) kept = stream;
  GOutputStream *out = stream ? g_io_stream_get_output_stream (G_IO_STREAM (stream)) : NULL;
  gboolean is_written = file && write_sound (making, out, error)
      && g_io_stream_close (G_IO_STREAM (stream), NULL, error)
      && add_captions (making, container, g_file_peek_path (file), output, error);

  if (file)
    g_file_delete (file, NULL, NULL);
  return is_written;
}

/* A device or a pipe takes no captions, for these are put in with the file's end in sight. */
static gboolean
write_media (const Making *making, Output *output, GError **error)
{
  const Container *container = find_container (making->path);

  if (container && output_get_file (output, NULL) >= 0)
    return write_captioned (making, container, output, error);
  return write_sound (making, output_get_stream (output), error);
}

static void
gather (Making *making, const Transcript *transcript)
{
  Transcript *part = making->part;
  Excerpt *sound = &making->sound;

  part->language = transcript_keep (part, transcript->language, -1);
  part->title = transcript_keep (part, transcript->title, -1);
  part->timing = transcript->timing;
  for (guint i = 0; i < making->n_clips; i++) {
    const Clip *clip = &making->clips[i];

    add_words (part, transcript, clip, excerpt_get_time (sound, excerpt_get_length (sound)));
    excerpt_append (sound, &clip->sound);
  }
  part->audio.duration = excerpt_get_time (sound, excerpt_get_length (sound));
}

static gboolean
write_file (const Making *making, Output *output, GError **error)
{
  const Format *format = clip_caption_format (making->path);

  return format ? write_captions (format, making->part, output_get_stream (output), error)
      : write_media (making, output, error);
}

gboolean
clip_write (const Transcript *transcript, const Clip *clips, guint n_clips, const char *path,
    const char *copied, GError **error)
{
  g_autoptr (Transcript) part = transcript_new ();
  g_autoptr (Output) output = output_open (path, error);
  g_auto (Labels) labels = { 0 };
  const Found *found = clips->found;
  Making making = { clips, n_clips, path, copied, part, .sound = {
      .frames = g_array_new (FALSE, FALSE, sizeof (float)),
      .n_channels = clips->sound.n_channels, .rate = clips->sound.rate } };
  gboolean is_written;

  make_labels (clips, &labels);
  making.tags = (EncodeTags) { labels.title, found->speaker, found->title, labels.comment,
    found->link };
  gather (&making, transcript);
  is_written = output && write_file (&making, output, error) && output_commit (output, error);
  if (!is_written)
    g_prefix_error (error, "%s: ", path);
  excerpt_clear (&making.sound);
  return is_written;
}
