#include "search-inside.h"

#include "phone-loop.h"

#define MOST_NODES 12000        /* that go on to the next frame; the beam narrows beyond */
#define BINS 64                 /* to find how far it narrows */
#define PROGRESS_FRAMES 1000    /* from one report to the next */
#define LONG_OTHER 300          /* frames of unknown sounds that are no slip of the text */
#define NEAR 40                 /* sentences: about three minutes */
#define JUMP_FRAMES 100         /* from one try to pass over a passage to the next */

static void
search_init (Search *search, const AcousticModel *model, const Chain *chain,
    const SearchCosts *costs)
{
  guint n_words = chain->words->len, n_nodes = chain->nodes->len;
  guint n_places = n_nodes + 2 * (n_words + 1);

  *search = (Search) {
    .model = model, .chain = chain, .costs = costs, .n_nodes = n_nodes, .n_words = n_words,
    .paths = g_aligned_alloc (n_places, sizeof (NodePaths), 64),
    .listed = g_new0 (guint, n_places),
    .active.places = g_new (guint, n_places),
    .waiting.places = g_new (guint, n_places),
    .bests = g_new (float, n_places),
    .hubs = g_new (Token, n_words + 1),
    .pauses = g_new (Token, n_words + 1),
    .touched = g_array_new (FALSE, FALSE, sizeof (guint)),
    .history = history_new (),
  };
  for (guint i = 0; i < n_places; i++)
    search->paths[i] = (NodePaths) { { nowhere, nowhere, nowhere }, nowhere };
  for (guint i = 0; i <= n_words; i++)
    search->hubs[i] = search->pauses[i] = nowhere;
}

static void
search_clear (Search *search)
{
  g_aligned_free (search->paths);
  g_free (search->listed);
  g_free (search->active.places);
  g_free (search->waiting.places);
  g_free (search->bests);
  g_free (search->hubs);
  g_free (search->pauses);
  g_array_unref (search->touched);
  history_free (search->history);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* Goes on to the next frame. */
static inline void
list_place (Search *search, guint place)
{
  if (search->listed[place] == search->frame + 2)
    return;
  search->listed[place] = search->frame + 2;
  search->waiting.places[search->waiting.n++] = place;
}

/* Lets a path into @node with the next frame. */
static void
enter_node (Search *search, guint node, Token token)
{
  NodePaths *paths = &search->paths[node];

  list_place (search, node);
  if (token.score > paths->entering.score)
    paths->entering = token;
}

/* @pause: what it costs to go on with a pause. */
static void
enter_hub (Search *search, guint hub, Token token, float pause)
{
  if (search->hubs[hub].score == -INFINITY)
    g_array_append_val (search->touched, hub);
  if (token.score > search->hubs[hub].score)
    search->hubs[hub] = token;
  token.score -= pause;
  if (token.score > search->pauses[hub].score)
    search->pauses[hub] = token;
}

static gboolean
follows_mark (const Search *search, guint hub)
{
  return hub == search->n_words || chain_get_word (search->chain, hub)->follows_mark;
}

static float
cost_of_pause (const Search *search, guint hub)
{
  return follows_mark (search, hub) ? 0 : search->costs->pause;
}

/* To the words behind one that ended in @node, if they may begin with its last phone before them. */
static void
enter_next_word (Search *search, const ChainNode *node, Token token)
{
  const ChainWord *word;

  if (node->right == search->model->silence) {
    enter_hub (search, node->word + 1, token, cost_of_pause (search, node->word + 1));
    return;
  }
  word = chain_get_word (search->chain, node->word + 1);
  for (guint i = word->first_entry; i < word->end_entry; i++) {
    guint entry = g_array_index (search->chain->entries, guint, i);
    const ChainNode *first = chain_get_node (search->chain, entry);

    if (first->left == node->phone && first->phone == node->right)
      enter_node (search, entry, token);
  }
}

/* Sounds that the text does not know go on to a word at a cost once they are long. */
static Token
leave_other (Search *search, guint hub, Token token)
{
  if (token.score > search->unknown.score) {
    search->unknown = token;
    search->unknown_hub = hub;
  }
  if (search->frame - history_get_start (search->history, token.last) > LONG_OTHER)
    token.score -= search->costs->back;
  return token;
}

/* Hands the best path out of a place on. */
static void
leave_place (Search *search, guint place)
{
  const ChainNode *node;
  guint beyond = place - search->n_nodes;
  guint phone = search->model->silence;
  Token token = search->paths[place].states[MODEL_STATES - 1];

  if (place >= search->n_nodes) {
    if (beyond % 2)
      token = leave_other (search, beyond / 2, search->paths[place].states[0]);
    else
      token.score += search->model->leave[phone * MODEL_STATES + MODEL_STATES - 1];
    if (token.score > -search->costs->beam)
      enter_hub (search, beyond / 2, token, beyond % 2 ? 0 : PHONE_LOOP_COST);
    return;
  }
  if (token.score <= -search->costs->beam)
    return;
  node = chain_get_node (search->chain, place);
  token.score += search->model->leave[node->phone * MODEL_STATES + MODEL_STATES - 1];
  if (token.score <= -search->costs->beam)
    return;
  if (node->is_last)
    enter_next_word (search, node, token);
  else
    for (guint i = node->first_next; i < node->end_next; i++)
      enter_node (search, i, token);
}

/* From between words into the next word, a pause, or unknown sounds. */
static void
leave_hub (Search *search, guint hub)
{
  const ChainWord *word;
  Token token = search->hubs[hub];
  guint silence = search->n_nodes + 2 * hub;

  enter_node (search, silence, search->pauses[hub]);
  token.score -= search->costs->other + (follows_mark (search, hub) ? 0 : search->costs->amid);
  if (token.score > -search->costs->beam)
    enter_node (search, silence + 1, token);
  token = search->hubs[hub];
  if (hub == search->n_words)
    return;
  word = chain_get_word (search->chain, hub);
  for (guint i = word->first_entry; i < word->end_entry; i++) {
    guint entry = g_array_index (search->chain->entries, guint, i);

    if (chain_get_node (search->chain, entry)->left == search->model->silence)
      enter_node (search, entry, token);
  }
}

static int
compare_indices (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return (first > second) - (first < second);
}

/* From all hubs that paths came to, in the order of the words: a path that leaves a word out comes
 * to the next hub. Returns the path that has come to the end. */
static Token
leave_hubs (Search *search)
{
  const float least = -search->costs->beam;
  Token end = nowhere;

  g_array_sort (search->touched, compare_indices);
  for (guint i = 0; i < search->touched->len; i++)
    for (guint hub = g_array_index (search->touched, guint, i);
        hub <= search->n_words && search->hubs[hub].score > least; hub++) {
      Token token = search->hubs[hub], pause = search->pauses[hub];

      leave_hub (search, hub);
      search->hubs[hub] = search->pauses[hub] = nowhere;
      if (hub == search->n_words) {
        end = token;
        break;
      }
      if (chain_get_word (search->chain, hub)->shortest) {
        token.score -= search->costs->skip;
        pause.score -= search->costs->skip;
      }
      if (token.score > MAX (search->hubs[hub + 1].score, least))
        search->hubs[hub + 1] = token;
      if (pause.score > MAX (search->pauses[hub + 1].score, least))
        search->pauses[hub + 1] = pause;
    }
  g_array_set_size (search->touched, 0);
  return end;
}

/* The sentences behind @from, as far as a jump reaches, in unknown sounds as before. */
static void
jump_in_other (Search *search)
{
  Token token = search->unknown;
  guint tried = 0;

  token.score -= search->costs->jump;
  if (token.score <= -search->costs->beam)
    return;
  for (guint hub = search->unknown_hub + 1;
      hub < search->n_words && tried < search->costs->reach; hub++)
    if (chain_get_word (search->chain, hub)->begins_sentence) {
      enter_node (search, search->n_nodes + 2 * hub + 1, token);
      tried++;
    }
}

/* Now and then the best path between words tries the next @reach sentences, for where a passage was
 * cut out of the sound. What goes on farther away is unknown for a moment. */
static void
jump_ahead (Search *search, guint reach)
{
  Token best = nowhere;
  guint from = 0, tried = 0;

  for (guint i = 0; i < search->touched->len; i++) {
    guint hub = g_array_index (search->touched, guint, i);

    if (search->hubs[hub].score > best.score) {
      best = search->hubs[hub];
      from = hub;
    }
  }
  best.score -= search->costs->jump;
  if (best.score <= -search->costs->beam)
    return;
  for (guint hub = from + 1; hub < search->n_words && tried < reach; hub++)
    if (chain_get_word (search->chain, hub)->begins_sentence) {
      enter_hub (search, hub, best, 0);
      tried++;
    }
}

/* How much worse than @best a place may be, so that not too many go on. */
static float
find_beam (const Search *search, float best)
{
  const float beam = search->costs->beam;
  guint counts[BINS] = { 0 }, count = 0, bin = 0;

  if (search->active.n <= MOST_NODES)
    return beam;
  for (guint i = 0; i < search->active.n; i++)
    if (search->bests[i] > best - beam)
      counts[MIN ((guint) ((best - search->bests[i]) / beam * BINS), BINS - 1)]++;
  while (bin < BINS && count + counts[bin] <= MOST_NODES)
    count += counts[bin++];
  return beam * MAX (bin, 1) / BINS;
}

static void
keep_place (Search *search, guint place, float best)
{
  NodePaths *paths = &search->paths[place];

  for (guint i = 0; i < MODEL_STATES; i++)
    paths->states[i].score -= best;
  list_place (search, place);
}

static void
drop_place (Search *search, guint place)
{
  for (guint i = 0; i < MODEL_STATES; i++)
    search->paths[place].states[i] = nowhere;
}

/* Drops what is far behind the best, and lets the rest go on; returns the path at the end. */
static Token
prune_places (Search *search, float best)
{
  float beam = find_beam (search, best);

  search->offset += best;
  search->unknown = nowhere;
  for (guint i = 0; i < search->active.n; i++) {
    guint place = search->active.places[i];

    if (search->bests[i] > best - beam) {
      keep_place (search, place, best);
      leave_place (search, place);
    } else
      drop_place (search, place);
  }
  if (search->frame % JUMP_FRAMES == 0) {
    jump_ahead (search, MIN (search->costs->reach, NEAR));
    jump_in_other (search);
  }
  return leave_hubs (search);
}

static void
sweep_history (Search *search)
{
  g_autoptr (GPtrArray) lasts = g_ptr_array_new ();

  for (guint i = 0; i < search->waiting.n; i++) {
    NodePaths *paths = &search->paths[search->waiting.places[i]];

    for (guint k = 0; k < MODEL_STATES; k++)
      g_ptr_array_add (lasts, &paths->states[k].last);
    g_ptr_array_add (lasts, &paths->entering.last);
  }
  history_sweep (search->history, lasts);
}

static Token
step_frame (Search *search)
{
  PlaceList active = search->waiting;

  search->waiting = search->active;
  search->active = active;
  search->waiting.n = 0;
  return prune_places (search, search_step_places (search));
}

/* The best path, wherever it is. */
static Token
find_best (const Search *search)
{
  Token best = nowhere;

  for (guint i = 0; i < search->waiting.n; i++)
    for (guint k = 0; k < MODEL_STATES; k++) {
      const NodePaths *paths = &search->paths[search->waiting.places[i]];

      if (paths->states[k].score > best.score)
        best = paths->states[k];
    }
  return best;
}

GArray *
search_words (const AcousticModel *model, const Chain *chain, ScoreQueue *queue,
    const SearchCosts *costs, gsize n_frames, const AlignProgress *progress)
{
  g_auto (Search) search = { 0 };
  g_autoptr (PhoneLoop) loop = phone_loop_new (model);
  Token end = { 0, HISTORY_NONE }, best;

  search_init (&search, model, chain, costs);
  search.frame = G_MAXUINT;     /* before the first */
  enter_hub (&search, 0, end, 0);
  jump_ahead (&search, costs->reach);
  leave_hubs (&search);
  for (search.frame = 0; search.frame < n_frames; search.frame++) {
    search.scores = score_queue_next (queue);
    search.loop = phone_loop_step (loop, search.scores);
    if (progress && search.frame % PROGRESS_FRAMES == 0)
      progress->report ((double) search.frame / n_frames, progress->data);
    end = step_frame (&search);
    if (history_is_full (search.history) && search.frame + 1 < n_frames)
      sweep_history (&search);
  }
  best = find_best (&search);
  if (best.score - costs->rest >= end.score)
    end = best;
  return history_get_spans (search.history, end.last, (guint) n_frames,
      end.score + search.offset);
}
