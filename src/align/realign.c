/* The forward-backward algorithm over the words that a search found, each within REACH of where it
 * found them; see L. Rabiner, "A Tutorial on Hidden Markov Models" (1989), section III. Scaled
 * probabilities, not logarithms: what is that far behind does not count. */
#include "realign.h"

#include <math.h>
#include <string.h>

#include "scores.h"
#include "trellis.h"

#define LONG_STRETCH 500        /* frames after which the next pause ends a trellis */
#define LONGEST_STRETCH 3000
#define CUT_SILENCE 20          /* frames of a pause that may be cut */
#define SCORE_FRAMES 16         /* scored at once */

/* Frames overlap and are alike: their scores count as if each of ten said the same. Whole, they make
 * one path certain, and in noise the wrong one: 22 ms instead of 16 by the median. */
#define SCALE 0.1f
#define SILENCE 0.5f            /* gained by each frame of a pause, as in the search */

typedef struct {
  const RealignSound *sound;
  const Trellis *trellis;
  TrellisRange *ranges;         /* by frame */
  guint *rows;                  /* where the cells of each frame begin */
  float *heard, *forward;       /* cells: by frame, of the states of its range */
  double *begun;                /* by frame and part: odds that the part or a later one is heard */
} Passes;

static void
passes_clear (Passes *passes)
{
  g_free (passes->ranges);
  g_free (passes->rows);
  g_free (passes->heard);
  g_free (passes->forward);
  g_free (passes->begun);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Passes, passes_clear)

/* Probabilities of the sounds of the frames of @block, from @from on, in the states of their ranges;
 * the likeliest of a frame is 1. */
static void
hear (Passes *passes, guint from, const ScoreBlock *block)
{
  const Trellis *trellis = passes->trellis;
  guint n = MIN (SCORE_FRAMES, trellis->n_frames - from);

  for (guint i = 0; i < n; i++) {
    const float *scores = score_block_at (block, i);
    TrellisRange range = passes->ranges[from + i];
    float *heard = passes->heard + passes->rows[from + i], best = -INFINITY;

    for (guint k = range.first; k < range.end; k++)
      best = MAX (best, scores[trellis_get_state (trellis, k)->senone]);
    for (guint k = range.first; k < range.end; k++) {
      const TrellisState *state = trellis_get_state (trellis, k);
      float gained = state->codebook == trellis->model->silence ? SILENCE : 0;

      heard[k - range.first] = expf (SCALE * (scores[state->senone] - best + gained));
    }
  }
}

static void
score_frames (const Passes *passes, guint from, ScoreBlock *block)
{
  const RealignSound *sound = passes->sound;
  const Trellis *trellis = passes->trellis;
  g_autofree gboolean *wanted = g_new0 (gboolean, sound->model->n_phones);
  float features[SCORE_FRAMES * FRONTEND_FEATURES];
  guint n = MIN (SCORE_FRAMES, trellis->n_frames - from);

  for (guint i = 0; i < n; i++)
    for (guint k = passes->ranges[from + i].first; k < passes->ranges[from + i].end; k++)
      wanted[trellis_get_state (trellis, k)->codebook] = TRUE;
  for (guint i = 0; i < SCORE_FRAMES; i++)
    frontend_get_features (sound->cepstra, sound->n_frames,
        MIN (trellis->start + from + i, sound->n_frames - 1), features + i * FRONTEND_FEATURES);
  score_block_fill (block, sound->model, features, wanted);
}

static void
hear_all (Passes *passes)
{
  g_autoptr (ScoreBlock) block = score_block_new (passes->sound->model, SCORE_FRAMES);

  for (guint i = 0; i < passes->trellis->n_frames; i += SCORE_FRAMES) {
    score_frames (passes, i, block);
    hear (passes, i, block);
  }
}

/* To @frame from the one before: what that leads to, made to sum to 1. FALSE: to nothing. */
static gboolean
step_forward (const Passes *passes, guint frame)
{
  const Trellis *trellis = passes->trellis;
  const TrellisRange was = passes->ranges[frame - 1], range = passes->ranges[frame];
  const float *before = passes->forward + passes->rows[frame - 1];
  const float *heard = passes->heard + passes->rows[frame];
  float *now = passes->forward + passes->rows[frame];
  double sum = 0;

  memset (now, 0, (range.end - range.first) * sizeof *now);
  for (guint i = was.first; i < was.end; i++) {
    const TrellisState *state = trellis_get_state (trellis, i);
    float odds = before[i - was.first];

    if (odds == 0)
      continue;
    if (i >= range.first && i < range.end)
      now[i - range.first] += odds * state->stay;
    for (guint k = state->first_arc; k < state[1].first_arc; k++) {
      const TrellisArc *arc = &g_array_index (trellis->arcs, TrellisArc, k);

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

/* One frame back from @frame: what @now follows from. */
static gboolean
step_backward (const Passes *passes, guint frame, const float *now, float *before)
{
  const Trellis *trellis = passes->trellis;
  const TrellisRange was = passes->ranges[frame - 1], range = passes->ranges[frame];
  double sum = 0;

  for (guint i = was.first; i < was.end; i++) {
    const TrellisState *state = trellis_get_state (trellis, i);
    float odds = i >= range.first && i < range.end ? state->stay * now[i - range.first] : 0;

    for (guint k = state->first_arc; k < state[1].first_arc; k++) {
      const TrellisArc *arc = &g_array_index (trellis->arcs, TrellisArc, k);

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
begin_forward (Passes *passes)
{
  const Trellis *trellis = passes->trellis;
  const TrellisRange range = passes->ranges[0];
  float *now = passes->forward;
  const ChainWord *word = trellis_get_word (trellis, 0);

  memset (now, 0, (range.end - range.first) * sizeof *now);
  for (guint i = 0; trellis->begins_silent && i < MODEL_STATES; i++)
    now[i] = passes->heard[i];
  for (guint i = word->first_entry; !trellis->begins_silent && i < word->end_entry; i++) {
    guint node = g_array_index (trellis->chain->entries, guint, i) - word->first_node;
    guint state = trellis_get_part (trellis, 1)->first_state + MODEL_STATES * node - range.first;

    now[state] = passes->heard[state];
  }
}

static void
begin_backward (const Trellis *trellis, TrellisRange range, float *now)
{
  guint n = trellis->words->len;
  const ChainWord *word = trellis_get_word (trellis, n - 1);

  memset (now, 0, (range.end - range.first) * sizeof *now);
  for (guint i = 0; trellis->ends_silent && i < MODEL_STATES; i++)
    now[range.end - MODEL_STATES + i - range.first] = 1;
  for (guint i = word->first_node; !trellis->ends_silent && i < word->end_node; i++) {
    guint state = trellis_get_part (trellis, 2 * n - 1)->first_state
        + MODEL_STATES * (i - word->first_node) + MODEL_STATES - 1;

    if (chain_get_node (trellis->chain, i)->is_last && state >= range.first
        && state < range.end)
      now[state - range.first] = 1;
  }
}

static void
count_parts (Passes *passes, guint frame, const float *odds)
{
  const Trellis *trellis = passes->trellis;
  const TrellisRange range = passes->ranges[frame];
  double *begun = passes->begun + (gsize) frame * trellis->parts->len, sum = 0;

  for (guint part = trellis->parts->len; part-- > 0;) {
    guint first = trellis_get_part (trellis, part)->first_state;
    guint end = trellis_states_until (trellis, part + 1);

    for (guint i = MAX (first, range.first); i < MIN (end, range.end); i++)
      sum += odds[i - range.first];
    begun[part] = sum;
  }
}

static gboolean
pass_forward (Passes *passes)
{
  begin_forward (passes);
  for (guint i = 1; i < passes->trellis->n_frames; i++)
    if (!step_forward (passes, i))
      return FALSE;
  return TRUE;
}

/* Makes of the odds of what led to @frame those of its states; @now: of what follows. */
static gboolean
join_passes (Passes *passes, guint frame, const float *now)
{
  float *forward = passes->forward + passes->rows[frame];
  guint n = passes->rows[frame + 1] - passes->rows[frame];
  double sum = 0;

  for (guint k = 0; k < n; k++)
    sum += forward[k] *= now[k];
  if (!(sum > 0))
    return FALSE;
  for (guint k = 0; k < n; k++)
    forward[k] = (float) (forward[k] / sum);
  count_parts (passes, frame, forward);
  return TRUE;
}

static gboolean
pass_backward (Passes *passes)
{
  const guint n_frames = passes->trellis->n_frames, n_states = passes->trellis->states->len;
  g_autofree float *now = g_new (float, n_states);
  g_autofree float *before = g_new (float, n_states);

  begin_backward (passes->trellis, passes->ranges[n_frames - 1], now);
  for (guint i = n_frames; i-- > 0;) {
    const float *heard = passes->heard + passes->rows[i];
    float *swapped = now;

    if (!join_passes (passes, i, now))
      return FALSE;
    for (guint k = 0; k < passes->rows[i + 1] - passes->rows[i]; k++)
      now[k] *= heard[k];
    if (i && !step_backward (passes, i, now, before))
      return FALSE;
    now = before;
    before = swapped;
  }
  return TRUE;
}

/* The moment when @part has begun as likely as not, in frames of the trellis. */
static double
find_begin (const Passes *passes, guint part)
{
  gsize n = passes->trellis->parts->len;
  double before = 0;

  for (guint i = 0; i < passes->trellis->n_frames; i++) {
    double now = passes->begun[i * n + part];

    if (now >= 0.5)
      return i ? i - 0.5 + (0.5 - before) / MAX (now - before, 1e-9) : 0;
    before = now;
  }
  return passes->trellis->n_frames;
}

static void
set_times (const Passes *passes)
{
  const Trellis *trellis = passes->trellis;

  for (guint i = 0; i < trellis->words->len; i++) {
    Span *span = trellis_get_span (trellis, i);

    span->onset = trellis->start + find_begin (passes, 2 * i + 1);
    span->finish = trellis->start + find_begin (passes, 2 * i + 2);
  }
}

static void
make_room (Passes *passes)
{
  const Trellis *trellis = passes->trellis;
  const guint n = trellis->n_frames;

  passes->ranges = g_new (TrellisRange, n);
  trellis_find_ranges (trellis, passes->ranges);
  passes->rows = g_new0 (guint, n + 1);
  for (guint i = 0; i < n; i++)
    passes->rows[i + 1] = passes->rows[i] + passes->ranges[i].end - passes->ranges[i].first;
  passes->heard = g_new (float, passes->rows[n]);
  passes->forward = g_new (float, passes->rows[n]);
  passes->begun = g_new (double, (gsize) n * trellis->parts->len);
}

/* Words of a trellis without a likely path stay where the search found them. */
static void
realign_trellis (gpointer item, gpointer user_data)
{
  g_autoptr (Trellis) trellis = item;
  g_auto (Passes) passes = { .sound = user_data, .trellis = trellis };

  trellis_build (trellis);
  make_room (&passes);
  hear_all (&passes);
  if (pass_forward (&passes) && pass_backward (&passes))
    set_times (&passes);
}

/* Where the spans are cut into stretches, a trellis each. */
typedef struct {
  const RealignSound *sound;
  GThreadPool *pool;
  Trellis *trellis;             /* being made, or NULL */
  guint silent_from;            /* frame of a pause before the next word; G_MAXUINT: there is none */
} Cutter;

static void
add_span (Cutter *cutter, Span *span)
{
  gboolean is_silent = cutter->silent_from != G_MAXUINT;

  span->onset = span->start;
  span->finish = span->end;
  if (!cutter->trellis)
    cutter->trellis = trellis_new (cutter->sound->model, cutter->sound->chain,
        is_silent ? cutter->silent_from : span->start, is_silent);
  g_ptr_array_add (cutter->trellis->words, span);
  cutter->silent_from = G_MAXUINT;
}

static void
end_trellis (Cutter *cutter, guint end, gboolean ends_silent)
{
  Trellis *trellis = cutter->trellis;

  cutter->trellis = NULL;
  if (!trellis)
    return;
  trellis->n_frames = end - trellis->start;
  trellis->ends_silent = ends_silent;
  g_thread_pool_push (cutter->pool, trellis, NULL);
}

/* Stretches end at unknown sounds, in the middle of a pause when they are long, else anywhere. */
static void
cut_at (Cutter *cutter, Span *span)
{
  guint start = cutter->trellis ? cutter->trellis->start : span->start;
  gboolean is_silent = cutter->silent_from != G_MAXUINT;

  if (span->kind == SPAN_OTHER) {
    end_trellis (cutter, span->start, is_silent);
    cutter->silent_from = G_MAXUINT;
  } else if (span->kind == SPAN_SILENCE) {
    cutter->silent_from = span->start;
    if (span->end - span->start < CUT_SILENCE || span->end - start < LONG_STRETCH)
      return;
    cutter->silent_from = (span->start + span->end) / 2;
    end_trellis (cutter, cutter->silent_from, TRUE);
  } else {
    add_span (cutter, span);
    if (span->end - start > LONGEST_STRETCH)
      end_trellis (cutter, span->end, FALSE);
  }
}

void
realign_words (const RealignSound *sound, GArray *spans)
{
  Cutter cutter = { .sound = sound, .silent_from = G_MAXUINT,
    .pool = g_thread_pool_new (realign_trellis, (gpointer) sound, g_get_num_processors (), FALSE,
        NULL) };

  for (guint i = 0; i < spans->len; i++)
    cut_at (&cutter, &g_array_index (spans, Span, i));
  end_trellis (&cutter, (guint) sound->n_frames, cutter.silent_from != G_MAXUINT);
  g_thread_pool_free (cutter.pool, FALSE, TRUE);
}
