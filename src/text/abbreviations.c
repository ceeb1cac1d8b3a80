#include "abbreviations.h"

#include <string.h>

#include "readings.h"

typedef struct {
  const char *printed, *said;
} Reading;

/* Compared without the stop behind. */
static const Reading abbreviations[] = {
  { "mr", "mister" }, { "mrs", "missus" }, { "ms", "miz" }, { "dr", "doctor" },
  { "prof", "professor" }, { "st", "saint" }, { "st", "street" }, { "vs", "versus" },
  { "etc", "et cetera" }, { "jr", "junior" }, { "sr", "senior" }, { "inc", "incorporated" },
  { "ltd", "limited" }, { "co", "company" }, { "corp", "corporation" }, { "dept", "department" },
  { "no", "number" }, { "nos", "numbers" }, { "vol", "volume" }, { "ch", "chapter" },
  { "fig", "figure" }, { "p", "page" }, { "pp", "pages" }, { "ed", "edition" },
  { "mt", "mount" }, { "ft", "fort" }, { "ft", "feet" }, { "ft", "featuring" },
  { "feat", "featuring" }, { "ave", "avenue" }, { "blvd", "boulevard" }, { "rd", "road" },
  { "lt", "lieutenant" }, { "col", "colonel" }, { "maj", "major" }, { "est", "established" },
  { "jan", "january" }, { "feb", "february" }, { "mar", "march" }, { "apr", "april" },
  { "jun", "june" }, { "jul", "july" }, { "aug", "august" }, { "sept", "september" },
  { "sep", "september" }, { "oct", "october" }, { "nov", "november" }, { "dec", "december" },
  { "mon", "monday" }, { "tue", "tuesday" }, { "tues", "tuesday" }, { "wed", "wednesday" },
  { "thu", "thursday" }, { "thurs", "thursday" }, { "fri", "friday" }, { "sat", "saturday" },
  { "sun", "sunday" }, { "approx", "approximately" }, { "sgt", "sergeant" },
  { "capt", "captain" }, { "gen", "general" }, { "gov", "governor" }, { "sen", "senator" },
  { "rep", "representative" }, { "rev", "reverend" }, { "hon", "honorable" },
  { "pres", "president" }, { "min", "minutes" }, { "min", "minimum" }, { "max", "maximum" },
  { "hr", "hour" }, { "hrs", "hours" }, { "sec", "seconds" }, { "lb", "pounds" },
  { "lbs", "pounds" }, { "oz", "ounces" }, { "in", "inches" }, { "misc", "miscellaneous" },
  { "assoc", "associate" }, { "asst", "assistant" }, { "univ", "university" },
  { "bros", "brothers" },
  { "ca", "circa" }, { "cf", "compare" }, { "viz", "namely" }, { "ext", "extension" },
};

/* With no stop behind, too. */
static const Reading names[] = {
  { "mr", "mister" }, { "mrs", "missus" }, { "dr", "doctor" }, { "vs", "versus" },
  { "phd", "p. h. d." }, { "phds", "p. h. d.'s" }, { "ph.d", "p. h. d." }, { "aka", "a. k. a." },
  { "aka", "also known as" }, { "a.k.a", "a. k. a." }, { "a.k.a", "also known as" },
  { "e.g", "e. g." }, { "e.g", "for example" }, { "i.e", "i. e." }, { "i.e", "that is" },
  { "w/", "with" }, { "w/o", "without" }, { "b/c", "because" }, { "c/o", "care of" },
  { "n/a", "n. a." }, { "n/a", "not applicable" }, { "asap", "a. s. a. p." }, { "asap", "asap" },
  { "c#", "c. sharp" }, { "f#", "f. sharp" }, { ".net", "dot net" }, { "k8s", "kubernetes" },
  { "k8s", "k. eights" }, { "i18n", "internationalization" }, { "i18n", "i. eighteen n." },
  { "sql", "sequel" }, { "sql", "s. q. l." }, { "mysql", "my sequel" }, { "mysql", "my s. q. l." },
  { "nosql", "no sequel" }, { "sqlite", "sequel light" }, { "sqlite", "s. q. l. light" },
  { "postgresql", "postgres sequel" }, { "postgresql", "postgres q. l." }, { "saas", "sass" },
  { "paas", "pass" }, { "iaas", "i. as" }, { "jpeg", "jay peg" }, { "jpg", "jay peg" },
  { "jpg", "j. p. g." }, { "gif", "gif" }, { "gif", "jif" }, { "png", "p. n. g." },
  { "png", "ping" },
  { "nginx", "engine x." }, { "latex", "lay tech" }, { "latex", "latex" }, { "ios", "i. o. s." },
  { "wwi", "world war one" }, { "wwii", "world war two" }, { "ww1", "world war one" },
  { "ww2", "world war two" }, { "int'l", "international" }, { "gov't", "government" },
  { "cont'd", "continued" }, { "ok", "o. k." }, { "o.k", "o. k." }, { "401(k)", "four oh one k." },
  { "401k", "four oh one k." }, { "uhm", "um" }, { "mmm", "mm" }, { "mhmm", "mhm" },
  { "mm-hmm", "mhm" }, { "mm-hmm", "mm hmm" }, { "mm-hm", "mhm" }, { "mm-hm", "mm hmm" },
  { "um-hum", "mhm" }, { "um-hum", "um hum" }, { "um-hmm", "mhm" }, { "um-hmm", "um hum" },
  { "umm-hmm", "mhm" }, { "uh-hum", "mhm" }, { "hmmm", "hmm" }, { "aww", "aw" }, { "awww", "aw" },
  { "pfft", "puff" }, { "tsk", "tisk" }, { "1/2", "a half" },
  { "1/2", "one half" }, { "1/2", "and a half" }, { "1/2", "half" }, { "1/2", "one two" },
  { "1/2", "one slash two" }, { "1/2", "one of two" }, { "1/2", "january second" },
  { "1/4", "a quarter" }, { "1/4", "one quarter" }, { "1/4", "and a quarter" },
  { "1/4", "one fourth" }, { "1/4", "one slash four" }, { "1/4", "january fourth" },
  { "3/4", "three quarters" }, { "3/4", "and three quarters" }, { "3/4", "three fourths" },
  { "3/4", "three four" }, { "3/4", "three slash four" }, { "3/4", "march fourth" },
};

/* Printed with stars in place of letters. Of as many stars as letters the first is meant. */
static const char *const masked[] = {
  "fuck", "shit", "bitch", "ass", "damn", "hell", "crap", "dick", "piss", "cunt", "pussy",
  "fucking", "fucked", "fucker", "fuckers", "fucks", "shitty", "shits", "bullshit", "bitches",
  "asshole", "assholes", "goddamn", "pissed", "bastard", "motherfucker", "motherfucking", "whore",
};

static void
add_rows (GPtrArray *readings, const Reading *rows, gsize n, const char *printed)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (rows[i].printed, printed))
      readings_add (readings, rows[i].said);
}

/* "U.S.", "e.g", "U.K.'s": letters, a stop behind each. */
static gboolean
read_initials (GPtrArray *readings, const char *word)
{
  const gsize length = strlen (word);
  gsize letters = 0;
  g_autofree char *initials = NULL, *spelled = NULL;

  for (gsize i = 0; i < length; i += 2) {
    if (!g_ascii_isalpha (word[i]) || (word[i + 1] && word[i + 1] != '.'))
      break;
    letters++;
  }
  if (letters < 2 || (letters * 2 + 1 < length && !g_str_equal (word + letters * 2, "'s")))
    return FALSE;
  initials = g_strndup (word, letters * 2);
  spelled = readings_spell (initials);
  readings_take (readings, g_strconcat (spelled, letters * 2 + 1 < length ? "'s" : "", NULL));
  return TRUE;
}

/* Whether @word is @printed with a star or more for each run of its letters. */
static gboolean
is_masked (const char *printed, const char *word)
{
  if (*printed != '*')
    return *printed == *word && (!*word || is_masked (printed + 1, word + 1));
  printed += strspn (printed, "*");
  while (*word)
    if (is_masked (printed, ++word))
      return TRUE;
  return FALSE;
}

/* "f***", "sh*t", "b***ing" as none of them */
static gboolean
read_masked (GPtrArray *readings, const char *word)
{
  const gsize length = strlen (word);

  if (!g_ascii_isalpha (*word) || !strchr (word, '*'))
    return FALSE;
  for (guint round = 0; round < 2 && !readings->len; round++)
    for (gsize i = 0; i < G_N_ELEMENTS (masked); i++)
      if ((round || strlen (masked[i]) == length) && is_masked (word, masked[i]))
        readings_add (readings, masked[i]);
  return readings->len > 0;
}

gboolean
abbreviations_read (GPtrArray *readings, const char *word)
{
  g_autofree char *folded = g_utf8_strdown (word, -1);
  gsize length = strlen (folded);

  add_rows (readings, names, G_N_ELEMENTS (names), folded);
  if (!readings->len && length && folded[length - 1] == '.') {
    folded[--length] = 0;
    add_rows (readings, names, G_N_ELEMENTS (names), folded);
    add_rows (readings, abbreviations, G_N_ELEMENTS (abbreviations), folded);
    if (readings->len && !strchr (folded, '.'))
      readings_add (readings, folded);
    folded[length] = '.';
  }
  return readings->len || read_initials (readings, folded) || read_masked (readings, folded);
}
