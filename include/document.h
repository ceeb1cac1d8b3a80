/* What was published, before it is understood: lines of text and the marks that tell what they
 * are. HTML and plain text are read into it; published.h makes a transcript of it. */
#pragma once

#include <glib.h>

#include "nanoseconds.h"

typedef enum {
  MARK_BOLD,
  MARK_LINK,
  MARK_CITE,                    /* <cite>, <time>: what Podcasting 2.0's transcripts are made of */
  MARK_TIME,
  MARK_SPEAKER,                 /* class="speaker", <dt>: what the page says is who speaks */
  MARK_KINDS,
} MarkKind;

typedef struct {
  gsize start, end;             /* bytes of the line's text */
  const char *url;              /* of a link, as written */
} Mark;

typedef struct {
  const char *text;             /* UTF-8, white space collapsed, never empty */
  gsize length;
  guint heading;                /* 1 to 6; 0: none */
  gboolean is_item;             /* of a list */
  gboolean is_soft;             /* in the same block as the line before: <br>, a table's cell */
  gboolean is_ruled;            /* after <hr>, "---" */
  Nanoseconds time;             /* in an attribute; NANOSECONDS_NONE */
  guint first_mark[MARK_KINDS], end_mark[MARK_KINDS];   /* of the document's, [first, end) */
} Line;

typedef struct {
  GStringChunk *strings;
  GArray *lines;                /* (element-type Line) */
  GArray *marks[MARK_KINDS];    /* of a kind, by line and start (element-type Mark) */
  const char *title, *description, *language, *date, *link;     /* NULL: not said */
  const char *page_title;       /* with the name of the site in it; NULL */
  GPtrArray *data;              /* JSON in scripts (element-type GString) */

  /* What the next text is; whoever reads sets and clears it. */
  guint heading, item;          /* level; depth of nesting */
  guint marked[MARK_KINDS];     /* depth of nesting, but for links */
  const char *url;
  Nanoseconds time;             /* NANOSECONDS_NONE: not known; the line ends it */

  GString *pending;             /* the line under way */
  guint first_mark[MARK_KINDS];
  gboolean has_space, is_soft, is_ruled;        /* before what comes next */
} Document;

typedef enum {
  BREAK_CELL,                   /* the next line is in the same block */
  BREAK_LINE,                   /* the same; two of them end the block */
  BREAK_BLOCK,
} BreakKind;

Document *document_new (void);
void document_free (Document *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Document, document_free)

/* Adds to the line under way. White space and NBSP collapse, control characters and soft
 * hyphens are left out. */
void document_append (Document *document, const char *text, gsize length);

/* Ends the line under way, if there is any. */
void document_break (Document *document, BreakKind kind);

/* A copy that lives as long as the document, white space collapsed; NULL for NULL or nothing. */
const char *document_keep (Document *document, const char *text);

static inline const Line *
document_get_line (const Document *document, guint index)
{
  return &g_array_index (document->lines, Line, index);
}

/* The first mark of @kind that ends after @start, or NULL. */
const Mark *document_find_mark (const Document *document, const Line *line, MarkKind kind,
    gsize start);

/* Where the bold text ends that starts at @start, or @start if that is not bold. */
gsize document_get_bold_end (const Document *document, const Line *line, gsize start);

/* How many bytes of the line are links. */
gsize document_count_linked (const Document *document, const Line *line);
