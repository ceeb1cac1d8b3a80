#include "score-queue.h"

#define BLOCK 64                /* frames a thread takes at once */
#define SHARING 2              /* frames that share the scores of the first */
#define AHEAD 8                 /* blocks made before they are asked for, or under way */

typedef struct {
  gsize first;                  /* frame; of the block in hand */
  ScoreBlock *block;
  gboolean is_filled;
} Slot;

struct _ScoreQueue {
  const AcousticModel *model;
  const float *cepstra;
  gsize n_frames, first, next, asked, end;
  Slot slots[AHEAD];            /* a ring: block n is in slot n % AHEAD */
  GThreadPool *pool;
  GMutex lock;
  GCond filled;
};

static void
fill_slot (gpointer data, gpointer user_data)
{
  Slot *slot = data;
  ScoreQueue *queue = user_data;
  float features[BLOCK * FRONTEND_FEATURES];

  for (guint i = 0; i < slot->block->n_frames; i++)
    frontend_get_features (queue->cepstra, queue->n_frames,
        MIN (slot->first + i * SHARING, queue->end - 1), features + i * FRONTEND_FEATURES);
  score_block_fill (slot->block, queue->model, features, NULL);
  g_mutex_lock (&queue->lock);
  slot->is_filled = TRUE;
  g_cond_signal (&queue->filled);
  g_mutex_unlock (&queue->lock);
}

static void
ask_for_block (ScoreQueue *queue, Slot *slot)
{
  if (queue->asked >= queue->end)
    return;
  slot->first = queue->asked;
  slot->is_filled = FALSE;
  queue->asked += BLOCK;
  g_thread_pool_push (queue->pool, slot, NULL);
}

ScoreQueue *
score_queue_new (const AcousticModel *model, const float *cepstra, gsize n_frames, gsize first,
    gsize end)
{
  ScoreQueue *queue = g_new0 (ScoreQueue, 1);

  queue->model = model;
  queue->cepstra = cepstra;
  queue->n_frames = n_frames;
  queue->first = queue->next = queue->asked = first;
  queue->end = end;
  g_mutex_init (&queue->lock);
  g_cond_init (&queue->filled);
  queue->pool = g_thread_pool_new (fill_slot, queue, g_get_num_processors (), FALSE, NULL);
  for (guint i = 0; i < AHEAD; i++) {
    queue->slots[i].block = score_block_new (model, BLOCK / SHARING);
    ask_for_block (queue, &queue->slots[i]);
  }
  return queue;
}

void
score_queue_free (ScoreQueue *queue)
{
  g_thread_pool_free (queue->pool, TRUE, TRUE);
  for (guint i = 0; i < AHEAD; i++)
    score_block_free (queue->slots[i].block);
  g_mutex_clear (&queue->lock);
  g_cond_clear (&queue->filled);
  g_free (queue);
}

const float *
score_queue_next (ScoreQueue *queue)
{
  gsize at = queue->next++ - queue->first;
  Slot *slot = &queue->slots[at / BLOCK % AHEAD];

  if (at && at % BLOCK == 0)
    ask_for_block (queue, &queue->slots[(at / BLOCK - 1) % AHEAD]);
  g_mutex_lock (&queue->lock);
  while (!slot->is_filled)
    g_cond_wait (&queue->filled, &queue->lock);
  g_mutex_unlock (&queue->lock);
  return score_block_at (slot->block, at % BLOCK / SHARING);
}
