/* EPUB 3 with a media overlay, https://www.w3.org/TR/epub-33/: a reader of books shows the transcript
 * and marks the sentence that is said while it plays the audio, which is inside. Written only. */
#include <string.h>

#include "book.h"
#include "xml-text.h"
#include "zip.h"

static const char container[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
    "<rootfiles>\n<rootfile full-path=\"EPUB/package.opf\" "
    "media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n</container>\n";

/* What readers of books must play, by the ending of the file, and what it is called inside. */
typedef struct {
  const char *ending, *mime, *name;
} AudioType;

static const AudioType audio_types[] = {
  { ".mp3", "audio/mpeg", "audio.mp3" },
  { ".m4a", "audio/mp4", "audio.m4a" },
  { ".mp4", "audio/mp4", "audio.mp4" },
  { ".m4b", "audio/mp4", "audio.m4b" },
  { ".opus", "audio/ogg; codecs=opus", "audio.opus" },
};

/* NULL: readers need not play it. */
static const AudioType *
find_type (const char *path)
{
  for (gsize i = 0; path && i < G_N_ELEMENTS (audio_types); i++) {
    const gsize length = strlen (path), tail = strlen (audio_types[i].ending);

    if (length > tail && !g_ascii_strcasecmp (path + length - tail, audio_types[i].ending))
      return &audio_types[i];
  }
  return NULL;
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
  const char *date = book->edition->transcript->date;

  return date && strlen (date) == strlen ("2024-03-07T11:30:00Z") && g_str_has_suffix (date, "Z") ? date
      : "1970-01-01T00:00:00Z";
}

static void
append_element (GString *out, const char *name, const char *value)
{
  if (!value || !*value)
    return;
  g_string_append_printf (out, "<%s>", name);
  xml_text_append (out, value, FALSE);
  g_string_append_printf (out, "</%s>\n", name);
}

static GString *
make_package (Book *book, const AudioType *audio)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\">\n"
      "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:identifier id=\"id\">");

  append_identifier (book, out);
  g_string_append (out, "</dc:identifier>\n");
  append_element (out, "dc:title", book_get_title (book));
  append_element (out, "dc:language", book_get_language (book));
  for (guint i = 0; i < book->edition->transcript->speakers->len; i++)
    append_element (out, "dc:creator", g_ptr_array_index (book->edition->transcript->speakers, i));
  append_element (out, "dc:description", book->edition->transcript->description);
  append_element (out, "dc:date", book->edition->transcript->date);
  g_string_append_printf (out, "<meta property=\"dcterms:modified\">%s</meta>\n", get_moment (book));
  if (book->n_pars) {
    for (guint i = 0; i < 2; i++) {
      g_string_append_printf (out, "<meta property=\"media:duration\"%s>", i ? " refines=\"#overlay\"" : "");
      book_append_clock (out, book->length);
      g_string_append (out, "</meta>\n");
    }
    g_string_append (out, "<meta property=\"media:active-class\">-epub-media-overlay-active</meta>\n");
  }
  g_string_append_printf (out, "</metadata>\n<manifest>\n"
      "<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n"
      "<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n"
      "<item id=\"episode\" href=\"" BOOK_TEXT "\" media-type=\"application/xhtml+xml\"%s/>\n",
      book->n_pars ? " media-overlay=\"overlay\"" : "");
  if (book->n_pars)
    g_string_append_printf (out, "<item id=\"overlay\" href=\"episode.smil\" "
        "media-type=\"application/smil+xml\"/>\n"
        "<item id=\"audio\" href=\"%s\" media-type=\"%s\"/>\n", audio->name, audio->mime);
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
write_archive (Book *book, const AudioType *audio, GOutputStream *stream, GError **error)
{
  static const char type[] = "application/epub+zip";
  g_autoptr (GString) package = make_package (book, audio);
  g_autofree char *name = audio ? g_strconcat ("EPUB/", audio->name, NULL) : NULL;
  g_auto (Zip) zip = { 0 };

  zip_init (&zip, stream);
  return zip_add_text (&zip, "mimetype", type, strlen (type), error)
      && zip_add_text (&zip, "META-INF/container.xml", container, strlen (container), error)
      && add (&zip, "EPUB/package.opf", package, error)
      && add (&zip, "EPUB/nav.xhtml", book->contents, error)
      && zip_add_text (&zip, "EPUB/style.css", BOOK_SHEET, strlen (BOOK_SHEET), error)
      && add (&zip, "EPUB/" BOOK_TEXT, book->text, error)
      && (!book->n_pars || (add (&zip, "EPUB/episode.smil", book->overlay, error)
      && zip_add_file (&zip, name, book->edition->audio_path, error)))
      && zip_finish (&zip, error);
}

static gboolean
epub_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  const AudioType *audio = find_type (edition->audio_path);
  g_auto (Book) book = { 0 };

  book_init (&book, edition, "<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>");
  book.audio_url = audio ? audio->name : NULL;
  if (!edition->transcript->title)
    edition_remark (edition, "the transcript has no title for the EPUB; --title gives one");
  if (!edition->audio_path)
    edition_remark (edition, "the EPUB has no audio in it: name a file with --audio");
  else if (!audio)
    edition_remark (edition, "the EPUB has no audio in it: readers play MP3, M4A and Opus");
  book_fill (&book);
  return write_archive (&book, audio, stream, error);
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
