#include "numerals.h"

#include <string.h>

static const char *const small[] = {
  "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
  "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
};
static const char *const tens[] = {
  "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
};
static const char *const scales[] = { "", "thousand", "million", "billion", "trillion" };

static const struct {
  const char *cardinal, *ordinal;
} ordinals[] = {
  { "one", "first" }, { "two", "second" }, { "three", "third" }, { "five", "fifth" },
  { "eight", "eighth" }, { "nine", "ninth" }, { "twelve", "twelfth" },
};

static void
add (GString *words, const char *word)
{
  if (words->len)
    g_string_append_c (words, ' ');
  g_string_append (words, word);
}

static void
add_below_hundred (GString *words, guint value)
{
  if (value < G_N_ELEMENTS (small)) {
    add (words, small[value]);
    return;
  }
  add (words, tens[value / 10]);
  if (value % 10)
    add (words, small[value % 10]);
}

static void
add_below_thousand (GString *words, guint value, gboolean with_and)
{
  if (value >= 100) {
    add (words, small[value / 100]);
    add (words, "hundred");
    if (value % 100 && with_and)
      add (words, "and");
  }
  if (value % 100)
    add_below_hundred (words, value % 100);
}

static void
add_cardinal (GString *words, guint64 value, gboolean with_and)
{
  guint64 scale = 1;

  if (!value)
    add (words, small[0]);
  for (guint i = 1; i < G_N_ELEMENTS (scales); i++)
    scale *= 1000;
  for (guint i = G_N_ELEMENTS (scales); i-- > 0; scale /= 1000) {
    guint part = value / scale % 1000;

    if (!part)
      continue;
    if (!i && part < 100 && value >= 1000 && with_and)
      add (words, "and");
    add_below_thousand (words, part, with_and);
    if (i)
      add (words, scales[i]);
  }
}

static void
add_digits (GString *words, const char *digits, gsize length)
{
  for (gsize i = 0; i < length; i++)
    add (words, small[digits[i] - '0']);
}

/* "nineteen hundred", "twenty oh five", "ten sixty six"; FALSE for 2000 and what is no year. */
static gboolean
add_year (GString *words, guint64 value)
{
  guint first = (guint) (value / 100), last = value % 100;

  if (value < 1000 || value > 9999 || first % 10 == 0)
    if (value < 1000 || value > 9999 || !last)
      return FALSE;
  add_below_hundred (words, first);
  if (!last)
    add (words, "hundred");
  else if (last < 10)
    add (words, "oh");
  if (last)
    add_below_hundred (words, last);
  return TRUE;
}

static void
make_last_ordinal (GString *words)
{
  const char *space = strrchr (words->str, ' '), *last = space ? space + 1 : words->str;
  gsize at = last - words->str;

  for (gsize i = 0; i < G_N_ELEMENTS (ordinals); i++)
    if (g_str_equal (last, ordinals[i].cardinal)) {
      g_string_truncate (words, at);
      g_string_append (words, ordinals[i].ordinal);
      return;
    }
  if (words->str[words->len - 1] == 'y') {
    g_string_truncate (words, words->len - 1);
    g_string_append (words, "ie");
  }
  g_string_append (words, words->str[words->len - 1] == 't' ? "h" : "th");
}

static void
make_last_plural (GString *words)
{
  if (g_str_has_suffix (words->str, "y")) {
    g_string_truncate (words, words->len - 1);
    g_string_append (words, "ies");
  } else
    g_string_append (words, g_str_has_suffix (words->str, "x") ? "es" : "s");
}

char *
numerals_say (const char *digits, gsize length, NumeralStyle style)
{
  GString *words = g_string_new (NULL);
  guint64 value = 0;

  for (gsize i = 0; i < length && value <= NUMERALS_MOST; i++)
    value = value * 10 + (digits[i] - '0');
  if (style == NUMERAL_DIGITS || value > NUMERALS_MOST)
    add_digits (words, digits, length);
  else if ((style != NUMERAL_YEAR && style != NUMERAL_DECADE) || !add_year (words, value))
    add_cardinal (words, value, style == NUMERAL_AND);
  if (style == NUMERAL_ORDINAL && words->len)
    make_last_ordinal (words);
  if (style == NUMERAL_DECADE && words->len)
    make_last_plural (words);
  return g_string_free (words, FALSE);
}
