/* Copies a media file, its streams as they are, and puts chapters, captions and lyrics into it
 * (libavformat). A module of its own, loaded by who needs it: libavformat brings a hundred
 * libraries, whose loading would take every command longer than most commands take. */
#pragma once

#include <gio/gio.h>

#include "mediatext.h"

/* How a container takes timed lines. */
typedef enum {
  MUX_LINES_NONE,               /* not as a track: lyrics alone */
  MUX_LINES_MOV_TEXT,           /* 3GPP timed text, plain */
  MUX_LINES_WEBVTT,             /* with its markup */
} MuxLines;

typedef struct {
  const char *muxer;            /* what libavformat calls it */
  MuxLines lines;
  gboolean has_picture_comments;        /* a cover is no stream but a comment */
} MuxTarget;

/* What of a file is copied. */
typedef struct {
  Nanoseconds start, end;       /* @end is NANOSECONDS_NONE: all from @start on */
  Nanoseconds late;             /* its sound comes so much later than it says */
} MuxSpan;

/* Copies the sound, pictures, attachments and the captions in other languages of the file @from
 * into the regular file @fd, opened for reading and writing, and puts @text in, whose zero is the
 * beginning of @span; NULL: all of it. Packets are copied whole: a span of sound may begin two of
 * them early, one of pictures with the key frame before it, where the container cannot hide that.
 * (The type of mux_copy ().)
 * G_IO_ERROR; G_IO_ERROR_NOT_SUPPORTED where the container does not take a stream of @from. */
typedef gboolean (*MuxCopy) (const char *from, int fd, const MuxTarget *target,
    const MediaText *text, const MuxSpan *span, GError **error);

#define MUX_SYMBOL "mux_copy"

gboolean mux_copy (const char *from, int fd, const MuxTarget *target, const MediaText *text,
    const MuxSpan *span, GError **error);
