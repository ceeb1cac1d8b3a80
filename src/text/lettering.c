#include "lettering.h"

#include <string.h>

#include "numerals.h"
#include "readings.h"

#define LONGEST_ACRONYM 6       /* letters; longer capitals are a shout */
#define LONGEST_STUTTER 3       /* letters without a vowel */

/* Said letter by letter in an address. */
static const char *const spelled[] = {
  "io", "ai", "fm", "tv", "uk", "de", "us", "eu", "www", "http", "https", NULL,
};

static gboolean
is_capitals (const char *text, gsize length)
{
  gsize capitals = 0;

  for (gsize i = 0; i < length; i++)
    if (g_ascii_isupper (text[i]))
      capitals++;
    else if (!(text[i] == 's' && i + 1 == length && capitals > 1))
      return FALSE;
  return capitals > 1;
}

/* "II", "XIV": 2 to 39; other letters, and a letter alone, are no number. 0: none. */
static guint
read_roman (const char *text, gsize length)
{
  guint number = 0;

  for (gsize i = 0; i < length; i++) {
    static const char letters[] = "IVX";
    static const guint values[] = { 1, 5, 10 };
    const char *letter = strchr (letters, text[i]);
    const char *next = i + 1 < length ? strchr (letters, text[i + 1]) : NULL;

    if (!letter || (i > 2 && text[i] == text[i - 1] && text[i] == text[i - 2]
        && text[i] == text[i - 3]))
      return 0;
    if (next && next > letter)
      number -= values[letter - letters];
    else
      number += values[letter - letters];
  }
  return length > 1 && number > 1 && number < 40 ? number : 0;
}

/* "World War II", "Louis XIV". */
static void
add_roman (GPtrArray *readings, const char *text, gsize length)
{
  const guint number = read_roman (text, length);
  g_autofree char *digits = g_strdup_printf ("%u", number);

  if (!number)
    return;
  readings_take (readings, numerals_say (digits, strlen (digits), NUMERAL_CARDINAL));
  g_autofree char *ordinal = numerals_say (digits, strlen (digits), NUMERAL_ORDINAL);
  readings_take (readings, g_strconcat ("the ", ordinal, NULL));
}

/* Initials are spelled or said as a word, "API" or "NASA"; without a vowel, only spelled. */
static void
read_capitals (GPtrArray *readings, const char *text, gsize length)
{
  g_autofree char *word = g_ascii_strdown (text, length);
  gboolean is_plural = g_ascii_islower (text[length - 1]);
  g_autofree char *initials = g_strndup (word, length - is_plural), *names = readings_spell (initials);

  add_roman (readings, text, length);
  if (length <= LONGEST_ACRONYM) {
    if (is_plural)              /* "CEOs": "o.'s" is a name and a sound more */
      readings_take (readings, g_strconcat (names, "'s", NULL));
    else
      readings_add (readings, names);
  }
  if (strpbrk (word, "aeiouy") || length > LONGEST_ACRONYM)
    readings_add (readings, word);
}

/* "NASA's", "API's": as the initials, with an s. */
static gboolean
read_possessive (GPtrArray *readings, const char *text, gsize length)
{
  g_autoptr (GPtrArray) owners = g_ptr_array_new_with_free_func (g_free);

  if (length < 4 || strncmp (text + length - 2, "'s", 2) || !is_capitals (text, length - 2))
    return FALSE;
  read_capitals (owners, text, length - 2);
  for (guint i = 0; i < owners->len; i++)
    readings_take (readings, g_strconcat (owners->pdata[i], "'s", NULL));
  return TRUE;
}

/* "iOS", "eSIM": a letter, then initials or a word. */
static gboolean
read_small_initial (GPtrArray *readings, const char *text, gsize length)
{
  g_autofree char *letters = g_strndup (text, length);

  if (!g_ascii_islower (*text) || length < 3 || !is_capitals (text + 1, length - 1))
    return FALSE;
  readings_take (readings, readings_spell (letters));
  readings_take (readings, g_ascii_strdown (letters, -1));
  return TRUE;
}

/* "YouTube", "MeToo": the words that its capitals begin. */
static void
read_camel_case (GPtrArray *readings, const char *text, gsize length)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (gsize i = 0; i < length; i++) {
    if (i && g_ascii_isupper (text[i]) && g_ascii_islower (text[i - 1]))
      g_string_append_c (words, ' ');
    g_string_append_c (words, g_ascii_tolower (text[i]));
  }
  if (strchr (words->str, ' ') && g_utf8_validate (words->str, -1, NULL))
    readings_add (readings, words->str);
}

static gboolean
is_vowelless (const char *word)
{
  return *word && !strpbrk (word, "aeiouy") && !word[strspn (word, "bcdfghjklmnpqrstvwxz")];
}

/* "js", "pdf": no word. */
static void
read_small_initials (GPtrArray *readings, const char *word)
{
  if (is_vowelless (word) && strlen (word) > 1 && strlen (word) < 5)
    readings_take (readings, readings_spell (word));
}

/* "sooo", "Noooo": letters that are drawn out. */
static void
read_drawn_out (GPtrArray *readings, const char *word)
{
  g_autoptr (GString) once = g_string_new (NULL), twice = g_string_new (NULL);

  for (const char *at = word; *at;) {
    const gsize run = strspn (at, (const char[]) { *at, 0 });

    g_string_append_len (once, at, run > 2 ? 1 : (gssize) run);
    g_string_append_len (twice, at, (gssize) MIN (run, 2));
    at += run;
  }
  if (twice->len == strlen (word) || !g_ascii_isalpha (*word))
    return;
  readings_add (readings, once->str);
  readings_add (readings, twice->str);
}

/* "th-", "b-": the sound that somebody began a word with, not the letters' names. */
void
lettering_read_stutter (GPtrArray *readings, const char *letters, gsize length)
{
  g_autofree char *word = g_ascii_strdown (letters, (gssize) length);

  if (length <= LONGEST_STUTTER && is_vowelless (word))
    readings_take (readings, g_strconcat (word, "uh", NULL));
}

void
lettering_read (GPtrArray *readings, const char *text, gsize length, gboolean in_address)
{
  g_autofree char *word = g_utf8_strdown (text, length);

  if (!in_address && strspn (text, "IVX") < length)
    read_drawn_out (readings, word);
  if (read_possessive (readings, text, length)
      || read_small_initial (readings, text, length))
    return;
  if (in_address && g_strv_contains (spelled, word))
    readings_take (readings, readings_spell (word));
  else if (is_capitals (text, length))
    read_capitals (readings, text, length);
  else if (length == 1 && g_ascii_isalpha (*word) && !strchr ("ai", *word))
    readings_take (readings, readings_spell (word));
  else {
    readings_add (readings, word);
    read_camel_case (readings, text, length);
    read_small_initials (readings, word);
  }
}
