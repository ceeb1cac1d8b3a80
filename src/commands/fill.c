#include "fill.h"

#include <string.h>
#include <unicode/uloc.h>

#include "cuetext.h"
#include "format.h"
#include "respeak.h"
#include "segment.h"

static void
fill_language (MediaText *text, const char *language)
{
  const char *code = language ? uloc_getISO3Language (language) : "";

  if (strlen (code) == 3)
    g_strlcpy (text->language, code, sizeof text->language);
}

static gboolean
is_link (const char *link)
{
  return link && (g_str_has_prefix (link, "http://") || g_str_has_prefix (link, "https://")
      || g_str_has_prefix (link, "mailto:"));
}

static Nanoseconds
find_end (const Transcript *transcript)
{
  Nanoseconds end = transcript->audio.duration == NANOSECONDS_NONE ? 0 : transcript->audio.duration;

  for (guint i = 0; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);

    if (word->end != NANOSECONDS_NONE)
      end = MAX (end, word->end);
  }
  return end;
}

void
fill_media_chapters (MediaText *text, const Transcript *transcript)
{
  Nanoseconds end = find_end (transcript);

  for (guint i = transcript->chapters->len; i-- > 0;) {
    const Chapter *from = transcript_get_chapter (transcript, i);
    const MediaChapter chapter = { from->start, MAX (end, from->start), from->title ? from->title : "",
      is_link (from->link) ? from->link : NULL };

    if (from->start == NANOSECONDS_NONE)
      continue;
    g_array_prepend_val (text->chapters, chapter);
    end = from->start;
  }
}

static void
add_line (MediaText *text, const Cue *cue, const char *line)
{
  const MediaLine added = { cue->start, cue->end, g_string_chunk_insert (text->strings, line),
    cue->settings ? g_string_chunk_insert (text->strings, cue->settings) : NULL,
    cue->id ? g_string_chunk_insert (text->strings, cue->id) : NULL };

  g_array_append_val (text->lines, added);
}

/* As the container shows it. */
static void
add_cue (MediaText *text, const Cue *cue, EmbedStyle style)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  if (style == EMBED_WEBVTT) {
    add_line (text, cue, cue->text);
    return;
  }
  cuetext_append_plain (cue->text, plain);
  if (style == EMBED_PLAIN)
    g_strdelimit (plain->str, "\n", ' ');
  add_line (text, cue, plain->str);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const MediaLine *first = a, *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

static void
fill_cues (MediaText *text, const Transcript *transcript, const FillOptions *options)
{
  const SegmentOptions how = { options->profile,
    options->style == EMBED_WEBVTT ? SPEAKERS_VOICE : SPEAKERS_PREFIX, options->karaoke };
  g_autoptr (CueList) cues = transcript->captions
      ? respeak_cues (transcript->captions, how.speakers) : segment_words (transcript, &how);

  for (guint i = 0; i < cues->cues->len; i++)
    add_cue (text, cue_list_get (cues, i), options->style);
  g_array_sort (text->lines, compare_lines);
}

/* A word that begins a paragraph begins a line. */
static void
fill_words (MediaText *text, const Transcript *transcript)
{
  for (guint i = 0; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);
    const char *before = i == 0 ? "" : word->paragraph != word[-1].paragraph ? "\n"
        : word->is_glued ? "" : " ";
    g_autofree char *line = g_strconcat (before, word->text, NULL);
    const Cue timed = { .start = word->start, .end = word->end };

    add_line (text, &timed, line);
  }
}

static gboolean
fill_lyrics (MediaText *text, const Transcript *transcript, GError **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (g_free);
  const Edition edition = { transcript, NULL, remarks };
  GMemoryOutputStream *written = G_MEMORY_OUTPUT_STREAM (memory);

  if (!format_for_name ("text")->write (&edition, memory, error))
    return FALSE;
  text->lyrics = g_string_chunk_insert_len (text->strings,
      g_memory_output_stream_get_data (written),
      g_memory_output_stream_get_data_size (written));
  return TRUE;
}

gboolean
fill_media_text (MediaText *text, const Transcript *transcript, const FillOptions *options,
    GError **error)
{
  fill_language (text, transcript->language);
  fill_media_chapters (text, transcript);
  if (options->karaoke && options->style == EMBED_PLAIN)
    fill_words (text, transcript);
  else
    fill_cues (text, transcript, options);
  return fill_lyrics (text, transcript, error);
}
