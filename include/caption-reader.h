/* What readers of captions by lines share: the lines of a source, and cues of what stands in them. */
#pragma once

#include "format.h"

typedef struct {
  char *at, *end;               /* *end is NUL */
  Transcript *transcript;       /* its captions are made */
  GString *text;                /* cue text of the cue under way */
  gboolean has_spans;           /* the format's markup goes on over line breaks */
} CaptionReader;

/* Takes @source's text. */
void caption_reader_init (CaptionReader *reader, Source *source);
void caption_reader_clear (CaptionReader *reader);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CaptionReader, caption_reader_clear)

/* The next line, NUL in place of its LF, CR or CRLF, no blanks at its end; NULL at the end. */
char *caption_reader_next_line (CaptionReader *reader);

/* Adds @plain to the cue under way, in a line of its own if it has one already. */
void caption_reader_append_line (CaptionReader *reader, const char *plain);

/* The same between tags, behind the "NAME: " that it may begin with, so that this is found. */
void caption_reader_append_marked (CaptionReader *reader, const char *plain, const char *start,
    const char *end);

/* The cue under way is one; @end may be NANOSECONDS_NONE. Begins the next. */
Cue *caption_reader_add_cue (CaptionReader *reader, Nanoseconds start, Nanoseconds end);

/* For formats without speakers, once all cues are there: finds these, and gives cues without an end
 * that of their reading, but no later than the next cue's start if @is_cut, else just the next cue's
 * start. */
void caption_reader_find_ends (CaptionReader *reader, gboolean is_cut);

/* The same without speakers, not cut. */
void caption_reader_fill_ends (CaptionReader *reader);

/* Finds the speakers if @has_names and nobody has yet: a second time would take a name out of what the
 * first one says. Hands the transcript over; FORMAT_ERROR_EMPTY if
 * there is no cue: "no line like @example found". */
Transcript *caption_reader_finish (CaptionReader *reader, gboolean has_names, const char *example,
    GError **error);

/* Whether one of the first lines that are not blank is one: @is_one is given a line and its end,
 * where a NUL need not be. */
gboolean caption_reader_probe (const char *text, gsize length, guint n_lines,
    gboolean (*is_one) (const char *line, const char *end));

/* In place; returns the new end of @text. */
char *caption_reader_drop_nuls (char *text, char *end);
