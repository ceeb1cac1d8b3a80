/* The ways to time words, a row each, best first. */
#pragma once

#include "align.h"

typedef struct {
  const char *name;             /* of --engine */

  /* FALSE: it cannot time words of @language, a BCP 47 tag, and why; ALIGN_ERROR_MODEL or
   * ALIGN_ERROR_NO_VOICE. */
  gboolean (*check) (const char *language, GError **error);

  /* NULL: by stamps alone, without the audio. As acoustic_time_words (). */
  gboolean (*time_words) (Transcript *transcript, const AlignSound *sound,
      const AlignProgress *progress, GError **error);
} Engine;

/* NULL: there is none of that name. */
const Engine *engine_for_name (const char *name);

/* The first that can time words of @language. @why says what the one before it wants; so it is set
 * where only stamps are left. */
const Engine *engine_choose (const char *language, GError **why);
