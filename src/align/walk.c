/* Each frame is a column of rows, each with the score of the best way there. What led there is kept
 * for one block of frames at a time: the first pass keeps the column before each block, the second
 * goes from the last block to the first, fills it again and traces the way back. */
#include "walk.h"

#include <math.h>
#include <string.h>

#define BLOCK 256               /* frames */

/* How a row was reached. */
#define CAME 1                  /* from the row before; else it stayed */
#define GATE 1                  /* shift: of a pause's, how the gate in front of its word was */

/* The gate in front of a word is where words end and everything that is no word begins and ends. */
enum { FROM_WORD, FROM_OTHER, FROM_PAUSE, FROM_SKIP, FROM_JUMP };

typedef struct {
  const Course *course;
  const Monophones *phones;
  const WalkSound *sound;
  const WalkBand *band;
  const WalkCosts *costs;
  guint n_frames, n_classes, n_blocks;

  float *column;                /* score of each row */
  guint *low, *high;            /* words of each frame: [low, high], a gate each */
  float **kept;                 /* column before each block */

  gboolean is_tracing;
  float *scores;                /* of each frame in the block, by class */
  float *babble;                /* of each frame */
  guint8 *steps;                /* of each frame in the block, by row from the first */
  guint32 *jumps;               /* gate that a jump came from, by word from the first */
  gsize step_room, jump_room;   /* of a frame */
} Walk;

guint
walk_count_frames (const WalkSound *sound)
{
  return (sound->n_frames + sound->step - 1) / sound->step;
}

static void
walk_clear (Walk *walk)
{
  g_free (walk->column);
  g_free (walk->low);
  g_free (walk->high);
  for (guint i = 0; i < walk->n_blocks; i++)
    g_free (walk->kept[i]);
  g_free (walk->kept);
  g_free (walk->scores);
  g_free (walk->babble);
  g_free (walk->steps);
  g_free (walk->jumps);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

/* The scores of the sound's frames that make one of the search's, summed. */
static void
score_frame (const Walk *walk, guint frame, float *scores)
{
  const WalkSound *sound = walk->sound;
  g_autofree float *more = g_new (float, walk->n_classes);
  guint first = frame * sound->step, end = MIN (first + sound->step, sound->n_frames);

  for (guint i = first; i < end; i++) {
    float features[FRONTEND_FEATURES];

    frontend_get_features (sound->cepstra, sound->n_frames, i, features);
    monophones_score (walk->phones, features, i == first ? scores : more);
    for (guint k = 0; i > first && k < walk->n_classes; k++)
      scores[k] += more[k];
  }
}

static void
score_block (const Walk *walk, guint block)
{
  guint first = block * BLOCK, end = MIN (first + BLOCK, walk->n_frames);

  for (guint frame = first; frame < end; frame++)
    score_frame (walk, frame, walk->scores + (gsize) (frame - first) * walk->n_classes);
}

static guint
word_at (const Walk *walk, guint row)
{
  return walk->course->words[MIN (row, walk->course->n_rows - 1)];
}

/* The words within reach of where the way comes from, @last, and where it is, @row; never behind
 * those of the frame before. */
static void
choose_words (Walk *walk, guint frame, guint last, guint row)
{
  guint reach = walk->band->reach;

  walk->low[frame] = word_at (walk, last > reach ? last - reach : 0);
  walk->high[frame] = word_at (walk, row + reach);
  if (!frame)
    return;
  walk->low[frame] = MAX (walk->low[frame], walk->low[frame - 1]);
  walk->high[frame] = MAX (walk->high[frame], walk->high[frame - 1]);
}

/* What speaks for a row that is not left in the frame before. */
typedef struct {
  float score;
  guint8 from;
  guint32 jump;
} Gate;

/* Goes through a frame's words from the first to the last. */
typedef struct {
  float ended;                  /* of the word before, its last row in the frame before */
  float skipped;                /* the gate before it, and the word left out */
  float best;                   /* of all gates before */
  guint32 best_gate;
} Carry;

static Gate
open_gate (const Walk *walk, guint word, const Carry *carry)
{
  const float *column = walk->column + walk->course->first[word];
  Gate gate = { carry->ended, FROM_WORD, 0 };

  if (column[COURSE_OTHER] > gate.score)
    gate = (Gate) { column[COURSE_OTHER], FROM_OTHER, 0 };
  if (column[COURSE_PAUSE] > gate.score)
    gate = (Gate) { column[COURSE_PAUSE], FROM_PAUSE, 0 };
  if (carry->skipped > gate.score)
    gate = (Gate) { carry->skipped, FROM_SKIP, 0 };
  if (word < walk->course->n_words && walk->course->begins_sentence[word]
      && carry->best - walk->costs->jump > gate.score)
    gate = (Gate) { carry->best - walk->costs->jump, FROM_JUMP, carry->best_gate };
  return gate;
}

static void
carry_on (const Walk *walk, guint word, const Gate *gate, Carry *carry)
{
  const Course *course = walk->course;
  gboolean is_spoken = word < course->n_words && course_is_spoken (course, word);

  carry->ended = is_spoken ? walk->column[course->first[word + 1] - 1] : -INFINITY;
  carry->skipped = gate->score - (is_spoken ? walk->costs->skip : 0);
  if (gate->score > carry->best) {
    carry->best = gate->score;
    carry->best_gate = word;
  }
}

static guint8
enter (float *here, float come)
{
  if (come <= *here)
    return 0;
  *here = come;
  return CAME;
}

/* Moves the rows of @word on by a frame; returns the best. */
static float
step_word (Walk *walk, guint word, const Gate *gate, const float *scores, float babble,
    guint8 *steps)
{
  const Course *course = walk->course;
  guint first = course->first[word], n = course->first[word + 1] - first;
  const guint16 *classes = course->classes + first;
  float *column = walk->column + first, come = gate->score, best;
  float rest = course->follows_mark[word] ? come : come - walk->costs->inside;

  steps[COURSE_OTHER] = enter (&column[COURSE_OTHER], rest - walk->costs->other);
  column[COURSE_OTHER] += walk->costs->stay;
  steps[COURSE_PAUSE] = enter (&column[COURSE_PAUSE], rest) | gate->from << GATE;
  column[COURSE_PAUSE] += scores[MONOPHONE_PAUSE] - babble + walk->costs->pause;
  best = MAX (column[COURSE_OTHER], column[COURSE_PAUSE]);
  for (guint i = COURSE_SPEECH; i < n; i++) {
    float stay = column[i];

    steps[i] = come > stay;
    column[i] = MAX (come, stay) + scores[classes[i]] - babble;
    best = MAX (best, column[i]);
    come = stay;
  }
  return best;
}

/* Moves the column on by @frame; returns the row with the best score. */
static guint
step_frame (Walk *walk, guint frame)
{
  guint low = walk->low[frame], high = walk->high[frame], at = frame % BLOCK, best_row = 0;
  guint first = walk->course->first[low];
  const float *scores = walk->scores + (gsize) at * walk->n_classes;
  guint8 *steps = walk->steps + (walk->is_tracing ? at * walk->step_room : 0);
  guint32 *jumps = walk->jumps + (walk->is_tracing ? at * walk->jump_room : 0);
  Carry carry = { -INFINITY, -INFINITY, -INFINITY, 0 };
  float best = -INFINITY;

  for (guint word = low; word <= high; word++) {
    Gate gate = open_gate (walk, word, &carry);
    float here;

    if (!frame && !word)
      gate = (Gate) { 0, FROM_WORD, 0 };
    carry_on (walk, word, &gate, &carry);
    jumps[word - low] = gate.jump;
    here = step_word (walk, word, &gate, scores, walk->babble[frame],
        steps + walk->course->first[word] - first);
    if (here > best) {
      best = here;
      best_row = walk->course->first[word];
    }
  }
  return best_row;
}

/* Takes the best off all scores, so that they stay small enough to be exact. */
static void
level_column (Walk *walk, guint frame)
{
  guint first = walk->course->first[walk->low[frame]];
  guint end = walk->course->first[walk->high[frame] + 1];
  float best = -INFINITY;

  for (guint row = first; row < end; row++)
    best = MAX (best, walk->column[row]);
  for (guint row = first; row < end && best > -INFINITY; row++)
    walk->column[row] -= best;
}

/* The column as it was before the block's first frame, only the words of that frame. */
static void
keep_column (Walk *walk, guint block)
{
  const guint *first = walk->course->first;
  guint low = first[walk->low[block * BLOCK]], end = first[walk->high[block * BLOCK] + 1];

  walk->kept[block] = g_memdup2 (walk->column + low, (end - low) * sizeof (float));
}

static void
restore_column (Walk *walk, guint block)
{
  const guint *first = walk->course->first;
  guint low = first[walk->low[block * BLOCK]], end = first[walk->high[block * BLOCK] + 1];

  for (guint row = low; row < first[walk->high[MIN ((block + 1) * BLOCK, walk->n_frames) - 1] + 1];
      row++)
    walk->column[row] = -INFINITY;
  memcpy (walk->column + low, walk->kept[block], (end - low) * sizeof (float));
}

static void
go_forward (Walk *walk)
{
  g_autoptr (Babble) babble = babble_new (walk->phones, walk->sound->step > 1);
  guint last = 0, row = 0;

  for (guint frame = 0; frame < walk->n_frames; frame++) {
    if (walk->band->way)
      row = walk->course->first[walk->band->way[frame * walk->sound->step]];
    choose_words (walk, frame, walk->band->way ? last : row, row);
    if (frame % BLOCK == 0) {
      score_block (walk, frame / BLOCK);
      if (frame)
        level_column (walk, frame);
      keep_column (walk, frame / BLOCK);
    }
    walk->babble[frame] = babble_step (babble,
        walk->scores + (gsize) (frame % BLOCK) * walk->n_classes);
    last = row;
    row = step_frame (walk, frame);
  }
}

/* The row that the gate in front of @word was reached from, a frame before @frame. */
static guint
trace_gate (const Walk *walk, guint frame, guint word)
{
  const guint *first = walk->course->first;
  guint low = walk->low[frame];
  const guint8 *steps = walk->steps + frame % BLOCK * walk->step_room;
  const guint32 *jumps = walk->jumps + frame % BLOCK * walk->jump_room;

  for (;;)
    switch (steps[first[word] - first[low] + COURSE_PAUSE] >> GATE) {
      case FROM_WORD:
        return first[word] - 1;
      case FROM_OTHER:
        return first[word] + COURSE_OTHER;
      case FROM_PAUSE:
        return first[word] + COURSE_PAUSE;
      case FROM_SKIP:
        word--;
        break;
      default:
        word = jumps[word - low];
    }
}

/* The row before @frame of the way that is in @row then. */
static guint
trace_row (const Walk *walk, guint frame, guint row)
{
  const Course *course = walk->course;
  guint word = course->words[row], offset = row - course->first[word];
  guint at = row - course->first[walk->low[frame]];

  if (!(walk->steps[frame % BLOCK * walk->step_room + at] & CAME))
    return row;
  return offset > COURSE_SPEECH ? row - 1 : trace_gate (walk, frame, word);
}

static void
trace_back (Walk *walk, guint row, guint32 *rows, float *evidence)
{
  for (guint block = walk->n_blocks; block-- > 0;) {
    guint first = block * BLOCK, end = MIN (first + BLOCK, walk->n_frames);

    restore_column (walk, block);
    score_block (walk, block);
    for (guint frame = first; frame < end; frame++)
      step_frame (walk, frame);
    for (guint frame = end; frame-- > first;) {
      rows[frame] = row;
      evidence[frame] = walk->scores[(gsize) (frame - first) * walk->n_classes
          + walk->course->classes[row]] - walk->babble[frame];
      if (frame)
        row = trace_row (walk, frame, row);
    }
  }
}

/* Where a way may end: with the last word, or in what follows it. */
static guint
find_end (const Walk *walk)
{
  const Course *course = walk->course;
  guint last = course->first[course->n_words], best = last;

  if (walk->high[walk->n_frames - 1] < course->n_words)
    return G_MAXUINT;
  for (guint row = last - 1; row <= last + COURSE_PAUSE; row++)
    if (walk->column[row] > walk->column[best])
      best = row;
  return walk->column[best] > -INFINITY ? best : G_MAXUINT;
}

static void
make_room (Walk *walk)
{
  const guint *first = walk->course->first;

  walk->step_room = walk->jump_room = 0;
  for (guint i = 0; i < walk->n_frames; i++) {
    gsize words = walk->high[i] - walk->low[i] + 1;
    gsize rows = first[walk->high[i] + 1] - first[walk->low[i]];

    walk->step_room = MAX (walk->step_room, rows);
    walk->jump_room = MAX (walk->jump_room, words);
  }
  walk->steps = g_realloc (walk->steps, BLOCK * walk->step_room);
  walk->jumps = g_realloc_n (walk->jumps, BLOCK * walk->jump_room, sizeof (guint32));
  walk->is_tracing = TRUE;
}

gboolean
walk_find (const Course *course, const Monophones *phones, const WalkSound *sound,
    const WalkBand *band, const WalkCosts *costs, guint32 *rows, float *evidence)
{
  guint n = walk_count_frames (sound), end;
  g_auto (Walk) walk = {
    .course = course, .phones = phones, .sound = sound, .band = band, .costs = costs,
    .n_frames = n, .n_classes = monophones_get_n_classes (phones),
    .n_blocks = (n + BLOCK - 1) / BLOCK,
    .column = g_new (float, course->n_rows),
    .low = g_new (guint, n), .high = g_new (guint, n),
    .babble = g_new (float, n),
    .steps = g_malloc (course->n_rows), .jumps = g_new (guint32, course->n_words + 1),
  };

  walk.kept = g_new0 (float *, walk.n_blocks);
  walk.scores = g_new (float, (gsize) BLOCK * walk.n_classes);
  for (guint i = 0; i < course->n_rows; i++)
    walk.column[i] = -INFINITY;
  go_forward (&walk);
  end = find_end (&walk);
  if (end == G_MAXUINT)
    return FALSE;
  make_room (&walk);
  trace_back (&walk, end, rows, evidence);
  return TRUE;
}
