#include "part.h"

typedef struct {
  Nanoseconds start, end;
} Span;

/* Into the clock of the part, and inside it. */
static Nanoseconds
shift (const Span *span, Nanoseconds time)
{
  return CLAMP (time, span->start, span->end) - span->start;
}

static gboolean
overlaps (const Span *span, Nanoseconds start, Nanoseconds end)
{
  return start != NANOSECONDS_NONE && start < span->end && end > span->start;
}

/* A word at the edge is in if most of it is. */
static gboolean
is_in (const Span *span, const Word *word)
{
  Nanoseconds middle;

  if (word->start == NANOSECONDS_NONE || word->end == NANOSECONDS_NONE)
    return FALSE;
  middle = word->start + (word->end - word->start) / 2;
  return middle >= span->start && middle < span->end;
}

static void
add_words (Transcript *part, const Transcript *whole, const Span *span)
{
  guint paragraph = G_MAXUINT;

  for (guint i = 0; i < whole->words->len; i++) {
    const Word *word = transcript_get_word (whole, i);
    const Paragraph *from = transcript_get_paragraph (whole, word->paragraph);
    Word *copy;

    if (!is_in (span, word))
      continue;
    if (word->paragraph != paragraph)
      transcript_add_paragraph (part, from->speaker, NANOSECONDS_NONE, from->text);
    paragraph = word->paragraph;
    copy = transcript_add_word (part, word->text, shift (span, word->start),
        shift (span, word->end), word->confidence);
    copy->is_glued = word->is_glued;
  }
}

/* The one that has begun before begins at zero. */
static void
add_chapters (Transcript *part, const Transcript *whole, const Span *span)
{
  for (guint i = 0; i < whole->chapters->len; i++) {
    const Chapter *chapter = transcript_get_chapter (whole, i);
    Nanoseconds end = i + 1 < whole->chapters->len ? chapter[1].start : NANOSECONDS_NONE;

    if (overlaps (span, chapter->start, end))
      transcript_add_chapter (part, shift (span, chapter->start), chapter->title, chapter->link);
  }
}

static void
add_insertions (Transcript *part, const Transcript *whole, const Span *span)
{
  for (guint i = 0; i < whole->insertions->len; i++) {
    Insertion insertion = g_array_index (whole->insertions, Insertion, i);

    if (!overlaps (span, insertion.start, insertion.end))
      continue;
    insertion = (Insertion) { shift (span, insertion.start), shift (span, insertion.end), NULL };
    g_array_append_val (part->insertions, insertion);
  }
}

static const char *
keep (CueList *list, const char *text)
{
  return text ? g_string_chunk_insert (list->strings, text) : NULL;
}

static void
add_captions (Transcript *part, const Transcript *whole, const Span *span)
{
  CueList *list = part->captions = cue_list_new ();

  for (guint i = 0; i < whole->captions->cues->len; i++) {
    const Cue *cue = cue_list_get (whole->captions, i);
    Cue copy = { shift (span, cue->start), shift (span, cue->end), keep (list, cue->id),
      keep (list, cue->settings), keep (list, cue->text) };

    if (overlaps (span, cue->start, cue->end))
      cue_list_append (list, &copy);
  }
}

Transcript *
part_new (const Transcript *whole, Nanoseconds start, Nanoseconds end)
{
  const Span span = { start, end };
  Transcript *part = transcript_new ();

  part->title = transcript_keep (part, whole->title, -1);
  part->language = transcript_keep (part, whole->language, -1);
  part->timing = whole->timing;
  part->audio.duration = end == NANOSECONDS_NONE ? whole->audio.duration : end - start;
  for (guint i = 0; i < whole->speakers->len; i++)
    transcript_add_speaker (part, transcript_get_speaker (whole, (int) i));
  add_words (part, whole, &span);
  add_chapters (part, whole, &span);
  add_insertions (part, whole, &span);
  if (whole->captions)
    add_captions (part, whole, &span);
  return part;
}
