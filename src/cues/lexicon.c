#include "lexicon.h"

#include <string.h>

extern const Lexicon lexicon_ar, lexicon_de, lexicon_en, lexicon_es, lexicon_fr, lexicon_it,
    lexicon_nl, lexicon_pt, lexicon_ru;

static const Lexicon lexicon_of_none = { .language = "" };

static const Lexicon *const lexicons[] = {
  &lexicon_en, &lexicon_de, &lexicon_es, &lexicon_fr, &lexicon_it, &lexicon_nl, &lexicon_pt,
  &lexicon_ru, &lexicon_ar,
};

#define NOUN CLASS_BIT (CLASS_NOUN)
#define OPEN_CLASSES (NOUN | CLASS_BIT (CLASS_NAME) | CLASS_BIT (CLASS_ADJECTIVE) \
    | CLASS_BIT (CLASS_VERB) | CLASS_BIT (CLASS_GERUND) | CLASS_BIT (CLASS_PARTICIPLE))
#define MAX_WORD 40             /* bytes; no longer word is in a lexicon */

/* How little a class likes to follow another, 0-9: what grammar and counting by eye say. A row is
 * the class before, in the order of WordClass, the last is the beginning of a sentence or the place
 * after a mark. Only good enough to choose between the two or three classes of a word. */
static const char *const transitions[N_CLASSES + 1] = {
  /*                        AD'#JNMPOXBHZVGETFRUKSWYQI */
  [CLASS_ARTICLE]         = "97330029999998339999999539",
  [CLASS_DETERMINER]      = "54521047974565446358665548",
  [CLASS_POSSESSIVE]      = "86621048977765446768665548",
  [CLASS_NUMBER]          = "77511046965576554226344446",
  [CLASS_ADJECTIVE]       = "76351025854566451326124457",
  [CLASS_NOUN]            = "55656254730042331004011246",
  [CLASS_NAME]            = "56136205840141442214022246",
  [CLASS_PRONOUN]         = "76765666770030534446333135",
  [CLASS_OBJECT]          = "33643454844442240301011135",
  [CLASS_CLITIC]          = "11321225864612002514532015",
  [CLASS_AUXILIARY]       = "11421230651502001413432015",
  [CLASS_MODAL]           = "76877771880910775867676157",
  [CLASS_NEGATION]        = "22532344751260011525332115",
  [CLASS_VERB]            = "00322221025634240300200125",
  [CLASS_GERUND]          = "00321124155545441300221236",
  [CLASS_PARTICIPLE]      = "22433334354545340301122146",
  [CLASS_TO]              = "33445438580830569988883258",
  [CLASS_OF]              = "00211012188937159968861437",
  [CLASS_PREPOSITION]     = "00211012177847158647751437",
  [CLASS_PARTICLE]        = "22534443444444241204112246",
  [CLASS_COORDINATOR]     = "11221110502221222525411121",
  [CLASS_SUBORDINATOR]    = "11322220604344343627643235",
  [CLASS_RELATIVE]        = "22433330600130451536444225",
  [CLASS_ADVERB]          = "11521341512220112414212114",
  [CLASS_DEGREE]          = "44630356866664425546444026",
  [CLASS_INTERJECTION]    = "22433430603333444526111120",
  [N_CLASSES]             = "01333320803444344526011130",
};

/* The words of a lexicon with their forms, each with its classes. */
typedef struct {
  GHashTable *classes;          /* (element-type char* guint32) */
  GStringChunk *words;
} Table;

static void
learn (Table *table, const char *word, guint32 classes)
{
  gpointer known_word, known;

  if (g_hash_table_lookup_extended (table->classes, word, &known_word, &known))
    classes |= GPOINTER_TO_UINT (known);
  else
    known_word = g_string_chunk_insert (table->words, word);
  g_hash_table_insert (table->classes, known_word, GUINT_TO_POINTER (classes));
}

/* The first @length bytes of @stem with @ending. */
static void
learn_form (Table *table, const char *stem, gsize length, const char *ending, guint32 classes)
{
  char form[2 * MAX_WORD];

  memcpy (form, stem, length);
  strcpy (form + length, ending);
  learn (table, form, classes);
}

static gboolean
is_vowel (char c)
{
  return c && strchr ("aeiou", c);
}

/* The regular forms of an English verb. Where the spelling is in doubt ("stopped", "opened") it
 * learns both: one of them no text has. */
static void
learn_verb (Table *table, const char *base, guint32 classes)
{
  const gsize n = strlen (base);
  const char last = base[n - 1], before = n > 1 ? base[n - 2] : 0;
  const guint32 past = CLASS_BIT (CLASS_PARTICIPLE) | CLASS_BIT (CLASS_VERB);
  const guint32 gerund = CLASS_BIT (CLASS_GERUND);
  gboolean hisses = strchr ("sxz", last) || (last == 'h' && before != 'g');

  learn (table, base, classes);
  if (last == 'y' && !is_vowel (before)) {
    learn_form (table, base, n - 1, "ies", classes);
    learn_form (table, base, n - 1, "ied", past);
    learn_form (table, base, n, "ing", gerund);
    return;
  }
  learn_form (table, base, n, hisses || last == 'o' ? "es" : "s", classes);
  learn_form (table, base, n, last == 'e' ? "d" : "ed", past);
  learn_form (table, base, n - (last == 'e' && before != 'e'), "ing", gerund);
  if (!is_vowel (last) && !strchr ("wxy", last) && is_vowel (before)) {
    char doubled[] = { last, 'e', 'd', 0 }, doubling[] = { last, 'i', 'n', 'g', 0 };

    learn_form (table, base, n, doubled, past);
    learn_form (table, base, n, doubling, gerund);
  }
}

static void
learn_rows (Table *table, const LexiconRow *row, gboolean inflects)
{
  for (; row && row->words; row++) {
    const char *end = NULL;

    for (const char *at = row->words; *at; at = *end ? end + 1 : end) {
      char word[MAX_WORD] = "";

      end = strchrnul (at, ' ');
      memcpy (word, at, MIN ((gsize) (end - at), MAX_WORD - 1));
      if (inflects)
        learn_verb (table, word, row->classes);
      else
        learn (table, word, row->classes);
    }
  }
}

static Table *
table_new (const Lexicon *lexicon)
{
  Table *table = g_new (Table, 1);

  *table = (Table) { g_hash_table_new (g_str_hash, g_str_equal), g_string_chunk_new (32768) };
  learn_rows (table, lexicon->rows, FALSE);
  learn_rows (table, lexicon->verbs, TRUE);
  return table;
}

/* Made once for each language, kept for good. */
static const Table *
get_table (const Lexicon *lexicon)
{
  static GMutex lock;
  static GHashTable *tables;
  Table *table;

  g_mutex_lock (&lock);
  if (!tables)
    tables = g_hash_table_new (NULL, NULL);
  table = g_hash_table_lookup (tables, lexicon);
  if (!table) {
    table = table_new (lexicon);
    g_hash_table_insert (tables, (gpointer) lexicon, table);
  }
  g_mutex_unlock (&lock);
  return table;
}

/* What it takes to tell words of a text. */
typedef struct {
  const Lexicon *lexicon;
  GHashTable *classes;
} Knowledge;

const Lexicon *
lexicon_for_language (const char *language)
{
  for (gsize i = 0; language && i < G_N_ELEMENTS (lexicons); i++) {
    gsize length = strlen (lexicons[i]->language);

    if (!g_ascii_strncasecmp (language, lexicons[i]->language, length)
        && !g_ascii_isalpha (language[length]))
      return lexicons[i];
  }
  return &lexicon_of_none;
}

/* A word as a lexicon has it: lower case, "'" for "’", no marks around; and what it looked like. */
typedef struct {
  char text[MAX_WORD];
  gsize length;                 /* 0: no word, or a longer one than any */
  gboolean is_capital, is_number, is_compound;
} Folded;

static gboolean
is_letter (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c);
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* One letter or mark of a word, as a lexicon has it, to @to; returns its bytes. */
static gsize
fold_character (gunichar c, char *to)
{
  if (c < 0x80) {
    *to = g_ascii_tolower ((char) c);
    return 1;
  }
  return (gsize) g_unichar_to_utf8 (c == 0x2019 ? '\'' : g_unichar_tolower (c), to);
}

static void
fold (const char *text, gsize length, Folded *folded)
{
  const char *end = text + length;
  gsize size = 0, kept = 0;

  *folded = (Folded) { .length = 0 };
  while (text < end && !is_letter (g_utf8_get_char (text)) && *text != '\'')
    text = g_utf8_next_char (text);
  if (text < end) {
    folded->is_capital = g_unichar_isupper (g_utf8_get_char (text));
    folded->is_number = g_unichar_isdigit (g_utf8_get_char (text));
  }
  for (; text < end; text = g_utf8_next_char (text)) {
    gunichar c = g_utf8_get_char (text);

    if (size + 6 >= MAX_WORD)
      return;
    folded->is_compound |= c == '-';
    size += fold_character (c, folded->text + size);
    if (is_letter (c))
      kept = size;
  }
  folded->text[kept] = '\0';
  folded->length = kept;
}

static guint32
guess_by_ending (const Lexicon *lexicon, const Folded *word)
{
  for (const LexiconEnding *row = lexicon->endings; row && row->ending; row++) {
    gsize length = strlen (row->ending);

    if (word->length > length + 2
        && !memcmp (word->text + word->length - length, row->ending, length))
      return row->classes;
  }
  return NOUN;
}

static gboolean
is_possessive (const Folded *word)
{
  return word->length > 2 && g_str_has_suffix (word->text, "'s");
}

/* What a capital letter inside a sentence makes of a word: a name, unless it is always written so
 * ("I", German nouns) or says what kind of thing it is ("Korean"). */
static guint32
capitalise (const Lexicon *lexicon, guint32 known)
{
  const guint32 open = NOUN | CLASS_BIT (CLASS_VERB) | CLASS_BIT (CLASS_GERUND)
      | CLASS_BIT (CLASS_PARTICIPLE);

  if (!known)
    return lexicon->capitalises_nouns ? NOUN : CLASS_BIT (CLASS_NAME);
  if (lexicon->capitalises_nouns || known & ~(open | CLASS_BIT (CLASS_ADJECTIVE)))
    return known;
  return CLASS_BIT (CLASS_NAME) | (known & CLASS_BIT (CLASS_ADJECTIVE));
}

/* The classes that @word can have; never none. */
static guint32
possible_classes (const Knowledge *knowledge, const Folded *word, gboolean starts)
{
  guint32 known = GPOINTER_TO_UINT (g_hash_table_lookup (knowledge->classes, word->text));

  if (word->is_number)
    return CLASS_BIT (CLASS_NUMBER);
  if (word->is_capital && !starts)
    known = capitalise (knowledge->lexicon, known);
  if (known)
    return known;
  if (is_possessive (word))
    return CLASS_BIT (CLASS_POSSESSIVE);
  if (word->is_compound)
    return NOUN | CLASS_BIT (CLASS_ADJECTIVE);
  return guess_by_ending (knowledge->lexicon, word) | (word->is_capital ? CLASS_BIT (CLASS_NAME) : 0);
}

/* "l'homme": what stands before the apostrophe, if the lexicon has it so ("l'"). */
static guint32
elided_classes (const Knowledge *knowledge, const Folded *word, gsize *length)
{
  const char *apostrophe = knowledge->lexicon->elides
      ? strchr (word->text, '\'') : NULL;
  char head[MAX_WORD];

  if (!apostrophe || !apostrophe[1])
    return 0;
  *length = (gsize) (apostrophe + 1 - word->text);
  memcpy (head, word->text, *length);
  head[*length] = '\0';
  return GPOINTER_TO_UINT (g_hash_table_lookup (knowledge->classes, head));
}

static guint32
classes_of (const Knowledge *knowledge, const LexiconWord *word, guint32 *elided)
{
  Folded folded;
  gsize head = 0;

  fold (word->text, word->length, &folded);
  *elided = elided_classes (knowledge, &folded, &head);
  if (*elided) {
    folded.length -= head;
    memmove (folded.text, folded.text + head, folded.length + 1);
  }
  return possible_classes (knowledge, &folded, word->starts);
}

static guint
lowest_bit (guint32 bits)
{
  return (guint) __builtin_ctz (bits);
}

/* Cheapest ways to the classes that a word can have. */
typedef struct {
  guint32 classes;
  int costs[N_CLASSES];         /* of @classes; only their differences count */
  guint8 before[N_CLASSES];     /* class of the word before */
} Step;

static void
step_to (guint class, const LexiconWord *word, const Step *last, Step *next)
{
  int best = G_MAXINT;

  for (guint32 left = last->classes; left; left &= left - 1) {
    guint before = lowest_bit (left);
    int cost = last->costs[before]
        + transitions[word->starts ? N_CLASSES : before][class] - '0';

    if (cost < best) {
      best = cost;
      next->before[class] = (guint8) before;
    }
  }
  next->costs[class] = best;
}

static guint
cheapest_class (const Step *step)
{
  guint best = lowest_bit (step->classes);

  for (guint32 left = step->classes; left; left &= left - 1)
    if (step->costs[lowest_bit (left)] < step->costs[best])
      best = lowest_bit (left);
  return best;
}

/* One column of Viterbi's search (1967): the cheapest way to each class @classes of @word. */
static void
step (const LexiconWord *word, guint32 classes, const Step *last, Step *next)
{
  int least;

  next->classes = classes;
  for (guint32 left = classes; left; left &= left - 1)
    step_to (lowest_bit (left), word, last, next);
  least = next->costs[cheapest_class (next)];
  for (guint32 left = classes; left; left &= left - 1)
    next->costs[lowest_bit (left)] -= least;
}

void
lexicon_classify (const Lexicon *lexicon, LexiconWord *words, gsize n)
{
  g_autofree guint8 *before = g_new (guint8, n * N_CLASSES + 1);
  g_autofree guint32 *elided = g_new0 (guint32, n + 1);
  const Knowledge knowledge = { lexicon, get_table (lexicon)->classes };
  Step last = { .classes = CLASS_BIT (0) }, next;
  guint class = 0;

  for (gsize i = 0; i < n; i++) {
    step (&words[i], classes_of (&knowledge, &words[i], &elided[i]), &last, &next);
    memcpy (before + i * N_CLASSES, next.before, N_CLASSES);
    last = next;
  }
  class = cheapest_class (&last);
  for (gsize i = n; i-- > 0;) {
    words[i].ends = class;
    words[i].begins = elided[i] ? (WordClass) lowest_bit (elided[i]) : (WordClass) class;
    class = before[i * N_CLASSES + class];
  }
}

gboolean
lexicon_is_closed (const Lexicon *lexicon, const char *text, gsize length)
{
  Folded folded;
  guint32 known;

  fold (text, length, &folded);
  known = GPOINTER_TO_UINT (g_hash_table_lookup (get_table (lexicon)->classes, folded.text));
  return (known & ~OPEN_CLASSES) != 0;
}

gboolean
lexicon_is_title (const Lexicon *lexicon, const char *text, gsize length)
{
  Folded folded;

  if (!lexicon->titles)
    return FALSE;
  fold (text, length, &folded);
  return g_strv_contains (lexicon->titles, folded.text);
}
