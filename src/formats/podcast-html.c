/* Podcasting 2.0's HTML transcripts: <cite>Name:</cite><time>0:00</time><p>text</p>
 * (https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md). */
#include <string.h>

#include "format.h"
#include "html.h"
#include "name.h"
#include "speakers.h"
#include "timestamp.h"

typedef struct {
  const Document *document;
  Transcript *transcript;
  GHashTable *speakers;         /* index of each, by name as published */
  int speaker;                  /* of the next paragraph */
  Nanoseconds stamp;
  gboolean is_labelled;
} Reading;

static void
read_cite (Reading *reading, const char *text, gsize length)
{
  GPtrArray *speakers = reading->transcript->speakers;
  g_autofree char *name = name_dup (text, length - (length > 0 && text[length - 1] == ':'));
  gpointer index;

  if (!*name)
    return;
  if (!g_hash_table_lookup_extended (reading->speakers, name, NULL, &index)) {
    index = GINT_TO_POINTER ((int) speakers->len);
    g_ptr_array_add (speakers, (char *) transcript_keep (reading->transcript, name, -1));
    g_hash_table_insert (reading->speakers, g_strdup (name), index);
  }
  reading->speaker = GPOINTER_TO_INT (index);
  reading->is_labelled = TRUE;
}

static void
read_time (Reading *reading, const char *text, gsize length)
{
  g_autofree char *time = g_strndup (text, length);
  const char *cursor = time;
  Nanoseconds stamp;

  if (timestamp_read_loose (&cursor, &stamp) && *cursor == '\0')
    reading->stamp = stamp;
}

static void
read_text (Reading *reading, const char *text, gsize length)
{
  g_autofree char *kept = g_strndup (text, length);
  Paragraph *paragraph;

  if (!*g_strstrip (kept))
    return;
  paragraph = transcript_add_paragraph (reading->transcript, reading->speaker, reading->stamp,
      kept);
  paragraph->is_labelled = reading->is_labelled;
  reading->is_labelled = FALSE;
  reading->stamp = NANOSECONDS_NONE;
}

/* The mark of @kind at @start, or behind a space or a colon there; NULL: there is other text. */
static const Mark *
find_mark (const Reading *reading, const Line *line, MarkKind kind, gsize start)
{
  const Mark *mark = document_find_mark (reading->document, line, kind, start);

  start += strspn (line->text + start, ": ");
  return mark && mark->start <= start ? mark : NULL;
}

/* Names and times stand before the text; in the middle of it, or one of them at its start, they
 * are words. */
static void
read_line (Reading *reading, const Line *line)
{
  const Mark *cite = find_mark (reading, line, MARK_CITE, 0);
  gsize start = cite ? cite->end : 0;
  const Mark *time = find_mark (reading, line, MARK_TIME, start);

  start = time ? time->end : start;
  start += strspn (line->text + start, ": ");
  if (start < line->length && !(cite && time)) {
    if (line->heading == 0)
      read_text (reading, line->text, line->length);
    return;
  }
  if (cite)
    read_cite (reading, line->text + cite->start, cite->end - cite->start);
  if (time)
    read_time (reading, line->text + time->start, time->end - time->start);
  read_text (reading, line->text + start, line->length - start);
}

static Transcript *
podcast_html_read (Source *source, GError **error)
{
  g_autoptr (Document) document = html_read_document (source, FALSE, error);
  g_autoptr (GHashTable) speakers = NULL;
  g_autoptr (Transcript) transcript = NULL;
  Reading reading = { .document = document, .speaker = SPEAKER_NONE, .stamp = NANOSECONDS_NONE };

  if (!document)
    return NULL;
  reading.transcript = transcript = transcript_new ();
  reading.speakers = speakers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < document->lines->len; i++)
    read_line (&reading, document_get_line (document, i));
  transcript->title = transcript_keep (transcript, document->page_title, -1);
  transcript->language = transcript_keep (transcript, document->language, -1);
  speakers_unify (transcript);
  if (transcript->paragraphs->len > 0)
    return g_steal_pointer (&transcript);
  g_set_error_literal (error, FORMAT_ERROR, FORMAT_ERROR_EMPTY, "no paragraphs found");
  return NULL;
}

#define PROBED 4096

static const char *
find (const char *text, const char *end, const char *what)
{
  const char *found = memmem (text, (gsize) (end - text), what, strlen (what));

  return found ? found : end;
}

/* Past the tag at @text, and past the heading that it may begin. */
static const char *
skip_tag (const char *text, const char *end)
{
  if (end - text > 2 && text[1] == 'h' && g_ascii_isdigit (text[2]))
    text = find (text, end, "</h");
  text = find (text, end, ">");
  return text < end ? text + 1 : end;
}

/* Whether a page says nothing but its title up to its first <cite>: what has notes above its
 * transcript is a page like others. */
static gboolean
begins_with_cite (const char *text, const char *end)
{
  const char *head = find (text, end, "</head>");

  if (head < end)
    text = head;
  while (text < end && (*text == '<' || g_ascii_isspace (*text))) {
    if (find (text, end, "<cite") == text)
      return TRUE;
    text = *text == '<' ? skip_tag (text, end) : text + 1;
  }
  return FALSE;
}

/* "</cite>" and then "<time": a byline has one of them, not the pair. */
static gboolean
podcast_html_probe (const char *text, gsize length)
{
  const char *end = text + MIN (length, PROBED);
  const char *cite = memmem (text, (gsize) (end - text), "</cite>", strlen ("</cite>"));

  if (!cite || !begins_with_cite (text, end))
    return FALSE;
  cite += strlen ("</cite>");
  while (cite < end && g_ascii_isspace (*cite))
    cite++;
  return (gsize) (end - cite) > strlen ("<time") && memcmp (cite, "<time", strlen ("<time")) == 0;
}

const Format format_podcast_html = {
  .name = "podcast-html",
  .title = "Podcasting 2.0 HTML transcript",
  .mime = "text/html",
  .kind = FORMAT_TRANSCRIPT,
  .carries = FORMAT_CARRIES_SPEAKERS,
  .probe = podcast_html_probe,
  .read = podcast_html_read,
};
