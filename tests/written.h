/* What a format writes, as text, and what it reads from one. */
#pragma once

#include "format.h"

static inline char *
written (const Format *format, const Transcript *transcript, const CueList *cues)
{
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  Edition edition = { transcript, cues, remarks };

  format->write (&edition, out, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (out, "", 1, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (out, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (out));
}

static inline Transcript *
read_bytes (const Format *format, const char *text, gsize length, GError **error)
{
  g_autofree char *copy = g_malloc (length + 1);
  Source source = { .length = length };
  Transcript *transcript;

  memcpy (copy, text, length);
  copy[length] = '\0';
  source.text = g_steal_pointer (&copy);
  transcript = format->read (&source, error);
  g_free (source.text);
  return transcript;
}
