/* The forward-backward algorithm over the words that a search found, each within REACH of where it
 * found them; see L. Rabiner, "A Tutorial on Hidden Markov Models" (1989), section III. Scaled
 * probabilities, not logarithms: what is that far behind does not count. */
#include "realign.h"

#include <math.h>
#include <string.h>

#define REACH 30                /* frames that a boundary may be off */
#define LONG_STRETCH 500        /* frames after which the next pause ends a stretch */
#define LONGEST_STRETCH 3000
#define CUT_SILENCE 20          /* frames of a pause that may be cut */
#define SCORE_FRAMES 16         /* scored at once */

/* Frames overlap and are alike: their scores count as if each of ten said the same. Whole, they make
 * one path certain, and in noise the wrong one: 22 ms instead of 16 by the median. */
#define SCALE 0.1f
#define SILENCE 0.5f            /* gained by each frame of a pause, as in the search */
#define PAUSE_COST 2.3f         /* ln 10: one word in ten is followed by one where no mark stands */

/* Part 2p is the pause before word p of a stretch, part 2p + 1 the word; the last is a pause. */
typedef struct {
  guint first_state;
  guint begin, end;             /* frames of the stretch in which it may be heard */
} Part;

typedef struct {
  guint to;
  float odds;
} Arc;

typedef struct {
  guint16 senone;
  guint8 codebook;
  float stay;
  guint first_arc;
} State;

typedef struct {
  const RealignSound *sound;
  guint start, n_frames;        /* frames */
  GPtrArray *words;             /* (element-type Span) */
  gboolean begins_silent, ends_silent;

  GArray *parts, *states, *arcs;
  guint *rows;                  /* where the cells of each frame begin */
  float *heard, *forward;       /* cells: by frame, of the states of its parts */
  double *begun;                /* by frame and part: odds that the part or a later one is heard */
} Stretch;

static Part *
get_part (const Stretch *stretch, guint index)
{
  return &g_array_index (stretch->parts, Part, index);
}

static State *
get_state (const Stretch *stretch, guint index)
{
  return &g_array_index (stretch->states, State, index);
}

static Span *
get_span (const Stretch *stretch, guint index)
{
  return stretch->words->pdata[index];
}

static const ChainWord *
get_word (const Stretch *stretch, guint index)
{
  return chain_get_word (stretch->sound->chain, get_span (stretch, index)->word);
}

static void
add_parts (Stretch *stretch)
{
  guint n = stretch->words->len, first = 0, from = 0;

  for (guint i = 0; i <= n; i++) {
    Span end = { .start = stretch->start + stretch->n_frames };
    const Span *span = i < n ? get_span (stretch, i) : &end;
    guint start = span->start - stretch->start, finish = span->end - stretch->start;
    Part pause = { first, from, MIN (start + REACH, stretch->n_frames) };
    Part word = { first + MODEL_STATES, start > REACH ? start - REACH : 0,
      MIN (finish + REACH, stretch->n_frames) };

    if (!i && !stretch->begins_silent)
      pause.end = word.begin = 0;
    if (i == n && !stretch->ends_silent)
      pause.begin = pause.end = stretch->n_frames;
    g_array_append_val (stretch->parts, pause);
    if (i == n)
      break;
    g_array_append_val (stretch->parts, word);
    first = word.first_state
        + MODEL_STATES * (get_word (stretch, i)->end_node - get_word (stretch, i)->first_node);
    from = finish > REACH ? finish - REACH : 0;
  }
}

static void
add_arc (Stretch *stretch, guint to, float log_odds)
{
  Arc arc = { to, expf (log_odds) };

  g_array_append_val (stretch->arcs, arc);
}

/* To the word at @index from one that ends in @phone; @phone is silence after a pause. */
static void
add_entries (Stretch *stretch, guint index, const ChainNode *from, float log_odds)
{
  const guint silence = stretch->sound->model->silence;
  const ChainWord *word;

  if (index >= stretch->words->len)
    return;
  word = get_word (stretch, index);
  for (guint i = word->first_entry; i < word->end_entry; i++) {
    guint entry = g_array_index (stretch->sound->chain->entries, guint, i);
    const ChainNode *node = chain_get_node (stretch->sound->chain, entry);

    if (from ? node->left == from->phone && node->phone == from->right : node->left == silence)
      add_arc (stretch, get_part (stretch, 2 * index + 1)->first_state
          + MODEL_STATES * (entry - word->first_node), log_odds);
  }
}

static void
add_state (Stretch *stretch, guint phone, const guint16 *senones, guint k)
{
  const AcousticModel *model = stretch->sound->model;
  const State state = { senones[k], model->codebooks[senones[k]],
    expf (model->stay[phone * MODEL_STATES + k]), stretch->arcs->len };

  if (k + 1 < MODEL_STATES)
    add_arc (stretch, stretch->states->len + 1, model->leave[phone * MODEL_STATES + k]);
  g_array_append_val (stretch->states, state);
}

static void
add_pause (Stretch *stretch, guint index)
{
  const AcousticModel *model = stretch->sound->model;
  guint phone = model->silence;

  for (guint k = 0; k < MODEL_STATES; k++)
    add_state (stretch, phone, model->sequences + phone * MODEL_STATES, k);
  add_entries (stretch, index, NULL, model->leave[phone * MODEL_STATES + MODEL_STATES - 1]);
}

/* Before the word at @index. */
static float
cost_of_pause (const Stretch *stretch, guint index)
{
  return index == stretch->words->len || get_word (stretch, index)->follows_mark ? 0
      : PAUSE_COST;
}

static void
leave_node (Stretch *stretch, guint index, const ChainNode *node, float log_odds)
{
  const ChainWord *word = get_word (stretch, index);
  guint first = get_part (stretch, 2 * index + 1)->first_state;
  gboolean is_next = index + 1 < stretch->words->len
      && get_span (stretch, index + 1)->word == node->word + 1;

  if (!node->is_last)
    for (guint i = node->first_next; i < node->end_next; i++)
      add_arc (stretch, first + MODEL_STATES * (i - word->first_node), log_odds);
  else if (node->right == stretch->sound->model->silence) {
    add_arc (stretch, get_part (stretch, 2 * index + 2)->first_state,
        log_odds - cost_of_pause (stretch, index + 1));
    add_entries (stretch, index + 1, NULL, log_odds);
  } else if (is_next)
    add_entries (stretch, index + 1, node, log_odds);
}

static void
add_word (Stretch *stretch, guint index)
{
  const ChainWord *word = get_word (stretch, index);

  for (guint i = word->first_node; i < word->end_node; i++) {
    const ChainNode *node = chain_get_node (stretch->sound->chain, i);

    for (guint k = 0; k < MODEL_STATES; k++)
      add_state (stretch, node->phone, node->senones, k);
    leave_node (stretch, index, node,
        stretch->sound->model->leave[node->phone * MODEL_STATES + MODEL_STATES - 1]);
  }
}

/* Parts [@first, @end) that may be heard in @frame. */
static void
find_parts (const Stretch *stretch, guint frame, guint *first, guint *end)
{
  while (get_part (stretch, *first)->end <= frame)
    ++*first;
  while (*end < stretch->parts->len && get_part (stretch, *end)->begin <= frame)
    ++*end;
}

/* Behind the states is one more, where the arcs of the last end. */
static guint
states_until (const Stretch *stretch, guint part)
{
  return part < stretch->parts->len ? get_part (stretch, part)->first_state
      : stretch->states->len - 1;
}

typedef struct {
  guint first, end;             /* states */
} Range;

static void
find_ranges (Stretch *stretch, Range *ranges)
{
  guint first = 0, end = 0, cells = 0;

  for (guint i = 0; i < stretch->n_frames; i++) {
    find_parts (stretch, i, &first, &end);
    ranges[i] = (Range) { states_until (stretch, first), states_until (stretch, end) };
    stretch->rows[i] = cells;
    cells += ranges[i].end - ranges[i].first;
  }
  stretch->rows[stretch->n_frames] = cells;
}

/* Probabilities of the sounds of the frames of @block, from @from on, in the states of their ranges;
 * the likeliest of a frame is 1. */
static void
hear (Stretch *stretch, const Range *ranges, guint from, const ScoreBlock *block)
{
  const AcousticModel *model = stretch->sound->model;
  guint n = MIN (SCORE_FRAMES, stretch->n_frames - from);

  for (guint i = 0; i < n; i++) {
    const float *scores = score_block_at (block, i);
    Range range = ranges[from + i];
    float *heard = stretch->heard + stretch->rows[from + i], best = -INFINITY;

    for (guint k = range.first; k < range.end; k++)
      best = MAX (best, scores[get_state (stretch, k)->senone]);
    for (guint k = range.first; k < range.end; k++) {
      const State *state = get_state (stretch, k);
      float gained = state->codebook == model->silence ? SILENCE : 0;

      heard[k - range.first] = expf (SCALE * (scores[state->senone] - best + gained));
    }
  }
}

static void
score_frames (const Stretch *stretch, const Range *ranges, guint from, ScoreBlock *block)
{
  const RealignSound *sound = stretch->sound;
  g_autofree gboolean *wanted = g_new0 (gboolean, sound->model->n_phones);
  float features[SCORE_FRAMES * FRONTEND_FEATURES];
  guint n = MIN (SCORE_FRAMES, stretch->n_frames - from);

  for (guint i = 0; i < n; i++)
    for (guint k = ranges[from + i].first; k < ranges[from + i].end; k++)
      wanted[get_state (stretch, k)->codebook] = TRUE;
  for (guint i = 0; i < SCORE_FRAMES; i++)
    frontend_get_features (sound->cepstra, sound->n_frames,
        MIN (stretch->start + from + i, sound->n_frames - 1), features + i * FRONTEND_FEATURES);
  score_block_fill (block, sound->model, features, wanted);
}

static void
hear_all (Stretch *stretch, const Range *ranges)
{
  g_autoptr (ScoreBlock) block = score_block_new (stretch->sound->model, SCORE_FRAMES);

  for (guint i = 0; i < stretch->n_frames; i += SCORE_FRAMES) {
    score_frames (stretch, ranges, i, block);
    hear (stretch, ranges, i, block);
  }
}

/* One frame on: what @before leads to in @range, made to sum to 1. FALSE: to nothing. */
static gboolean
step_forward (const Stretch *stretch, const float *before, Range was, float *now, Range range,
    const float *heard)
{
  double sum = 0;

  memset (now, 0, (range.end - range.first) * sizeof *now);
  for (guint i = was.first; i < was.end; i++) {
    const State *state = get_state (stretch, i);
    float odds = before[i - was.first];

    if (odds == 0)
      continue;
    if (i >= range.first && i < range.end)
      now[i - range.first] += odds * state->stay;
    for (guint k = state->first_arc; k < state[1].first_arc; k++) {
      const Arc *arc = &g_array_index (stretch->arcs, Arc, k);

      if (arc->to >= range.first && arc->to < range.end)
        now[arc->to - range.first] += odds * arc->odds;
    }
  }
  for (guint i = 0; i < range.end - range.first; i++)
    sum += now[i] *= heard[i];
  for (guint i = 0; i < range.end - range.first; i++)
    now[i] = (float) (now[i] / sum);
  return sum > 0;
}

/* One frame back: what @now, which is by @range, follows from in @was. */
static gboolean
step_backward (const Stretch *stretch, const float *now, Range range, float *before, Range was)
{
  double sum = 0;

  for (guint i = was.first; i < was.end; i++) {
    const State *state = get_state (stretch, i);
    float odds = i >= range.first && i < range.end ? state->stay * now[i - range.first] : 0;

    for (guint k = state->first_arc; k < state[1].first_arc; k++) {
      const Arc *arc = &g_array_index (stretch->arcs, Arc, k);

      if (arc->to >= range.first && arc->to < range.end)
        odds += arc->odds * now[arc->to - range.first];
    }
    sum += before[i - was.first] = odds;
  }
  for (guint i = 0; i < was.end - was.first; i++)
    before[i] = (float) (before[i] / sum);
  return sum > 0;
}

static void
begin_forward (const Stretch *stretch, Range range, float *now)
{
  const ChainWord *word = get_word (stretch, 0);

  memset (now, 0, (range.end - range.first) * sizeof *now);
  for (guint i = 0; stretch->begins_silent && i < MODEL_STATES; i++)
    now[i] = stretch->heard[i];
  for (guint i = word->first_entry; !stretch->begins_silent && i < word->end_entry; i++) {
    guint node = g_array_index (stretch->sound->chain->entries, guint, i) - word->first_node;
    guint state = get_part (stretch, 1)->first_state + MODEL_STATES * node - range.first;

    now[state] = stretch->heard[state];
  }
}

static void
begin_backward (const Stretch *stretch, Range range, float *now)
{
  guint n = stretch->words->len;
  const ChainWord *word = get_word (stretch, n - 1);

  memset (now, 0, (range.end - range.first) * sizeof *now);
  for (guint i = 0; stretch->ends_silent && i < MODEL_STATES; i++)
    now[range.end - MODEL_STATES + i - range.first] = 1;
  for (guint i = word->first_node; !stretch->ends_silent && i < word->end_node; i++) {
    guint state = get_part (stretch, 2 * n - 1)->first_state
        + MODEL_STATES * (i - word->first_node) + MODEL_STATES - 1;

    if (chain_get_node (stretch->sound->chain, i)->is_last && state >= range.first
        && state < range.end)
      now[state - range.first] = 1;
  }
}

static void
count_parts (Stretch *stretch, guint frame, Range range, const float *odds)
{
  double *begun = stretch->begun + (gsize) frame * stretch->parts->len, sum = 0;

  for (guint part = stretch->parts->len; part-- > 0;) {
    guint first = get_part (stretch, part)->first_state, end = states_until (stretch, part + 1);

    for (guint i = MAX (first, range.first); i < MIN (end, range.end); i++)
      sum += odds[i - range.first];
    begun[part] = sum;
  }
}

static gboolean
pass_forward (Stretch *stretch, const Range *ranges)
{
  begin_forward (stretch, ranges[0], stretch->forward);
  for (guint i = 1; i < stretch->n_frames; i++)
    if (!step_forward (stretch, stretch->forward + stretch->rows[i - 1], ranges[i - 1],
        stretch->forward + stretch->rows[i], ranges[i], stretch->heard + stretch->rows[i]))
      return FALSE;
  return TRUE;
}

static gboolean
pass_backward (Stretch *stretch, const Range *ranges)
{
  g_autofree float *now = g_new (float, stretch->states->len);
  g_autofree float *before = g_new (float, stretch->states->len);

  begin_backward (stretch, ranges[stretch->n_frames - 1], now);
  for (guint i = stretch->n_frames; i-- > 0;) {
    float *forward = stretch->forward + stretch->rows[i], *swapped = now;
    const float *heard = stretch->heard + stretch->rows[i];
    guint n = ranges[i].end - ranges[i].first;
    double sum = 0;

    for (guint k = 0; k < n; k++)
      sum += forward[k] *= now[k];
    if (!(sum > 0))
      return FALSE;
    for (guint k = 0; k < n; k++)
      forward[k] = (float) (forward[k] / sum);
    count_parts (stretch, i, ranges[i], forward);
    for (guint k = 0; k < n; k++)
      now[k] *= heard[k];
    if (i && !step_backward (stretch, now, ranges[i], before, ranges[i - 1]))
      return FALSE;
    now = before;
    before = swapped;
  }
  return TRUE;
}

/* The moment when @part has begun as likely as not, in frames of the stretch. */
static double
find_begin (const Stretch *stretch, guint part)
{
  gsize n = stretch->parts->len;
  double before = 0;

  for (guint i = 0; i < stretch->n_frames; i++) {
    double now = stretch->begun[i * n + part];

    if (now >= 0.5)
      return i ? i - 0.5 + (0.5 - before) / MAX (now - before, 1e-9) : 0;
    before = now;
  }
  return stretch->n_frames;
}

static void
set_times (Stretch *stretch)
{
  for (guint i = 0; i < stretch->words->len; i++) {
    Span *span = get_span (stretch, i);

    span->onset = stretch->start + find_begin (stretch, 2 * i + 1);
    span->finish = stretch->start + find_begin (stretch, 2 * i + 2);
  }
}

static void
build (Stretch *stretch)
{
  State last = { 0 };

  add_parts (stretch);
  for (guint i = 0; i < stretch->words->len; i++) {
    add_pause (stretch, i);
    add_word (stretch, i);
  }
  add_pause (stretch, stretch->words->len);
  last.first_arc = stretch->arcs->len;
  g_array_append_val (stretch->states, last);
}

static Stretch *
stretch_new (const RealignSound *sound, guint start, gboolean begins_silent)
{
  Stretch *stretch = g_new0 (Stretch, 1);

  stretch->sound = sound;
  stretch->start = start;
  stretch->begins_silent = begins_silent;
  stretch->words = g_ptr_array_new ();
  return stretch;
}

static void
stretch_free (Stretch *stretch)
{
  g_ptr_array_unref (stretch->words);
  g_array_unref (stretch->parts);
  g_array_unref (stretch->states);
  g_array_unref (stretch->arcs);
  g_free (stretch->rows);
  g_free (stretch->heard);
  g_free (stretch->forward);
  g_free (stretch->begun);
  g_free (stretch);
}

/* Words of a stretch without a likely path stay where the search found them. */
static void
realign_stretch (gpointer item, gpointer user_data G_GNUC_UNUSED)
{
  Stretch *stretch = item;
  g_autofree Range *ranges = g_new (Range, stretch->n_frames);

  stretch->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  stretch->states = g_array_new (FALSE, FALSE, sizeof (State));
  stretch->arcs = g_array_new (FALSE, FALSE, sizeof (Arc));
  stretch->rows = g_new (guint, stretch->n_frames + 1);
  build (stretch);
  find_ranges (stretch, ranges);
  stretch->heard = g_new (float, stretch->rows[stretch->n_frames]);
  stretch->forward = g_new (float, stretch->rows[stretch->n_frames]);
  stretch->begun = g_new (double, (gsize) stretch->n_frames * stretch->parts->len);
  hear_all (stretch, ranges);
  if (pass_forward (stretch, ranges) && pass_backward (stretch, ranges))
    set_times (stretch);
  stretch_free (stretch);
}

/* Where the spans are cut into stretches. */
typedef struct {
  const RealignSound *sound;
  GThreadPool *pool;
  Stretch *stretch;             /* being made, or NULL */
  guint silent_from;            /* frame of a pause before the next word; G_MAXUINT: there is none */
} Cutter;

static void
add_span (Cutter *cutter, Span *span)
{
  gboolean is_silent = cutter->silent_from != G_MAXUINT;

  span->onset = span->start;
  span->finish = span->end;
  if (!cutter->stretch)
    cutter->stretch = stretch_new (cutter->sound, is_silent ? cutter->silent_from : span->start,
        is_silent);
  g_ptr_array_add (cutter->stretch->words, span);
  cutter->silent_from = G_MAXUINT;
}

static void
end_stretch (Cutter *cutter, guint end, gboolean ends_silent)
{
  Stretch *stretch = cutter->stretch;

  cutter->stretch = NULL;
  if (!stretch)
    return;
  stretch->n_frames = end - stretch->start;
  stretch->ends_silent = ends_silent;
  g_thread_pool_push (cutter->pool, stretch, NULL);
}

/* Stretches end at unknown sounds, in the middle of a pause when they are long, else anywhere. */
static void
cut_at (Cutter *cutter, Span *span)
{
  guint start = cutter->stretch ? cutter->stretch->start : span->start;
  gboolean is_silent = cutter->silent_from != G_MAXUINT;

  if (span->kind == SPAN_OTHER) {
    end_stretch (cutter, span->start, is_silent);
    cutter->silent_from = G_MAXUINT;
  } else if (span->kind == SPAN_SILENCE) {
    cutter->silent_from = span->start;
    if (span->end - span->start < CUT_SILENCE || span->end - start < LONG_STRETCH)
      return;
    cutter->silent_from = (span->start + span->end) / 2;
    end_stretch (cutter, cutter->silent_from, TRUE);
  } else {
    add_span (cutter, span);
    if (span->end - start > LONGEST_STRETCH)
      end_stretch (cutter, span->end, FALSE);
  }
}

void
realign_words (const RealignSound *sound, GArray *spans)
{
  Cutter cutter = { .sound = sound, .silent_from = G_MAXUINT,
    .pool = g_thread_pool_new (realign_stretch, NULL, g_get_num_processors (), FALSE, NULL) };

  for (guint i = 0; i < spans->len; i++)
    cut_at (&cutter, &g_array_index (spans, Span, i));
  end_stretch (&cutter, (guint) sound->n_frames, cutter.silent_from != G_MAXUINT);
  g_thread_pool_free (cutter.pool, FALSE, TRUE);
}
