#include "breaks.h"

#include <math.h>
#include <string.h>

#include "pace.h"
#include "punctuation.h"

/* What the talks that the costs are fitted on cannot tell: they come cut into sentences, by cues
 * that nobody timed. In running text a full stop ends a cue nine times out of ten, and so does a
 * pause. */
#define SENTENCE_LINE -1.0
#define SENTENCE_CUE -3.0
#define PARAGRAPH_CUE -1.0
#define RAMBLING 1.6            /* of a weak end where people talk as it comes, not in edited text */
#define RAMBLING_PARTICLE 0.5   /* it may end what it belongs to, its verb */
#define PAUSE_LINE -1.0         /* a second of silence, up to LONGEST_PAUSE */
#define PAUSE_CUE -3.0
#define SILENCE_CUE -4.0        /* besides, of each second over a breath: nobody waits for half a cue */
#define BREATH 0.5
#define SHORTEST_PAUSE 0.2
#define LONGEST_PAUSE 2.0
#define CLINGING 3.0            /* before kana that belong to what stands before them */
#define ILLEGAL 50.0            /* where Unicode lets no line begin */

/* Columns that the fitted talks had in a line. */
#define FITTED_COLUMNS 42
#define FILL_STEP 5
#define PAIR_FILL_STEP 10
#define LEAN_STEP 5

static const WordGroup groups[N_CLASSES] = {
  [CLASS_ARTICLE] = GROUP_DETERMINER,
  [CLASS_DETERMINER] = GROUP_DETERMINER,
  [CLASS_POSSESSIVE] = GROUP_DETERMINER,
  [CLASS_NUMBER] = GROUP_DETERMINER,
  [CLASS_ADJECTIVE] = GROUP_ADJECTIVE,
  [CLASS_NOUN] = GROUP_NOUN,
  [CLASS_NAME] = GROUP_NAME,
  [CLASS_PRONOUN] = GROUP_PRONOUN,
  [CLASS_OBJECT] = GROUP_NOUN,
  [CLASS_CLITIC] = GROUP_PRONOUN,
  [CLASS_AUXILIARY] = GROUP_AUXILIARY,
  [CLASS_MODAL] = GROUP_AUXILIARY,
  [CLASS_NEGATION] = GROUP_AUXILIARY,
  [CLASS_VERB] = GROUP_VERB,
  [CLASS_GERUND] = GROUP_VERB,
  [CLASS_PARTICIPLE] = GROUP_VERB,
  [CLASS_TO] = GROUP_TO,
  [CLASS_OF] = GROUP_OF,
  [CLASS_PREPOSITION] = GROUP_PREPOSITION,
  [CLASS_PARTICLE] = GROUP_PARTICLE,
  [CLASS_COORDINATOR] = GROUP_COORDINATOR,
  [CLASS_SUBORDINATOR] = GROUP_SUBORDINATOR,
  [CLASS_RELATIVE] = GROUP_SUBORDINATOR,
  [CLASS_ADVERB] = GROUP_ADVERB,
  [CLASS_DEGREE] = GROUP_ADVERB,
  [CLASS_INTERJECTION] = GROUP_INTERJECTION,
};

/* The atoms with what grammar knows of them. */
typedef struct {
  const GArray *atoms;
  LexiconWord *words;           /* one an atom */
  guint8 *marks;                /* Mark of each atom */
  guint *runs;                  /* columns from the last mark to the atom's end */
  guint *runs_before;           /* columns from the atom to the next mark */
} Reading;

static void
reading_clear (Reading *reading)
{
  g_free (reading->words);
  g_free (reading->marks);
  g_free (reading->runs);
  g_free (reading->runs_before);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static const Atom *
get_atom (const Reading *reading, guint index)
{
  return &g_array_index (reading->atoms, Atom, index);
}

/* The first atom, and those that another speaker or a fence divides from the one before. */
static gboolean
starts_text (const Reading *reading, guint index)
{
  const Atom *atom = get_atom (reading, index);

  return index == 0 || atom->turns || atom->is_fenced;
}

static void
measure_runs (Reading *reading)
{
  const guint n = reading->atoms->len;

  for (guint i = 0; i < n; i++) {
    gboolean starts = starts_text (reading, i) || reading->marks[i - 1];

    reading->runs[i] = get_atom (reading, i)->columns + 1 + (starts ? 0 : reading->runs[i - 1]);
  }
  for (guint i = n; i-- > 0;) {
    gboolean ends = reading->marks[i] || i + 1 == n || starts_text (reading, i + 1);

    reading->runs_before[i] = get_atom (reading, i)->columns + 1
        + (ends ? 0 : reading->runs_before[i + 1]);
  }
}

static void
read_atoms (Reading *reading, const Transcript *transcript, const GArray *atoms)
{
  const Lexicon *lexicon = lexicon_for_language (transcript->language);
  const guint n = atoms->len;

  *reading = (Reading) {
    .atoms = atoms,
    .words = g_new0 (LexiconWord, n),
    .marks = g_new0 (guint8, n),
    .runs = g_new0 (guint, n),
    .runs_before = g_new0 (guint, n),
  };
  for (guint i = 0; i < n; i++) {
    const Atom *atom = get_atom (reading, i);

    reading->marks[i] = punctuation_mark (lexicon, atom, i + 1 < n ? atom + 1 : NULL);
    reading->words[i] = (LexiconWord) {
      .text = atom->text,
      .length = atom->length,
      .starts = starts_text (reading, i) || reading->marks[i - 1],
    };
  }
  lexicon_classify (lexicon, reading->words, n);
  for (guint i = 0; i < n; i++)
    if (punctuation_is_title (lexicon, get_atom (reading, i)))
      reading->words[i].ends = CLASS_ARTICLE;
  measure_runs (reading);
}

#define ANY_CLASS -1            /* no matter which */
#define NO_CLASS -2             /* a mark, or the end */

/* The class of the word behind @index, if no mark stands between, else NO_CLASS. */
static int
next_class (const Reading *reading, guint index)
{
  if (reading->marks[index] || index + 1 == reading->atoms->len
      || starts_text (reading, index + 1))
    return NO_CLASS;
  return (int) reading->words[index + 1].begins;
}

static guint
run_length (guint columns)
{
  return MIN (columns / RUN_STEP, N_RUNS - 1);
}

static void
visit_mark (const Reading *reading, guint index, BreakVisitor visit, gpointer closure)
{
  visit (index, FEATURE_MARK + reading->marks[index - 1], closure);
  visit (index, FEATURE_MARK_BEFORE + reading->words[index].begins, closure);
  visit (index, FEATURE_RUN + run_length (reading->runs[index - 1]), closure);
  visit (index, FEATURE_RUN_BEFORE + run_length (reading->runs_before[index]), closure);
}

/* What belongs to the words behind it. */
static gboolean
is_weak (WordGroup group)
{
  switch (group) {
    case GROUP_DETERMINER:
    case GROUP_PRONOUN:
    case GROUP_AUXILIARY:
    case GROUP_TO:
    case GROUP_OF:
    case GROUP_PREPOSITION:
    case GROUP_PARTICLE:
    case GROUP_COORDINATOR:
    case GROUP_SUBORDINATOR:
      return TRUE;
    default:
      return FALSE;
  }
}

/* What is one: the class behind it, and the class of the word that comes after that one. */
typedef struct {
  WordClass after, before;
  int next;                     /* or ANY_CLASS, NO_CLASS */
} Whole;

static const Whole wholes[] = {
  { CLASS_NAME, CLASS_NAME, ANY_CLASS },        /* Port | Elizabeth */
  { CLASS_NAME, CLASS_NUMBER, ANY_CLASS },      /* May | 1998 */
  { CLASS_NUMBER, CLASS_NAME, ANY_CLASS },      /* 3. | Mai */
  { CLASS_NUMBER, CLASS_NUMBER, ANY_CLASS },
  { CLASS_NUMBER, CLASS_NOUN, ANY_CLASS },
  { CLASS_ADJECTIVE, CLASS_NUMBER, ANY_CLASS }, /* the last | twenty years */
  { CLASS_DEGREE, CLASS_NUMBER, ANY_CLASS },    /* nearly | 30 */
  { CLASS_NUMBER, CLASS_OF, CLASS_NAME },       /* 25 | de abril */
  { CLASS_NAME, CLASS_OF, CLASS_NUMBER },       /* abril | de 1974 */
  { CLASS_NUMBER, CLASS_OF, CLASS_NOUN },       /* 12 millones | de personas */
  { CLASS_NAME, CLASS_OF, CLASS_NAME },         /* Bank | of England */
  { CLASS_DETERMINER, CLASS_PREPOSITION, CLASS_NUMBER },        /* more | than 12,000 */
  { CLASS_DETERMINER, CLASS_SUBORDINATOR, CLASS_NUMBER },
  { CLASS_DEGREE, CLASS_OF, CLASS_NUMBER },     /* más | de 12.000 */
  { CLASS_OF, CLASS_NUMBER, ANY_CLASS },        /* más de | 12.000 */
  { CLASS_PREPOSITION, CLASS_NUMBER, ANY_CLASS },
  { CLASS_DEGREE, CLASS_PREPOSITION, CLASS_NUMBER },
  { CLASS_DEGREE, CLASS_SUBORDINATOR, CLASS_NUMBER },   /* mehr | als 300 */
  { CLASS_VERB, CLASS_NEGATION, ANY_CLASS },    /* je ne sais | pas */
  { CLASS_AUXILIARY, CLASS_NEGATION, ANY_CLASS },
  { CLASS_MODAL, CLASS_NEGATION, ANY_CLASS },
  { CLASS_VERB, CLASS_MODAL, NO_CLASS },        /* anders machen | müssen. */
  { CLASS_NOUN, CLASS_MODAL, NO_CLASS },
  { CLASS_PARTICIPLE, CLASS_AUXILIARY, NO_CLASS },
  { CLASS_NOUN, CLASS_AUXILIARY, NO_CLASS },
};

static gboolean
is_whole (WordClass after, WordClass before, int next)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wholes); i++)
    if (wholes[i].after == after && wholes[i].before == before
        && (wholes[i].next == ANY_CLASS || wholes[i].next == next))
      return TRUE;
  return FALSE;
}

static void
visit_words (const Reading *reading, guint index, BreakVisitor visit, gpointer closure)
{
  WordClass after = reading->words[index - 1].ends, before = reading->words[index].begins;
  int next = next_class (reading, index);

  if (is_weak (groups[after]))
    visit (index, FEATURE_WEAK, closure);
  if (is_whole (after, before, next))
    visit (index, FEATURE_WHOLE, closure);
  visit (index, FEATURE_AFTER + after, closure);
  visit (index, FEATURE_BEFORE + before, closure);
  visit (index, FEATURE_PAIR + N_GROUPS * groups[after] + groups[before], closure);
  visit (index, FEATURE_NEXT + N_GROUPS * groups[before]
      + (next == NO_CLASS ? GROUP_MARK : groups[next]), closure);
}

static void
visit_place (const Reading *reading, guint index, BreakVisitor visit, gpointer closure)
{
  const Atom *atom = get_atom (reading, index), *last = atom - 1;

  visit (index, FEATURE_ANY, closure);
  if (punctuation_opens (atom))
    visit (index, FEATURE_OPENS, closure);
  if (punctuation_closes (last))
    visit (index, FEATURE_CLOSES, closure);
  if (reading->marks[index - 1])
    visit_mark (reading, index, visit, closure);
  else
    visit_words (reading, index, visit, closure);
}

static void
visit_reading (const Reading *reading, BreakVisitor visit, gpointer closure)
{
  for (guint i = 1; i < reading->atoms->len; i++)
    if (!starts_text (reading, i))
      visit_place (reading, i, visit, closure);
}

void
breaks_visit (const Transcript *transcript, const GArray *atoms, BreakVisitor visit,
    gpointer closure)
{
  g_auto (Reading) reading;

  read_atoms (&reading, transcript, atoms);
  visit_reading (&reading, visit, closure);
}

static void
add_cost (guint index, guint feature, gpointer closure)
{
  BreakCost *costs = closure;

  costs[index].line += break_costs[feature].line;
  costs[index].cue += break_costs[feature].cue;
}

/* Seconds of silence before an atom. Where nobody listened, words were timed by their marks, and a
 * pause of that making says no more than the mark does. */
static double
measure_pause (const Transcript *transcript, const Atom *atom)
{
  const Atom *last = atom - 1;
  double pause = ((double) atom->start - (double) last->end) / 1000, pace;
  const char *text;

  if (pause < SHORTEST_PAUSE || transcript->timing != TIMING_STAMPS)
    return pause;
  text = transcript_get_word (transcript, last->word)->text;
  pace = (double) (last->end - last->start) / 1000 / pace_of_word (text);
  return pause - pace * pace_of_pause (text);
}

/* Where no spaces part words, Japanese parts phrases: nouns and verbs, in kanji or katakana, with
 * all that clings to them in hiragana. */
static gboolean
clings (const Reading *reading, guint index)
{
  const Atom *atom = get_atom (reading, index);

  return !atom->is_spaced && !reading->marks[index - 1]
      && g_unichar_get_script (g_utf8_get_char (atom->text)) == G_UNICODE_SCRIPT_HIRAGANA;
}

static double
rate_rambling (const Reading *reading, guint index)
{
  WordClass after = reading->words[index - 1].ends;

  if (reading->marks[index - 1] || !is_weak (groups[after]) || after == CLASS_NUMBER)
    return 0;
  return after == CLASS_PARTICLE ? RAMBLING_PARTICLE : RAMBLING;
}

static void
add_evidence (const Reading *reading, const Transcript *transcript, guint index, BreakCost *cost)
{
  const Atom *atom = get_atom (reading, index), *last = atom - 1;
  double pause = measure_pause (transcript, atom);

  if (!transcript->has_closed_paragraphs && reading->marks[index - 1] == MARK_SENTENCE) {
    cost->line += SENTENCE_LINE;
    cost->cue += SENTENCE_CUE;
  }
  if (!transcript->has_closed_paragraphs) {
    double rambling = rate_rambling (reading, index);

    cost->line += rambling;
    cost->cue += rambling;
  }
  if (transcript_get_word (transcript, atom->word)->paragraph
      != transcript_get_word (transcript, last->word)->paragraph)
    cost->cue += PARAGRAPH_CUE;
  if (pause > SHORTEST_PAUSE) {
    cost->line += PAUSE_LINE * MIN (pause, LONGEST_PAUSE);
    cost->cue += PAUSE_CUE * MIN (pause, LONGEST_PAUSE)
        + SILENCE_CUE * (CLAMP (pause, BREATH, LONGEST_PAUSE) - BREATH);
  }
  if (clings (reading, index)) {
    cost->line += CLINGING;
    cost->cue += CLINGING;
  }
  if (!atom->may_begin_line) {
    cost->line += ILLEGAL;
    cost->cue += ILLEGAL;
  }
}

BreakCost *
breaks_rate (const Transcript *transcript, const GArray *atoms)
{
  BreakCost *costs = g_new0 (BreakCost, atoms->len);
  g_auto (Reading) reading;

  read_atoms (&reading, transcript, atoms);
  visit_reading (&reading, add_cost, costs);
  for (guint i = 1; i < atoms->len; i++)
    if (!starts_text (&reading, i))
      add_evidence (&reading, transcript, i, &costs[i]);
  return costs;
}

double
breaks_rate_line (guint columns, guint max)
{
  return fill_costs[MIN (columns * FITTED_COLUMNS / (max * FILL_STEP), N_FILLS - 1)];
}

double
breaks_rate_pair (guint columns, guint max)
{
  return pair_fill_costs[MIN (columns * FITTED_COLUMNS / (max * PAIR_FILL_STEP),
      N_PAIR_FILLS - 1)];
}

double
breaks_rate_lean (int lean, guint max)
{
  int step = (int) floor ((double) lean * FITTED_COLUMNS / (max * LEAN_STEP));

  return lean_costs[CLAMP (step + N_LEANS / 2, 0, N_LEANS - 1)];
}
