#include "amounts.h"

#include <string.h>

#include "numerals.h"
#include "readings.h"

static const struct {
  const char *sign, *unit, *units;
} currencies[] = {
  { "$", "dollar", "dollars" }, { "£", "pound", "pounds" }, { "€", "euro", "euros" },
  { "¥", "yen", "yen" }, { "₹", "rupee", "rupees" }, { "¢", "cent", "cents" },
};

static const char *const scales[] = {
  "hundred", "thousand", "million", "billion", "trillion", NULL,
};

/* What may follow a number, without a space or with one. */
static const struct {
  const char *printed, *said;
} units[] = {
  { "k", "thousand" }, { "k", "k." }, { "m", "million" }, { "m", "meters" }, { "b", "billion" },
  { "bn", "billion" }, { "mn", "million" }, { "mm", "million" }, { "t", "trillion" },
  { "tn", "trillion" }, { "x", "times" }, { "x", "x." }, { "am", "a. m." }, { "pm", "p. m." },
  { "km", "kilometers" }, { "km", "k." }, { "kg", "kilograms" }, { "kg", "kilos" },
  { "cm", "centimeters" }, { "mm", "millimeters" }, { "ms", "milliseconds" },
  { "gb", "gigabytes" }, { "gb", "gigs" }, { "mb", "megabytes" }, { "tb", "terabytes" },
  { "ghz", "gigahertz" }, { "mhz", "megahertz" }, { "khz", "kilohertz" },
  { "mph", "miles per hour" }, { "mph", "miles an hour" }, { "mph", "m. p. h." },
  { "km/h", "kilometers per hour" }, { "km/h", "kilometers an hour" },
  { "kmh", "kilometers per hour" }, { "kph", "kilometers per hour" },
  { "m/s", "meters per second" }, { "mi", "miles" }, { "ft", "feet" }, { "ft", "foot" },
  { "yd", "yards" }, { "yds", "yards" }, { "in", "inches" }, { "g", "grams" }, { "g", "g." },
  { "mg", "milligrams" }, { "mg", "megs" }, { "l", "liters" }, { "ml", "milliliters" },
  { "ml", "mils" }, { "lb", "pounds" }, { "lbs", "pounds" }, { "oz", "ounces" },
  { "kb", "kilobytes" }, { "w", "watts" }, { "kw", "kilowatts" }, { "mw", "megawatts" },
  { "kwh", "kilowatt hours" }, { "mbps", "megabits per second" }, { "v", "volts" },
  { "mah", "milliamp hours" }, { "db", "decibels" }, { "fps", "frames per second" },
  { "rpm", "r. p. m." }, { "bpm", "beats per minute" }, { "px", "pixels" }, { "pt", "points" },
  { "mp", "megapixels" }, { "hr", "hours" }, { "hr", "hour" }, { "hrs", "hours" },
  { "sec", "seconds" }, { "secs", "seconds" }, { "mins", "minutes" }, { "hz", "hertz" },
  { "s", "seconds" }, { "h", "hours" }, { "h", "hour" }, { "min", "minutes" },
  { "min", "minute" }, { "yrs", "years" }, { "yr", "year" }, { "mo", "month" }, { "wk", "week" },
  { "yo", "year old" },
  { "°c", "degrees celsius" }, { "°c", "degrees" }, { "°c", "degrees c." },
  { "°c", "degrees centigrade" }, { "°f", "degrees fahrenheit" }, { "°f", "degrees" },
  { "°f", "degrees f." }, { "c", "degrees celsius" }, { "f", "degrees fahrenheit" },
  { "p", "p." }, { "d", "d." }, { "m²", "square meters" }, { "km²", "square kilometers" },
  { "ft²", "square feet" }, { "sqft", "square feet" }, { "ish", "ish" }, { "pp", "pages" },
};

/* "zero" said as the letter. */
static void
add_with_oh (GPtrArray *readings, const char *digits, gsize length)
{
  g_autofree char *said = numerals_say (digits, length, NUMERAL_DIGITS);
  g_auto (GStrv) pieces = g_strsplit (said, "zero", -1);

  readings_take (readings, g_strjoinv ("oh", pieces));
}

/* "three sixty five", "four oh four" */
static void
add_pairs (GPtrArray *readings, const char *digits, gsize length)
{
  g_autofree char *first = numerals_say (digits, 1, NUMERAL_CARDINAL);
  g_autofree char *last = numerals_say (digits + 1, length - 1, NUMERAL_CARDINAL);

  if (length == 3 && digits[0] != '0' && !(digits[1] == '0' && digits[2] == '0'))
    readings_take (readings, g_strconcat (first, digits[1] == '0' ? " oh " : " ", last, NULL));
}

static void
read_plain_digits (GPtrArray *readings, const char *digits, gsize length)
{
  if (length == 4 && digits[0] != '0')
    readings_take (readings, numerals_say (digits, length, NUMERAL_YEAR));
  if (length > 1 && digits[0] == '0') {
    readings_take (readings, numerals_say (digits, length, NUMERAL_DIGITS));
    add_with_oh (readings, digits, length);
  }
  if (length == 3 && digits[0] == '0' && digits[1] == '0') {
    g_autofree char *last = numerals_say (digits + 2, 1, NUMERAL_CARDINAL);

    readings_take (readings, g_strconcat ("double oh ", last, NULL));
  }
  readings_take (readings, numerals_say (digits, length, NUMERAL_CARDINAL));
  if (length > 2)
    readings_take (readings, numerals_say (digits, length, NUMERAL_AND));
  add_pairs (readings, digits, length);
  if (length > 2)
    readings_take (readings, numerals_say (digits, length, NUMERAL_DIGITS));
}

/* Years in pairs first; a leading zero or many digits one by one. */
void
amounts_read_digits (GPtrArray *readings, const char *digits, gsize length)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    if (digits[i] != ',')
      g_string_append_c (plain, digits[i]);
  read_plain_digits (readings, plain->str, plain->len);
}

static gsize
count_digits (const char *text)
{
  return strspn (text, "0123456789");
}

/* Digits and what commas part: "12,000". Returns its length in @text, or 0. */
static gsize
take_number (const char *text, GString *digits)
{
  gsize at = count_digits (text);

  g_string_append_len (digits, text, at);
  while (at && text[at] == ',' && count_digits (text + at + 1) == 3) {
    g_string_append_len (digits, text + at + 1, 3);
    at += 4;
  }
  return at;
}

/* "12,000.5" and its unit: "twelve thousand point five". */
static char *
say_amount (const char **text)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gsize length = take_number (*text, digits), fraction;
  g_autofree char *whole = numerals_say (digits->str, digits->len, NUMERAL_CARDINAL);
  g_autofree char *part = NULL;

  *text += length;
  fraction = **text == '.' ? count_digits (*text + 1) : 0;
  if (!fraction)
    return g_steal_pointer (&whole);
  part = numerals_say (*text + 1, fraction, NUMERAL_DIGITS);
  *text += fraction + 1;
  return g_strconcat (whole, " point ", part, NULL);
}

/* What @unit says, from row @at on; @at moves behind it. NULL: no more. */
static const char *
next_unit (const char *unit, gsize *at)
{
  g_auto (GStrv) pieces = g_strsplit (unit, ".", -1);       /* "3p.m." */
  g_autofree char *plain = g_strjoinv ("", pieces), *folded = g_utf8_strdown (plain, -1);

  while (*at < G_N_ELEMENTS (units))
    if (g_str_equal (units[(*at)++].printed, folded))
      return units[*at - 1].said;
  return NULL;
}

static char *
say_unit (const char *unit)
{
  gsize at = 0;

  return g_strdup (next_unit (unit, &at));
}

void
amounts_read_unit (GPtrArray *readings, const char *unit)
{
  gsize at = 0;

  for (const char *said = next_unit (unit, &at); said; said = next_unit (unit, &at))
    readings_add (readings, said);
}

/* "$5-10": the unit is said once. */
static gboolean
read_money_range (GPtrArray *readings, const char *amount, const char *rest, const char *units)
{
  const gsize dash = g_str_has_prefix (rest, "–") ? strlen ("–") : 1;
  const char *at = rest + dash;
  g_autofree char *most = NULL;

  if ((*rest != '-' && dash == 1) || !g_ascii_isdigit (*at))
    return FALSE;
  most = say_amount (&at);
  if (*at)
    return FALSE;
  readings_take (readings, g_strjoin (" ", amount, "to", most, units, NULL));
  readings_take (readings, g_strjoin (" ", amount, "to", most, NULL));
  return TRUE;
}

/* "$3-a-day", "$1.2-billion", "$20/hr" */
static gboolean
read_money_rest (GPtrArray *readings, const char *amount, const char *rest, const char *unit,
    const char *units)
{
  g_autofree char *words = NULL;

  if ((*rest != '-' && *rest != '/') || !g_ascii_isalpha (rest[1]))
    return FALSE;
  if (*rest == '/') {
    g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);

    amounts_read_unit (said, rest + 1);
    words = g_utf8_strdown (said->len ? said->pdata[said->len - 1] : rest + 1, -1);
    readings_take (readings, g_strjoin (" ", amount, units,
        g_str_equal (words, "hour") ? "an" : "a", words, NULL));
    readings_take (readings, g_strjoin (" ", amount, units, "per", words, NULL));
    return TRUE;
  }
  if (g_strv_contains (scales, rest + 1)) {
    readings_take (readings, g_strjoin (" ", amount, rest + 1, units, NULL));
    readings_take (readings, g_strjoin (" ", amount, rest + 1, unit, NULL));
    return TRUE;
  }
  words = g_strdelimit (g_utf8_strdown (rest + 1, -1), "-", ' ');
  readings_take (readings, g_strjoin (" ", amount, units, words, NULL));
  readings_take (readings, g_strjoin (" ", amount, unit, words, NULL));
  return TRUE;
}

/* "5€", "99¢": printed behind, said behind. */
static gboolean
read_money_behind (GPtrArray *readings, const char *text)
{
  const char *at = text;
  g_autofree char *amount = g_ascii_isdigit (*text) ? say_amount (&at) : NULL;

  for (gsize i = 0; amount && i < G_N_ELEMENTS (currencies); i++)
    if (g_str_equal (at, currencies[i].sign)) {
      readings_take (readings, g_strjoin (" ", amount, g_str_equal (amount, "one")
          ? currencies[i].unit : currencies[i].units, NULL));
      return TRUE;
    }
  return FALSE;
}

/* "$5", "$3.50", "$2M": with the unit, and without for "$5 million". */
static gboolean
read_money (GPtrArray *readings, const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (currencies); i++) {
    const char *at = text + strlen (currencies[i].sign), *start = at;
    const char *name = currencies[i].units;
    g_autofree char *amount = NULL, *scale = NULL;

    if (!g_str_has_prefix (text, currencies[i].sign) || !g_ascii_isdigit (*at))
      continue;
    amount = say_amount (&at);
    if (read_money_range (readings, amount, at, name)
        || read_money_rest (readings, amount, at, currencies[i].unit, name))
      return TRUE;
    scale = *at ? say_unit (at) : g_strdup ("");
    if (!scale)
      return FALSE;
    if (g_str_equal (amount, "one") && !*scale)
      name = currencies[i].unit;
    if (at - start > 3 && at[-3] == '.') {      /* "three dollars and fifty cents", "three fifty" */
      g_autoptr (GString) digits = g_string_new (NULL);
      g_autofree char *whole = NULL, *cents = numerals_say (at - 2, 2, NUMERAL_CARDINAL);

      take_number (start, digits);
      whole = numerals_say (digits->str, digits->len, NUMERAL_CARDINAL);
      readings_take (readings, g_strjoin (" ", whole, name, "and", cents, "cents", NULL));
      readings_take (readings, g_strjoin (" ", whole, name, "and", cents, NULL));
      readings_take (readings, g_strjoin (" ", whole, cents, NULL));
    }
    if (*scale)
      readings_take (readings, g_strjoin (" ", amount, scale, name, NULL));
    else
      readings_take (readings, g_strjoin (" ", amount, name, NULL));
    readings_take (readings, g_strjoin (" ", amount, *scale ? scale : NULL, NULL));
    return TRUE;
  }
  return FALSE;
}

/* "half past ten", "quarter to eleven" */
static void
add_quarters (GPtrArray *readings, const char *text, gsize hours, const char *half)
{
  const guint hour = (guint) g_ascii_strtoull (text, NULL, 10);
  const guint minute = (guint) g_ascii_strtoull (text + hours + 1, NULL, 10);
  g_autofree char *digits = g_strdup_printf ("%u", minute == 45 ? hour % 12 + 1 : hour);
  g_autofree char *said = numerals_say (digits, strlen (digits), NUMERAL_CARDINAL);

  if (minute % 15)
    return;
  readings_take (readings, g_strjoin (" ", minute == 30 ? "half past"
      : minute == 15 ? "quarter past" : "quarter to", said, half, NULL));
}

/* "10:30", "7:05pm". */
static gboolean
read_time (GPtrArray *readings, const char *text)
{
  gsize hours = count_digits (text), minutes = text[hours] == ':' ? count_digits (text + hours + 1)
      : 0;
  const char *rest = text + hours + 1 + minutes;
  g_autofree char *hour = NULL, *minute = NULL, *half = NULL;

  if (hours < 1 || hours > 2 || minutes != 2 || (*rest && !(half = say_unit (rest))))
    return FALSE;
  hour = numerals_say (text, hours, NUMERAL_CARDINAL);
  minute = numerals_say (rest - 2, 2, NUMERAL_CARDINAL);
  if (g_str_equal (minute, "zero")) {
    readings_take (readings, g_strjoin (" ", hour, half, NULL));
    readings_take (readings, g_strjoin (" ", hour, "o'clock", half, NULL));
    readings_take (readings, g_strjoin (" ", hour, "hundred", NULL));
  } else if (rest[-2] == '0') {
    readings_take (readings, g_strjoin (" ", hour, "oh", minute, half, NULL));
    readings_take (readings, g_strjoin (" ", minute, "past", hour, half, NULL));
  } else {
    readings_take (readings, g_strjoin (" ", hour, minute, half, NULL));
    readings_take (readings, g_strjoin (" ", minute, "past", hour, half, NULL));
    add_quarters (readings, text, hours, half);
  }
  return TRUE;
}

/* "21st", "1,000th" */
static gboolean
read_ordinal (GPtrArray *readings, const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *end = text + take_number (text, digits);

  if (!g_strv_contains ((const char *const[]) { "st", "nd", "rd", "th", NULL }, end))
    return FALSE;
  readings_take (readings, numerals_say (digits->str, digits->len, NUMERAL_ORDINAL));
  return TRUE;
}

/* "10k", "3.5x", "401k": @unit behind @amount, which begins with @length @digits. */
static gboolean
read_measure (GPtrArray *readings, const char *digits, gsize length, const char *amount,
    const char *unit)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);

  amounts_read_unit (said, unit);
  if (!said->len)
    return FALSE;
  for (guint i = 0; i < said->len; i++)
    readings_take (readings, g_strjoin (" ", amount, said->pdata[i], NULL));
  if (!g_ascii_isalpha (*unit))
    return TRUE;
  if (strlen (unit) > 1) {
    readings_take (readings, g_strjoin (" ", amount, unit, NULL));
    return TRUE;
  }
  if (digits + length == unit)
    amounts_read_digits (numbers, digits, length);
  else
    readings_add (numbers, amount);
  g_autofree char *name = readings_spell (unit);
  for (guint i = 0; i < numbers->len; i++)
    readings_take (readings, g_strjoin (" ", numbers->pdata[i], name, NULL));
  return TRUE;
}

/* "21st", "'90s", "1990s", "10k", "3.5x", "50%". */
static gboolean
read_counted (GPtrArray *readings, const char *text)
{
  const char *digits = text + (*text == '\''), *at = digits;
  gsize length = count_digits (digits);
  const char *end = digits + length;
  g_autofree char *amount = NULL;

  if (!length)
    return FALSE;
  if (read_ordinal (readings, digits))
    return TRUE;
  if ((g_str_equal (end, "s") || g_str_equal (end, "'s")) && end[-1] == '0') {
    readings_take (readings, numerals_say (digits, length, NUMERAL_DECADE));
    if (length < 4 && text == digits && *end == 's') {         /* "30s" is a time, too */
      g_autofree char *seconds = numerals_say (digits, length, NUMERAL_CARDINAL);

      readings_take (readings, g_strconcat (seconds, " seconds", NULL));
    }
    return TRUE;
  }
  amount = say_amount (&at);
  if (g_str_equal (at, "%")) {
    readings_take (readings, g_strjoin (" ", amount, "percent", NULL));
    return TRUE;
  }
  return read_measure (readings, digits, length, amount, at);
}

static gboolean
read_number (GPtrArray *readings, const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *at = text;
  gsize length = take_number (text, digits);

  if (!length)
    return FALSE;
  if (!text[length]) {
    amounts_read_digits (readings, digits->str, digits->len);
    return TRUE;
  }
  g_free (say_amount (&at));
  if (*at || at == text + length)
    return FALSE;
  at = text;
  readings_take (readings, say_amount (&at));
  return TRUE;
}

static gboolean
read_amount (GPtrArray *readings, const char *word)
{
  return read_money (readings, word) || read_money_behind (readings, word)
      || read_time (readings, word) || read_counted (readings, word)
      || read_number (readings, word);
}

/* "US$5": as the money alone. */
static const char *
skip_country (const char *word)
{
  const gsize capitals = strspn (word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

  return capitals && capitals < 4 && word[capitals] == '$' ? word + capitals : word;
}

/* "-5", "−$5": "minus", "negative", or a dash in front. */
static gboolean
read_negative (GPtrArray *readings, const char *word)
{
  const gsize sign = g_str_has_prefix (word, "−") ? strlen ("−") : *word == '-';
  g_autoptr (GPtrArray) amounts = g_ptr_array_new_with_free_func (g_free);

  if (!sign || !read_amount (amounts, word + sign))
    return FALSE;
  for (guint i = 0; i < amounts->len; i++) {
    readings_add (readings, amounts->pdata[i]);
    readings_take (readings, g_strconcat ("minus ", amounts->pdata[i], NULL));
    readings_take (readings, g_strconcat ("negative ", amounts->pdata[i], NULL));
  }
  return TRUE;
}

gboolean
amounts_read (GPtrArray *readings, const char *word)
{
  return read_negative (readings, word) || read_amount (readings, skip_country (word));
}

/* "5 km" */
static gboolean
is_number (const char *text)
{
  return *text && !text[strspn (text, "0123456789.,")] && g_ascii_isdigit (text[strlen (text) - 1]);
}

void
amounts_add_units (GPtrArray *readings, const char *word, const char *before)
{
  for (gsize i = 0; i < G_N_ELEMENTS (currencies); i++)
    if (g_str_has_prefix (before, currencies[i].sign) && readings->len
        && g_strv_contains (scales, readings->pdata[0]))
      readings_take (readings, g_strjoin (" ", readings->pdata[0], currencies[i].units, NULL));
  if (is_number (before)) {
    g_autofree char *unit = g_strndup (word, strcspn (word, ",;:?!)"));

    amounts_read_unit (readings, unit);
  }
}
