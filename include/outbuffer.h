/* Text on its way to a stream, handed over in large pieces. */
#pragma once

#include <gio/gio.h>

typedef struct {
  GString *text;                /* append to it, then call outbuffer_pass_on () */
  GOutputStream *stream;
  GError *error;                /* the first; nothing is written after it */
} Outbuffer;

void outbuffer_init (Outbuffer *buffer, GOutputStream *stream);

/* Hands over what has gathered, if it is worth a call. */
void outbuffer_pass_on (Outbuffer *buffer);

/* Hands over the rest and frees what the buffer holds; FALSE with @error if anything has failed. */
gboolean outbuffer_finish (Outbuffer *buffer, GError **error);
