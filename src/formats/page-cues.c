#include "page.h"

#include <string.h>

#include "cuetext.h"

/* As strstr () does. Nearly every word stands behind the space or line break after the one before. */
static const char *
find_word (const char *at, const char *word, gsize length)
{
  for (guint i = 0; i < 2 && *at; i++)
    if (!strncmp (at + i, word, length))
      return at + i;
  return strstr (at, word);
}

/* A cue's words, line by line: each is looked for behind the one before. */
static void
append_cue_lines (GString *out, const Transcript *transcript, const Cue *cue, GString *plain)
{
  const char *at, *stop;
  guint n_words = 0;

  g_string_truncate (plain, 0);
  cuetext_append_plain (cue->text, plain);
  at = plain->str;
  for (guint i = cue->first_word; i < cue->end_word; i++) {
    const char *word = transcript_get_word (transcript, i)->text;
    const gsize length = strlen (word);
    const char *found = find_word (at, word, length);

    while (found && (stop = memchr (at, '\n', found - at))) {
      if (n_words)
        page_number_append (out, 2 * n_words + 1);
      n_words = 0;
      at = stop + 1;
    }
    n_words += *word != '\0';
    at = found ? found + length : at;
  }
  page_number_append (out, 2 * n_words);
}

static gint64
difference (Nanoseconds a, Nanoseconds b)
{
  return (gint64) nanoseconds_to_milliseconds (a) - (gint64) nanoseconds_to_milliseconds (b);
}

/* Words that the page has. */
static guint
count_printed (const Transcript *transcript, guint first, guint end)
{
  guint n = 0;

  for (guint i = first; i < end; i++)
    n += *transcript_get_word (transcript, i)->text != '\0';
  return n;
}

/* A cue that ends where it begins, and never shows, for words that are in none. */
static void
append_hidden (GString *out, const Transcript *transcript, guint first, guint end)
{
  page_number_append_signed (out, 0);
  page_number_append_signed (out, difference (transcript_get_word (transcript, first)->start,
      transcript_get_word (transcript, end - 1)->end));
  page_number_append (out, 2 * count_printed (transcript, first, end));
}

/* Captions can be told in words where each word is in one, in order, and timed; or in none. */
static gboolean
has_cues_of_words (const Edition *edition)
{
  const Transcript *transcript = edition->transcript;
  const CueList *list = edition->cues;
  guint word = 0;

  for (guint i = 0; list && i < list->cues->len; i++) {
    const Cue *cue = cue_list_get (list, i);

    if (cue->first_word < word || cue->end_word <= word
        || cue->end_word > transcript->words->len)
      return FALSE;
    word = cue->end_word;
  }
  for (guint i = 0; i < word; i++)
    if (transcript_get_word (transcript, i)->start == NANOSECONDS_NONE)
      return FALSE;
  return word > 0;
}

void
page_cues_append (GString *out, const Edition *edition)
{
  const Transcript *transcript = edition->transcript;
  const CueList *list = edition->cues;
  g_autoptr (GString) plain = g_string_new (NULL);

  if (!has_cues_of_words (edition))
    return;
  g_string_append (out, " data-c=\"");
  for (guint i = 0; i < list->cues->len; i++) {
    const Cue *cue = cue_list_get (list, i);
    const Word *first = transcript_get_word (transcript, cue->first_word);
    const Word *last = transcript_get_word (transcript, cue->end_word - 1);
    const guint next = i ? cue_list_get (list, i - 1)->end_word : 0;

    if (cue->first_word > next)
      append_hidden (out, transcript, next, cue->first_word);
    page_number_append_signed (out, difference (cue->start, first->start));
    page_number_append_signed (out, difference (cue->end, last->end));
    append_cue_lines (out, transcript, cue, plain);
  }
  g_string_append_c (out, '"');
}
