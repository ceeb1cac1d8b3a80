/* A model of phones, learnt from speech whose phones are known: three states a phone, a Gaussian
 * each, whatever is beside it. */
#pragma once

#include "frontend.h"

#define MONOPHONE_STATES 3      /* of a phone, from left to right */
#define MONOPHONE_PAUSE 0       /* the class of pauses, and the kind of phone that makes no sound */

typedef struct _Monophones Monophones;

/* Of phones of kinds 1 to @n_kinds. A class is what a frame may be: a pause, a state, or, to look
 * less closely, any state of a kind. */
Monophones *monophones_new (guint n_kinds);
void monophones_free (Monophones *phones);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Monophones, monophones_free)

guint monophones_get_n_kinds (const Monophones *phones);
guint monophones_get_n_classes (const Monophones *phones);
guint monophones_class_of_state (const Monophones *phones, guint kind, guint state);
guint monophones_class_of_kind (const Monophones *phones, guint kind);

/* Forgets what was heard, but not what was learnt of it. */
void monophones_forget (Monophones *phones);

/* Hears one frame as @class, a pause or a state. */
void monophones_hear (Monophones *phones, guint class, const float features[FRONTEND_FEATURES]);

/* Makes the model of all that was heard since monophones_forget (). No variance is less than
 * @least_variance of that of all sound: a rare phone must not fit itself only. */
void monophones_learn (Monophones *phones, double least_variance);

/* The logarithms of the densities of one frame, by class. @scores: monophones_get_n_classes (). */
void monophones_score (const Monophones *phones, const float features[FRONTEND_FEATURES],
    float *scores);
