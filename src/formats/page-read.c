/* Reads what page.c wrote, and nothing else: each part by its element. */
#include <string.h>

#include "html-walk.h"
#include "name.h"
#include "page.h"
#include "quoth.h"
#include "xml-attribute.h"

#define PROBED 4096
#define GLUE '\x1f'             /* <wbr> among gathered text */

typedef enum {
  PART_NONE,
  PART_TITLE,
  PART_ABOUT,
  PART_LINK,
  PART_CHAPTER,
  PART_SPEAKER,
  PART_PARAGRAPH,
} Part;

typedef struct {
  Transcript *transcript;
  gboolean is_main, is_template, is_stamp;
  Part part;                    /* that is read */
  const xmlChar *element;       /* that ends it; of the parser's dictionary */
  GString *text, *about;
  char *url, *times;            /* of the part; NULL */
  Nanoseconds start;            /* of the chapter */
  int speaker;
  gboolean is_labelled;         /* the next paragraph is the first of its turn */
  guint64 last;                 /* milliseconds: where the word before ended */
  gboolean is_timed;            /* a word is */
} Reader;

gboolean
page_probe (const char *text, gsize length)
{
  static const char sign[] = "<meta name=\"generator\" content=\"Quoth\">";
  static const char start[] = "<!DOCTYPE html>\n<html lang=\"";

  return length > sizeof start && !strncmp (text, start, sizeof start - 1)
      && memmem (text, MIN (length, PROBED), sign, sizeof sign - 1);
}

static gboolean
has_attribute (const xmlChar **attributes, const char *name, const char *value)
{
  return g_strcmp0 (xml_attribute (attributes, name), value) == 0;
}

static Nanoseconds
read_milliseconds (const char *text)
{
  guint64 milliseconds = text ? g_ascii_strtoull (text, NULL, 10) : 0;

  return MIN (milliseconds, NANOSECONDS_NONE / MILLISECOND - 1) * MILLISECOND;
}

/* What is beside the page has a path there. */
static void
read_audio (Reader *reader, const xmlChar **attributes)
{
  Audio *audio = &reader->transcript->audio;
  const char *url = xml_attribute (attributes, "src");
  g_autofree char *path = url && !page_may_link (url) ? g_uri_unescape_string (url, NULL) : NULL;

  audio->uri = transcript_keep (reader->transcript,
      path && g_utf8_validate (path, -1, NULL) ? path : url, -1);
  if (xml_attribute (attributes, "data-d"))
    audio->duration = read_milliseconds (xml_attribute (attributes, "data-d"));
}

static void
read_timing (Reader *reader, const xmlChar **attributes)
{
  const char *timing = xml_attribute (attributes, "data-timing");

  for (guint i = TIMING_STAMPS; timing && i <= TIMING_SOURCE; i++)
    if (g_str_equal (timing, quoth_timings[i]))
      reader->transcript->timing = (Timing) i;
}

/* What is said by an element alone. */
static void
read_element (Reader *reader, const char *name, const xmlChar **attributes)
{
  Transcript *transcript = reader->transcript;

  if (g_str_equal (name, "html"))
    transcript->language = transcript_keep (transcript, xml_attribute (attributes, "lang"), -1);
  else if (g_str_equal (name, "link") && has_attribute (attributes, "rel", "canonical"))
    transcript->link = transcript_keep (transcript, xml_attribute (attributes, "href"), -1);
  else if (g_str_equal (name, "time"))
    transcript->date = transcript_keep (transcript, xml_attribute (attributes, "datetime"), -1);
  else if (g_str_equal (name, "data"))
    transcript->date = transcript_keep (transcript, xml_attribute (attributes, "value"), -1);
  else if (g_str_equal (name, "audio"))
    read_audio (reader, attributes);
  else if (g_str_equal (name, "main"))
    read_timing (reader, attributes);
  else if (g_str_equal (name, "section"))
    reader->speaker = SPEAKER_NONE;
}

static Part
find_part (const Reader *reader, const char *name, const xmlChar **attributes)
{
  if (g_str_equal (name, "h1"))
    return has_attribute (attributes, "class", "untitled") ? PART_NONE : PART_TITLE;
  if (g_str_equal (name, "p"))
    return reader->is_main ? PART_PARAGRAPH
        : has_attribute (attributes, "class", "about") ? PART_ABOUT : PART_NONE;
  if (g_str_equal (name, "cite"))
    return PART_SPEAKER;
  if (g_str_equal (name, "h2"))
    return xml_attribute (attributes, "data-t") ? PART_CHAPTER : PART_NONE;
  if (g_str_equal (name, "li"))
    return PART_LINK;
  return PART_NONE;
}

static void
begin_part (Reader *reader, Part part, const xmlChar *name, const xmlChar **attributes)
{
  reader->part = part;
  reader->element = name;
  g_string_truncate (reader->text, 0);
  g_clear_pointer (&reader->url, g_free);
  g_clear_pointer (&reader->times, g_free);
  reader->times = g_strdup (xml_attribute (attributes, "data-w"));
  reader->start = read_milliseconds (xml_attribute (attributes, "data-t"));
}

static void
on_start (void *data, const xmlChar *name, const xmlChar **attributes)
{
  Reader *reader = data;
  Part part;

  reader->is_main |= g_str_equal (name, "main");
  reader->is_template |= g_str_equal (name, "template");
  if (reader->is_template)
    return;
  if (reader->part != PART_NONE) {
    if (g_str_equal (name, "wbr"))
      g_string_append_c (reader->text, GLUE);
    else if (g_str_equal (name, "a") && reader->part == PART_PARAGRAPH)
      reader->is_stamp = TRUE;
    else if (g_str_equal (name, "a") && !reader->url)
      reader->url = g_strdup (xml_attribute (attributes, "href"));
    return;
  }
  read_element (reader, (const char *) name, attributes);
  part = find_part (reader, (const char *) name, attributes);
  if (part != PART_NONE)
    begin_part (reader, part, name, attributes);
}

/* The next word's span of @times, milliseconds; an empty one is not timed. */
static void
read_span (Reader *reader, const char **times, guint64 *start, guint64 *end)
{
  const guint64 latest = NANOSECONDS_NONE / MILLISECOND - 1;
  guint64 length;
  gint64 gap = 0;

  *start = *end = reader->last;
  if (!page_number_read (times, &length) || (length % 2 && !page_number_read_signed (times, &gap)))
    return;
  if (gap >= 0)
    *start = MIN (reader->last + (guint64) gap, latest);
  else
    *start = reader->last - MIN (reader->last, (guint64) -gap);
  *end = reader->last = MIN (*start + length / 2, latest);
}

/* A word of @text, with the next span of @times. */
static void
add_word (Reader *reader, const char *text, const char **times, gboolean is_glued)
{
  guint64 start, end;
  gboolean is_timed;

  read_span (reader, times, &start, &end);
  is_timed = end > start;
  reader->is_timed |= is_timed;
  transcript_add_word (reader->transcript, text, is_timed ? start * MILLISECOND : NANOSECONDS_NONE,
      is_timed ? end * MILLISECOND : NANOSECONDS_NONE, CONFIDENCE_UNKNOWN)->is_glued = is_glued;
}

/* What @text says, in place: a no-break space is a space, and glue is nothing. */
static void
set_spaces (char *text)
{
  char *kept = text;

  for (; *text; text++)
    if (*text == '\xC2' && text[1] == '\xA0') {
      *kept++ = ' ';
      text++;
    } else if (*text != GLUE) {
      *kept++ = *text;
    }
  *kept = '\0';
}

static void
add_paragraph (Reader *reader)
{
  g_autofree char *whole = g_strndup (reader->text->str, reader->text->len);
  const char *times = reader->times;
  const guint first = reader->transcript->words->len;
  char *at = reader->text->str;
  Paragraph *paragraph;

  set_spaces (whole);
  paragraph = transcript_add_paragraph (reader->transcript, reader->speaker, NANOSECONDS_NONE, whole);
  paragraph->is_labelled = reader->is_labelled;
  reader->is_labelled = FALSE;
  for (gboolean is_glued = FALSE; times && *at;) {
    gsize length = strcspn (at, " \x1f");
    const char stop = at[length];

    at[length] = '\0';
    set_spaces (at);
    if (at[strspn (at, " ")])
      add_word (reader, at, &times, is_glued);
    is_glued = stop == GLUE;
    at += length + (stop != '\0');
  }
  if (reader->transcript->words->len > first)
    paragraph->stamp = transcript_get_word (reader->transcript, first)->start;
}

/* White space between words is a space. */
static void
part_lines (char *text)
{
  while (*(text += strcspn (text, "\t\n\f\r")))
    *text = ' ';
}

static void
read_speaker (Reader *reader)
{
  g_autofree char *name = name_dup (reader->text->str, reader->text->len);

  reader->speaker = *name ? transcript_add_speaker (reader->transcript, name) : SPEAKER_NONE;
  reader->is_labelled = *name != '\0';
}

static void
end_part (Reader *reader)
{
  Transcript *transcript = reader->transcript;
  const char *text = reader->text->str;

  switch (reader->part) {
    case PART_TITLE:
      transcript->title = transcript_keep (transcript, text, -1);
      break;
    case PART_ABOUT:
      g_string_append_printf (reader->about, "%s%s", reader->about->len ? "\n" : "", text);
      break;
    case PART_LINK:
      if (!reader->url || *reader->url != '#')
        transcript_add_link (transcript, text, reader->url ? reader->url : text);
      break;
    case PART_CHAPTER:
      transcript_add_chapter (transcript, reader->start, text, reader->url);
      break;
    case PART_SPEAKER:
      read_speaker (reader);
      break;
    case PART_PARAGRAPH:
      part_lines (reader->text->str);
      add_paragraph (reader);
      break;
    case PART_NONE:
      break;
  }
  reader->part = PART_NONE;
}

static void
on_end (void *data, const xmlChar *name)
{
  Reader *reader = data;

  if (g_str_equal (name, "a"))
    reader->is_stamp = FALSE;
  if (reader->part != PART_NONE && xmlStrEqual (name, reader->element))
    end_part (reader);
  if (g_str_equal (name, "main"))
    reader->is_main = FALSE;
}

static void
on_text (void *data, const xmlChar *text, int length)
{
  Reader *reader = data;

  if (reader->part != PART_NONE && !reader->is_stamp)
    g_string_append_len (reader->text, (const char *) text, length);
}

static void
reader_finish (Reader *reader)
{
  Transcript *transcript = reader->transcript;

  if (reader->about->len)
    transcript->description = transcript_keep (transcript, reader->about->str, -1);
  if (!reader->is_timed)
    transcript->timing = TIMING_NONE;
  else if (transcript->timing == TIMING_NONE)
    transcript->timing = TIMING_SOURCE;
  g_string_free (reader->text, TRUE);
  g_string_free (reader->about, TRUE);
  g_free (reader->url);
  g_free (reader->times);
}

Transcript *
page_read (Source *source, GError **error)
{
  g_autoptr (Transcript) transcript = transcript_new ();
  Reader reader = { transcript, .speaker = SPEAKER_NONE, .text = g_string_new (NULL),
    .about = g_string_new (NULL) };
  xmlSAXHandler handler = { .startElement = on_start, .endElement = on_end, .characters = on_text,
    .ignorableWhitespace = on_text };
  htmlParserCtxtPtr parser = htmlNewParserCtxt ();
  gboolean is_read = html_walk (parser, source, &handler, &reader, error);

  htmlFreeParserCtxt (parser);
  reader_finish (&reader);
  if (!is_read)
    return NULL;
  if (transcript->paragraphs->len)
    return g_steal_pointer (&transcript);
  g_set_error_literal (error, FORMAT_ERROR, FORMAT_ERROR_EMPTY, "a page without a transcript in it");
  return NULL;
}
