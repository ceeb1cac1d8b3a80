/* One run of mux_copy (), and what of it is text: a track of lines, chapters, tags. Used inside the
 * module alone. */
#pragma once

#include <libavformat/avformat.h>

#include "mux.h"

typedef struct {
  AVFormatContext *in, *out;
  int *places;                  /* of each stream of @in in @out; -1: left out */
  AVPacket *packet, *line;
  AVStream *lines;              /* NULL: none */
  guint next_line;
  const MuxTarget *target;
  const MediaText *text;
  MuxSpan span;
  int64_t zero;                 /* of the copy in @in, microseconds */
  Nanoseconds lead;             /* of the copy before the span begins in it */
  guint n_leads;
  AVPacket **leads;             /* of each stream of @in: the sound's packet before the span; NULL */
} Mux;

/* Passes on what libavformat returned; below zero sets @error. */
gboolean mux_check (int result, GError **error);

gboolean mux_is_cover (const AVStream *stream);

/* Before the header is written. */
void mux_add_lines_stream (Mux *mux);
void mux_add_tags (Mux *mux);
void mux_add_pictures (Mux *mux);

/* Those that begin at or before @milliseconds: lines stand beside their sound. */
gboolean mux_write_lines_until (Mux *mux, int64_t milliseconds, GError **error);
