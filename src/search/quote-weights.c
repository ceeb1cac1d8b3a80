#include "quote-weights.h"

#include <math.h>
#include <string.h>

#include "closed-class.h"

#define WEIGHT_FILLER 0.08
#define WEIGHT_CLOSED 0.25
#define WEIGHT_LEAST 0.35       /* of a word of matter, however often it is said */
#define COMMON 0.012            /* of all words: as common as grammar */
#define RARE 0.0005
#define OTHER_TALK 3000         /* words of other talk that we think of, in which it does not stand */

/* What people say while they think. */
static const char *const fillers[] = { "ah", "eh", "er", "erm", "hm", "hmm", "huh", "mhm", "mm", "oh",
  "uh", "um" };

static gboolean
is_filler (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (g_str_equal (fillers[i], text))
      return TRUE;
  return FALSE;
}

static double
weight_by_share (double share)
{
  double weight = log (COMMON / share) / log (COMMON / RARE);

  return CLAMP (WEIGHT_LEAST + (1 - WEIGHT_LEAST) * weight, WEIGHT_LEAST, 1);
}

void
quote_weights_fill (const Said *said, const Said *text, float *weights)
{
  double all = text->tokens->len + OTHER_TALK;

  for (guint i = 0; i < said->terms.rows->len; i++) {
    const Term *term = terms_get (&said->terms, i);
    const Term *there = said == text ? term : terms_find (&text->terms, term->text, term->size);

    if (is_filler (term->text))
      weights[i] = WEIGHT_FILLER;
    else if (closed_class_of (term->text, term->size) != CLOSED_CLASS_NO)
      weights[i] = WEIGHT_CLOSED;
    else
      weights[i] = (float) weight_by_share (MAX (there ? there->count : 0, 1) / all);
  }
}
