/* Turns as "Name: text", a blank line between paragraphs, chapters as headings of Markdown; with
 * those, marks of Markdown in the text are escaped. Read back it has the same words. */
#include <string.h>

#include "format.h"
#include "outbuffer.h"
#include "plain.h"

#define MAX_NAME 100            /* bytes: a reader takes nothing longer for a label */
#define EARLY (2 * SECOND)      /* a chapter that begins so much later begins with the paragraph */

typedef struct {
  const Transcript *transcript;
  GString *out;
  guint chapter, word;          /* the next ones */
  gboolean is_markdown;
} Writing;

/* "# ", "> ", "- " and "| " are marks at the start of a line alone. */
static void
append_text (Writing *writing, const char *text)
{
  for (; *text; text++) {
    gboolean is_start = !writing->out->len
        || writing->out->str[writing->out->len - 1] == '\n';

    if (writing->is_markdown && strchr (is_start ? "\\*_[#>|-+" : "\\*_[", *text))
      g_string_append_c (writing->out, '\\');
    g_string_append_c (writing->out, strchr ("\t\n\v\f\r", *text) ? ' ' : *text);
  }
}

static void
append_words (Writing *writing, guint paragraph)
{
  const Transcript *transcript = writing->transcript;
  gboolean is_first = TRUE;

  for (; writing->word < transcript->words->len; writing->word++) {
    const Word *word = transcript_get_word (transcript, writing->word);

    if (word->paragraph != paragraph)
      return;
    if (!is_first && !word->is_glued)
      g_string_append_c (writing->out, ' ');
    append_text (writing, word->text);
    is_first = FALSE;
  }
}

/* A colon would end the name early. */
static void
append_speaker (Writing *writing, const char *name, const Edition *edition)
{
  g_autofree char *plain = g_strdelimit (g_strdup (name), ":", '-');
  gsize length = strlen (plain);

  if (length > MAX_NAME) {
    *g_utf8_find_prev_char (plain, plain + MAX_NAME) = '\0';
    edition_remark (edition, "a speaker's name is too long for a label and cut short");
  }
  append_text (writing, plain);
  g_string_append (writing->out, ": ");
}

static Nanoseconds
find_start (const Writing *writing, guint paragraph)
{
  const Transcript *transcript = writing->transcript;

  if (writing->word < transcript->words->len) {
    const Word *word = transcript_get_word (transcript, writing->word);

    if (word->paragraph == paragraph && word->start != NANOSECONDS_NONE)
      return word->start;
  }
  return transcript_get_paragraph (transcript, paragraph)->stamp;
}

/* The chapters that begin before the next paragraph, or with it. */
static void
append_chapters (Writing *writing, Nanoseconds start)
{
  const GArray *chapters = writing->transcript->chapters;

  for (; writing->chapter < chapters->len; writing->chapter++) {
    const Chapter *chapter = transcript_get_chapter (writing->transcript, writing->chapter);

    if (start == NANOSECONDS_NONE || chapter->start > start + EARLY)
      return;
    if (!chapter->title || !*chapter->title)
      continue;
    g_string_append (writing->out, writing->out->len ? "\n## " : "## ");
    append_text (writing, chapter->title);
    g_string_append_c (writing->out, '\n');
  }
}

static void
append_paragraph (Writing *writing, guint index, const Edition *edition)
{
  const Transcript *transcript = writing->transcript;
  const Paragraph *paragraph = transcript_get_paragraph (transcript, index);
  const char *speaker = transcript_get_speaker (transcript, paragraph->speaker);
  gsize start;

  append_chapters (writing, find_start (writing, index));
  start = writing->out->len;
  if (start)
    g_string_append_c (writing->out, '\n');
  if (speaker)
    append_speaker (writing, speaker, edition);
  if (!transcript->words->len)
    append_text (writing, paragraph->text);
  else if (writing->word < transcript->words->len
      && transcript_get_word (transcript, writing->word)->paragraph == index)
    append_words (writing, index);
  else
    g_string_truncate (writing->out, start);
  if (writing->out->len > start)
    g_string_append_c (writing->out, '\n');
}

gboolean
plain_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  const Transcript *transcript = edition->transcript;
  Outbuffer out;
  Writing writing = { .transcript = transcript, .is_markdown = transcript->chapters->len > 0 };

  outbuffer_init (&out, stream);
  writing.out = out.text;
  for (guint i = 0; i < transcript->paragraphs->len; i++)
    append_paragraph (&writing, i, edition);
  return outbuffer_finish (&out, error);
}
