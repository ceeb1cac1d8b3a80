/* What part a word plays in its sentence, as far as closed-class lists, a small lexicon and endings
 * tell. */
#pragma once

#include <glib.h>

typedef enum {
  CLASS_ARTICLE,
  CLASS_DETERMINER,             /* my, this, every */
  CLASS_POSSESSIVE,             /* Anna's */
  CLASS_NUMBER,
  CLASS_ADJECTIVE,
  CLASS_NOUN,                   /* and whatever we know nothing of */
  CLASS_NAME,
  CLASS_PRONOUN,                /* that a clause can begin with: I, they, someone */
  CLASS_OBJECT,                 /* me, themselves */
  CLASS_CLITIC,                 /* a pronoun and its auxiliary: I'm, there's, we'd */
  CLASS_AUXILIARY,              /* be, have, do */
  CLASS_MODAL,
  CLASS_NEGATION,
  CLASS_VERB,
  CLASS_GERUND,
  CLASS_PARTICIPLE,             /* and regular pasts */
  CLASS_TO,                     /* of an infinitive */
  CLASS_OF,                     /* the preposition of the genitive */
  CLASS_PREPOSITION,
  CLASS_PARTICLE,               /* give up */
  CLASS_COORDINATOR,            /* and, but */
  CLASS_SUBORDINATOR,           /* because, if, that */
  CLASS_RELATIVE,               /* who, which, where */
  CLASS_ADVERB,
  CLASS_DEGREE,                 /* very, more */
  CLASS_INTERJECTION,
  N_CLASSES
} WordClass;

#define CLASS_BIT(class) (1u << (class))

/* Words of one or several classes, lower case, divided by single spaces. */
typedef struct {
  guint32 classes;              /* of CLASS_BIT () */
  const char *words;
} LexiconRow;

/* A way to tell unknown words by their ends. The first that fits holds. */
typedef struct {
  const char *ending;
  guint32 classes;
} LexiconEnding;

/* The data of a language; all arrays end with a NULL. */
typedef struct {
  const char *language;         /* BCP 47, two letters */
  const LexiconRow *rows;
  const LexiconRow *verbs;      /* bases whose regular forms are made; NULL: none */
  const LexiconEnding *endings; /* NULL: none */
  const char *const *titles;    /* "mr": written with a stop, before a name; NULL: none */
  gboolean capitalises_nouns;   /* German */
  gboolean has_ordinal_stops;   /* "3. Mai" */
  gboolean elides;              /* French: "l'homme" begins as an article and ends as a noun */
} Lexicon;

/* A word of a text: how it begins and how it ends, for the places before and behind it. */
typedef struct {
  const char *text;             /* with its marks; not NUL-terminated */
  gsize length;
  gboolean starts;              /* a sentence, or after another mark */
  WordClass begins, ends;
} LexiconWord;

/* The lexicon of @language, "en-GB", or one that knows no words. */
const Lexicon *lexicon_for_language (const char *language);

/* Fills in the likeliest classes of @n words that follow each other. */
void lexicon_classify (const Lexicon *lexicon, LexiconWord *words, gsize n);

/* Whether @text is a word of a closed class, whatever its case: a sentence is likelier to begin with one
 * than a name is. */
gboolean lexicon_is_closed (const Lexicon *lexicon, const char *text, gsize length);

/* Whether @text, without its stop, is one of the language's titles. */
gboolean lexicon_is_title (const Lexicon *lexicon, const char *text, gsize length);
