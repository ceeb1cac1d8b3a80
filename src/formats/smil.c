/* What aeneas calls SMIL, and the text that it points into: the media overlay of a book and its XHTML,
 * each as a file of its own, for a book that somebody else makes. Written only. */
#include <string.h>

#include "book.h"
#include "outbuffer.h"

/* "talk.xhtml" for "talk.smil", as a URL. */
static char *
make_text_url (const char *file)
{
  const char *dot = file ? strrchr (file, '.') : NULL;
  g_autofree char *stem = dot > file ? g_strndup (file, (gsize) (dot - file)) : g_strdup (file);
  g_autofree char *escaped = g_uri_escape_string (stem ? stem : "", "!$&'()*+,;=@", FALSE);

  return *escaped ? g_strconcat (escaped, ".xhtml", NULL) : g_strdup (BOOK_TEXT);
}

static gboolean
write_text (const GString *text, GOutputStream *stream, GError **error)
{
  Outbuffer out;

  outbuffer_init (&out, stream);
  g_string_append_len (out.text, text->str, (gssize) text->len);
  return outbuffer_finish (&out, error);
}

static gboolean
smil_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  g_autofree char *text_url = make_text_url (edition->file);
  g_autofree char *remark = g_strdup_printf ("the SMIL points into %s: write that, too",
      text_url);
  g_auto (Book) book = { 0 };

  edition_remark (edition, remark);
  if (!edition->audio_url)
    edition_remark (edition, "no audio is known: the SMIL names audio.mp3; --audio names another");
  book_init (&book, edition, "");
  book.text_url = text_url;
  book.audio_url = edition->audio_url ? edition->audio_url : "audio.mp3";
  book_fill (&book);
  return write_text (book.overlay, stream, error);
}

static gboolean
xhtml_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  g_auto (Book) book = { 0 };

  book_init (&book, edition, "<style>\n" BOOK_SHEET "</style>");
  if (!edition->transcript->title)
    edition_remark (edition, "the transcript has no title for the text; --title gives one");
  book_fill (&book);
  return write_text (book.text, stream, error);
}

const Format format_smil = {
  .name = "smil",
  .title = "SMIL media overlay",
  .suffix = ".smil",
  .mime = "application/smil+xml",
  .kind = FORMAT_TRANSCRIPT,
  .write = smil_write,
};

const Format format_xhtml = {
  .name = "xhtml",
  .title = "XHTML for a media overlay",
  .suffix = ".xhtml",
  .mime = "application/xhtml+xml",
  .kind = FORMAT_TRANSCRIPT,
  .carries = FORMAT_CARRIES_SPEAKERS | FORMAT_CARRIES_CHAPTERS,
  .write = xhtml_write,
};
