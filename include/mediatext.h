/* What stands in a media file beside its sound: chapters, timed lines and lyrics. Plain data; the
 * texts are UTF-8 and belong to whoever filled it in, but those in @strings. */
#pragma once

#include "nanoseconds.h"

typedef struct {
  Nanoseconds start, end;       /* end: where the next begins */
  const char *title;            /* never NULL */
  const char *link;             /* http(s) or mailto; NULL: none */
} MediaChapter;

/* What is shown or sung at once: a cue, or a single word. */
typedef struct {
  Nanoseconds start, end;
  const char *text;             /* for the container: WebVTT cue text or plain; lines end '\n' */
  const char *settings, *id;    /* of a WebVTT cue; NULL: none */
} MediaLine;

typedef struct {
  GStringChunk *strings;
  char language[4];             /* ISO 639-2, "eng"; "und": not known */
  const char *title, *artist, *album, *comment; /* NULL: the file's own */
  const char *lyrics;           /* who says what, plain; NULL: none */
  GArray *chapters;             /* by start (element-type MediaChapter) */
  GArray *lines;                /* by start (element-type MediaLine) */
} MediaText;

void media_text_init (MediaText *text);
void media_text_clear (MediaText *text);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MediaText, media_text_clear)
