/* A PocketSphinx acoustic model as it lies on disk: phones, triphones, and the mixtures of Gaussians
 * behind their states ("ptm": a codebook a phone, weights a senone). Read once, then shared by all
 * threads. */
#pragma once

#include "frontend.h"

#define MODEL_STATES 3          /* of a phone, from left to right, no skips */
#define MODEL_STREAMS 3         /* cepstra, slopes, slopes of slopes */
#define MODEL_DENSITIES 128     /* Gaussians of a codebook in a stream */
#define MODEL_SENONE_STEP 8     /* senones are reckoned so many at once */

/* A stream's Gaussians as rows of MODEL_DENSITIES: factors of each squared feature, of each
 * feature, and a constant. Their sum is the logarithm of the density. */
#define MODEL_ROWS (2 * FRONTEND_CEPSTRA + 1)

typedef enum {
  PHONE_INTERNAL,
  PHONE_BEGIN,
  PHONE_END,
  PHONE_SINGLE,
  PHONE_PLACES,                 /* in a word */
} PhonePlace;

typedef struct {
  guint n_phones;
  guint silence;                /* the phone of pauses */
  char **phones;                /* names, "AA"; NULL at the end */
  gboolean *is_filler;          /* of a phone: noise or silence, nothing that words have */
  guint n_sequences;
  guint16 *sequences;           /* MODEL_STATES senones each */
  guint16 *triphones;           /* sequence by place, phone, left, right; G_MAXUINT16: none */
  float *stay, *leave;          /* logarithms, by phone and state */

  guint n_senones;              /* by codebook, each filled up to a MODEL_SENONE_STEP */
  guint *first_senone;          /* by codebook, and n_senones behind the last */
  guint8 *codebooks;            /* by senone: a phone */
  float *gaussians;             /* by codebook, stream, row, density */
  guint16 *weights;             /* by codebook, stream, density, senone of the codebook: floats
                                   without their lower half, as precise as the files' */

  guint n_trained;              /* senones in the files */
  guint16 *senones;             /* by their number in the files */
} AcousticModel;

/* NULL where @directory has none that we read; @error names the file. */
AcousticModel *acoustic_model_read (const char *directory, GError **error);
void acoustic_model_free (AcousticModel *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AcousticModel, acoustic_model_free)

/* The index of the phone called @name, or -1. */
int acoustic_model_find_phone (const AcousticModel *model, const char *name);

typedef struct {
  PhonePlace place;
  guint phone, left, right;
} Triphone;

/* The MODEL_STATES senones of @triphone, or of the nearest that was trained: in another place of the
 * word, next to silence, without context. */
const guint16 *acoustic_model_get_senones (const AcousticModel *model, const Triphone *triphone);
