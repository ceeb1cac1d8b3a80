/* What a transcript says, as text: chapters ("= 28.000 Title"), then paragraphs ("62.000 *Jane
 * Doe: text", the asterisk for a printed label, "-" for no stamp or speaker). */
#pragma once

#include "format.h"

static inline void
describe_time (GString *text, Nanoseconds time)
{
  if (time == NANOSECONDS_NONE)
    g_string_append_c (text, '-');
  else
    g_string_append_printf (text, "%" G_GUINT64_FORMAT ".%03" G_GUINT64_FORMAT, time / SECOND,
        time % SECOND / MILLISECOND);
}

static inline char *
described (const Transcript *transcript)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < transcript->chapters->len; i++) {
    g_string_append (text, "= ");
    describe_time (text, transcript_get_chapter (transcript, i)->start);
    g_string_append_printf (text, " %s\n", transcript_get_chapter (transcript, i)->title);
  }
  for (guint i = 0; i < transcript->paragraphs->len; i++) {
    const Paragraph *paragraph = transcript_get_paragraph (transcript, i);
    const char *speaker = transcript_get_speaker (transcript, paragraph->speaker);

    describe_time (text, paragraph->stamp);
    g_string_append_printf (text, " %s%s: %s\n", paragraph->is_labelled ? "*" : "",
        speaker ? speaker : "-", paragraph->text);
  }
  return g_string_free (text, FALSE);
}
