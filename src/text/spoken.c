/* A word is cut into parts, runs of letters, of digits, and signs; each part has a few readings, and
 * the readings of the word are the ways to combine them, the likeliest first. */
#include "spoken.h"

#include <string.h>

#include "abbreviations.h"
#include "amounts.h"
#include "figures.h"
#include "lettering.h"
#include "numerals.h"
#include "readings.h"

#define MOST_PARTS 24           /* of a word; what has more is read as far as that */
#define LONGEST_DIRECTION 8     /* words in a pair of brackets; more are somebody's words */

typedef struct {
  const char *text;
  gsize length;
  enum { PART_LETTERS, PART_DIGITS, PART_SIGN } kind;
} Part;

static const struct {
  const char *printed, *said;
} signs[] = {
  { "&", "and" }, { "@", "at" }, { "%", "percent" }, { "+", "plus" }, { "=", "equals" },
  { "#", "hashtag" }, { "#", "number" }, { "#", "" }, { "*", "star" }, { "*", "" }, { "/", "slash" },
  { "/", "" }, { "@", "" }, { "^", "to the" },
  { "_", "underscore" }, { "°", "degrees" }, { "~", "about" }, { "×", "times" },
  { "×", "by" }, { "<", "less than" }, { "<", "under" }, { ">", "greater than" }, { ">", "more than" },
  { ">", "over" }, { "~", "around" }, { "~", "approximately" }, { "§", "section" }, { "½", "a half" },
  { "¼", "a quarter" }, { "¾", "three quarters" }, { "⅓", "a third" },
  { "⅔", "two thirds" }, { "²", "squared" }, { "³", "cubed" }, { "₂", "two" }, { "₃", "three" },
  { "₄", "four" }, { "™", "" }, { "©", "" },
  { "№", "number" },
};

static const char *const addresses[] = {
  "com", "org", "net", "io", "ai", "fm", "co", "tv", "edu", "gov", "dev", "app", "me", "uk", "de",
  "us", "eu", "www", "http", "https",
};

static const char *const directions[] = {
  "laughs", "laugh", "laughing", "laughter", "applause", "music", "inaudible", "crosstalk",
  "indistinct", "unintelligible", "sighs", "coughs", "pause", "silence", "chuckles", "clapping",
  "cheers", "sneezes", "gasps", "noise", "static", "beep", "bleep", "overlapping", "foreign",
  "lacht", "lachen", "lachend", "gelächter", "beifall", "musik", "seufzt", "hustet", "räuspert",
  "schweigen", "stille", "unverständlich", "jingle", "kichert", "schmunzelt", "zustimmend",
  "risas", "risa", "ríe", "ríen", "riendo", "aplausos", "música", "suspira", "suspiro", "tose",
  "pausa", "silencio", "inaudible", "ininteligible", "carraspea", "asiente",
  "rires", "rire", "rit", "rient", "applaudissements", "musique", "soupir", "soupire", "tousse",
  "inaudibles", "incompréhensible", "brouhaha",
  "risate", "risata", "applausi", "musica", "sospira", "incomprensibile",
  "risos", "aplauso", "suspiros", "ininteligível", "inaudível",
  "gelach", "applaus", "muziek", "zucht", "onverstaanbaar", "stilte",
};

static gboolean
is_among (const char *const *words, gsize n, const char *word)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (words[i], word))
      return TRUE;
  return FALSE;
}

static void
add_signs (GPtrArray *readings, const char *sign)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_equal (signs[i].printed, sign))
      readings_add (readings, signs[i].said);
}

static gboolean
is_address_part (const char *word)
{
  return is_among (addresses, G_N_ELEMENTS (addresses), word);
}

static gboolean
is_letter (const char *text)
{
  gunichar c = g_utf8_get_char (text);

  return g_unichar_isalpha (c) || g_unichar_ismark (c) || (c == '\'' && g_ascii_isalpha (text[1]));
}

static guint
cut_parts (const char *text, Part parts[MOST_PARTS])
{
  guint n = 0;

  while (*text && n < MOST_PARTS) {
    const char *start = text;
    Part *part = &parts[n++];

    if (g_ascii_isdigit (*text)) {
      part->kind = PART_DIGITS;
      text += strspn (text, "0123456789");
      while (*text == ',' && strspn (text + 1, "0123456789") == 3)
        text += 4;
    } else if (is_letter (text)) {
      part->kind = PART_LETTERS;
      /* "iPhone" is one word, "ChatGPT" two. */
      while (*text && is_letter (text)
          && !(text - start > 1 && g_ascii_islower (text[-1]) && g_ascii_isupper (text[0])
              && g_ascii_isupper (text[1])))
        text = g_utf8_next_char (text);
    } else {
      part->kind = PART_SIGN;
      text = g_utf8_next_char (text);
    }
    part->text = start;
    part->length = text - start;
  }
  return n;
}

static gboolean
are_address (const Part *parts, guint n)
{
  for (guint i = 1; i < n; i++) {
    g_autofree char *word = g_utf8_strdown (parts[i].text, parts[i].length);

    if (parts[i].kind == PART_LETTERS && *parts[i - 1].text == '.' && is_address_part (word))
      return TRUE;
  }
  return FALSE;
}

static void
read_sign (GPtrArray *readings, const Part *parts, guint i, guint n)
{
  g_autofree char *sign = g_strndup (parts[i].text, parts[i].length);
  gboolean is_inside = i > 0 && i + 1 < n;

  if (*sign == '.' && !i && n > 1)
    readings_add (readings, parts[1].kind == PART_DIGITS ? "point" : "dot");
  else if (i && parts[i - 1].kind == PART_DIGITS && g_utf8_strchr ("½¼¾⅓⅔", -1, g_utf8_get_char (sign))) {
    g_autoptr (GPtrArray) parts_of_one = g_ptr_array_new_with_free_func (g_free);

    add_signs (parts_of_one, sign);
    readings_take (readings, g_strconcat ("and ", parts_of_one->pdata[0], NULL));
    return;
  }
  else if (is_inside && *sign == ':' && parts[i - 1].kind == PART_DIGITS
      && parts[i + 1].kind == PART_DIGITS && parts[i + 1].length != 2)  /* "16:9", not "10:30-11" */
    readings_add (readings, "to");
  else if (is_inside && *sign == '.') {
    if (parts[i + 1].kind == PART_DIGITS)
      readings_add (readings, "point");
    readings_add (readings, "dot");
  }
  else if (is_inside && (*sign == '-' || g_str_equal (sign, "–"))
      && (parts[i - 1].kind == PART_DIGITS || *parts[i - 1].text == '%')
      && parts[i + 1].kind == PART_DIGITS)
    readings_add (readings, "to");
  else
    add_signs (readings, sign);
  if (!readings->len || *sign == '-' || *sign == ':')
    readings_add (readings, "");
  if (is_inside && *sign == '/' && parts[i - 1].kind == PART_LETTERS
      && parts[i + 1].kind == PART_LETTERS) {
    readings_add (readings, "or");
    readings_add (readings, "and");
  }
}

static void
read_address_sign (GPtrArray *readings, char sign)
{
  readings_add (readings, sign == '-' ? "dash" : sign == '/' ? "slash" : "underscore");
  readings_add (readings, "");
}

/* Each way to go on from each way so far; as many as there is room for. */
static GPtrArray *
combine (GPtrArray *heads, GPtrArray *tails)
{
  GPtrArray *both = g_ptr_array_new_with_free_func (g_free);

  for (guint sum = 0; sum + 1 < heads->len + tails->len; sum++)
    for (guint i = 0; i < heads->len && i <= sum; i++) {
      const char *head = heads->pdata[i];

      if (sum - i < tails->len) {
        const char *tail = tails->pdata[sum - i];

        readings_take (both, g_strconcat (head, *head && *tail ? " " : "", tail, NULL));
      }
    }
  return both;
}

/* "1990" of "mid-1990s". */
static gboolean
is_decade (const Part *part)
{
  const char *end = part->text + part->length;

  return part->kind == PART_DIGITS && part->length > 1 && end[-1] == '0' && *end == 's'
      && !g_ascii_isalpha (end[1]);
}

/* "3.14", "2.0.1": one by one behind a point. */
static void
read_digits (GPtrArray *readings, const Part *parts, guint i)
{
  if (i > 1 && *parts[i - 1].text == '.' && parts[i - 2].kind == PART_DIGITS) {
    readings_take (readings, numerals_say (parts[i].text, parts[i].length, NUMERAL_DIGITS));
    if (*parts[i].text == '0' && parts[i].length == 1)
      readings_add (readings, "oh");
  }
  amounts_read_digits (readings, parts[i].text, parts[i].length);
}

/* "5-10km", "20°C", "w-what": letters that mean something else beside digits, degrees, a dash. */
static void
read_letters_between (GPtrArray *readings, const Part *parts, guint i, guint n,
    gboolean in_address)
{
  const char *text = parts[i].text;

  if (i && parts[i - 1].kind == PART_DIGITS) {
    g_autofree char *unit = g_strndup (text, parts[i].length);

    amounts_read_unit (readings, unit);
  }
  if (i + 2 < n && *parts[i + 1].text == '-' && parts[i + 2].kind == PART_LETTERS
      && g_ascii_tolower (*text) == g_ascii_tolower (*parts[i + 2].text))
    lettering_read_stutter (readings, text, parts[i].length);
  lettering_read (readings, text, parts[i].length, in_address);
}

static GPtrArray *
read_parts (const char *text)
{
  Part parts[MOST_PARTS];
  guint n = cut_parts (text, parts);
  gboolean in_address = are_address (parts, n);
  g_autoptr (GPtrArray) whole = g_ptr_array_new_with_free_func (g_free);

  readings_add (whole, "");
  for (guint i = 0; i < n; i++) {
    g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func (g_free), longer = NULL;

    if (i + 1 < n && is_decade (&parts[i]))
      readings_take (readings, numerals_say (parts[i].text, parts[i].length, NUMERAL_DECADE));
    else if (i && is_decade (&parts[i - 1]))
      readings_add (readings, "");
    else if (parts[i].kind == PART_LETTERS && parts[i].length == 1 && *parts[i].text == 'x' && i
        && i + 1 < n && parts[i + 1].kind == PART_DIGITS)
      readings_add (readings, "by");
    else if (parts[i].kind == PART_DIGITS)
      read_digits (readings, parts, i);
    else if (parts[i].kind == PART_LETTERS)
      read_letters_between (readings, parts, i, n, in_address);
    else if (in_address && parts[i].length == 1 && strchr ("-/_", *parts[i].text))
      read_address_sign (readings, *parts[i].text);
    else
      read_sign (readings, parts, i, n);
    longer = combine (whole, readings);
    g_ptr_array_unref (whole);
    whole = g_steal_pointer (&longer);
  }
  return g_steal_pointer (&whole);
}

/* What begins with a point or a minus, "-5" or ".NET", and not with dots or a dash. */
static gboolean
is_opened (const char *text, const char *start)
{
  return (*start == '.' && text == start && g_ascii_isalnum (start[1]))
      || (*start == '.' && g_ascii_isdigit (start[1]))
      || (*start == '-' && text == start
          && (g_ascii_isdigit (start[1]) || g_utf8_strchr ("$£€", -1, g_utf8_get_char (start + 1))));
}

/* Without quotes and punctuation around it, but for what ends with one of @kept. */
static char *
strip_word (const char *text, const char *kept)
{
  const char *start = text, *end = text + strlen (text);

  while (*start && !is_opened (text, start)
      && g_utf8_strchr ("\"“”‘([{…—–-.,;:!?¿¡*_", -1, g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start) {
    const char *last = g_utf8_prev_char (end);

    if (!g_utf8_strchr ("\"“”')]}>…—–-,;:!?*_", -1, g_utf8_get_char (last))
        || g_utf8_strchr (kept, -1, g_utf8_get_char (last)))
      break;
    end = last;
  }
  return g_strndup (start, end - start);
}

/* "6'2\"", "f***": where the sign behind belongs to the word. */
static gboolean
read_whole (GPtrArray *readings, const char *text)
{
  g_autofree char *measured = strip_word (text, "'\""), *masked = strip_word (text, "*");

  while (g_str_has_suffix (measured, "."))
    measured[strlen (measured) - 1] = 0;
  return abbreviations_read (readings, masked) || figures_read (readings, measured);
}

static const char *
end_of_dashes (const char *text)
{
  while (*text && g_utf8_strchr ("-–—", -1, g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

/* "th-", "goin'" */
static void
read_cut_off (GPtrArray *readings, const char *text)
{
  g_autofree char *broken = strip_word (text, "-–—"), *dropped = strip_word (text, "'");
  const char *end = broken;

  while (g_ascii_isalpha (*end))
    end++;
  if (*end && !*end_of_dashes (end))
    lettering_read_stutter (readings, broken, (gsize) (end - broken));
  if (g_str_has_suffix (dropped, "in'") && strlen (dropped) > 4) {
    g_autofree char *ending = g_ascii_strdown (dropped, -1);

    ending[strlen (ending) - 1] = 'g';
    readings_take (readings, g_steal_pointer (&ending));
  }
}

static void
add_parts (GPtrArray *readings, const char *word)
{
  g_autoptr (GPtrArray) parts = read_parts (word);

  for (guint i = 0; i < parts->len; i++)
    readings_add (readings, parts->pdata[i]);
}

/* Of an address, "https://" is hardly ever said, "www." now and then. */
static void
read_rest (GPtrArray *readings, const char *word)
{
  const char *scheme = strstr (word, "://"), *host = scheme ? scheme + 3 : word;

  if (g_str_has_prefix (host, "www."))
    add_parts (readings, host + 4);
  add_parts (readings, host);
}

GPtrArray *
spoken_readings (const char *text)
{
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) pieces = g_strsplit (text, "’", -1);
  g_autofree char *straight = g_strjoinv ("'", pieces), *word = strip_word (straight, "");
  gsize length = strlen (word);

  while (length && word[length - 1] == '.')
    word[--length] = 0;
  if (!read_whole (readings, straight) && !figures_read (readings, word)
      && !amounts_read (readings, word)) {
    read_cut_off (readings, straight);
    read_rest (readings, word);
  }
  for (guint i = readings->len; i-- > 0;)
    if (!*(char *) readings->pdata[i])
      g_ptr_array_remove_index (readings, i);
  return g_steal_pointer (&readings);
}

static gboolean
is_direction (const char *text)
{
  g_autofree char *folded = g_utf8_strdown (text, -1), *word = NULL;
  const char *start = folded + strspn (folded, "([{<*");

  word = g_strndup (start, strcspn (start, ")]}>*.,;!?"));
  return is_among (directions, G_N_ELEMENTS (directions), word);
}

/* The word that closes the bracket which word @first opens, if what is between is no speech: square
 * ones in general, others and stars with a word that says so. G_MAXUINT if there is none. */
static guint
find_direction_end (const Transcript *transcript, guint first)
{
  const char *text = transcript_get_word (transcript, first)->text;
  static const char opening[] = "[({<*", closing[] = "])}>*";
  const char *open = strchr (opening, *text);
  gboolean is_said = *text != '[';

  if (!open || !*text)
    return G_MAXUINT;
  for (guint i = first; i < transcript->words->len && i < first + LONGEST_DIRECTION; i++) {
    const Word *word = transcript_get_word (transcript, i);

    if (word->paragraph != transcript_get_word (transcript, first)->paragraph)
      break;
    if (is_said && is_direction (word->text))
      is_said = FALSE;
    if (strchr (word->text + (i == first), closing[open - opening]))
      return is_said ? G_MAXUINT : i;
  }
  return G_MAXUINT;
}

/* What stands beside a word may ask for another reading of it. */
static void
add_by_neighbours (GPtrArray *readings, const Transcript *transcript, guint index)
{
  const char *word = transcript_get_word (transcript, index)->text;

  if (index) {
    amounts_add_units (readings, word, transcript_get_word (transcript, index - 1)->text);
    figures_add_day (readings, word, transcript_get_word (transcript, index - 1)->text);
  }
  if (index + 1 < transcript->words->len)
    figures_add_day (readings, word, transcript_get_word (transcript, index + 1)->text);
}

gboolean *
spoken_find_directions (const Transcript *transcript)
{
  const guint n = transcript->words->len;
  gboolean *directions = g_new0 (gboolean, n);

  for (guint i = 0; i < n; i++) {
    const guint end = find_direction_end (transcript, i);

    for (; end != G_MAXUINT && i <= end; i++)
      directions[i] = TRUE;
    i -= end != G_MAXUINT;
  }
  return directions;
}

GPtrArray *
spoken_words (const Transcript *transcript)
{
  GPtrArray *words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autofree gboolean *directions = spoken_find_directions (transcript);

  for (guint i = 0; i < transcript->words->len; i++) {
    const char *text = transcript_get_word (transcript, i)->text;
    GPtrArray *readings = directions[i] ? g_ptr_array_new_with_free_func (g_free)
        : spoken_readings (text);

    if (!directions[i])
      add_by_neighbours (readings, transcript, i);
    g_ptr_array_add (words, readings);
  }
  return words;
}
