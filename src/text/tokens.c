#include "tokens.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "script.h"

#define MAX_MARKS 8             /* of their own at one word: a page of dashes is no word */

typedef struct {
  Transcript *transcript;
  GString *waiting;             /* marks that wait for the word after them */
  guint n_marks;                /* since the last word */
  gboolean is_french;
  gboolean starts_paragraph;    /* no word yet */
  gboolean is_glued;            /* no white space since the last word */
  UBreakIterator *boundaries;   /* opened when first needed */
} Tokenizer;

static gboolean
has_spaceless (const char *text, gsize length)
{
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    if ((guchar) *at >= 0xE0 && script_is_spaceless (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

/* White space, and what neither sounds nor shows: a zero width space, a stray byte order mark. */
static gboolean
is_blank (gunichar c)
{
  if (c < 0x80)
    return c <= ' ';
  return g_unichar_isspace (c) || c == 0x00A0 || c == 0x200B || c == 0xFEFF;
}

/* Symbols are said or shown for their own sake; so are the ASCII marks that people read out. */
static gboolean
is_spoken (gunichar c)
{
  if (c < 0x80 && g_ascii_isalnum ((char) c))
    return TRUE;
  switch (g_unichar_type (c)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
      return FALSE;
    case G_UNICODE_OTHER_PUNCTUATION:
      return c == '&' || c == '@' || c == '%' || c == '#';
    default:
      return !is_blank (c);
  }
}

static gunichar
peek (const char *text)
{
  return (guchar) *text < 0x80 ? (gunichar) *text : g_utf8_get_char (text);
}

gboolean
tokens_are_spoken (const char *text, gsize length)
{
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    if (is_spoken (peek (at)))
      return TRUE;
  return FALSE;
}

/* Marks that a recogniser leaves behind a space, where a person would not. */
static gboolean
is_stray (const char *text, gsize length)
{
  if (length >= 2 && strspn (text, ".") >= length)
    return FALSE;
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    if (!g_utf8_strchr (".,;:?!。、，．？！：；", -1, g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

/* French sets a space before these. */
static gboolean
is_french_mark (const char *text, gsize length)
{
  return strspn (text, ";:?!") >= length;
}

static gboolean
opens (const char *text)
{
  GUnicodeType type = g_unichar_type (g_utf8_get_char (text));

  return type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION;
}

static void
attach_to_last (Tokenizer *tokenizer, const char *text, gsize length)
{
  Transcript *transcript = tokenizer->transcript;
  Word *word = transcript_get_word (transcript, transcript->words->len - 1);
  g_autofree char *longer = g_strdup_printf ("%s%s%.*s", word->text,
      tokenizer->is_glued ? "" : " ", (int) length, text);

  word->text = transcript_keep (transcript, longer, -1);
  tokenizer->is_glued = TRUE;
}

static void
add_word (Tokenizer *tokenizer, const char *text, gsize length)
{
  g_string_append_len (tokenizer->waiting, text, (gssize) length);
  transcript_add_word (tokenizer->transcript, tokenizer->waiting->str, NANOSECONDS_NONE,
      NANOSECONDS_NONE, CONFIDENCE_UNKNOWN)->is_glued = tokenizer->is_glued;
  g_string_truncate (tokenizer->waiting, 0);
  tokenizer->starts_paragraph = FALSE;
  tokenizer->is_glued = TRUE;
  tokenizer->n_marks = 0;
}

/* @is_last: white space follows. */
static void
add_mark (Tokenizer *tokenizer, const char *text, gsize length, gboolean is_last)
{
  if (!tokenizer->is_glued && is_last && is_stray (text, length)
      && !(tokenizer->is_french && is_french_mark (text, length)))
    return;
  if (tokenizer->n_marks++ >= MAX_MARKS)
    return;
  if (!tokenizer->starts_paragraph && !opens (text)) {
    attach_to_last (tokenizer, text, length);
    return;
  }
  g_string_append_len (tokenizer->waiting, text, (gssize) length);
  if (is_last)
    g_string_append_c (tokenizer->waiting, ' ');
}

/* A run of a script without spaces: each piece between boundaries is a word or a mark. */
static void
add_pieces (Tokenizer *tokenizer, const char *text, gsize length)
{
  UErrorCode status = U_ZERO_ERROR;
  UText *run = utext_openUTF8 (NULL, text, (int64_t) length, &status);
  int32_t from, to;

  if (!tokenizer->boundaries)
    tokenizer->boundaries = ubrk_open (UBRK_WORD, "", NULL, 0, &status);
  ubrk_setUText (tokenizer->boundaries, run, &status);
  if (U_FAILURE (status)) {
    utext_close (run);
    add_word (tokenizer, text, length);
    return;
  }

  from = ubrk_first (tokenizer->boundaries);
  for (; (to = ubrk_next (tokenizer->boundaries)) != UBRK_DONE; from = to) {
    if (tokens_are_spoken (text + from, (gsize) (to - from)))
      add_word (tokenizer, text + from, (gsize) (to - from));
    else
      add_mark (tokenizer, text + from, (gsize) (to - from), (gsize) to == length);
  }
  utext_close (run);
}

static void
add_chunk (Tokenizer *tokenizer, const char *text, gsize length)
{
  tokenizer->is_glued = FALSE;
  if (!tokens_are_spoken (text, length))
    add_mark (tokenizer, text, length, TRUE);
  else if (has_spaceless (text, length))
    add_pieces (tokenizer, text, length);
  else
    add_word (tokenizer, text, length);
}

static void
add_text (Tokenizer *tokenizer, const char *text)
{
  tokenizer->starts_paragraph = TRUE;
  tokenizer->n_marks = 0;
  while (*text) {
    const char *start = text;

    while (*text && !is_blank (peek (text)))
      text = g_utf8_next_char (text);
    if (text > start)
      add_chunk (tokenizer, start, (gsize) (text - start));
    else
      text = g_utf8_next_char (text);
  }
  g_string_truncate (tokenizer->waiting, 0);
}

static void
tokenizer_start (Tokenizer *tokenizer, Transcript *transcript)
{
  *tokenizer = (Tokenizer) {
    .transcript = transcript,
    .waiting = g_string_new (NULL),
    .is_french = transcript->language && g_str_has_prefix (transcript->language, "fr"),
  };
}

static void
tokenizer_stop (Tokenizer *tokenizer)
{
  g_string_free (tokenizer->waiting, TRUE);
  if (tokenizer->boundaries)
    ubrk_close (tokenizer->boundaries);
}

void
tokens_append (Transcript *transcript, const char *text)
{
  Tokenizer tokenizer;

  tokenizer_start (&tokenizer, transcript);
  add_text (&tokenizer, text);
  tokenizer_stop (&tokenizer);
}

void
tokens_make_words (Transcript *transcript)
{
  Tokenizer tokenizer;

  tokenizer_start (&tokenizer, transcript);
  g_array_set_size (transcript->words, 0);
  for (guint i = 0; i < transcript->paragraphs->len; i++) {
    guint first = transcript->words->len;

    add_text (&tokenizer, transcript_get_paragraph (transcript, i)->text);
    for (guint n = first; n < transcript->words->len; n++)
      transcript_get_word (transcript, n)->paragraph = i;
  }
  tokenizer_stop (&tokenizer);
}

void
tokens_mark_glued (Transcript *transcript)
{
  const char *cursor = NULL;
  guint paragraph = G_MAXUINT;

  for (guint i = 0; i < transcript->words->len; i++) {
    Word *word = transcript_get_word (transcript, i);
    gboolean is_first = word->paragraph != paragraph;

    paragraph = word->paragraph;
    if (is_first)
      cursor = transcript_get_paragraph (transcript, paragraph)->text;
    word->is_glued = !is_first && cursor && g_str_has_prefix (cursor, word->text);
    if (cursor && (cursor = strstr (cursor, word->text)))
      cursor += strlen (word->text);
  }
}
