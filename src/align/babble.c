#include "babble.h"

#include <math.h>

/* What it costs to begin a phone. Less, and the loop passes for words; the model that a synthetic
 * voice taught is less sure of everything. */
#define COARSE_COST 30.0f
#define FINE_COST 60.0f

struct _Babble {
  guint n_kinds, n_states;      /* states a phone */
  guint first_class;            /* of the first kind's first state */
  float cost;                   /* to begin a phone */
  float *scores;                /* the pause, then each phone's states; relative to the best */
};

Babble *
babble_new (const Monophones *phones, gboolean is_coarse)
{
  Babble *babble = g_new (Babble, 1);
  gsize n;

  babble->n_kinds = monophones_get_n_kinds (phones);
  babble->n_states = is_coarse ? 1 : MONOPHONE_STATES;
  babble->first_class = is_coarse ? monophones_class_of_kind (phones, 1)
      : monophones_class_of_state (phones, 1, 0);
  n = 1 + (gsize) babble->n_kinds * babble->n_states;
  babble->cost = is_coarse ? COARSE_COST : FINE_COST;
  babble->scores = g_new (float, n);
  for (gsize i = 0; i < n; i++)
    babble->scores[i] = i ? -INFINITY : 0;
  return babble;
}

void
babble_free (Babble *babble)
{
  g_free (babble->scores);
  g_free (babble);
}

/* The best that leaves a phone. */
static float
find_leaving (const Babble *babble)
{
  float best = babble->scores[0];

  for (guint i = babble->n_states; i <= babble->n_kinds * babble->n_states; i += babble->n_states)
    best = MAX (best, babble->scores[i]);
  return best;
}

float
babble_step (Babble *babble, const float *scores)
{
  float entering = find_leaving (babble) - babble->cost, best;
  float *at = babble->scores + 1;
  const float *class = scores + babble->first_class;

  babble->scores[0] = MAX (babble->scores[0], entering) + scores[MONOPHONE_PAUSE];
  best = babble->scores[0];
  for (guint kind = 0; kind < babble->n_kinds; kind++) {
    float come = entering;

    for (guint i = 0; i < babble->n_states; i++, at++, class++) {
      float stay = *at;

      *at = MAX (stay, come) + *class;
      best = MAX (best, *at);
      come = stay;
    }
  }
  for (guint i = 0; i <= babble->n_kinds * babble->n_states; i++)
    babble->scores[i] -= best;
  return best;
}
