/* A word is cut into parts, runs of letters, of digits, and signs; each part has a few readings, and
 * the readings of the word are the ways to combine them, the likeliest first. */
#include "spoken.h"

#include <string.h>

#include "amounts.h"
#include "numerals.h"
#include "readings.h"

#define MOST_PARTS 24           /* of a word; what has more is read as far as that */
#define LONGEST_ACRONYM 6       /* letters; longer capitals are a shout */
#define LONGEST_DIRECTION 8     /* words in a pair of brackets; more are somebody's words */

typedef struct {
  const char *text;
  gsize length;
  enum { PART_LETTERS, PART_DIGITS, PART_SIGN } kind;
} Part;

typedef struct {
  const char *printed, *said;
} Reading;

/* Compared without the stop behind. */
static const Reading abbreviations[] = {
  { "mr", "mister" }, { "mrs", "missus" }, { "ms", "miz" }, { "dr", "doctor" },
  { "prof", "professor" }, { "st", "saint" }, { "st", "street" }, { "vs", "versus" },
  { "etc", "et cetera" }, { "jr", "junior" }, { "sr", "senior" }, { "inc", "incorporated" },
  { "ltd", "limited" }, { "corp", "corporation" }, { "dept", "department" }, { "no", "number" },
  { "mt", "mount" }, { "ave", "avenue" }, { "blvd", "boulevard" }, { "rd", "road" },
  { "lt", "lieutenant" }, { "col", "colonel" }, { "maj", "major" }, { "est", "established" },
  { "jan", "january" }, { "feb", "february" }, { "aug", "august" }, { "sept", "september" },
  { "sep", "september" }, { "oct", "october" }, { "nov", "november" }, { "dec", "december" },
  { "approx", "approximately" }, { "sgt", "sergeant" }, { "capt", "captain" }, { "gen", "general" },
  { "gov", "governor" }, { "sen", "senator" }, { "rep", "representative" }, { "rev", "reverend" },
};

/* Known as a whole, with no stop behind. */
static const Reading names[] = {
  { "mr", "mister" }, { "mrs", "missus" }, { "dr", "doctor" }, { "vs", "versus" },
  { "phd", "p. h. d." }, { "ph.d", "p. h. d." }, { "ph.d.", "p. h. d." }, { "w/", "with" },
  { "w/o", "without" }, { "c#", "c. sharp" }, { "f#", "f. sharp" }, { "1/2", "a half" },
  { "1/2", "one half" }, { "1/2", "one two" }, { "1/3", "a third" }, { "1/3", "one third" },
  { "2/3", "two thirds" }, { "1/4", "a quarter" }, { "1/4", "one quarter" },
  { "1/4", "one fourth" }, { "3/4", "three quarters" }, { "3/4", "three fourths" },
};

static const Reading signs[] = {
  { "&", "and" }, { "@", "at" }, { "%", "percent" }, { "+", "plus" }, { "=", "equals" },
  { "#", "hashtag" }, { "#", "number" }, { "*", "star" }, { "/", "slash" }, { "/", "" },
  { "_", "underscore" }, { "°", "degrees" }, { "~", "about" }, { "×", "times" },
  { "<", "less than" }, { ">", "greater than" }, { "§", "section" }, { "½", "a half" },
  { "¼", "a quarter" }, { "¾", "three quarters" }, { "²", "squared" }, { "™", "" }, { "©", "" },
  { "№", "number" },
};

static const char *const addresses[] = {
  "com", "org", "net", "io", "ai", "fm", "co", "tv", "edu", "gov", "dev", "app", "me", "uk", "de",
  "us", "eu", "www", "http", "https",
};

/* Said letter by letter in an address. */
static const char *const spelled[] = {
  "io", "ai", "fm", "tv", "uk", "de", "us", "eu", "www", "http", "https",
};

static const char *const directions[] = {
  "laughs", "laugh", "laughing", "laughter", "applause", "music", "inaudible", "crosstalk",
  "indistinct", "unintelligible", "sighs", "coughs", "pause", "silence", "chuckles", "clapping",
  "cheers", "sneezes", "gasps", "noise", "static", "beep", "bleep", "overlapping", "foreign",
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
add_rows (GPtrArray *readings, const Reading *rows, gsize n, const char *printed)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (rows[i].printed, printed))
      readings_add (readings, rows[i].said);
}

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

static gboolean
is_address_part (const char *word)
{
  return is_among (addresses, G_N_ELEMENTS (addresses), word);
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

static void
read_letters (GPtrArray *readings, const Part *part, gboolean in_address)
{
  g_autofree char *word = g_utf8_strdown (part->text, part->length);

  if (read_possessive (readings, part->text, part->length)
      || read_small_initial (readings, part->text, part->length))
    return;
  if (in_address && is_among (spelled, G_N_ELEMENTS (spelled), word))
    readings_take (readings, readings_spell (word));
  else if (is_capitals (part->text, part->length))
    read_capitals (readings, part->text, part->length);
  else if (part->length == 1 && g_ascii_isalpha (*word) && !strchr ("ai", *word))
    readings_take (readings, readings_spell (word));
  else
    readings_add (readings, word);
}

/* "Dr.", "U.S.", "e.g." */
static gboolean
read_abbreviation (GPtrArray *readings, const char *text)
{
  g_autofree char *folded = g_utf8_strdown (text, -1);
  gsize length = strlen (folded), letters = 0;

  for (gsize i = 0; i < length; i += 2) {
    if (!g_ascii_isalpha (folded[i]) || (folded[i + 1] && folded[i + 1] != '.'))
      break;
    letters++;
  }
  if (letters > 1 && (letters * 2 + 1 >= length || g_str_equal (folded + letters * 2, "'s"))) {
    g_autofree char *initials = g_strndup (folded, letters * 2), *names_of = readings_spell (initials);

    readings_take (readings, g_strconcat (names_of, letters * 2 + 1 < length ? "'s" : "", NULL));
    return TRUE;
  }
  add_rows (readings, names, G_N_ELEMENTS (names), folded);
  if (readings->len)
    return TRUE;
  if (length && folded[length - 1] == '.') {
    folded[length - 1] = 0;
    add_rows (readings, abbreviations, G_N_ELEMENTS (abbreviations), folded);
    if (readings->len)
      readings_add (readings, folded);
  }
  return readings->len > 0;
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

  if (*sign == '.' && !i && n > 1 && parts[1].kind == PART_DIGITS)
    readings_add (readings, "point");
  else if (i && parts[i - 1].kind == PART_DIGITS && g_str_equal (sign, "½"))
    readings_add (readings, "and a half");
  else if (is_inside && *sign == ':' && parts[i - 1].kind == PART_DIGITS
      && parts[i + 1].kind == PART_DIGITS && parts[i + 1].length != 2)  /* "16:9", not "10:30-11" */
    readings_add (readings, "to");
  else if (is_inside && *sign == '.')
    readings_add (readings, parts[i + 1].kind == PART_DIGITS ? "point" : "dot");
  else if (is_inside && (*sign == '-' || g_str_equal (sign, "–"))
      && (parts[i - 1].kind == PART_DIGITS || *parts[i - 1].text == '%')
      && parts[i + 1].kind == PART_DIGITS)
    readings_add (readings, "to");
  else
    add_rows (readings, signs, G_N_ELEMENTS (signs), sign);
  if (!readings->len || *sign == '-' || *sign == ':')
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
      amounts_read_digits (readings, parts[i].text, parts[i].length);
    else if (parts[i].kind == PART_LETTERS)
      read_letters (readings, &parts[i], in_address);
    else
      read_sign (readings, parts, i, n);
    longer = combine (whole, readings);
    g_ptr_array_unref (whole);
    whole = g_steal_pointer (&longer);
  }
  return g_steal_pointer (&whole);
}

/* Without quotes and punctuation around it; apostrophes are one character. */
static char *
strip_word (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit (text, "’", -1);
  g_autofree char *word = g_strjoinv ("'", pieces);
  const char *start = word, *end = word + strlen (word);

  while (*start && !(*start == '.' && g_ascii_isdigit (start[1]))
      && g_utf8_strchr ("\"“”‘([{<…—–-.,;:!?¿¡*_", -1, g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start) {
    const char *last = g_utf8_prev_char (end);

    if (!g_utf8_strchr ("\"“”')]}>…—–-,;:!?*_", -1, g_utf8_get_char (last)))
      break;
    end = last;
  }
  return g_strndup (start, end - start);
}

GPtrArray *
spoken_readings (const char *text)
{
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *word = strip_word (text);

  if (!read_abbreviation (readings, word)) {
    gsize length = strlen (word);

    while (length && word[length - 1] == '.')
      word[--length] = 0;
    if (!amounts_read (readings, word)) {
      g_ptr_array_unref (readings);
      readings = read_parts (word);
    }
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
  const char *start = folded + strspn (folded, "([");

  word = g_strndup (start, strcspn (start, ")].,;!?"));
  return is_among (directions, G_N_ELEMENTS (directions), word);
}

/* The word that closes the bracket which word @first opens, if what is between is no speech: brackets
 * in general, round ones with a word that says so. G_MAXUINT if there is none. */
static guint
find_direction_end (const Transcript *transcript, guint first)
{
  const char *text = transcript_get_word (transcript, first)->text;
  const char close = *text == '[' ? ']' : ')';
  gboolean is_said = *text == '(';

  if (*text != '[' && *text != '(')
    return G_MAXUINT;
  for (guint i = first; i < transcript->words->len && i < first + LONGEST_DIRECTION; i++) {
    const Word *word = transcript_get_word (transcript, i);

    if (word->paragraph != transcript_get_word (transcript, first)->paragraph)
      break;
    if (is_said && is_direction (word->text))
      is_said = FALSE;
    if (strchr (word->text, close))
      return is_said ? G_MAXUINT : i;
  }
  return G_MAXUINT;
}

GPtrArray *
spoken_words (const Transcript *transcript)
{
  GPtrArray *words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  guint n = transcript->words->len;

  for (guint i = 0; i < n; i++) {
    const char *text = transcript_get_word (transcript, i)->text;
    guint end = find_direction_end (transcript, i);
    GPtrArray *readings = NULL;

    for (; end != G_MAXUINT && i < end; i++)
      g_ptr_array_add (words, g_ptr_array_new_with_free_func (g_free));
    readings = end == G_MAXUINT ? spoken_readings (text) : g_ptr_array_new_with_free_func (g_free);
    if (i && end == G_MAXUINT)
      amounts_add_units (readings, transcript_get_word (transcript, i - 1)->text);
    g_ptr_array_add (words, readings);
  }
  return words;
}
