/* NIST's CTM, https://github.com/usnistgov/SCTK (doc/infmts.htm#ctm_fmt_name_0): a line a word,
 * "<file> <channel> <onset> <duration> <word> <confidence>". Written only. */
#include "format.h"

#include <string.h>

#include "outbuffer.h"
#include "tokens.h"

#define CHANNEL "1"

/* The stem of the audio's name, without white space; a line that starts with ";;" is a comment. */
static char *
dup_file (const Transcript *transcript)
{
  g_autofree char *name = transcript->audio.uri ? g_path_get_basename (transcript->audio.uri)
      : g_strdup (transcript->title ? transcript->title : "audio");
  char *dot = transcript->audio.uri ? strrchr (name, '.') : NULL;
  GString *file = g_string_new (NULL);

  if (dot > name)
    *dot = '\0';
  name[strcspn (name, "?#")] = '\0';
  for (const char *at = name; *at; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    gboolean is_bad = g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == ';';

    g_string_append_unichar (file, is_bad ? '_' : c);
  }
  return g_string_free (file, !file->len) ?: g_strdup ("audio");
}

static void
append_seconds (GString *out, guint64 milliseconds)
{
  g_string_append_printf (out, " %" G_GUINT64_FORMAT ".%03" G_GUINT64_FORMAT,
      milliseconds / 1000, milliseconds % 1000);
}

/* Marks of their own that a word carries are not said. */
static void
append_spoken (GString *out, const char *text)
{
  while (*text) {
    gsize length = strcspn (text, " ");

    if (tokens_are_spoken (text, length)) {
      g_string_append_len (out, text, (gssize) length);
      return;
    }
    text += length + (text[length] == ' ');
  }
}

static void
append_word (GString *out, const char *file, const Word *word)
{
  guint64 start = nanoseconds_to_milliseconds (word->start);
  guint64 end = nanoseconds_to_milliseconds (word->end);

  g_string_append (out, file);
  g_string_append (out, " " CHANNEL);
  append_seconds (out, start);
  append_seconds (out, MAX (end, start) - start);
  g_string_append_c (out, ' ');
  append_spoken (out, word->text);
  if (word->confidence == CONFIDENCE_UNKNOWN)
    g_string_append (out, " NA\n");
  else
    g_string_append_printf (out, " %d.%02d\n", word->confidence / 100, word->confidence % 100);
}

static gboolean
ctm_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  const Transcript *transcript = edition->transcript;
  g_autofree char *file = dup_file (transcript);
  Outbuffer out;

  outbuffer_init (&out, stream);
  for (guint i = 0; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);

    if (word->start == NANOSECONDS_NONE)
      edition_remark (edition, "words that have no time are left out of CTM");
    else
      append_word (out.text, file, word);
    outbuffer_pass_on (&out);
  }
  return outbuffer_finish (&out, error);
}

const Format format_ctm = {
  .name = "ctm",
  .title = "NIST CTM",
  .suffix = ".ctm",
  .mime = "text/plain",
  .kind = FORMAT_TRANSCRIPT,
  .carries = FORMAT_CARRIES_WORD_TIMES,
  .write = ctm_write,
};
