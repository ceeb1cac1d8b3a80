/* EPUB 3 with a media overlay, https://www.w3.org/TR/epub-33/: a reader of books shows the transcript
 * and marks the sentence that is said while it plays the audio, which is inside. Written only. */
#include "format.h"

#include <string.h>

#include "xml-text.h"
#include "zip.h"

#define EARLY (2 * SECOND)      /* a chapter may begin so much later than its first word */

static const char container[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
    "<rootfiles>\n<rootfile full-path=\"EPUB/package.opf\" "
    "media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n</container>\n";

static const char sheet[] = "body{line-height:1.5;margin:5%}\n"
    "h2{margin:2em 0 .8em}\n"
    "p{margin:0 0 .7em}\n"
    ".who{font-weight:bold;font-size:.85em;margin:1.2em 0 0;break-after:avoid}\n"
    ".-epub-media-overlay-active{background-color:#ffe08a;color:#000}\n";

/* What readers of books must play. */
static const struct {
  const char *ending, *mime;
} audio_types[] = {
  { ".mp3", "audio/mpeg" }, { ".m4a", "audio/mp4" }, { ".mp4", "audio/mp4" }, { ".m4b", "audio/mp4" },
  { ".opus", "audio/ogg; codecs=opus" },
};

typedef struct {
  const Edition *edition;
  const Transcript *transcript;
  const char *mime, *ending;    /* of the audio; NULL: none is inside */
  GString *text, *overlay, *contents;   /* the book's XHTML, SMIL and list of chapters */
  guint n_fragments, n_pars, n_chapters, chapter;
  Nanoseconds length;           /* of the overlay */
  int speaker;
} Book;

static void
append_text (GString *out, const char *text)
{
  xml_text_append (out, text, FALSE);
}

static void
append_clock (GString *out, Nanoseconds time)
{
  const guint64 milliseconds = nanoseconds_to_milliseconds (time);

  g_string_append_printf (out, "%" G_GUINT64_FORMAT ".%03us", milliseconds / 1000,
      (guint) (milliseconds % 1000));
}

static const char *
get_title (const Book *book)
{
  return book->transcript->title ? book->transcript->title : "Transcript";
}

static const char *
get_language (const Book *book)
{
  const char *tag = book->transcript->language;

  return tag && *tag && strspn (tag, "-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
      == strlen (tag) ? tag : "und";
}

static void
find_audio (Book *book)
{
  const char *path = book->edition->audio_path;

  for (gsize i = 0; path && i < G_N_ELEMENTS (audio_types); i++) {
    const gsize length = strlen (path), tail = strlen (audio_types[i].ending);

    if (length > tail && !g_ascii_strcasecmp (path + length - tail, audio_types[i].ending)) {
      book->mime = audio_types[i].mime;
      book->ending = audio_types[i].ending;
    }
  }
  if (!path)
    edition_remark (book->edition, "the EPUB has no audio in it: name a file with --audio");
  else if (!book->mime)
    edition_remark (book->edition, "the EPUB has no audio in it: readers play MP3, M4A and Opus");
}

/* A stretch of the text and one of the audio, if it is timed. */
static void
append_par (Book *book, Nanoseconds start, Nanoseconds end)
{
  if (!book->mime || start == NANOSECONDS_NONE || end <= start)
    return;
  g_string_append_printf (book->overlay, "<par id=\"p%u\"><text src=\"episode.xhtml#s%u\"/>"
      "<audio src=\"audio%s\" clipBegin=\"", book->n_fragments, book->n_fragments, book->ending);
  append_clock (book->overlay, start);
  g_string_append (book->overlay, "\" clipEnd=\"");
  append_clock (book->overlay, end);
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
  const GArray *words = book->transcript->words;
  guint end = first + 1;

  while (end < words->len && !ends_sentence (transcript_get_word (book->transcript, end - 1)->text)
      && transcript_get_word (book->transcript, end)->paragraph
      == transcript_get_word (book->transcript, first)->paragraph)
    end++;
  return end;
}

static void
append_sentence (Book *book, guint first, guint end)
{
  Nanoseconds start = NANOSECONDS_NONE, stop = 0;

  g_string_append_printf (book->text, "<span id=\"s%u\">", ++book->n_fragments);
  for (guint i = first; i < end; i++) {
    const Word *word = transcript_get_word (book->transcript, i);

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
  for (; book->chapter < book->transcript->chapters->len; book->chapter++) {
    const Chapter *chapter = transcript_get_chapter (book->transcript, book->chapter);

    if (!chapter->title || !*chapter->title)
      continue;
    if (start == NANOSECONDS_NONE || chapter->start > start + EARLY)
      return;
    g_string_append_printf (book->text, "<h2 id=\"c%u\">", ++book->n_chapters);
    append_text (book->text, chapter->title);
    g_string_append (book->text, "</h2>\n");
    g_string_append_printf (book->contents, "<li><a href=\"episode.xhtml#c%u\">", book->n_chapters);
    append_text (book->contents, chapter->title);
    g_string_append (book->contents, "</a></li>\n");
    book->speaker = SPEAKER_NONE;
  }
}

static void
append_speaker (Book *book, int speaker)
{
  const char *name = transcript_get_speaker (book->transcript, speaker);

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
  const GArray *words = book->transcript->words;

  for (guint first = 0, end; first < words->len; first = end) {
    const Word *word = transcript_get_word (book->transcript, first);
    const gboolean is_first = !first || word[-1].paragraph != word->paragraph;

    if (is_first) {
      append_chapters (book, word->start);
      append_speaker (book, transcript_get_word_speaker (book->transcript, first));
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
      "lang=\"%s\" xml:lang=\"%s\">\n<head>\n<title>", get_language (book), get_language (book));
  append_text (out, title);
  g_string_append (out, "</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n"
      "</head>\n<body>\n");
}

static void
fill (Book *book)
{
  append_head (book, book->text, get_title (book));
  g_string_append (book->text, "<h1>");
  append_text (book->text, get_title (book));
  g_string_append (book->text, "</h1>\n");
  append_head (book, book->contents, get_title (book));
  g_string_append (book->contents, "<nav epub:type=\"toc\">\n<h1>");
  append_text (book->contents, get_title (book));
  g_string_append (book->contents, "</h1>\n<ol>\n");
  g_string_append (book->overlay, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<smil xmlns=\"http://www.w3.org/ns/SMIL\" version=\"3.0\">\n<body>\n");
  append_paragraphs (book);
  append_chapters (book, NANOSECONDS_NONE - EARLY - 1);
  if (!book->n_chapters)
    g_string_append (book->contents, "<li><a href=\"episode.xhtml\">Transcript</a></li>\n");
  g_string_append (book->text, "</body>\n</html>\n");
  g_string_append (book->contents, "</ol>\n</nav>\n</body>\n</html>\n");
  g_string_append (book->overlay, "</body>\n</smil>\n");
}

/* A UUID of the words: equal in, equal out. */
static void
append_identifier (Book *book, GString *out)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, book->text->str,
      (gssize) book->text->len);

  g_string_append_printf (out, "urn:uuid:%.8s-%.4s-8%.3s-a%.3s-%.12s", hash, hash + 8, hash + 12,
      hash + 15, hash + 18);
}

/* The moment that a package must have; one without a publishing date is of the first day. */
static const char *
get_moment (const Book *book)
{
  const char *date = book->transcript->date;

  return date && strlen (date) == strlen ("2024-03-07T11:30:00Z") && g_str_has_suffix (date, "Z") ? date
      : "1970-01-01T00:00:00Z";
}

static void
append_element (GString *out, const char *name, const char *value)
{
  if (!value || !*value)
    return;
  g_string_append_printf (out, "<%s>", name);
  append_text (out, value);
  g_string_append_printf (out, "</%s>\n", name);
}

static GString *
make_package (Book *book)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\">\n"
      "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:identifier id=\"id\">");

  append_identifier (book, out);
  g_string_append (out, "</dc:identifier>\n");
  append_element (out, "dc:title", get_title (book));
  append_element (out, "dc:language", get_language (book));
  for (guint i = 0; i < book->transcript->speakers->len; i++)
    append_element (out, "dc:creator", g_ptr_array_index (book->transcript->speakers, i));
  append_element (out, "dc:description", book->transcript->description);
  append_element (out, "dc:date", book->transcript->date);
  g_string_append_printf (out, "<meta property=\"dcterms:modified\">%s</meta>\n", get_moment (book));
  if (book->n_pars) {
    for (guint i = 0; i < 2; i++) {
      g_string_append_printf (out, "<meta property=\"media:duration\"%s>", i ? " refines=\"#overlay\"" : "");
      append_clock (out, book->length);
      g_string_append (out, "</meta>\n");
    }
    g_string_append (out, "<meta property=\"media:active-class\">-epub-media-overlay-active</meta>\n");
  }
  g_string_append_printf (out, "</metadata>\n<manifest>\n"
      "<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n"
      "<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n"
      "<item id=\"episode\" href=\"episode.xhtml\" media-type=\"application/xhtml+xml\"%s/>\n",
      book->n_pars ? " media-overlay=\"overlay\"" : "");
  if (book->n_pars)
    g_string_append_printf (out, "<item id=\"overlay\" href=\"episode.smil\" "
        "media-type=\"application/smil+xml\"/>\n"
        "<item id=\"audio\" href=\"audio%s\" media-type=\"%s\"/>\n", book->ending, book->mime);
  g_string_append (out, "</manifest>\n<spine>\n<itemref idref=\"episode\"/>\n</spine>\n</package>\n");
  return out;
}

static gboolean
add (Zip *zip, const char *name, const GString *text, GError **error)
{
  return zip_add_text (zip, name, text->str, text->len, error);
}

/* The type stands first, so that it can be told by the bytes of the file. */
static gboolean
write_archive (Book *book, GOutputStream *stream, GError **error)
{
  static const char type[] = "application/epub+zip";
  g_autoptr (GString) package = make_package (book);
  g_autofree char *audio = g_strconcat ("EPUB/audio", book->ending, NULL);
  g_auto (Zip) zip = { 0 };

  zip_init (&zip, stream);
  return zip_add_text (&zip, "mimetype", type, strlen (type), error)
      && zip_add_text (&zip, "META-INF/container.xml", container, strlen (container), error)
      && add (&zip, "EPUB/package.opf", package, error)
      && add (&zip, "EPUB/nav.xhtml", book->contents, error)
      && zip_add_text (&zip, "EPUB/style.css", sheet, strlen (sheet), error)
      && add (&zip, "EPUB/episode.xhtml", book->text, error)
      && (!book->n_pars || (add (&zip, "EPUB/episode.smil", book->overlay, error)
      && zip_add_file (&zip, audio, book->edition->audio_path, error)))
      && zip_finish (&zip, error);
}

static gboolean
epub_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL), overlay = g_string_new (NULL);
  g_autoptr (GString) contents = g_string_new (NULL);
  Book book = { edition, edition->transcript, .text = text, .overlay = overlay, .contents = contents,
    .speaker = SPEAKER_NONE };

  if (!edition->transcript->title)
    edition_remark (edition, "the transcript has no title for the EPUB; --title gives one");
  find_audio (&book);
  fill (&book);
  return write_archive (&book, stream, error);
}

const Format format_epub = {
  .name = "epub",
  .title = "EPUB 3 with audio",
  .suffix = ".epub",
  .mime = "application/epub+zip",
  .kind = FORMAT_TRANSCRIPT,
  .carries = FORMAT_CARRIES_SPEAKERS | FORMAT_CARRIES_CHAPTERS,
  .write = epub_write,
};
