#include "said-numbers.h"

#include <stdlib.h>
#include <string.h>

#include "numerals.h"

#define LARGEST 999999999999999ULL      /* longer digits are no quantity: they stay */
#define LAST_WORD 12            /* up to here numbers are written as words more often */

typedef enum {
  PART_NONE,
  PART_UNIT,                    /* 0 to 9 */
  PART_TEEN,                    /* 10 to 19 */
  PART_TENS,                    /* 20, 30, ... 90 */
  PART_HUNDRED,
  PART_SCALE,                   /* a thousand, a million, ... */
  PART_DIGITS,
  PART_OH,                      /* "nineteen oh five" */
  PART_AND,
} PartKind;

typedef struct {
  PartKind kind;
  guint64 value;
  gboolean is_ordinal;
} Part;

/* In byte order, for a binary search. */
static const struct {
  const char *word;
  PartKind kind;
  guint64 value;
  gboolean is_ordinal;
} words[] = {
  { "and", PART_AND, 0 },
  { "billion", PART_SCALE, 1000000000 },
  { "eight", PART_UNIT, 8 },
  { "eighteen", PART_TEEN, 18 },
  { "eighteenth", PART_TEEN, 18, TRUE },
  { "eighth", PART_UNIT, 8, TRUE },
  { "eightieth", PART_TENS, 80, TRUE },
  { "eighty", PART_TENS, 80 },
  { "eleven", PART_TEEN, 11 },
  { "eleventh", PART_TEEN, 11, TRUE },
  { "fifteen", PART_TEEN, 15 },
  { "fifteenth", PART_TEEN, 15, TRUE },
  { "fifth", PART_UNIT, 5, TRUE },
  { "fiftieth", PART_TENS, 50, TRUE },
  { "fifty", PART_TENS, 50 },
  { "first", PART_UNIT, 1, TRUE },
  { "five", PART_UNIT, 5 },
  { "fortieth", PART_TENS, 40, TRUE },
  { "forty", PART_TENS, 40 },
  { "four", PART_UNIT, 4 },
  { "fourteen", PART_TEEN, 14 },
  { "fourteenth", PART_TEEN, 14, TRUE },
  { "fourth", PART_UNIT, 4, TRUE },
  { "hundred", PART_HUNDRED, 100 },
  { "hundredth", PART_HUNDRED, 100, TRUE },
  { "million", PART_SCALE, 1000000 },
  { "nine", PART_UNIT, 9 },
  { "nineteen", PART_TEEN, 19 },
  { "nineteenth", PART_TEEN, 19, TRUE },
  { "ninetieth", PART_TENS, 90, TRUE },
  { "ninety", PART_TENS, 90 },
  { "ninth", PART_UNIT, 9, TRUE },
  { "o", PART_OH, 0 },
  { "oh", PART_OH, 0 },
  { "one", PART_UNIT, 1 },
  { "second", PART_UNIT, 2, TRUE },
  { "seven", PART_UNIT, 7 },
  { "seventeen", PART_TEEN, 17 },
  { "seventeenth", PART_TEEN, 17, TRUE },
  { "seventh", PART_UNIT, 7, TRUE },
  { "seventieth", PART_TENS, 70, TRUE },
  { "seventy", PART_TENS, 70 },
  { "six", PART_UNIT, 6 },
  { "sixteen", PART_TEEN, 16 },
  { "sixteenth", PART_TEEN, 16, TRUE },
  { "sixth", PART_UNIT, 6, TRUE },
  { "sixtieth", PART_TENS, 60, TRUE },
  { "sixty", PART_TENS, 60 },
  { "ten", PART_TEEN, 10 },
  { "tenth", PART_TEEN, 10, TRUE },
  { "third", PART_UNIT, 3, TRUE },
  { "thirteen", PART_TEEN, 13 },
  { "thirteenth", PART_TEEN, 13, TRUE },
  { "thirtieth", PART_TENS, 30, TRUE },
  { "thirty", PART_TENS, 30 },
  { "thousand", PART_SCALE, 1000 },
  { "thousandth", PART_SCALE, 1000, TRUE },
  { "three", PART_UNIT, 3 },
  { "trillion", PART_SCALE, 1000000000000 },
  { "twelfth", PART_TEEN, 12, TRUE },
  { "twelve", PART_TEEN, 12 },
  { "twentieth", PART_TENS, 20, TRUE },
  { "twenty", PART_TENS, 20 },
  { "two", PART_UNIT, 2 },
  { "zero", PART_UNIT, 0 },
};

static int
compare_word (const void *key, const void *row)
{
  return strcmp (key, *(const char *const *) row);
}

static Part
part_of_term (const Term *term)
{
  Part part = { PART_NONE };
  char *end;
  gsize row;
  const void *found;

  if (term->kind == TERM_DIGITS) {
    part.value = g_ascii_strtoull (term->text, &end, 10);
    part.kind = part.value <= LARGEST && term->size <= 15 && *term->text != '0'
        ? PART_DIGITS : PART_NONE;
    part.is_ordinal = *end != '\0';
    if (term->size == 1)
      part.kind = PART_DIGITS;
    return part;
  }
  found = bsearch (term->text, words, G_N_ELEMENTS (words), sizeof *words, compare_word);
  if (found) {
    row = (gsize) ((const char *) found - (const char *) words) / sizeof *words;
    part = (Part) { words[row].kind, words[row].value, words[row].is_ordinal };
  }
  return part;
}

typedef struct {
  const Said *said;
  const Part *parts;            /* one a term */
  guint at;
} Reader;

static Part
peek (const Reader *reader, guint ahead)
{
  if (reader->at + ahead >= reader->said->tokens->len)
    return (Part) { PART_NONE };
  return reader->parts[said_get (reader->said, reader->at + ahead)->term];
}

/* "twenty three", "twelve", "7"; FALSE: nothing below a hundred is here. */
static gboolean
read_below_hundred (Reader *reader, guint64 *value, gboolean *is_ordinal)
{
  Part part = peek (reader, 0), unit = peek (reader, 1);

  if (part.kind != PART_UNIT && part.kind != PART_TEEN && part.kind != PART_TENS
      && (part.kind != PART_DIGITS || part.value >= 100))
    return FALSE;
  *value = part.value;
  *is_ordinal = part.is_ordinal;
  reader->at++;
  if (part.kind == PART_TENS && !part.is_ordinal && unit.kind == PART_UNIT && unit.value) {
    *value += unit.value;
    *is_ordinal = unit.is_ordinal;
    reader->at++;
  }
  return TRUE;
}

/* What "hundred" or "thousand" leaves room for, with or without an "and". */
static gboolean
read_rest (Reader *reader, guint64 below, guint64 *value, gboolean *is_ordinal)
{
  Reader ahead = *reader;
  guint64 rest = 0;

  if (peek (&ahead, 0).kind == PART_AND)
    ahead.at++;
  if (!read_below_hundred (&ahead, &rest, is_ordinal) || rest == 0 || rest >= below)
    return FALSE;
  *value += rest;
  *reader = ahead;
  return TRUE;
}

/* Up to 999, or digits; "nineteen hundred" too. */
static gboolean
read_group (Reader *reader, guint64 *value, gboolean *is_ordinal)
{
  Part part = peek (reader, 0);

  if (part.kind == PART_HUNDRED || part.kind == PART_SCALE) {
    *value = 1;                 /* "a hundred" */
  } else if (part.kind == PART_DIGITS && part.value >= 100) {
    *value = part.value;
    *is_ordinal = part.is_ordinal;
    reader->at++;
    return TRUE;
  } else if (!read_below_hundred (reader, value, is_ordinal)) {
    return FALSE;
  }
  part = peek (reader, 0);
  if (part.kind == PART_HUNDRED && !*is_ordinal && *value) {
    *value *= 100;
    *is_ordinal = part.is_ordinal;
    reader->at++;
    if (!*is_ordinal)
      read_rest (reader, 100, value, is_ordinal);
  }
  return TRUE;
}

/* "twenty | twenty three", "nineteen | oh five": the second half of a year. */
static gboolean
read_year (Reader *reader, guint64 *value, gboolean *is_ordinal)
{
  Reader ahead = *reader;
  gboolean has_oh = peek (&ahead, 0).kind == PART_OH;
  guint64 rest = 0;

  if (*value < 11 || *value > 20 || *is_ordinal)
    return FALSE;
  ahead.at += has_oh;
  if (peek (&ahead, 0).kind == PART_DIGITS || !read_below_hundred (&ahead, &rest, is_ordinal)
      || (has_oh ? rest == 0 || rest > 9 : rest < 10)) {
    *is_ordinal = FALSE;
    return FALSE;
  }
  *value = *value * 100 + rest;
  *reader = ahead;
  return TRUE;
}

/* Behind a scale a smaller one may follow: "two million three hundred thousand five". */
static void
read_scales (Reader *reader, guint64 *value, gboolean *is_ordinal)
{
  guint64 total = 0, group = *value, last = G_MAXUINT64;

  while (!*is_ordinal && peek (reader, 0).kind == PART_SCALE && peek (reader, 0).value < last
      && group && group <= LARGEST / peek (reader, 0).value) {
    Reader ahead;
    guint64 next = 0;

    last = peek (reader, 0).value;
    *is_ordinal = peek (reader, 0).is_ordinal;
    total += group * last;
    group = 0;
    reader->at++;
    ahead = *reader;
    if (peek (&ahead, 0).kind == PART_AND)
      ahead.at++;
    if (!*is_ordinal && peek (&ahead, 0).kind != PART_SCALE && peek (&ahead, 0).kind != PART_HUNDRED
        && read_group (&ahead, &next, is_ordinal) && next && next < last) {
      group = next;
      *reader = ahead;
    }
  }
  *value = total + group;
}

static gboolean
read_number (Reader *reader, guint64 *value, gboolean *is_ordinal)
{
  *is_ordinal = FALSE;
  if (!read_group (reader, value, is_ordinal))
    return FALSE;
  if (!read_year (reader, value, is_ordinal))
    read_scales (reader, value, is_ordinal);
  return TRUE;
}

static gboolean
is_term (const Reader *reader, guint ahead, const char *text)
{
  return reader->at + ahead < reader->said->tokens->len
      && g_str_equal (said_get_term (reader->said, reader->at + ahead)->text, text);
}

/* Moves over "percent" or "per cent". */
static gboolean
read_percent (Reader *reader)
{
  guint n = is_term (reader, 0, "percent") ? 1
      : is_term (reader, 0, "per") && is_term (reader, 1, "cent") ? 2 : 0;

  reader->at += n;
  return n > 0;
}

static char *
write_number (Reader *reader, guint64 value, gboolean is_ordinal)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, value);

  if (!is_ordinal && (value == 50 || value == 25) && read_percent (reader))
    return g_strdup (value == 50 ? "half" : "quarter");
  if (value <= LAST_WORD)
    return numerals_say (digits, strlen (digits), is_ordinal ? NUMERAL_ORDINAL : NUMERAL_CARDINAL);
  return g_strconcat (digits, is_ordinal ? "th" : "", NULL);
}

static gboolean
find_parts (const Said *said, Part *parts)
{
  gboolean has_any = FALSE;

  for (guint i = 0; i < said->terms.rows->len; i++) {
    parts[i] = part_of_term (terms_get (&said->terms, i));
    has_any |= parts[i].kind != PART_NONE && parts[i].kind != PART_AND && parts[i].kind != PART_OH;
  }
  return has_any;
}

void
said_numbers_join (Said *said)
{
  g_autofree Part *parts = g_new (Part, said->terms.rows->len + 1);
  Reader reader = { said, parts, 0 };
  guint kept = 0;

  if (!find_parts (said, parts))
    return;
  while (reader.at < said->tokens->len) {
    SaidToken token = *said_get (said, reader.at);
    guint64 value = 0;
    gboolean is_ordinal, is_new;

    if (read_number (&reader, &value, &is_ordinal)) {
      g_autofree char *number = write_number (&reader, value, is_ordinal);

      token.last = said_get (said, reader.at - 1)->last;
      token.term = terms_add (&said->terms, number, strlen (number), &is_new);
    } else {
      reader.at++;
    }
    g_array_index (said->tokens, SaidToken, kept++) = token;
  }
  g_array_set_size (said->tokens, kept);
}
