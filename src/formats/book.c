#include "book.h"

#include <string.h>

#include "xml-text.h"

#define EARLY (2 * SECOND)      /* a chapter may begin so much later than its first word */

static void
append_text (GString *out, const char *text)
{
  xml_text_append (out, text, FALSE);
}

void
book_append_clock (GString *out, Nanoseconds time)
{
  const guint64 milliseconds = nanoseconds_to_milliseconds (time);

  g_string_append_printf (out, "%" G_GUINT64_FORMAT ".%03us", milliseconds / 1000,
      (guint) (milliseconds % 1000));
}

const char *
book_get_title (const Book *book)
{
  const char *title = book->edition->transcript->title;

  return title ? title : "Transcript";
}

const char *
book_get_language (const Book *book)
{
  const char *tag = book->edition->transcript->language;

  return tag && *tag && strspn (tag, "-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
      == strlen (tag) ? tag : "und";
}

/* A stretch of the text and one of the audio, if it is timed. */
static void
append_par (Book *book, Nanoseconds start, Nanoseconds end)
{
  if (!book->audio_url || start == NANOSECONDS_NONE || end <= start)
    return;
  g_string_append_printf (book->overlay, "<par id=\"p%u\"><text src=\"", book->n_fragments);
  xml_text_append (book->overlay, book->text_url, TRUE);
  g_string_append_printf (book->overlay, "#s%u\"/><audio src=\"", book->n_fragments);
  xml_text_append (book->overlay, book->audio_url, TRUE);
  g_string_append (book->overlay, "\" clipBegin=\"");
  book_append_clock (book->overlay, start);
  g_string_append (book->overlay, "\" clipEnd=\"");
  book_append_clock (book->overlay, end);
  g_string_append (book->overlay, "\"/></par>\n");
  book->length += nanoseconds_to_milliseconds (end) * MILLISECOND
      - nanoseconds_to_milliseconds (start) * MILLISECOND;
  book->n_pars++;
}

static gboolean
ends_sentence (const char *text)
{
  const char *end = text + strlen (text);

  while (end > text) {
    const char *last = g_utf8_prev_char (end);
    const gunichar c = g_utf8_get_char (last);

    if (g_utf8_strchr (".?!\xE2\x80\xA6\xE3\x80\x82\xEF\xBC\x9F\xEF\xBC\x81", -1, c))
      return TRUE;
    if (!g_unichar_ispunct (c))
      return FALSE;
    end = last;
  }
  return FALSE;
}

/* One behind the sentence that begins with the word @first, which its paragraph ends at last. */
static guint
find_end (const Book *book, guint first)
{
  const Transcript *transcript = book->edition->transcript;
  const guint paragraph = transcript_get_word (transcript, first)->paragraph;
  guint end = first + 1;

  while (end < transcript->words->len
      && !ends_sentence (transcript_get_word (transcript, end - 1)->text)
      && transcript_get_word (transcript, end)->paragraph == paragraph)
    end++;
  return end;
}

static void
append_sentence (Book *book, guint first, guint end)
{
  Nanoseconds start = NANOSECONDS_NONE, stop = 0;

  g_string_append_printf (book->text, "<span id=\"s%u\">", ++book->n_fragments);
  for (guint i = first; i < end; i++) {
    const Word *word = transcript_get_word (book->edition->transcript, i);

    if (i > first && !word->is_glued)
      g_string_append_c (book->text, ' ');
    append_text (book->text, word->text);
    if (word->start == NANOSECONDS_NONE)
      continue;
    start = MIN (start, word->start);
    stop = MAX (stop, word->end);
  }
  g_string_append (book->text, "</span>");
  append_par (book, start, stop);
}

static void
append_chapters (Book *book, Nanoseconds start)
{
  const Transcript *transcript = book->edition->transcript;

  for (; book->chapter < transcript->chapters->len; book->chapter++) {
    const Chapter *chapter = transcript_get_chapter (transcript, book->chapter);

    if (!chapter->title || !*chapter->title)
      continue;
    if (start == NANOSECONDS_NONE || chapter->start > start + EARLY)
      return;
    g_string_append_printf (book->text, "<h2 id=\"c%u\">", ++book->n_chapters);
    append_text (book->text, chapter->title);
    g_string_append (book->text, "</h2>\n");
    g_string_append_printf (book->contents, "<li><a href=\"" BOOK_TEXT "#c%u\">", book->n_chapters);
    append_text (book->contents, chapter->title);
    g_string_append (book->contents, "</a></li>\n");
    book->speaker = SPEAKER_NONE;
  }
}

static void
append_speaker (Book *book, int speaker)
{
  const char *name = transcript_get_speaker (book->edition->transcript, speaker);

  if (name && speaker != book->speaker) {
    g_string_append (book->text, "<p class=\"who\">");
    append_text (book->text, name);
    g_string_append (book->text, "</p>\n");
  }
  book->speaker = speaker;
}

static void
append_paragraphs (Book *book)
{
  const GArray *words = book->edition->transcript->words;

  for (guint first = 0, end; first < words->len; first = end) {
    const Word *word = transcript_get_word (book->edition->transcript, first);
    const gboolean is_first = !first || word[-1].paragraph != word->paragraph;

    if (is_first) {
      append_chapters (book, word->start);
      append_speaker (book, transcript_get_word_speaker (book->edition->transcript, first));
    }
    g_string_append (book->text, is_first ? "<p>" : word->is_glued ? "" : " ");
    end = find_end (book, first);
    append_sentence (book, first, end);
    if (end == words->len || word[end - first].paragraph != word->paragraph)
      g_string_append (book->text, "</p>\n");
  }
}

static void
append_head (Book *book, GString *out, const char *title)
{
  g_string_append_printf (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" "
      "lang=\"%s\" xml:lang=\"%s\">\n<head>\n<title>", book_get_language (book), book_get_language (book));
  append_text (out, title);
  g_string_append (out, "</title>\n");
  g_string_append (out, book->style);
  g_string_append (out, "\n</head>\n<body>\n");
}

void
book_init (Book *book, const Edition *edition, const char *style)
{
  *book = (Book) { .edition = edition, .text_url = BOOK_TEXT, .style = style,
    .text = g_string_new (NULL), .overlay = g_string_new (NULL), .contents = g_string_new (NULL),
    .speaker = SPEAKER_NONE };
}

void
book_clear (Book *book)
{
  g_string_free (book->text, TRUE);
  g_string_free (book->overlay, TRUE);
  g_string_free (book->contents, TRUE);
}

void
book_fill (Book *book)
{
  append_head (book, book->text, book_get_title (book));
  g_string_append (book->text, "<h1>");
  append_text (book->text, book_get_title (book));
  g_string_append (book->text, "</h1>\n");
  append_head (book, book->contents, book_get_title (book));
  g_string_append (book->contents, "<nav epub:type=\"toc\">\n<h1>");
  append_text (book->contents, book_get_title (book));
  g_string_append (book->contents, "</h1>\n<ol>\n");
  g_string_append (book->overlay, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<smil xmlns=\"http://www.w3.org/ns/SMIL\" version=\"3.0\">\n<body>\n");
  append_paragraphs (book);
  append_chapters (book, NANOSECONDS_NONE - EARLY - 1);
  if (!book->n_chapters)
    g_string_append (book->contents, "<li><a href=\"" BOOK_TEXT "\">Transcript</a></li>\n");
  g_string_append (book->text, "</body>\n</html>\n");
  g_string_append (book->contents, "</ol>\n</nav>\n</body>\n</html>\n");
  g_string_append (book->overlay, "</body>\n</smil>\n");
}
