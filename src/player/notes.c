#include "notes.h"

#include <string.h>

char *
notes_quote (const Transcript *transcript, const Subtitles *subtitles, Nanoseconds position)
{
  guint index = subtitles_find_last_cue (subtitles, position);
  g_autofree char *text = NULL;
  const SubtitleCue *cue;
  const char *speaker;
  guint64 seconds;

  if (index == SUBTITLE_NONE)
    return NULL;
  cue = subtitles_get_cue (subtitles, index);
  text = g_strdelimit (g_strdup (cue->text), "\n", ' ');
  speaker = subtitles_get_speaker (subtitles, cue->speaker);
  seconds = cue->start / SECOND;
  return g_strdup_printf ("“%s” %s%s%s%s%" G_GUINT64_FORMAT ":%02u:%02u%s%s", text,
      speaker ? speaker : "", speaker ? ", " : "", transcript->title ? transcript->title : "",
      transcript->title ? ", " : "", seconds / 3600, (guint) (seconds / 60 % 60),
      (guint) (seconds % 60), transcript->link ? " " : "",
      transcript->link ? transcript->link : "");
}

/* Whether @link is about something that is said in words from @start until @end. */
static gboolean
is_mentioned (const Transcript *transcript, const Link *link, Nanoseconds start, Nanoseconds end)
{
  g_autofree char *wanted = g_utf8_casefold (link->text ? link->text : "", -1);

  if (strlen (wanted) < 4)
    return FALSE;
  for (guint i = 0; i < transcript->paragraphs->len; i++) {
    const Paragraph *paragraph = transcript_get_paragraph (transcript, i);
    g_autofree char *text = NULL;

    if (paragraph->stamp == NANOSECONDS_NONE || paragraph->stamp < start || paragraph->stamp >= end)
      continue;
    text = g_utf8_casefold (paragraph->text, -1);
    if (strstr (text, wanted))
      return TRUE;
  }
  return FALSE;
}

GArray *
notes_find_links (const Transcript *transcript, const Subtitles *subtitles, Nanoseconds position)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (Link));
  guint index = subtitles_find_chapter (subtitles, position);
  Nanoseconds start = 0, end = NANOSECONDS_NONE;

  if (index != SUBTITLE_NONE) {
    const SubtitleChapter *chapter = subtitles_get_chapter (subtitles, index);
    Link own = { chapter->title, chapter->link };

    start = chapter->start;
    if (index + 1 < subtitles->chapters->len)
      end = chapter[1].start;
    if (own.url)
      g_array_append_val (links, own);
  }
  for (guint i = 0; i < transcript->links->len; i++) {
    const Link *link = &g_array_index (transcript->links, Link, i);

    if (link->url && is_mentioned (transcript, link, start, end))
      g_array_append_vals (links, link, 1);
  }
  if (!links->len)              /* nothing says which belong here */
    g_array_append_vals (links, transcript->links->data, transcript->links->len);
  return links;
}
