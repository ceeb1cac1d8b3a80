#include "phone-loop.h"

#include <math.h>

struct _PhoneLoop {
  const AcousticModel *model;
  float *scores;                /* by phone and state, relative to the best of them */
  float leaving;                /* the best that leaves a phone */
};

PhoneLoop *
phone_loop_new (const AcousticModel *model)
{
  PhoneLoop *loop = g_new (PhoneLoop, 1);

  loop->model = model;
  loop->scores = g_new (float, model->n_phones * MODEL_STATES);
  for (guint i = 0; i < model->n_phones * MODEL_STATES; i++)
    loop->scores[i] = -INFINITY;
  loop->leaving = 0;
  return loop;
}

void
phone_loop_free (PhoneLoop *loop)
{
  g_free (loop->scores);
  g_free (loop);
}

/* Moves a phone on by a frame; returns its best score. */
static float
step_phone (PhoneLoop *loop, guint phone, const float *heard, float entering)
{
  const AcousticModel *model = loop->model;
  const guint16 *senones = model->sequences + phone * MODEL_STATES;
  float *scores = loop->scores + phone * MODEL_STATES, best = -INFINITY;

  for (guint i = MODEL_STATES; i-- > 0;) {
    guint at = phone * MODEL_STATES + i;
    float come = i ? scores[i - 1] + model->leave[at - 1] : entering;

    scores[i] = MAX (scores[i] + model->stay[at], come) + heard[senones[i]];
    best = MAX (best, scores[i]);
  }
  return best;
}

float
phone_loop_step (PhoneLoop *loop, const float *scores)
{
  const AcousticModel *model = loop->model;
  float entering = loop->leaving - PHONE_LOOP_COST, best = -INFINITY;

  for (guint phone = 0; phone < model->n_phones; phone++) {
    float score = step_phone (loop, phone, scores, entering);

    best = MAX (best, score);
  }
  loop->leaving = -INFINITY;
  for (guint i = 0; i < model->n_phones * MODEL_STATES; i++) {
    loop->scores[i] -= best;
    if (i % MODEL_STATES == MODEL_STATES - 1)
      loop->leaving = MAX (loop->leaving, loop->scores[i] + model->leave[i]);
  }
  return best;
}
