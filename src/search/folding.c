#include "folding.h"

#include <string.h>

#include "script.h"

#define MAX_DECOMPOSED 18       /* g_unichar_fully_decompose () */

typedef struct {
  FoldingVisitor visit;
  gpointer closure;
  char word[FOLDING_LONGEST];
  gsize size;
  gboolean has_digits;          /* @word is a number */
  gboolean drops_marks;         /* on the letter before */
  const char *money;            /* waits for its number */
} Folder;

static void
flush (Folder *folder)
{
  gboolean is_amount = folder->money && folder->size && folder->has_digits;

  if (folder->size)
    folder->visit (folder->word, folder->size, folder->closure);
  folder->size = 0;
  if (is_amount) {
    folder->visit (folder->money, strlen (folder->money), folder->closure);
    folder->money = NULL;
  }
}

static void
say (Folder *folder, const char *word)
{
  flush (folder);
  folder->visit (word, strlen (word), folder->closure);
}

static void
append (Folder *folder, const char *bytes, gsize size)
{
  if (folder->size + size <= FOLDING_LONGEST)
    memcpy (folder->word + folder->size, bytes, size);
  if (folder->size + size <= FOLDING_LONGEST)
    folder->size += size;
}

static void
take_digit (Folder *folder, char digit)
{
  if (folder->size && !folder->has_digits)
    flush (folder);
  folder->has_digits = TRUE;
  append (folder, &digit, 1);
}

/* How many letters at @text make an ordinal of the number before: "3rd". */
static gsize
ordinal_length (const char *text)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strncasecmp (text, endings[i], 2) == 0)
      return g_ascii_isalnum (text[2]) || (guchar) text[2] >= 0x80 ? 0 : 2;
  return 0;
}

static gboolean
is_thousand (const char *text)
{
  return g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1]) && g_ascii_isdigit (text[2])
      && !g_ascii_isdigit (text[3]);
}

/* "C++" is "c plus plus". */
static gsize
take_plus (Folder *folder, const char *text)
{
  gsize n = strspn (text, "+");
  gboolean is_behind = folder->size > 0;

  flush (folder);
  for (gsize i = 0; is_behind && i < MIN (n, 2); i++)
    say (folder, "plus");
  return n;
}

/* A mark in a number or a word, or between them; returns how many bytes were read at @text. */
static gsize
take_mark (Folder *folder, const char *text)
{
  gboolean in_number = folder->size && folder->has_digits && g_ascii_isdigit (text[1]);

  switch (*text) {
    case ',':
      if (in_number && is_thousand (text + 1))
        return 1;
      break;
    case '.':
      if (in_number)
        say (folder, "point");
      break;
    case '%':
      say (folder, "percent");
      return 1;
    case '&':
      say (folder, "and");
      return 1;
    case '@':
      say (folder, "at");
      return 1;
    case '+':
      return take_plus (folder, text);
    case '$':
      flush (folder);
      folder->money = "dollars";
      return 1;
    default:
      break;
  }
  flush (folder);
  return 1;
}

static gboolean
may_hold_apostrophe (const Folder *folder, const char *behind)
{
  return folder->size && !folder->has_digits
      && (g_ascii_isalpha (*behind) || (guchar) *behind >= 0xC3);
}

/* "350k" is "350 thousand", "$350k" is that of dollars; FALSE: it is another letter. */
static gboolean
take_thousands (Folder *folder, const char *text)
{
  const char *money = folder->money;

  if (g_ascii_tolower (*text) != 'k' || g_ascii_isalnum (text[1]) || (guchar) text[1] >= 0x80)
    return FALSE;
  folder->money = NULL;
  say (folder, "thousand");
  if (money)
    say (folder, money);
  return TRUE;
}

static gsize
take_ascii (Folder *folder, const char *text)
{
  char c = g_ascii_tolower (*text);

  if (g_ascii_islower (c)) {
    if (folder->has_digits && folder->size) {
      gsize ordinal = ordinal_length (text);

      if (take_thousands (folder, text))
        return 1;
      if (ordinal)
        append (folder, "th", 2);
      flush (folder);
      if (ordinal)
        return ordinal;
    }
    folder->has_digits = FALSE;
    append (folder, &c, 1);
    folder->drops_marks = TRUE;
    return 1;
  }
  if (g_ascii_isdigit (c))
    take_digit (folder, c);
  else if (c == '\'' && may_hold_apostrophe (folder, text + 1))
    append (folder, "'", 1);
  else
    return take_mark (folder, text);
  return 1;
}

static gboolean
writes_marks_apart (gunichar letter)
{
  switch (g_unichar_get_script (letter)) {
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_CYRILLIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_ARABIC:
      return TRUE;
    default:
      return FALSE;
  }
}

/* What decomposition leaves as it is, but people take for the same. */
static gunichar
plain_letter (gunichar c)
{
  static const gunichar pairs[][2] = {
    { 0x00E6, 'e' }, { 0x00F0, 'd' }, { 0x00F8, 'o' }, { 0x0111, 'd' }, { 0x0131, 'i' },
    { 0x0142, 'l' }, { 0x0153, 'e' }, { 0x03C2, 0x03C3 }, { 0x0649, 0x064A }, { 0x0629, 0x0647 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i][0] == c)
      return pairs[i][1];
  return c;
}

static void
take_letter (Folder *folder, gunichar c)
{
  char bytes[6];
  gsize size;

  if (script_is_spaceless (c) || (folder->size && folder->has_digits))
    flush (folder);
  else if (folder->size && (guchar) folder->word[0] >= 0xE0
      && script_is_spaceless (g_utf8_get_char (folder->word)))
    flush (folder);
  c = plain_letter (c);
  size = (gsize) g_unichar_to_utf8 (c, bytes);
  append (folder, bytes, size);
  folder->has_digits = FALSE;
  folder->drops_marks = writes_marks_apart (c);
}

static void
take_decomposed (Folder *folder, gunichar c)
{
  char bytes[6];

  if (c < 0x80 && g_ascii_isalpha ((char) c))
    take_letter (folder, (gunichar) g_ascii_tolower ((char) c));
  else if (g_unichar_isdigit (c))
    take_digit (folder, (char) ('0' + g_unichar_digit_value (c)));
  else if (g_unichar_ismark (c)) {
    if (folder->size && !folder->drops_marks)
      append (folder, bytes, (gsize) g_unichar_to_utf8 (c, bytes));
  } else if (c == 0x0640) {     /* Arabic's tatweel only widens */
    return;
  } else if (g_unichar_isalpha (c))
    take_letter (folder, g_unichar_tolower (c));
  else
    flush (folder);
}

static gsize
take_unicode (Folder *folder, const char *text)
{
  gunichar c = g_utf8_get_char (text), decomposed[MAX_DECOMPOSED];
  gsize size = (gsize) (g_utf8_next_char (text) - text), n;

  if (c == 0x2019 || c == 0x02BC || c == 0x2018) {
    if (may_hold_apostrophe (folder, text + size))
      append (folder, "'", 1);
    else
      flush (folder);
  } else if (c == 0x20AC || c == 0x00A3) {
    flush (folder);
    folder->money = c == 0x20AC ? "euros" : "pounds";
  } else if (c == 0x00DF) {
    take_letter (folder, 's');
    take_letter (folder, 's');
  } else if (c == 0x00AD || c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060) {
    return size;                /* a place to break, not a mark */
  } else {
    n = g_unichar_fully_decompose (c, TRUE, decomposed, MAX_DECOMPOSED);
    for (gsize i = 0; i < n; i++)
      take_decomposed (folder, decomposed[i]);
  }
  return size;
}

void
folding_visit (const char *text, FoldingVisitor visit, gpointer closure)
{
  Folder folder = { .visit = visit, .closure = closure };

  while (*text)
    text += (guchar) *text < 0x80 ? take_ascii (&folder, text) : take_unicode (&folder, text);
  flush (&folder);
}
