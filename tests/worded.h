/* The words of a transcript as text: "Ann[" before a turn's, then "word start-end" in milliseconds
 * and "=90" for a confidence. */
#pragma once

#include "transcript.h"

static inline char *
worded (const Transcript *transcript)
{
  GString *text = g_string_new (NULL);
  guint paragraph = G_MAXUINT;

  for (guint i = 0; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);
    const char *name = transcript_get_speaker (transcript,
        transcript_get_word_speaker (transcript, i));

    if (word->paragraph != paragraph)
      g_string_append_printf (text, "%s%s[", i ? "] " : "", name ? name : "");
    else
      g_string_append_c (text, ' ');
    paragraph = word->paragraph;
    g_string_append_printf (text, "%s %" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT, word->text,
        word->start / MILLISECOND, word->end / MILLISECOND);
    if (word->confidence != CONFIDENCE_UNKNOWN)
      g_string_append_printf (text, "=%d", word->confidence);
  }
  g_string_append (text, transcript->words->len ? "]" : "");
  return g_string_free (text, FALSE);
}
