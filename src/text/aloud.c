/* A voice knows its language's numbers and letters, not what people make of signs, of a stop behind
 * a number or of two capitals. Each rule below looks at a word without the punctuation around it and
 * gives another text, or NULL: not its case. */
#include "aloud.h"

#include <string.h>

#include "spoken.h"
#include "tongues.h"

#define BEFORE " \u00a0\u202f\"'“”„‚‘’«»‹›([{¿¡—–-"
#define BEHIND " \u00a0\u202f\"'“”’«»‹›)]},;:!?…—–-"
#define DIGITS "0123456789"
#define LARGEST_ROMAN 39        /* behind that are words: "MIX", "LCD" */

typedef struct {
  const Tongue *tongue;
  char *core;                   /* the word; and others of its paragraph, or "" */
  char *earlier, *before, *next;
} Place;

static void
place_clear (Place *place)
{
  g_free (place->core);
  g_free (place->earlier);
  g_free (place->before);
  g_free (place->next);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

/* The part of @text that is no punctuation around it; a stop stays. */
static const char *
find_core (const char *text, gsize *length)
{
  const char *end = text + strlen (text);

  while (*text && g_utf8_strchr (BEFORE, -1, g_utf8_get_char (text)) && !g_ascii_isdigit (text[1]))
    text = g_utf8_next_char (text);
  while (end > text && g_utf8_strchr (BEHIND, -1, g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  *length = end - text;
  return text;
}

static char *
dup_core (const char *text)
{
  gsize length;
  const char *core = find_core (text, &length);

  return g_strndup (core, length);
}

static gboolean
is_printed (const char *printed, const char *word)
{
  g_autofree char *folded = g_utf8_strdown (word, -1), *row = g_utf8_strdown (printed, -1);

  return g_str_equal (printed, word) || (g_str_equal (printed, row) && g_str_equal (row, folded));
}

static const char *
look_up (const TongueWord *rows, const char *word)
{
  for (; rows->printed; rows++)
    if (is_printed (rows->printed, word))
      return rows->said;
  return NULL;
}

/* @list is parted and surrounded by blanks. */
static gboolean
is_listed (const char *list, const char *word)
{
  g_autofree char *row = g_strdup_printf (" %s ", word);

  return *word && strstr (list, row);
}

static gboolean
is_listed_folded (const char *list, const char *word)
{
  g_autofree char *folded = g_utf8_strdown (word, -1);

  return is_listed (list, folded);
}

static char *
say_pair (const Place *place)
{
  for (const TonguePair *pair = place->tongue->pairs; pair->printed[0]; pair++) {
    if (is_printed (pair->printed[0], place->core) && is_printed (pair->printed[1], place->next))
      return g_strdup (pair->said[0]);
    if (is_printed (pair->printed[0], place->before) && is_printed (pair->printed[1], place->core))
      return g_strdup (pair->said[1]);
  }
  return NULL;
}

static char *
say_word (const Place *place)
{
  return g_strdup (look_up (place->tongue->words, place->core));
}

static char *
drop_stop (const char *text)
{
  const gsize length = strlen (text);

  return g_strndup (text, length - (length && text[length - 1] == '.'));
}

static const char *
name_currency (const Tongue *tongue, const char *printed)
{
  g_autofree char *sign = drop_stop (g_str_has_prefix (printed, "US$") ? printed + 2 : printed);

  if (g_str_equal (sign, "€") || g_str_equal (sign, "EUR")
      || g_ascii_strncasecmp (sign, "euro", 4) == 0)
    return tongue->euros;
  if (g_str_equal (sign, "$"))
    return tongue->dollars;
  return g_str_equal (sign, "£") ? tongue->pounds : NULL;
}

/* "3,50": the whole and the hundredths. FALSE: no such number. */
static gboolean
cut_price (const char *text, char **whole, char **cents)
{
  gsize n = strspn (text, DIGITS ".,");

  if (n < 4 || text[n] || !strchr (".,", text[n - 3]) || !g_ascii_isdigit (text[n - 1])
      || !g_ascii_isdigit (text[n - 2]) || !g_ascii_isdigit (text[n - 4]))
    return FALSE;
  *whole = g_strndup (text, n - 3);
  *cents = g_strdup (text + n - 2);
  return TRUE;
}

/* "5" and "Euro"; "3,50": "3 Euro 50". */
static char *
say_sum (const Tongue *tongue, const char *number, const char *currency)
{
  g_autofree char *whole = NULL, *cents = NULL;

  if (!cut_price (number, &whole, &cents))
    return g_strdup_printf ("%s %s", number, currency);
  return g_strdup_printf ("%s %s %s %s", whole, currency, tongue->cents, cents);
}

/* "3,50 €" in two words, "3,50€", "$5". */
static char *
say_money (const Place *place)
{
  const Tongue *tongue = place->tongue;
  g_autofree char *whole = NULL, *cents = NULL, *number = NULL, *sign = NULL;
  gsize n = strspn (place->core, DIGITS ".,"), lead = strcspn (place->core, DIGITS);

  if (name_currency (tongue, place->next) && cut_price (place->core, &whole, &cents))
    return g_strdup_printf ("%s %s %s", whole, name_currency (tongue, place->next), tongue->cents);
  if (name_currency (tongue, place->core) && cut_price (place->before, &whole, &cents))
    return g_steal_pointer (&cents);
  if (n && place->core[n] && name_currency (tongue, place->core + n)) {
    number = g_strndup (place->core, n);
    return say_sum (tongue, number, name_currency (tongue, place->core + n));
  }
  sign = g_strndup (place->core, lead);
  n = strspn (place->core + lead, DIGITS ".,");
  if (!lead || !n || place->core[lead + n] || !name_currency (tongue, sign))
    return NULL;
  return say_sum (tongue, place->core + lead, name_currency (tongue, sign));
}

/* "14:30", "14.30", "14h30", "14h": hours and minutes, or none of these. */
static gboolean
cut_time (const char *text, char **hours, char **minutes, char *sign)
{
  gsize n = strspn (text, DIGITS), m;

  if (!n || n > 2 || !text[n] || !strchr (":.h", text[n]))
    return FALSE;
  m = strspn (text + n + 1, DIGITS);
  if (text[n + 1 + m] || (m != 2 && !(m == 0 && text[n] == 'h')))
    return FALSE;
  *sign = text[n];
  *hours = g_strndup (text, n);
  *minutes = g_strdup (text + n + 1);
  return TRUE;
}

static char *
say_time (const Place *place)
{
  const char *hour = place->tongue->hours, *clock = place->tongue->clock;
  g_autofree char *hours = NULL, *minutes = NULL, *next = drop_stop (place->next);
  char sign;

  if (clock && g_str_equal (clock, place->core)
      && cut_time (place->before, &hours, &minutes, &sign))
    return g_strdup (g_str_equal (minutes, "00") ? clock : minutes);
  if (!cut_time (place->core, &hours, &minutes, &sign))
    return NULL;
  if (clock && g_str_equal (clock, next))
    return g_str_equal (minutes, "00") ? g_strdup (hours)
        : g_strdup_printf ("%s %s", hours, clock);
  if (hour && sign == 'h')
    return g_strdup_printf ("%s %s %s", hours, hour, minutes);
  return hour && sign == '.' && is_listed_folded (" las a h horas ore le alle ", place->before)
      ? g_strdup_printf ("%s %s", hours, minutes) : NULL;
}

/* "1990", "1990er": 19 hundred 90. */
static char *
say_year (const Place *place)
{
  const char *core = place->core;
  gsize n = strspn (core, DIGITS);
  gboolean is_round = n == 4 && core[2] == '0' && core[3] == '0';

  if (!place->tongue->has_hundreds || n != 4 || core[0] != '1' || core[1] == '0'
      || (core[4] && !g_str_has_prefix (core + 4, "er")))
    return NULL;
  return g_strdup_printf ("%.2s hundert %s", core, is_round ? core + 4
      : core + 2 + (core[2] == '0'));
}

/* "3." is the third where the next word is no new sentence. */
static gboolean
is_ordinal (const Tongue *tongue, const char *before, const char *core, const char *next)
{
  gsize n = strspn (core, DIGITS);

  return tongue->before_ordinals && n && n < 3 && g_str_equal (core + n, ".") && *next
      && (is_listed_folded (tongue->before_ordinals, before)
          || is_listed_folded (tongue->ordinals, next));
}

/* The voice takes the stop for a sentence's where a capital follows: with none it says the third. */
static char *
say_behind_ordinal (const Place *place)
{
  g_autofree char *first = NULL;
  const char *rest;

  if (!is_ordinal (place->tongue, place->earlier, place->before, place->core) || !*place->core
      || !g_unichar_isupper (g_utf8_get_char (place->core)))
    return NULL;
  rest = g_utf8_next_char (place->core);
  first = g_utf8_strdown (place->core, rest - place->core);
  return g_strconcat (first, rest, NULL);
}

/* "10-15", "10–15" */
static char *
say_range (const Place *place)
{
  gsize n = strspn (place->core, DIGITS ".,");
  const char *dash = place->core + n, *rest;

  if (!n || (*dash != '-' && !g_str_has_prefix (dash, "–")))
    return NULL;
  rest = g_utf8_next_char (dash);
  if (!*rest || rest[strspn (rest, DIGITS ".,")])
    return NULL;
  return g_strdup_printf ("%.*s %s %s", (int) n, place->core, place->tongue->range, rest);
}

/* "1,000", and "1'000" as the Swiss print it. */
static char *
say_thousands (const Place *place)
{
  const char *at = place->core;
  gsize n = strspn (at, DIGITS);
  char sign = at[n];
  GString *digits;

  if (!n || n > 3 || *at == '0'
      || (sign != '\'' && !(sign == ',' && place->tongue->has_comma_thousands)))
    return NULL;
  digits = g_string_new_len (at, (gssize) n);
  for (at += n; *at == sign && strspn (at + 1, DIGITS) == 3; at += 4)
    g_string_append_len (digits, at + 1, 3);
  return g_string_free (digits, *at != '\0');
}

static guint
read_roman (const char *text, gsize length)
{
  static const char letters[] = "IVX";
  static const guint values[] = { 1, 5, 10 };
  guint number = 0;

  for (gsize i = 0; i < length; i++) {
    guint here = values[strchr (letters, text[i]) - letters];
    guint next = i + 1 < length ? values[strchr (letters, text[i + 1]) - letters] : 0;

    number = here < next ? number - here : number + here;
  }
  return number;
}

/* "XIV", "XXIe", "XIV." */
static char *
say_roman (const Place *place)
{
  gsize n = strspn (place->core, "IVX");
  const char *rest = place->core + n;
  guint number = n > 1 ? read_roman (place->core, n) : 0;

  if (!place->tongue->reads_roman || number < 2 || number > LARGEST_ROMAN)
    return NULL;
  if (!*rest)
    return g_strdup_printf ("%u", number);
  if (g_str_equal (rest, "e") || g_str_equal (rest, "ème"))
    return g_strdup_printf ("%uème", number);
  return g_str_equal (rest, ".") && place->tongue->before_ordinals && *place->next
      ? g_strdup_printf ("der %u.", number) : NULL;
}

static gboolean
is_capitals (const char *text)
{
  glong n = 0;

  for (; *text; text = g_utf8_next_char (text), n++)
    if (!g_unichar_isupper (g_utf8_get_char (text)))
      return FALSE;
  return n > 1;
}

/* "KI", "EU": letters, which the voice takes for words; not where all is in capitals. */
static char *
say_initials (const Place *place)
{
  const char *words = place->tongue->initials;
  glong n = g_utf8_strlen (place->core, -1);
  GString *letters;

  if (n > (words ? 3 : 2) || !is_capitals (place->core) || (words && is_listed (words, place->core))
      || is_capitals (place->before) || is_capitals (place->next))
    return NULL;
  letters = g_string_new (NULL);
  for (const char *at = place->core; *at; at = g_utf8_next_char (at)) {
    g_string_append_unichar (letters, g_utf8_get_char (at));
    g_string_append_c (letters, ' ');
  }
  return g_string_free (letters, FALSE);
}

static gboolean
is_address (const char *text)
{
  const char *dot = strrchr (text, '.');
  gsize n = dot ? strspn (dot + 1, "abcdefghijklmnopqrstuvwxyz") : 0;

  return dot && dot > text && !strstr (text, "..") && n > 1 && n < 6
      && (dot[1 + n] == '\0' || dot[1 + n] == '/')
      && !g_utf8_strchr (text, dot - text, ',') && strcspn (text, "'") == strlen (text);
}

/* "www.quoth.de", "ana@quoth.es" */
static char *
say_address (const Place *place)
{
  const Tongue *tongue = place->tongue;
  const char *text = place->core;
  GString *said;

  if (!is_address (text))
    return NULL;
  if (g_str_has_prefix (text, "http") && strstr (text, "://"))
    text = strstr (text, "://") + 3;
  said = g_string_new (NULL);
  for (; *text; text++) {
    if (*text == '.' || *text == '@')
      g_string_append_printf (said, " %s ", *text == '.' ? tongue->dot : tongue->at);
    else
      g_string_append_c (said, *text == '/' ? ' ' : *text);
  }
  return g_string_free (said, FALSE);
}

/* "étudiant·e·s" */
static char *
say_inclusive (const Place *place)
{
  const char *dot = strstr (place->core, "·");

  return dot && dot > place->core ? g_strndup (place->core, dot - place->core) : NULL;
}

typedef char *(*Rule) (const Place *place);

/* With a stop that is part of the word, and without the sentence's. */
static const Rule rules_with_stop[] = { say_pair, say_word, say_roman, NULL };
static const Rule rules[] = {
  say_pair, say_money, say_time, say_word, say_behind_ordinal, say_year, say_range, say_thousands,
  say_roman, say_initials, say_address, say_inclusive, NULL,
};

static char *
apply (const Rule *rule, const Place *place)
{
  char *said = NULL;

  for (; *rule && !said; rule++)
    said = (*rule) (place);
  return said;
}

static char *
dup_beside (const Transcript *transcript, guint word, int step)
{
  const guint index = word + (guint) step;

  if (index >= transcript->words->len || transcript_get_word (transcript, index)->paragraph
      != transcript_get_word (transcript, word)->paragraph)
    return g_strdup ("");
  return dup_core (transcript_get_word (transcript, index)->text);
}

static char *
say (const Transcript *transcript, guint index, const Tongue *tongue)
{
  const char *text = transcript_get_word (transcript, index)->text;
  gsize length;
  const char *core = find_core (text, &length);
  g_auto (Place) place = { tongue, g_strndup (core, length), dup_beside (transcript, index, -2),
    dup_beside (transcript, index, -1), dup_beside (transcript, index, 1) };
  g_autofree char *said = NULL;

  if (length > 1 && core[length - 1] == '.') {
    said = apply (rules_with_stop, &place);
    if (!said)
      place.core[--length] = '\0';
  }
  if (!said)
    said = apply (rules, &place);
  return said ? g_strdup_printf ("%.*s%s%s", (int) (core - text), text, said, core + length)
      : g_strdup (text);
}

GStrv
aloud_words (const Transcript *transcript)
{
  const Tongue *tongue = transcript->language ? tongue_of (transcript->language) : NULL;
  g_autofree gboolean *directions = spoken_find_directions (transcript);
  const guint n = transcript->words->len;
  GStrv said = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++) {
    if (directions[i])
      said[i] = g_strdup ("");
    else
      said[i] = tongue ? say (transcript, i, tongue)
          : g_strdup (transcript_get_word (transcript, i)->text);
  }
  return said;
}
