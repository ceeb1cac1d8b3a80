/* Puts chapters, captions and lyrics into a media file beside its sound, which stays as it is. */
#pragma once

#include "mux.h"
#include "output.h"

/* How the lines of a container are made. */
typedef enum {
  EMBED_PLAIN,                  /* "NAME: " at a change of speaker, no markup, one line */
  EMBED_LINES,                  /* the same in up to as many lines as the cue has */
  EMBED_WEBVTT,                 /* WebVTT cue text with voices */
} EmbedStyle;

typedef struct _Container Container;

/* By the suffix of @path, ".mp3"; NULL: none that we write. */
const Container *container_for_path (const char *path);
EmbedStyle container_get_style (const Container *container);

/* Whether a chapter's link is kept. */
gboolean container_takes_links (const Container *container);

/* ".mp3 .m4a ..." (transfer full) */
char *container_list (void);

/* Copies the media file @from into @output, which is a regular file, with @text in it. @text's
 * lines are of the container's style. G_IO_ERROR. */
gboolean embed_text (const Container *container, const char *from, const MediaText *text,
    Output *output, GError **error);

/* Whether embed_span () takes it. */
gboolean container_takes_spans (const Container *container);

/* The same of @span alone (mux.h). */
gboolean embed_span (const Container *container, const char *from, const MediaText *text,
    const MuxSpan *span, Output *output, GError **error);
