/* Captions from and to text, for tests. */
#pragma once

#include "format.h"

#define BYTES(literal) literal, sizeof (literal) - 1

/* As @format reads it; a copy of @text is edited. */
static inline Transcript *
read_captions (const Format *format, const char *text, gsize length, GError **error)
{
  Source source = { .length = length, .fps = 25 };
  Transcript *transcript;

  source.text = g_malloc (length + 1);
  memcpy (source.text, text, length);
  source.text[length] = '\0';
  transcript = format->read (&source, error);
  g_free (source.text);
  return transcript;
}

/* What @format writes, and in @remarks, if not NULL, what it says to it. */
static inline char *
write_captions (const Format *format, const Transcript *transcript, GPtrArray *remarks)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GPtrArray) unheard = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  Edition edition = { transcript, transcript->captions, remarks ? remarks : unheard, 25 };

  format->write (&edition, out, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (out, "", 1, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (out, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (out));
}

/* A line for each region, sheet and cue: "id|start|end|settings|text", milliseconds, "\n" where a
 * text has one. */
static inline char *
describe_captions (const CueList *list)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < list->regions->len; i++)
    g_string_append_printf (text, "region %s\n", (char *) g_ptr_array_index (list->regions, i));
  for (guint i = 0; i < list->styles->len; i++) {
    g_autofree char *css = g_strescape (g_ptr_array_index (list->styles, i), "\"\\");

    g_string_append_printf (text, "style %s\n", css);
  }
  for (guint i = 0; i < list->cues->len; i++) {
    const Cue *cue = cue_list_get (list, i);
    g_auto (GStrv) lines = g_strsplit (cue->text, "\n", -1);
    g_autofree char *joined = g_strjoinv ("\\n", lines);

    g_string_append_printf (text, "%s|%" G_GUINT64_FORMAT "|%" G_GUINT64_FORMAT "|%s|%s\n",
        cue->id ? cue->id : "", nanoseconds_to_milliseconds (cue->start),
        nanoseconds_to_milliseconds (cue->end), cue->settings ? cue->settings : "", joined);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "@path/@name" for a row of a table. */
static inline void
add_row (const char *path, const char *name, gsize row, GTestDataFunc test)
{
  g_autofree char *whole = g_strconcat (path, "/", name, NULL);

  g_test_add_data_func (whole, GSIZE_TO_POINTER (row), test);
}
