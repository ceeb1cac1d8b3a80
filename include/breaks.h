/* What it costs a reader when a line or a cue ends: the table that line breaks are made by. A cost
 * is a logarithm: what costs 1 more is e times less likely to be a captioner's choice. */
#pragma once

#include "atoms.h"
#include "lexicon.h"
#include "punctuation.h"

/* Of a line, of a cue that begins with an atom; less is better, below 0 asks for the break. */
typedef struct {
  double line, cue;
} BreakCost;

/* Parts of speech, coarser: what stands on either side of a break. */
typedef enum {
  GROUP_DETERMINER,
  GROUP_ADJECTIVE,
  GROUP_NOUN,                   /* objects and numbers count as one */
  GROUP_NAME,
  GROUP_PRONOUN,
  GROUP_AUXILIARY,              /* and "not" */
  GROUP_VERB,
  GROUP_TO,
  GROUP_OF,
  GROUP_PREPOSITION,
  GROUP_PARTICLE,
  GROUP_COORDINATOR,
  GROUP_SUBORDINATOR,           /* and relatives */
  GROUP_ADVERB,
  GROUP_INTERJECTION,
  GROUP_MARK,                   /* no word: punctuation, or nothing more */
  N_GROUPS
} WordGroup;

#define N_RUNS 5                /* lengths of text to a mark, in steps of RUN_STEP columns */
#define RUN_STEP 8

/* What is seen of a place between two words. Each is a row of break_costs, and the cost of the
 * place is the sum of the rows that hold. */
typedef enum {
  FEATURE_ANY,                  /* every place */
  FEATURE_OPENS,                /* a quotation or bracket begins */
  FEATURE_CLOSES,               /* one ends */
  FEATURE_WEAK,                 /* behind a word that belongs to the next: "the", "of", "she" */
  FEATURE_WHOLE,                /* inside a name, between a number and what it counts */
  FEATURE_MARK,                 /* + Mark: behind it */
  FEATURE_MARK_BEFORE = FEATURE_MARK + N_MARKS, /* + WordClass: the word behind a mark */
  FEATURE_RUN = FEATURE_MARK_BEFORE + N_CLASSES,        /* + length of what a mark ends */
  FEATURE_RUN_BEFORE = FEATURE_RUN + N_RUNS,    /* + length of what is to come up to the next */
  FEATURE_AFTER = FEATURE_RUN_BEFORE + N_RUNS,  /* + WordClass, no mark between */
  FEATURE_BEFORE = FEATURE_AFTER + N_CLASSES,   /* + WordClass, no mark between */
  FEATURE_PAIR = FEATURE_BEFORE + N_CLASSES,    /* + N_GROUPS * WordGroup + WordGroup behind it */
  FEATURE_NEXT = FEATURE_PAIR + N_GROUPS * N_GROUPS,    /* the same of the two words behind it */
  N_FEATURES = FEATURE_NEXT + N_GROUPS * N_GROUPS
} BreakFeature;

extern const BreakCost break_costs[N_FEATURES];

/* How full one line is, and two lines; by how much the upper is longer. */
#define N_FILLS 9
#define N_PAIR_FILLS 9
#define N_LEANS 10

extern const double fill_costs[N_FILLS], pair_fill_costs[N_PAIR_FILLS], lean_costs[N_LEANS];

/* Is given every feature of the place before atom @index. */
typedef void (*BreakVisitor) (guint index, guint feature, gpointer closure);

void breaks_visit (const Transcript *transcript, const GArray *atoms, BreakVisitor visit,
    gpointer closure);

/* One for each of @atoms; the first and those after a fence cost nothing. @transcript's language
 * chooses the words that are known. (transfer full) */
BreakCost *breaks_rate (const Transcript *transcript, const GArray *atoms);

/* What it costs to fill one line of @max with @columns, two lines, and to have the upper of them
 * @lean columns longer than the lower. */
double breaks_rate_line (guint columns, guint max);
double breaks_rate_pair (guint columns, guint max);
double breaks_rate_lean (int lean, guint max);
