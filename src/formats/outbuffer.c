#include "outbuffer.h"

#define ENOUGH (64 * 1024)

void
outbuffer_init (Outbuffer *buffer, GOutputStream *stream)
{
  buffer->text = g_string_sized_new (2 * ENOUGH);
  buffer->stream = stream;
  buffer->error = NULL;
}

static void
hand_over (Outbuffer *buffer)
{
  if (!buffer->error)
    g_output_stream_write_all (buffer->stream, buffer->text->str, buffer->text->len, NULL, NULL,
        &buffer->error);
  g_string_truncate (buffer->text, 0);
}

void
outbuffer_pass_on (Outbuffer *buffer)
{
  if (buffer->text->len >= ENOUGH)
    hand_over (buffer);
}

gboolean
outbuffer_finish (Outbuffer *buffer, GError **error)
{
  hand_over (buffer);
  g_string_free (buffer->text, TRUE);
  if (!buffer->error)
    return TRUE;
  g_propagate_error (error, buffer->error);
  return FALSE;
}
