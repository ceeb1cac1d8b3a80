/* Cepstra of sound that has no high tones, such as a telephone's. */
#pragma once

#include "acoustic-model.h"

/* Makes cepstra of the lowest @n_bands bands alone, as if the others were as the sounds of @model let
 * expect: the likeliest cepstra, where these are spread as @model's Gaussians are. */
void narrow_make_transform (const AcousticModel *model, guint n_bands,
    FrontendTransform *transform);
