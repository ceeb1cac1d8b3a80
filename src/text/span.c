#include "span.h"

#include <string.h>

/* How long things take, in letters of English text (about 15 a second). */
#define WORD_LETTERS 1          /* whatever its length */
#define DIGIT_LETTERS 4         /* "23", "twenty three" */
#define WIDE_LETTERS 3          /* a Han character or a kana is a syllable */
#define COMMA_LETTERS 3
#define STOP_LETTERS 7

static guint
count_letters (const char *text)
{
  guint letters = WORD_LETTERS;

  for (; *text; text = g_utf8_next_char (text)) {
    gunichar c = g_utf8_get_char (text);

    if (g_unichar_isdigit (c))
      letters += DIGIT_LETTERS;
    else if (g_unichar_iswide (c))
      letters += WIDE_LETTERS;
    else if (g_unichar_isalpha (c))
      letters += 1;
  }
  return letters;
}

/* The pause behind a word, by its last character, quotes and brackets left aside. */
static guint
count_pause (const char *text)
{
  const char *last = text + strlen (text);

  while (last > text) {
    gunichar c;

    last = g_utf8_prev_char (last);
    c = g_utf8_get_char (last);
    if (g_utf8_strchr (".?!\u2026\u3002\uff1f\uff01\u061f\u0964", -1, c))
      return STOP_LETTERS;
    if (g_utf8_strchr (",;:\u2013\u2014\u3001\uff0c\uff1b\uff1a\u060c", -1, c))
      return COMMA_LETTERS;
    if (!g_unichar_ispunct (c))
      break;
  }
  return 0;
}

static guint64
count_span (Transcript *transcript, guint first, guint end)
{
  guint64 letters = 0;

  for (guint i = first; i < end; i++) {
    const char *text = transcript_get_word (transcript, i)->text;

    letters += count_letters (text) + (i + 1 < end ? count_pause (text) : 0);
  }
  return letters;
}

void
span_share (Transcript *transcript, guint first, guint end, Nanoseconds start, Nanoseconds stop)
{
  guint64 from = nanoseconds_to_milliseconds (start), until = nanoseconds_to_milliseconds (stop);
  guint n = end - first;
  guint64 letters = count_span (transcript, first, end), passed = 0;
  double rate = until > from + n ? (double) (until - from - n) / letters : 0;

  /* A millisecond a word is certain, the rest goes by letters. */
  for (guint i = first; i < end; i++) {
    Word *word = transcript_get_word (transcript, i);

    word->start = (from + (i - first) + (guint64) (passed * rate)) * MILLISECOND;
    passed += count_letters (word->text);
    word->end = (from + (i - first) + 1 + (guint64) (passed * rate)) * MILLISECOND;
    passed += count_pause (word->text);
    if (i + 1 == end && until > from + n)
      word->end = until * MILLISECOND;
  }
}
