/* How a voice sounds, whatever it says: a mixture of Gaussians over its cepstra. */
#pragma once

#include <glib.h>

#define TIMBRE_FEATURES 12      /* cepstra without the first, which is loudness */
#define TIMBRE_PARTS 16         /* at most */

typedef struct {
  guint n_parts;
  double weight[TIMBRE_PARTS];                  /* logarithm, with the constant of the Gaussian */
  float mean[TIMBRE_PARTS][TIMBRE_FEATURES];
  float factor[TIMBRE_PARTS][TIMBRE_FEATURES];  /* a half of the variance's reciprocal */
} Timbre;

/* Learns from @n_frames rows of TIMBRE_FEATURES, one or more: the more frames, the more parts. */
void timbre_learn (Timbre *timbre, const float *frames, gsize n_frames);

/* The logarithm of how likely @timbre makes @frame. */
double timbre_weigh (const Timbre *timbre, const float frame[TIMBRE_FEATURES]);
