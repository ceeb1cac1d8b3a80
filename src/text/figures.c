#include "figures.h"

#include <string.h>

#include "amounts.h"
#include "numerals.h"
#include "readings.h"

#define MOST_FIGURES 5

/* Runs of digits, and the one sign that parts all of them. */
typedef struct {
  const char *digits[MOST_FIGURES];
  gsize lengths[MOST_FIGURES];
  guint values[MOST_FIGURES];
  guint n;
  char sign;
} Figures;

static const char *const months[] = {
  "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
  "november", "december",
};

/* Telephone numbers: digits of each group. */
static const gsize telephones[][MOST_FIGURES] = {
  { 3, 4 }, { 3, 3, 4 }, { 1, 3, 3, 4 }, { 2, 3, 3, 4 }, { 1, 3, 4 }, { 4, 3, 3 }, { 3, 4, 4 },
};

static gboolean
cut (const char *word, Figures *figures)
{
  *figures = (Figures) { .n = 0 };
  while (figures->n < MOST_FIGURES) {
    const gsize length = strspn (word, "0123456789");
    guint value = 0;

    if (!length || length > 4)
      return FALSE;
    for (gsize i = 0; i < length; i++)
      value = value * 10 + (guint) (word[i] - '0');
    figures->digits[figures->n] = word;
    figures->lengths[figures->n] = length;
    figures->values[figures->n++] = value;
    word += length;
    if (!*word)
      return figures->n > 1;
    if (!strchr ("-/.", *word) || (figures->sign && figures->sign != *word))
      return FALSE;
    figures->sign = *word++;
  }
  return FALSE;
}

static char *
say (const Figures *figures, guint index, NumeralStyle style)
{
  return numerals_say (figures->digits[index], figures->lengths[index], style);
}

static char *
replace (const char *text, const char *old, const char *new)
{
  g_auto (GStrv) pieces = g_strsplit (text, old, -1);

  return g_strjoinv (new, pieces);
}

static gboolean
is_telephone (const Figures *figures)
{
  if (figures->sign == '/')
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (telephones); i++) {
    guint n = 0;

    while (n < MOST_FIGURES && telephones[i][n] && n < figures->n
        && figures->lengths[n] == telephones[i][n])
      n++;
    if (n == figures->n && (n == MOST_FIGURES || !telephones[i][n]))
      return TRUE;
  }
  return FALSE;
}

/* Digit by digit; "eight hundred", and the last ones in pairs. */
static gboolean
read_telephone (GPtrArray *readings, const Figures *figures)
{
  g_autoptr (GString) digits = g_string_new (NULL), groups = g_string_new (NULL);
  g_autofree char *oh = NULL;
  gboolean has_hundreds = FALSE;

  if (!is_telephone (figures))
    return FALSE;
  for (guint i = 0; i < figures->n; i++) {
    const gboolean is_hundreds = figures->lengths[i] == 3 && figures->values[i] % 100 == 0
        && figures->values[i];
    g_autofree char *single = say (figures, i, NUMERAL_DIGITS);
    g_autofree char *whole = is_hundreds ? say (figures, i, NUMERAL_CARDINAL) : g_strdup (single);

    has_hundreds |= is_hundreds;
    g_string_append_printf (digits, "%s%s", i ? " " : "", single);
    g_string_append_printf (groups, "%s%s", i ? " " : "", whole);
  }
  if (has_hundreds)
    readings_add (readings, groups->str);
  readings_add (readings, digits->str);
  oh = replace (has_hundreds ? groups->str : digits->str, "zero", "oh");
  readings_add (readings, oh);
  if (figures->lengths[figures->n - 1] == 4) {
    const char *last = figures->digits[figures->n - 1];
    g_autofree char *pair = numerals_say (last, 4, NUMERAL_YEAR), *head = NULL;

    for (guint i = 0; i < 4; i++)       /* the last four are as many words */
      *strrchr (groups->str, ' ') = 0;
    readings_take (readings, g_strconcat (groups->str, " ", pair, NULL));
  }
  return TRUE;
}

static gboolean
is_day (guint month, guint day)
{
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* With the year's words behind, or "". */
static void
add_day (GPtrArray *readings, guint month, guint day, const char *year)
{
  g_autofree char *digits = g_strdup_printf ("%u", day);
  g_autofree char *ordinal = numerals_say (digits, strlen (digits), NUMERAL_ORDINAL);
  const char *space = *year ? " " : "";

  if (!is_day (month, day))
    return;
  readings_take (readings, g_strconcat (months[month - 1], " ", ordinal, space, year, NULL));
  readings_take (readings,
      g_strconcat ("the ", ordinal, " of ", months[month - 1], space, year, NULL));
}

/* "1/2/2024", "2024-05-06", "24.12.1999" */
static gboolean
read_date (GPtrArray *readings, const Figures *figures)
{
  const guint *values = figures->values;
  const gboolean is_year_first = figures->lengths[0] == 4;
  g_autofree char *year = NULL, *first = NULL, *second = NULL;

  if (figures->n != 3 || figures->lengths[1] > 2
      || (is_year_first ? !is_day (values[1], values[2])
          : !is_day (values[0], values[1]) && !is_day (values[1], values[0])))
    return FALSE;
  year = say (figures, is_year_first ? 0 : 2, NUMERAL_YEAR);
  if (is_year_first) {
    add_day (readings, values[1], values[2], year);
    return TRUE;
  }
  if (figures->lengths[2] != 4 && figures->sign == '.')         /* a version */
    return FALSE;
  add_day (readings, values[0], values[1], year);
  add_day (readings, values[1], values[0], year);
  first = say (figures, 0, NUMERAL_CARDINAL);
  second = say (figures, 1, NUMERAL_CARDINAL);
  readings_take (readings, g_strjoin (" ", first, second, year, NULL));
  readings_take (readings, g_strjoin (" ", first, "slash", second, "slash", year, NULL));
  return TRUE;
}

/* "7/10": "seven tenths", "seven out of ten", "july tenth", "seven ten". */
static gboolean
read_part (GPtrArray *readings, const Figures *figures)
{
  const guint *values = figures->values;
  g_autofree char *first = NULL, *second = NULL, *ordinal = NULL;

  if (figures->n != 2 || figures->sign != '/' || figures->lengths[0] > 2 || figures->lengths[1] > 3)
    return FALSE;
  first = say (figures, 0, NUMERAL_CARDINAL);
  second = say (figures, 1, NUMERAL_CARDINAL);
  ordinal = say (figures, 1, NUMERAL_ORDINAL);
  readings_take (readings, g_strjoin (" ", first, second, NULL));
  if (values[0] < values[1] && values[1] > 2) {
    readings_take (readings, g_strconcat (first, " ", ordinal, values[0] == 1 ? "" : "s", NULL));
    if (values[0] == 1)
      readings_take (readings, g_strjoin (" ", "a", ordinal, NULL));
  }
  readings_take (readings, g_strjoin (" ", first, "out of", second, NULL));
  readings_take (readings, g_strjoin (" ", first, "slash", second, NULL));
  add_day (readings, values[0], values[1], "");
  readings_take (readings, g_strjoin (" ", first, "over", second, NULL));
  return TRUE;
}

/* "6'2\"", "5'11", "12\"" */
static gboolean
read_height (GPtrArray *readings, const char *word)
{
  const gsize feet = strspn (word, "0123456789"), rest = feet + (word[feet] == '\'');
  const gsize inches = strspn (word + rest, "0123456789"), end = rest + inches;
  g_autofree char *foot = numerals_say (word, feet, NUMERAL_CARDINAL);
  g_autofree char *inch = numerals_say (word + rest, inches, NUMERAL_CARDINAL);

  if (!feet || feet > 3 || inches > 2 || (rest == feet && !g_str_equal (word + end, "\""))
      || (word[end] && !g_str_equal (word + end, "\"")))
    return FALSE;
  if (rest == feet || !inches)  /* the sign may close a quotation */
    readings_add (readings, foot);
  if (rest == feet) {           /* no feet: these are the inches */
    readings_take (readings, g_strjoin (" ", foot, "inches", NULL));
    readings_take (readings, g_strjoin (" ", foot, "inch", NULL));
    return TRUE;
  }
  if (!inches) {
    readings_take (readings, g_strjoin (" ", foot, "feet", NULL));
    readings_take (readings, g_strjoin (" ", foot, "foot", NULL));
    return TRUE;
  }
  readings_take (readings, g_strjoin (" ", foot, inch, NULL));
  readings_take (readings, g_strjoin (" ", foot, "foot", inch, NULL));
  readings_take (readings, g_strjoin (" ", foot, "feet", inch, "inches", NULL));
  return TRUE;
}

gboolean
figures_read (GPtrArray *readings, const char *word)
{
  Figures figures;

  if (cut (word + (*word == '+'), &figures) && (read_telephone (readings, &figures)
      || read_date (readings, &figures) || read_part (readings, &figures)))
    return TRUE;
  return read_height (readings, word);
}

void
figures_add_day (GPtrArray *readings, const char *word, const char *month)
{
  const gsize length = strspn (word, "0123456789");
  g_autofree char *folded = g_ascii_strdown (month, (gssize) strcspn (month, ".,;:?!"));
  gboolean is_month = FALSE;
  g_autofree char *ordinal = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    is_month |= strlen (folded) >= 3 && g_str_has_prefix (months[i], folded);
  if (!is_month || length < 1 || length > 2 || g_ascii_isalnum (word[length]))
    return;
  ordinal = numerals_say (word, length, NUMERAL_ORDINAL);
  readings_add (readings, ordinal);
  readings_take (readings, g_strjoin (" ", "the", ordinal, NULL));
  readings_take (readings, g_strjoin (" ", "the", ordinal, "of", NULL));
}
