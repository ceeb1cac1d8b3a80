/* A transcript as a book: XHTML whose sentences have ids, and the media overlay (SMIL 3.0) that says
 * when each of them is heard, https://www.w3.org/TR/epub-33/#sec-media-overlays. */
#pragma once

#include "format.h"

#define BOOK_TEXT "episode.xhtml"

#define BOOK_SHEET "body{line-height:1.5;margin:5%}\n" \
    "h2{margin:2em 0 .8em}\n" \
    "p{margin:0 0 .7em}\n" \
    ".who{font-weight:bold;font-size:.85em;margin:1.2em 0 0;break-after:avoid}\n" \
    ".-epub-media-overlay-active{background-color:#ffe08a;color:#000}\n"

typedef struct {
  const Edition *edition;
  const char *text_url;         /* what the overlay calls the text; BOOK_TEXT unless it is set */
  const char *audio_url;        /* and the audio; NULL: nothing is in the overlay */
  const char *style;            /* the markup of the XHTML's style sheet */
  GString *text, *overlay, *contents;   /* XHTML, SMIL, and XHTML of the list of chapters */
  guint n_pars;                 /* sentences in the overlay */
  Nanoseconds length;           /* of them together */

  guint n_fragments, n_chapters, chapter;       /* so far */
  int speaker;
} Book;

/* @edition and @style are borrowed. */
void book_init (Book *book, const Edition *edition, const char *style);
void book_clear (Book *book);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Book, book_clear)

/* Writes the three texts. */
void book_fill (Book *book);

/* Never NULL; "Transcript" where there is no title. */
const char *book_get_title (const Book *book);

/* A BCP 47 tag, "und" where it is not known. */
const char *book_get_language (const Book *book);

/* "12.345s", a clock value of SMIL. */
void book_append_clock (GString *out, Nanoseconds time);
