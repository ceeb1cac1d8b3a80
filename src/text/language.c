/* Function words are a third of any running text and differ from language to language; two dozen
 * of each tell languages of one script apart within some hundred words (Grefenstette 1995). */
#include "language.h"

#include <string.h>
#include <unicode/uloc.h>

#include "cuetext.h"

#define ENOUGH_LETTERS 6000     /* of the text are looked at: some 1,200 words */
#define LEAST_HITS 3            /* and one word in ten */
#define LEAST_SHARE 0.1
#define MAX_LANGUAGES 24
#define ENOUGH_WORDS 40         /* of the text, to contradict what is declared, */
#define TIMES_MORE 3            /* and so many times the declared language's function words */

/* ISO 639-2's bibliographic codes, which ICU does not know; and Nynorsk has no voice and no words here
 * of its own. */
static const struct {
  const char *code, *language;
} codes[] = {
  { "chi", "zh" }, { "cze", "cs" }, { "dut", "nl" }, { "fre", "fr" }, { "ger", "de" },
  { "gre", "el" }, { "nn", "nb" }, { "rum", "ro" },
};

static const struct {
  const char *language, *words;
} function_words[] = {
  { "en", " the and of to a in that is was it for you with on this have be not are but they we what "
          "so i'm it's like just " },
  { "de", " der die und in das ist ich nicht zu den mit es ein auf auch wir sich von eine dass aber "
          "wie für sie hat war " },
  { "fr", " de la le et les des est que à en un une pas pour dans qui ce il je c'est vous on sur "
          "plus avec mais " },
  { "es", " de la que el en y a los no se un por con una para es lo como pero las del al más está "
          "muy yo " },
  { "pt", " de que não e o a é um uma com para os do da em no na mais se por isso mas eu você "
          "está foi " },
  { "it", " di che e la il un non è una per in sono mi ma ha con si lo questo come della anche "
          "più del gli " },
  { "nl", " de het een van en ik is dat niet je in die op te zijn er maar met voor wat we aan ook "
          "dus heeft nog " },
  { "sv", " och att det som en på är av för med jag till den inte har om ett men så vi var kan man "
          "från också " },
  { "da", " og at det er en til på som i for med de den har ikke der jeg så vi af et han kan men "
          "også hvad " },
  { "no", " og det er i som på en til å for med at jeg har ikke de den så vi av et han kan men "
          "også hva " },
  { "pl", " i w nie na się z do to że jest jak co ale o tak po czy od jego tym już tylko było dla "
          "mnie są " },
  { "cs", " a se v na je že to s z do i o k jako ale by tak jsem co jsou jeho který bylo nebo už "
          "když " },
  { "fi", " ja on ei se että oli hän mutta niin kun minä ole mitä myös tai joka voi sen nyt ovat "
          "kuin vain sitä " },
  { "hu", " a az és hogy nem is egy ez de van azt csak meg már volt mint el ha még vagy ezt igen "
          "kell lesz " },
  { "ro", " de și în a la cu că nu o pe este un mai din pentru sunt ce care am ca să dar fost "
          "foarte " },
  { "tr", " ve bir bu da de için ne çok ben o gibi daha ama var mi değil kadar sonra olarak şey "
          "yok olan " },
  { "id", " yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke ada bisa kita "
          "mereka sudah " },
  { "ru", " и в не на я что он с как это по но они мы все так из у за то бы был его " },
  { "uk", " і в не на я що він з як це та до але вони ми все так із у за то був його є " },
};

static const struct {
  GUnicodeScript script;
  const char *language;
} scripts[] = {
  { G_UNICODE_SCRIPT_HIRAGANA, "ja" }, { G_UNICODE_SCRIPT_KATAKANA, "ja" },
  { G_UNICODE_SCRIPT_HANGUL, "ko" }, { G_UNICODE_SCRIPT_HAN, "zh" },
  { G_UNICODE_SCRIPT_ARABIC, "ar" }, { G_UNICODE_SCRIPT_HEBREW, "he" },
  { G_UNICODE_SCRIPT_GREEK, "el" }, { G_UNICODE_SCRIPT_THAI, "th" },
  { G_UNICODE_SCRIPT_DEVANAGARI, "hi" }, { G_UNICODE_SCRIPT_BENGALI, "bn" },
  { G_UNICODE_SCRIPT_TAMIL, "ta" }, { G_UNICODE_SCRIPT_GEORGIAN, "ka" },
  { G_UNICODE_SCRIPT_ARMENIAN, "hy" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (function_words) <= MAX_LANGUAGES);

typedef struct {
  GHashTable *index;            /* index_function_words () */
  guint letters, words, by_script[G_N_ELEMENTS (scripts)], by_words[MAX_LANGUAGES];
} Evidence;

static void
count_letter (Evidence *evidence, gunichar c)
{
  GUnicodeScript script;

  evidence->letters++;
  if (c < 0x80)
    return;
  script = g_unichar_get_script (c);
  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    evidence->by_script[i] += scripts[i].script == script;
}

/* Which languages have a word, a bit each. (element-type char* guint32) (transfer full) */
static GHashTable *
index_function_words (void)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (function_words); i++)
    for (const char *at = function_words[i].words, *end; *(at += strspn (at, " ")); at = end) {
      g_autofree char *word = NULL;
      guint32 known;

      end = strchrnul (at, ' ');
      word = g_strndup (at, (gsize) (end - at));
      known = GPOINTER_TO_UINT (g_hash_table_lookup (index, word));
      g_hash_table_insert (index, g_steal_pointer (&word), GUINT_TO_POINTER (known | 1u << i));
    }
  return index;
}

static void
count_word (Evidence *evidence, GString *word)
{
  g_autofree char *lower = g_utf8_strdown (word->str, (gssize) word->len);
  guint32 languages = GPOINTER_TO_UINT (g_hash_table_lookup (evidence->index, lower));

  evidence->words++;
  for (; languages; languages &= languages - 1)
    evidence->by_words[__builtin_ctz (languages)]++;
}

static void
count_text (Evidence *evidence, const char *text)
{
  g_autoptr (GString) word = g_string_new (NULL);

  for (;; text = g_utf8_next_char (text)) {
    gunichar c = g_utf8_get_char (text);

    if (g_unichar_isalpha (c) || c == '\'' || c == 0x2019) {
      g_string_append_unichar (word, c == 0x2019 ? '\'' : c);
      count_letter (evidence, c);
    } else if (word->len) {
      count_word (evidence, word);
      g_string_truncate (word, 0);
    }
    if (!c || evidence->letters > ENOUGH_LETTERS)
      return;
  }
}

static guint
find_most (const guint *counts, gsize n)
{
  guint best = 0;

  for (guint i = 1; i < n; i++)
    if (counts[i] > counts[best])
      best = i;
  return best;
}

static const char *
judge (const Evidence *evidence)
{
  guint script, words = find_most (evidence->by_words, G_N_ELEMENTS (function_words));
  guint kana = evidence->by_script[0] + evidence->by_script[1];

  if (kana * 10 > evidence->letters)    /* Japanese is mostly Han, Chinese has no kana */
    return "ja";
  script = find_most (evidence->by_script, G_N_ELEMENTS (scripts));
  if (evidence->by_script[script] * 2 > evidence->letters)
    return scripts[script].language;
  return evidence->by_words[words] >= MAX (LEAST_HITS, LEAST_SHARE * evidence->words)
      ? function_words[words].language : NULL;
}

static Evidence
gather (const Transcript *transcript)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autoptr (GHashTable) index = index_function_words ();
  Evidence evidence = { .index = index };

  for (guint i = 0; i < transcript->paragraphs->len && evidence.letters <= ENOUGH_LETTERS; i++)
    count_text (&evidence, transcript_get_paragraph (transcript, i)->text);
  for (guint i = 0; transcript->captions && i < transcript->captions->cues->len; i++) {
    if (evidence.letters > ENOUGH_LETTERS)
      break;
    g_string_truncate (plain, 0);
    cuetext_append_plain (cue_list_get (transcript->captions, i)->text, plain);
    count_text (&evidence, plain->str);
  }
  evidence.index = NULL;
  return evidence;
}

const char *
language_of_transcript (const Transcript *transcript)
{
  const Evidence evidence = gather (transcript);

  return judge (&evidence);
}

/* The hits of a language by its function words; G_MAXUINT: none are known. */
static guint
count_hits (const Evidence *evidence, const char *tag)
{
  for (gsize i = 0; i < G_N_ELEMENTS (function_words); i++)
    if (language_is (tag, function_words[i].language))
      return evidence->by_words[i];
  return G_MAXUINT;
}

const char *
language_contradicts (const Transcript *transcript)
{
  const Evidence evidence = gather (transcript);
  const char *judged = judge (&evidence);
  guint declared, found;

  if (!judged || !transcript->language || language_is (transcript->language, judged)
      || evidence.letters < ENOUGH_WORDS * 4)
    return NULL;
  declared = count_hits (&evidence, transcript->language);
  found = count_hits (&evidence, judged);
  if (declared == G_MAXUINT)
    return NULL;
  if (found == G_MAXUINT)       /* by its script, which none of those have */
    return judged;
  return found >= TIMES_MORE * MAX (declared, LEAST_HITS) ? judged : NULL;
}

/* As ICU writes it, "de" for "deu"; @tag where that is none. */
static char *
canonicalize (const char *tag)
{
  UErrorCode status = U_ZERO_ERROR;
  char known[ULOC_FULLNAME_CAPACITY];

  uloc_toLanguageTag (tag, known, sizeof known, TRUE, &status);
  return U_SUCCESS (status) && *tag ? g_ascii_strdown (known, -1) : g_ascii_strdown (tag, -1);
}

char *
language_tidy (const char *tag)
{
  char *tidy = g_strdelimit (canonicalize (tag), "_", '-');
  gsize length = strcspn (tidy, "-");

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (strlen (codes[i].code) == length && strncmp (tidy, codes[i].code, length) == 0) {
      char *known = g_strconcat (codes[i].language, tidy + length, NULL);

      g_free (tidy);
      return known;
    }
  return tidy;
}

gboolean
language_is (const char *tag, const char *language)
{
  g_autofree char *tidy = language_tidy (tag);
  gsize length = strcspn (tidy, "-");

  return length == strlen (language) && strncmp (tidy, language, length) == 0;
}
