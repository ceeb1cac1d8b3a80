#include "chapter-anchors.h"

#include "chapters.h"

#define NEAR SECOND             /* lists of chapters and stamps are rounded, each its own way */

static guint
find_first_word (const Transcript *transcript, guint paragraph)
{
  for (guint i = 0; i < transcript->words->len; i++)
    if (transcript_get_word (transcript, i)->paragraph >= paragraph)
      return i;
  return G_MAXUINT;
}

static Nanoseconds
measure_apart (Nanoseconds a, Nanoseconds b)
{
  return a > b ? a - b : b - a;
}

/* The nearest of those that begin until NEAR behind @time. */
static guint
find_heard (const Transcript *transcript, Nanoseconds time, Nanoseconds *start)
{
  guint found = G_MAXUINT;

  for (guint i = 0; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);

    if (word->start == NANOSECONDS_NONE || word->start > time + NEAR)
      break;
    if (found != G_MAXUINT && measure_apart (word->start, time) >= measure_apart (*start, time))
      continue;
    found = i;
    *start = word->start;
  }
  return found;
}

/* Stamps may go backwards: the nearest counts. */
static guint
find_stamped (const Transcript *transcript, Nanoseconds until, Nanoseconds *stamp)
{
  guint found = PARAGRAPH_NONE;

  for (guint i = 0; i < transcript->paragraphs->len; i++) {
    Nanoseconds here = transcript_get_paragraph (transcript, i)->stamp;

    if (here == NANOSECONDS_NONE || here > until || (found != PARAGRAPH_NONE && here <= *stamp))
      continue;
    found = i;
    *stamp = here;
  }
  return found == PARAGRAPH_NONE ? G_MAXUINT : find_first_word (transcript, found);
}

static ChapterAnchor
find_anchor (const Transcript *transcript, const Chapter *chapter, gboolean are_heard)
{
  ChapterAnchor anchor = { G_MAXUINT };
  Nanoseconds time = 0;

  if (chapter->paragraph != PARAGRAPH_NONE)
    anchor.word = find_first_word (transcript, chapter->paragraph);
  else if (chapter->start == NANOSECONDS_NONE || chapter->start == 0)
    return anchor;
  else {
    anchor.word = are_heard ? find_heard (transcript, chapter->start, &time)
        : find_stamped (transcript, chapter->start + NEAR, &time);
    if (chapter->start > time + NEAR)
      anchor.offset = chapter->start - time;
  }
  return anchor;
}

GArray *
chapter_anchors_find (const Transcript *transcript, gboolean are_heard)
{
  GArray *anchors = g_array_new (FALSE, FALSE, sizeof (ChapterAnchor));

  for (guint i = 0; i < transcript->chapters->len; i++) {
    ChapterAnchor anchor = find_anchor (transcript, transcript_get_chapter (transcript, i),
        are_heard);

    g_array_append_val (anchors, anchor);
  }
  return anchors;
}

void
chapter_anchors_follow (Transcript *transcript, const GArray *anchors)
{
  for (guint i = 0; i < anchors->len; i++) {
    const ChapterAnchor *anchor = &g_array_index (anchors, ChapterAnchor, i);

    if (anchor->word != G_MAXUINT)
      transcript_get_chapter (transcript, i)->start
          = transcript_get_word (transcript, anchor->word)->start + anchor->offset;
  }
  chapters_take_starts (transcript);
}
